"""Logging outside a meeting: a letter, a visit, a call, an intermediary's list."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from petitions.enums import Channel, PetitionerKind, PetitionState
from petitions.models import Petition

pytestmark = pytest.mark.django_db
NEW = "/manage/petitions/new/"


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


@pytest.fixture
def typed():
    def build(**changes):
        data = {"organisation": "HTX Chè Shan", "text": "Xin hỗ trợ máy sấy lạnh.", "channel": "letter"}
        return data | {"form_key": str(uuid.uuid4())} | changes

    return build


def test_letter_becomes_a_petition_of_the_office(browser, typed, ubnd, cooperative):
    response = browser.post(
        NEW, typed(organisation=cooperative.name, cooperative=cooperative.pk, contact="0912 000 111")
    )
    row = Petition.objects.get()
    assert response.url == reverse("petitions:detail", args=[row.code])
    assert (row.state, row.channel, row.handled_by, row.meeting) == (PetitionState.RECEIVED, "letter", ubnd, None)
    one = row.petitioners.get()
    assert (one.cooperative, one.contact) == (cooperative, "0912 000 111")


def test_double_submit_of_one_form_makes_one_petition(browser, typed):
    data = typed()
    assert browser.post(NEW, data).status_code == 302
    assert browser.post(NEW, data).status_code == 302
    assert Petition.objects.count() == 1


def test_next_of_a_pile_comes_in_the_same_way(browser, typed):
    response = browser.post(NEW, typed(again="1"), follow=True)
    assert response.context["form"]["channel"].value() == Channel.LETTER
    assert Petition.objects.get().code in response.content.decode()


def test_day_of_receipt_counts(browser, typed):
    day = timezone.localdate() - timedelta(days=5)
    browser.post(NEW, typed(received_on=day.strftime("%d/%m/%Y")))
    row = Petition.objects.get()
    assert (timezone.localdate(row.received_at), row.due_from) == (day, day)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"organisation": " "}, "organisation"),
        ({"text": ""}, "text"),
        ({"text": "ý" * 100_000}, "text"),
        ({"channel": ""}, "channel"),
        ({"channel": "floor"}, "channel"),
        ({"received_on": "01/01/0203"}, "received_on"),
        ({"received_on": "31/12/2099"}, "received_on"),
        ({"form_key": "nonsense"}, "form_key"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(browser, typed, changes, field):
    response = browser.post(NEW, typed(**changes))
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert not Petition.objects.exists()


def test_person_is_noted_as_one_even_with_a_name_of_the_register(browser, typed, cooperative):
    browser.post(NEW, typed(organisation=cooperative.name, cooperative=cooperative.pk, is_person="on"))
    one = Petition.objects.get().petitioners.get()
    assert (one.kind, one.cooperative) == (PetitionerKind.PERSON, None)


def test_intermediary_logs_its_list_for_the_office_of_the_place(
    client_for, collector, alliance, ubnd, coordinator, typed
):
    browser = client_for(collector)
    assert "channel" not in browser.get(NEW).context["form"].fields
    response = browser.post(NEW, typed(), follow=True)
    assert response.status_code == 200, response.context["form"].errors
    row = Petition.objects.get()
    assert (row.channel, row.collected_by, row.handled_by) == (Channel.LIST, alliance, ubnd)


@pytest.mark.parametrize("person", ["officer", "leader", "outsider", "representative"])
def test_others_are_refused(client_for, request, typed, person):
    client = client_for(request.getfixturevalue(person))
    assert client.get(NEW).status_code == 403
    assert client.post(NEW, typed()).status_code == 403
    assert not Petition.objects.exists()


def test_way_in_stands_on_list_and_home_of_who_may(browser, client_for, officer):
    for page in ("/manage/petitions/", "/manage/"):
        assert f'href="{NEW}"' in browser.get(page).content.decode()
        assert f'href="{NEW}"' not in client_for(officer).get(page).content.decode()
