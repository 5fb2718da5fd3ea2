"""The first page of a meeting: what became of last time, and what the room says against it."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from meetings.enums import MeetingState
from petitions.enums import PetitionState, PromiseState
from petitions.models import Contest
from tests.factories.meetings import HostFactory, MeetingFactory
from tests.factories.petitions import PromiseFactory, RatingFactory


@pytest.fixture
def before(ubnd):
    return MeetingFactory(
        organiser=ubnd, code="doi-thoai-2025", state=MeetingState.CONCLUDED, held_on=date(2025, 10, 6), year=2025
    )


@pytest.fixture
def now(ubnd, before):
    return MeetingFactory(
        organiser=ubnd, code="doi-thoai-2026", state=MeetingState.IN_SESSION, held_on=date(2026, 11, 2), year=2026
    )


@pytest.fixture
def answered(standing, before):
    row = standing(PetitionState.ANSWERED, meeting=before)
    PromiseFactory(
        petition=row, answer=row.current_answer, state=PromiseState.KEPT, ended_on=date(2026, 1, 5),
        end_note="Đã bàn giao 0,8 ha.",
    )  # fmt: skip
    RatingFactory(petition=row, answer=row.current_answer, comment="Mới được một nửa.")
    return row


def page(client, meeting):
    return client.get(reverse("petitions:last_time", args=[meeting.code]))


def test_it_tells_answer_promise_and_rating(answered, now, client_for, coordinator):
    response = page(client_for(coordinator), now)
    text = response.content.decode()
    for words in (answered.code, "3,2 ha", "Đã bàn giao 0,8 ha.", "Mới được một nửa."):
        assert words in text
    figures = response.context["last"].figures
    assert (figures.asked, figures.answered, figures.promises_kept, figures.partly) == (1, 1, 1, 1)


def test_a_meeting_of_another_office_is_not_last_time(answered, client_for, coordinator, ubnd_xa, now):
    now.organiser = ubnd_xa
    now.save()
    assert page(client_for(coordinator), now).context["last"] is None


def test_a_head_reads_only_what_is_theirs(answered, standing, before, now, so_tai_chinh, client_for, co_head):
    HostFactory(meeting=now, body=so_tai_chinh)
    other = standing(PetitionState.ASSIGNED, meeting=before, lead=so_tai_chinh)
    text = page(client_for(co_head), now).content.decode()
    assert other.code in text
    assert answered.code not in text


def send(client, meeting, **data):
    url = reverse("petitions:last_time", args=[meeting.code])
    given = {"number": "1", "text": "Chưa bàn giao đất.", "seen": "1", "form_key": str(uuid.uuid4())}
    return client.post(url, given | data, follow=True)


def test_the_room_contests_in_one_line_and_the_reason_is_filled_in(answered, now, client_for, coordinator):
    client = client_for(coordinator)
    response = send(client, now, said_by="Bà Lò Thị Nga")
    assert "Chưa bàn giao đất." in response.content.decode()
    assert Contest.objects.get().petition == answered
    form = client.get(reverse("petitions:act", args=[answered.code, "reopen"])).context["form"]
    assert "Bà Lò Thị Nga" in form["reason"].value()
    assert "Chưa bàn giao đất." in form["reason"].value()


def test_the_same_form_twice_notes_once(answered, now, client_for, coordinator):
    client, key = client_for(coordinator), str(uuid.uuid4())
    send(client, now, form_key=key)
    send(client, now, form_key=key)
    assert Contest.objects.count() == 1


@pytest.mark.parametrize("data", [{"number": "7"}, {"number": "x"}, {"text": ""}, {"seen": "9"}])
def test_what_is_wrong_is_said_and_the_words_stay(answered, now, client_for, coordinator, data):
    response = send(client_for(coordinator), now, **data)
    assert response.status_code == 422
    assert data.get("text", "Chưa bàn giao đất.") in response.content.decode()
    assert not Contest.objects.exists()
