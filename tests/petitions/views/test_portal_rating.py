"""Did it help: the portal's page of it, and what the office sees and decides."""

import pytest
from django.urls import reverse

from petitions.enums import PetitionState, RatingValue
from petitions.models import Petition, Rating
from tests.factories.petitions import RatingFactory


@pytest.fixture
def answered(standing):
    return standing(PetitionState.ANSWERED)


@pytest.fixture
def rate(client_for, representative):
    """Send the form as the representative."""

    def send(row, **data):
        askers = [one.pk for one in row.petitioners.all()]
        url = reverse("petitions:portal_rating", args=[row.code])
        return client_for(representative).post(url, {"cooperative": askers[0], **data}, follow=True)

    return send


def test_a_rating_is_sent_and_shown(answered, rate, said):
    response = rate(answered, value="partly", comment="Mới được một nửa.")
    assert "Cảm ơn" in said(response)
    page = response.content.decode()
    assert "Mới được một nửa." in page
    assert "Sửa đánh giá" in page


def test_without_a_choice_the_words_typed_stay(answered, rate):
    response = rate(answered, comment="Chưa thấy ai đến.")
    assert response.status_code == 422
    assert "Chưa thấy ai đến." in response.content.decode()
    assert not Rating.objects.exists()


def test_a_wish_needs_words_and_what_is_solved_needs_none(answered, rate):
    assert rate(answered, value="not", wants_reopening="on").status_code == 422
    assert rate(answered, value="solved", wants_reopening="on", wish="Xem lại.").status_code == 422
    assert rate(answered, value="not", wants_reopening="on", wish="Xem lại.").status_code == 200
    assert Rating.objects.get().wants_reopening


def test_a_wish_that_is_not_ticked_is_not_meant(answered, rate):
    rate(answered, value="not", wish="Xem lại.")
    assert not Rating.objects.get().wants_reopening


def test_the_coordinator_finds_the_reason_filled_in_and_grants(answered, client_for, coordinator):
    one = RatingFactory(petition=answered, answer=answered.current_answer, value=RatingValue.NOT, wish="Xem lại giúp.")
    client = client_for(coordinator)
    page = client.get(reverse("petitions:detail", args=[answered.code])).content.decode()
    assert "Xem lại giúp." in page
    url = reverse("petitions:act", args=[answered.code, "reopen"])
    form = client.get(url).context["form"]
    assert form["reason"].value() == "Xem lại giúp."
    assert form["asked_by_petitioner"].value() is True
    client.post(url, {"reason": "Xem lại giúp.", "asked_by_petitioner": "on"})
    one.refresh_from_db()
    assert (one.decision, Petition.objects.get(pk=answered.pk).state) == ("granted", PetitionState.RECEIVED)


def test_the_coordinator_refuses_and_the_petitioner_reads_why(answered, client_for, coordinator, representative):
    asker = answered.petitioners.get().cooperative
    RatingFactory(petition=answered, answer=answered.current_answer, cooperative=asker, value="not", wish="Xem lại.")
    url = reverse("petitions:act", args=[answered.code, "wish_refuse"])
    assert client_for(coordinator).get(url).status_code == 200
    client_for(coordinator).post(url, {"reason": "Sở đã làm việc với hợp tác xã ngày 5."})
    page = client_for(representative).get(reverse("petitions:portal_detail", args=[answered.code])).content.decode()
    assert "Sở đã làm việc với hợp tác xã ngày 5." in page
    assert "Sửa đánh giá" not in page


def test_an_officer_of_the_area_reads_no_name_of_who_rated(answered, client_for, leader):
    rating = RatingFactory(petition=answered, answer=answered.current_answer, comment="Tạm được.")
    page = client_for(leader).get(reverse("petitions:detail", args=[answered.code])).content.decode()
    assert "Tạm được." in page
    assert rating.rated_by_name not in page
