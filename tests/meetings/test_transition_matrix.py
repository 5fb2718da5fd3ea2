"""Every state × every action: what the table allows happens, everything else is refused and changes nothing."""

from datetime import UTC, datetime

import pytest

from core.audit import audit_for
from core.exceptions import TransitionError
from meetings.enums import MEETING_TRANSITIONS, MeetingAction, MeetingState
from meetings.models import Meeting
from meetings.services import (
    meeting_announce,
    meeting_cancel,
    meeting_close,
    meeting_conclude,
    meeting_open,
    meeting_reconclude,
    meeting_record_past,
    meeting_undo_open,
)
from tests.factories.meetings import DelegateFactory, HostFactory, MeetingFactory

pytestmark = pytest.mark.django_db

AFTER_THE_DAY = datetime(2026, 11, 1, tzinfo=UTC)
ACTS = {
    MeetingAction.ANNOUNCE: lambda actor, row: meeting_announce(
        actor=actor, meeting=row, at=datetime(2026, 10, 1, tzinfo=UTC)
    ),
    MeetingAction.OPEN: lambda actor, row: meeting_open(actor=actor, meeting=row),
    MeetingAction.UNDO_OPEN: lambda actor, row: meeting_undo_open(actor=actor, meeting=row, at=row.opened_at),
    MeetingAction.CONCLUDE: lambda actor, row: meeting_conclude(actor=actor, meeting=row),
    MeetingAction.CLOSE: lambda actor, row: meeting_close(actor=actor, meeting=row),
    MeetingAction.CANCEL: lambda actor, row: meeting_cancel(actor=actor, meeting=row, reason="Bão số 11"),
    MeetingAction.RECORD_PAST: lambda actor, row: meeting_record_past(actor=actor, meeting=row, at=AFTER_THE_DAY),
    MeetingAction.RECONCLUDE: lambda actor, row: meeting_reconclude(actor=actor, meeting=row, reason="Bỏ sót"),
}


@pytest.fixture
def meeting_in(ubnd):
    def build(state: MeetingState) -> Meeting:
        row = MeetingFactory(state=state, organiser=ubnd)
        HostFactory(meeting=row)
        DelegateFactory(meeting=row, chair=True)
        return row

    return build


def test_table_names_every_action_and_every_act_is_tried():
    assert set(MEETING_TRANSITIONS) == set(MeetingAction) == set(ACTS)


@pytest.mark.parametrize("action", MeetingAction)
@pytest.mark.parametrize("state", MeetingState)
def test_action_follows_the_table(meeting_in, coordinator, state, action):
    row = meeting_in(state)
    sources, target = MEETING_TRANSITIONS[action]
    if state in sources:
        after = ACTS[action](coordinator, row)
        assert after.state == target
        assert Meeting.objects.get(pk=row.pk).state == target
        assert audit_for(row).get().action == f"meetings.{action.value}"
    else:
        with pytest.raises(TransitionError):
            ACTS[action](coordinator, row)
        assert Meeting.objects.get(pk=row.pk).state == state
        assert not audit_for(row).exists()
