"""What the table of states alone does not say: conditions, reasons, times, words of the history."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from core.audit import audit_for
from core.exceptions import DomainError
from meetings.enums import MeetingAction, MeetingState
from meetings.models import Meeting
from meetings.permissions import meeting_acts
from meetings.services import (
    lifecycle,
    logged_check_register,
    meeting_announce,
    meeting_cancel,
    meeting_close,
    meeting_conclude,
    meeting_open,
    meeting_publish,
    meeting_reconclude,
    meeting_record_past,
    meeting_undo_open,
    meeting_unpublish,
    turn_ask,
    turn_begin,
)
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.django_db
BEFORE_IT = datetime(2026, 11, 22, 2, tzinfo=UTC)


def sentence_of(meeting: Meeting, language: str = "en") -> str:
    with translation.override(language):
        return audit_for(meeting).first().render()


def test_announce_publishes_and_tells_the_day(draft, coordinator):
    row = meeting_announce(actor=coordinator, meeting=draft, at=BEFORE_IT)
    assert (row.announced_at, row.published_at, row.version) == (BEFORE_IT, BEFORE_IT, 2)
    assert sentence_of(row) == "Trần Thu Hà announced the meeting for 15/12/2026."
    assert sentence_of(row, "vi") == "Trần Thu Hà thông báo hội nghị, họp ngày 15/12/2026."


def test_announce_without_publishing_stays_off_the_public_pages(draft, coordinator):
    assert meeting_announce(actor=coordinator, meeting=draft, publish=False, at=BEFORE_IT).published_at is None


def test_announce_names_all_that_is_missing(ubnd, coordinator):
    row = MeetingFactory(organiser=ubnd, held_on=None, starts_at=None, ends_at=None, place="")
    with pytest.raises(DomainError) as refused, translation.override("en"):
        meeting_announce(actor=coordinator, meeting=row)
    assert refused.value.field == "held_on"
    assert str(refused.value) == (
        "Before announcing, fill in: the day, the hour it begins, the place, a host, the chair."
    )


def test_announce_refuses_a_day_gone_by(draft, coordinator):
    with pytest.raises(DomainError) as refused:
        meeting_announce(actor=coordinator, meeting=draft, at=datetime(2026, 12, 16, tzinfo=UTC))
    assert refused.value.field == "held_on"


def test_announce_refuses_what_is_recorded_as_past(draft, coordinator):
    Meeting.objects.filter(pk=draft.pk).update(recorded_as_past=True)
    with pytest.raises(DomainError):
        meeting_announce(actor=coordinator, meeting=draft, at=BEFORE_IT)
    acts = [act.action for act in meeting_acts(coordinator, Meeting.objects.get(pk=draft.pk))]
    assert acts == [MeetingAction.RECORD_PAST, MeetingAction.CANCEL]


@pytest.mark.parametrize(("minutes", "possible"), [(0, True), (10, True), (11, False)])
def test_undo_open_within_ten_minutes(in_session, coordinator, minutes, possible):
    at = in_session.opened_at + timedelta(minutes=minutes)
    if possible:
        row = meeting_undo_open(actor=coordinator, meeting=in_session, at=at)
        assert (row.state, row.opened_at) == (MeetingState.ANNOUNCED, None)
    else:
        with pytest.raises(DomainError):
            meeting_undo_open(actor=coordinator, meeting=in_session, at=at)


def test_undo_open_refused_once_a_turn_is_asked_for(in_session, coordinator):
    turn_ask(actor=coordinator, meeting=in_session, speaker_name="Lương Văn Nói")
    with pytest.raises(DomainError):
        meeting_undo_open(actor=coordinator, meeting=in_session, at=in_session.opened_at)


def test_undo_open_asks_the_floors_above_whether_something_is_logged(in_session, coordinator, monkeypatch):
    monkeypatch.setattr(lifecycle, "_logged_checks", [])
    asked = []
    logged_check_register(lambda row: asked.append(row.pk) is None)
    with pytest.raises(DomainError):
        meeting_undo_open(actor=coordinator, meeting=in_session, at=in_session.opened_at)
    assert asked == [in_session.pk]


def test_open_then_undo_is_offered_for_ten_minutes_only(announced, coordinator):
    row = meeting_open(actor=coordinator, meeting=announced)
    assert MeetingAction.UNDO_OPEN in {act.action for act in meeting_acts(coordinator, row)}
    row.opened_at = timezone.now() - timedelta(minutes=11)
    assert [act.action for act in meeting_acts(coordinator, row)] == [MeetingAction.CONCLUDE]


def test_conclude_keeps_the_clock_and_ends_the_running_turn(in_session, coordinator):
    turn = turn_begin(actor=coordinator, turn=turn_ask(actor=coordinator, meeting=in_session, speaker_name="Ông Nói"))
    row = meeting_conclude(actor=coordinator, meeting=in_session, ends_at=time(11, 20))
    turn.refresh_from_db()
    assert row.ends_at == time(11, 20)
    assert turn.ended_at == row.concluded_at


def test_conclude_refuses_an_end_before_the_start(in_session, coordinator):
    with pytest.raises(DomainError) as refused:
        meeting_conclude(actor=coordinator, meeting=in_session, ends_at=time(7, 59))
    assert refused.value.field == "ends_at"


@pytest.mark.parametrize("act", [meeting_cancel, meeting_reconclude, meeting_unpublish])
def test_reason_is_needed(act, announced, coordinator):
    with pytest.raises(DomainError) as refused:
        act(actor=coordinator, meeting=announced, reason="  ")
    assert refused.value.field == "reason"


def test_cancel_keeps_the_reason_and_the_public_page(announced, coordinator):
    meeting_publish(actor=coordinator, meeting=announced)
    row = meeting_cancel(actor=coordinator, meeting=announced, reason="Bão số 11")
    assert (row.cancel_reason, row.published_at is None) == ("Bão số 11", False)
    assert sentence_of(row, "vi") == "Trần Thu Hà hủy hội nghị: Bão số 11"


def test_reconclude_opens_the_file_and_tells_why(closed, coordinator):
    row = meeting_reconclude(actor=coordinator, meeting=closed, reason="Bỏ sót một kiến nghị")
    assert (row.state, row.closed_at) == (MeetingState.CONCLUDED, None)
    assert sentence_of(row, "en") == "Trần Thu Hà reopened the file of the meeting: Bỏ sót một kiến nghị"


def test_record_past_needs_no_day_but_a_year_that_has_come(ubnd, coordinator):
    row = MeetingFactory(organiser=ubnd, held_on=None, starts_at=None, ends_at=None, place="", year=2024)
    row = meeting_record_past(actor=coordinator, meeting=row)
    assert (row.state, row.recorded_as_past, row.announced_at) == (MeetingState.CONCLUDED, True, None)
    for fields, field in (({"held_on": None, "year": 2099}, "year"), ({"year": 2099}, "held_on")):
        facts = {"held_on": datetime(2099, 1, 5, tzinfo=UTC).date()} | fields
        with pytest.raises(DomainError) as refused:
            meeting_record_past(actor=coordinator, meeting=MeetingFactory(organiser=ubnd, **facts))
        assert refused.value.field == field


def test_unpublish_takes_it_off_and_publish_of_a_draft_is_refused(announced, draft, coordinator):
    meeting_publish(actor=coordinator, meeting=announced)
    assert meeting_unpublish(actor=coordinator, meeting=announced, reason="Nhầm").published_at is None
    with pytest.raises(DomainError):
        meeting_publish(actor=coordinator, meeting=draft)


@pytest.mark.parametrize("who", ["officer", "head", "leader", "admin_user", "outsider", "neighbour"])
@pytest.mark.parametrize("action", [*MeetingAction, "publish", "unpublish"])
def test_only_coordinators_of_the_organiser_act(request, announced, who, action):
    user = request.getfixturevalue(who)
    act = getattr(lifecycle, f"meeting_{action}")
    reason = {"reason": "x"} if action in ("cancel", "reconclude", "unpublish") else {}
    with pytest.raises(PermissionDenied):
        act(actor=user, meeting=announced, **reason)
    assert meeting_acts(user, announced) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": MeetingState.ANNOUNCED, "place": ""},
        {"state": MeetingState.ANNOUNCED, "held_on": None},
        {"state": MeetingState.IN_SESSION, "opened_at": None},
        {"state": MeetingState.CONCLUDED, "concluded_at": None},
        {"state": MeetingState.CLOSED, "closed_at": None},
        {"state": MeetingState.CANCELLED, "cancel_reason": ""},
        {"state": MeetingState.DRAFT, "published_at": timezone.now()},
        {"starts_at": time(9), "ends_at": time(8)},
        {"year": 203, "held_on": None},
    ],
)
def test_database_refuses_a_state_without_its_facts(ubnd, wrong):
    with pytest.raises((IntegrityError, ValueError)), transaction.atomic():
        MeetingFactory(organiser=ubnd, **wrong)


def test_close_is_told(ubnd, coordinator):
    row = meeting_close(actor=coordinator, meeting=MeetingFactory(organiser=ubnd, state=MeetingState.CONCLUDED))
    assert sentence_of(row) == "Trần Thu Hà closed the file of the meeting."
