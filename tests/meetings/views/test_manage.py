"""The staff pages: who gets in, what they do, what they cost."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.enums import MeetingAction, MeetingState
from meetings.models import Meeting
from meetings.services import meeting_update
from tests.factories.meetings import (
    AgendaItemFactory,
    AwardFactory,
    ConclusionFactory,
    ConsultationFactory,
    DelegateFactory,
    HostFactory,
    MeetingFactory,
    OpinionFactory,
    PhotoFactory,
    ReferenceDocumentFactory,
)

pytestmark = pytest.mark.django_db

PARTS = {
    "hosts": ("host", HostFactory),
    "agenda": ("agenda_item", AgendaItemFactory),
    "delegates": ("delegate", DelegateFactory),
    "references": ("reference", ReferenceDocumentFactory),
    "consultations": ("consultation", ConsultationFactory),
    "conclusions": ("conclusion", ConclusionFactory),
    "awards": ("award", AwardFactory),
    "photos": ("photo", PhotoFactory),
}


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


def plan(ubnd, **more):
    return {
        "title": "Hội nghị đối thoại năm 2026",
        "kind": "dialogue",
        "year": "2026",
        "unit": ubnd.unit_id,
        "organiser": ubnd.pk,
        "form_uuid": "0a8f6f8e-5b0e-4a0e-9f0a-000000000001",
        **more,
    }


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


# --- The list ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_however_long(browser, coordinator, ubnd, rows, django_assert_num_queries):
    MeetingFactory.create_batch(rows, organiser=ubnd)
    # Session, person, appointments, reach of the appointments, unread messages; years and rows are ours.
    with django_assert_num_queries(7):
        page = browser.get(url("list"))
    assert len(page.context["rows"]) == rows


def test_list_finds_without_accents_and_keeps_filters_in_the_address(browser, ubnd):
    wanted = MeetingFactory(organiser=ubnd, title="Gặp gỡ các hợp tác xã nuôi cá lồng")
    MeetingFactory(organiser=ubnd)
    page = browser.get(url("list"), {"q": "ca long", "state": "draft"})
    assert [row.code for row in page.context["rows"]] == [wanted.code]
    assert [words for words, _address in page.context["chips"]] == ["“ca long”", "Chuẩn bị"]


def test_list_without_meetings_says_what_to_do(browser, client_for, officer):
    assert "Chưa có hội nghị nào" in browser.get(url("list")).content.decode()
    text = client_for(officer).get(url("list")).content.decode()
    assert "Chưa có hội nghị nào" in text
    assert url("new") not in text


def test_list_with_a_wrong_filter_is_no_error(browser, ubnd):
    MeetingFactory(organiser=ubnd)
    assert len(browser.get(url("list"), {"state": "x", "year": "abc"}).context["rows"]) == 1


def test_list_pages_by_key(browser, ubnd):
    MeetingFactory.create_batch(51, organiser=ubnd)
    page = browser.get(url("list"))
    second = browser.get(page.context["page"].next_url)
    assert (len(page.context["rows"]), len(second.context["rows"])) == (50, 1)


# --- Planning and recording -------------------------------------------------------------------------------------------


def test_new_makes_a_draft_and_warns_of_a_day_off(browser, ubnd):
    answer = browser.post(url("new"), plan(ubnd, held_on="24/11/2026"))
    row = Meeting.objects.get()
    assert answer.url == reverse("petitions:meeting_detail", args=[row.code])
    assert (row.state, row.held_on) == (MeetingState.DRAFT, date(2026, 11, 24))
    page = browser.get(url("edit", row.code)).content.decode()
    assert "Ngày 24/11/2026 là ngày nghỉ" in page


def test_new_sent_twice_makes_one(browser, ubnd):
    for _time in range(2):
        browser.post(url("new"), plan(ubnd))
    assert Meeting.objects.count() == 1


def test_new_refused_keeps_what_was_typed(browser, ubnd):
    page = browser.post(url("new"), plan(ubnd, year="0203", theme="Tín dụng <script>alert(1)</script>"))
    text = page.content.decode()
    assert page.status_code == 200
    assert "Năm nhỏ hơn 1945" in text
    assert "Tín dụng &lt;script&gt;" in text
    assert "<script>alert(1)" not in text


def test_record_makes_a_meeting_that_took_place(browser, ubnd):
    browser.post(url("record"), plan(ubnd, year="2024", session="not_recorded"))
    row = Meeting.objects.get()
    assert (row.state, row.recorded_as_past, row.held_on) == (MeetingState.CONCLUDED, True, None)


def test_edit_by_two_people_keeps_what_the_second_typed(browser, coordinator, draft):
    page = browser.get(url("edit", draft.code))
    meeting_update(actor=coordinator, meeting=draft, version=1, theme="Của người kia")
    typed = plan(draft.organiser, unit=draft.unit_id, title=draft.title, version="1", theme="Của tôi")
    stale = browser.post(url("edit", draft.code), typed)
    text = stale.content.decode()
    assert page.status_code == 200
    assert "Người khác vừa sửa hội nghị này" in text
    assert "Của tôi" in text
    assert ("Chủ đề", "Của người kia") in stale.context["others"]
    assert Meeting.objects.get().theme == "Của người kia"
    again = typed | {"version": stale.context["form"]["version"].value()}
    assert browser.post(url("edit", draft.code), again).status_code == 302
    assert Meeting.objects.get().theme == "Của tôi"


# --- Actions ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", [*MeetingAction, "publish", "unpublish"])
def test_action_page_asks_or_says_why_not(browser, announced, action):
    page = browser.get(url("action", announced.code, action))
    assert page.status_code == 200
    assert Meeting.objects.get().state == MeetingState.ANNOUNCED


def test_action_announce_lists_what_is_missing_and_then_does_it(browser, draft):
    draft.hosts.all().delete()
    page = browser.get(url("action", draft.code, "announce"))
    assert url("hosts", draft.code) in page.content.decode()
    HostFactory(meeting=draft)
    answer = browser.post(url("action", draft.code, "announce"), {"publish": "on"})
    row = Meeting.objects.get()
    assert answer.status_code == 302
    assert (row.state, row.published_at is None) == (MeetingState.ANNOUNCED, False)


def test_action_cancel_needs_a_reason(browser, announced):
    page = browser.post(url("action", announced.code, "cancel"), {"reason": ""})
    assert "Ghi lý do." in page.content.decode()
    browser.post(url("action", announced.code, "cancel"), {"reason": "Bão"})
    assert Meeting.objects.get().state == MeetingState.CANCELLED


def test_action_open_and_undo(browser, announced):
    browser.post(url("action", announced.code, "open"))
    assert Meeting.objects.get().state == MeetingState.IN_SESSION
    browser.post(url("action", announced.code, "undo_open"))
    assert Meeting.objects.get().state == MeetingState.ANNOUNCED


def test_action_twice_is_a_message_not_an_error(browser, announced):
    browser.post(url("action", announced.code, "open"))
    assert browser.post(url("action", announced.code, "open")).status_code == 302
    assert Meeting.objects.get().version == 2


def test_unknown_action_is_not_found(browser, announced):
    assert browser.post(url("action", announced.code, "explode")).status_code == 404


# --- Who gets in ------------------------------------------------------------------------------------------------------

PAGES = ["edit", *PARTS]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "status"), [("coordinator", 200), ("leader", 403), ("officer", 404), ("neighbour", 404), ("outsider", 404)]
)
def test_pages_of_a_draft(request, client_for, draft, name, who, status):
    client = client_for(request.getfixturevalue(who))
    assert client.get(url(name, draft.code)).status_code == status


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_an_announced_meeting_may_be_seen_but_not_changed(
    client_for, officer, announced, so_cong_thuong, name
):
    HostFactory(meeting=announced, body=so_cong_thuong)
    client = client_for(officer)
    assert client.get(url(name, announced.code)).status_code == 403
    assert client.post(url("action", announced.code, "cancel"), {"reason": "x"}).status_code == 403
    assert Meeting.objects.get().state == MeetingState.ANNOUNCED


@pytest.mark.parametrize(
    ("who", "listed", "planned"),
    [("coordinator", 200, 200), ("officer", 200, 403), ("leader", 200, 403), ("outsider", 403, 403)],
)
def test_list_and_new_by_role(request, client_for, who, listed, planned):
    client = client_for(request.getfixturevalue(who))
    assert client.get(url("list")).status_code == listed
    assert {client.get(url(name)).status_code for name in ("new", "record")} == {planned}


@pytest.mark.parametrize("name", ["list", "new", "record"])
def test_anonymous_is_sent_to_the_login(client, name):
    assert client.get(url(name)).url.startswith("/accounts/login/")


def test_opinion_of_another_draft_is_not_found(browser, draft):
    opinion = OpinionFactory()
    row = ConsultationFactory(meeting=draft)
    assert browser.get(url("opinion", draft.code, row.pk, opinion.pk)).status_code == 404
