"""What everyone reads: the copies that were read before they went out, and nothing behind them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import MeetingState
from petitions.enums import PetitionState, PublicationState
from tests.factories.meetings import MeetingFactory
from tests.factories.petitions import PublicationFactory

S = PetitionState
pytestmark = pytest.mark.django_db
SECRETS = ["0912 345 678", "Triệu Thị Mùi", "Nguyên văn nội bộ", "Ghi chú của lãnh đạo"]


@pytest.fixture
def published(standing):
    """A public petition whose own words, speaker, contact and remark could leak."""

    def build(state=S.ANSWERED, **fields):
        row = standing(state, text="Nguyên văn nội bộ", **fields)
        row.current_answer.remark = "Ghi chú của lãnh đạo"
        row.current_answer.save()
        PublicationFactory(answer=row.current_answer, petition=row, search_key="mat bang cum cong nghiep")
        return row

    return build


@pytest.fixture
def public_meeting(ubnd):
    return MeetingFactory(
        code="cong-khai-2026", organiser=ubnd, state=MeetingState.CONCLUDED, published_at=timezone.now()
    )


@pytest.mark.parametrize("path", ["/", "/petitions/", "/petitions/?q=mặt+bằng", "/petitions/?q=mat+bang"])
def test_published_words_are_found_and_nothing_else_is_told(client, published, path):
    published()
    page = client.get(path).content.decode()
    assert "Đề nghị bố trí mặt bằng" in page
    assert [secret for secret in SECRETS if secret in page] == []


def test_petition_page_tells_the_public_copies_only(client, published):
    row = published()
    page = client.get(reverse("petitions:public_petition", args=[row.code])).content.decode()
    assert "Cụm công nghiệp còn 3,2 ha." in page
    assert [secret for secret in SECRETS if secret in page] == []


@pytest.mark.parametrize("state", [S.RECEIVED, S.ASSIGNED, S.IN_REVIEW, S.ANSWERED, S.CLOSED])
def test_not_published_means_not_there(client, standing, state):
    assert client.get(reverse("petitions:public_petition", args=[standing(state).code])).status_code == 404


@pytest.mark.parametrize("state", [PublicationState.PREPARED, PublicationState.WITHDRAWN])
def test_prepared_or_withdrawn_is_not_public(client, standing, state):
    row = standing(S.ANSWERED)
    withdrawn = {"withdrawn_at": timezone.now(), "withdraw_reason": "Sai tên"} if state == "withdrawn" else {}
    PublicationFactory(answer=row.current_answer, petition=row, state=state, **withdrawn)
    assert client.get(reverse("petitions:public_petition", args=[row.code])).status_code == 404
    assert row.code not in client.get("/petitions/").content.decode()


def test_private_words_do_not_find_a_public_petition(client, published):
    published()
    assert client.get("/petitions/?q=nguyen+van+noi+bo").context["rows"] == []


def test_meeting_page_shows_its_published_petitions(client, published, standing, public_meeting):
    row, hidden = published(meeting=public_meeting), standing(S.ANSWERED, meeting=public_meeting)
    page = client.get(f"/meetings/{public_meeting.code}/").content.decode()
    assert row.code in page
    assert hidden.code not in page
    assert public_meeting.title in page
    assert public_meeting.title in client.get("/meetings/").content.decode()


@pytest.mark.parametrize("state", [MeetingState.DRAFT, MeetingState.ANNOUNCED])
def test_meeting_that_is_not_published_is_not_there(client, state):
    row = MeetingFactory(state=state)
    assert client.get(f"/meetings/{row.code}/").status_code == 404
    assert row.title not in client.get("/meetings/").content.decode()


def test_unpublished_meeting_is_not_named_on_a_public_petition(client, published, meeting):
    row = published(meeting=meeting)
    assert meeting.title not in client.get(reverse("petitions:public_petition", args=[row.code])).content.decode()


def test_receipt_shows_the_way_of_a_petition_to_who_holds_it(client, standing):
    row = standing(S.ASSIGNED)
    page = client.post("/track/", {"number": row.receipt_token}).content.decode()
    assert row.code in page
    assert "Sở Công Thương" in page
    assert "0912 345 678" not in page


@pytest.mark.parametrize("number", ["", "xyz", "KN-2026-999999", "🐝", "a" * 100_000])
def test_track_says_when_nothing_is_found(client, number):
    response = client.post("/track/", {"number": number})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["number"]


def test_code_alone_tells_nothing_before_publication(client, standing, published):
    hidden, public = standing(S.ASSIGNED), published()
    assert client.post("/track/", {"number": hidden.code}).status_code == 422
    assert client.post("/track/", {"number": public.code.lower()}).url == f"/petitions/{public.code}/"


def test_draft_has_no_receipt_yet(client, standing):
    assert client.post("/track/", {"number": standing(S.DRAFT).receipt_token}).status_code == 422


@pytest.mark.parametrize(("path", "queries"), [("/", 4), ("/petitions/", 7)])
def test_list_costs_the_same_with_one_row_and_three(client, published, django_assert_num_queries, path, queries):
    published()
    with django_assert_num_queries(queries):
        client.get(path)
    published()
    published()
    with django_assert_num_queries(queries):
        client.get(path)


def test_meeting_costs_the_same_with_one_row_and_three(client, published, public_meeting, django_assert_num_queries):
    path = f"/meetings/{public_meeting.code}/"
    published(meeting=public_meeting)
    with django_assert_num_queries(14):
        client.get(path)
    published(meeting=public_meeting)
    published(meeting=public_meeting)
    with django_assert_num_queries(14):
        client.get(path)
