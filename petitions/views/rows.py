"""Rows of the staff's lists. They hold what every office that sees the petition may read, and no long text."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from petitions.enums import AssignmentRole, AssignmentState, DeclineReason, PetitionState
from petitions.models import Petition
from petitions.selectors.lists import DUE_STATES
from petitions.selectors.words import shortened

UNDO_WITHIN = timedelta(minutes=30)
TITLE_MAX = 220
_CO_STATES = frozenset({AssignmentState.OPEN, AssignmentState.SIGNED_OFF, AssignmentState.WAIVED})


@dataclass(frozen=True)
class PetitionRow:
    """A petition in a list. `done_on` ends the counting of its due date."""

    code: str
    title: str
    petitioner_names: str
    topic: str
    state: str
    state_label: str
    lead_name: str
    co_count: int
    due: date | None
    done_on: date | None
    received_at: datetime | None
    is_unassigned: bool
    is_paused: bool
    is_mistake: bool
    my_role: str = ""
    number: int = 0
    can_undo: bool = False


def petition_row(one: Petition, body_ids: frozenset[int] = frozenset()) -> PetitionRow:
    """A row of `petitions_rows`; no further statement. `body_ids`: the bodies whose role the reader wants to see."""
    facts = _facts(one)
    mine = [part for part in one.assignments.all() if part.department_id in body_ids and part.state in _CO_STATES]
    still = [part.due for part in mine if part.state == AssignmentState.OPEN and part.due]
    if still:
        # The reader's own part has its own date, which may be earlier than the whole's.
        facts |= {"due": min(still), "done_on": None}
    return PetitionRow(**facts, my_role=str(AssignmentRole(mine[0].role).label) if mine else "")


def log_row(one: Petition, number: int, *, may_undo: bool) -> PetitionRow:
    """A row of a meeting's log, with its number in the order of logging."""
    fresh = one.received_at is not None and timezone.now() - one.received_at < UNDO_WITHIN
    undoable = one.state in {PetitionState.RECEIVED, PetitionState.ANSWERED}
    return PetitionRow(**_facts(one), number=number, can_undo=may_undo and fresh and undoable)


def _facts(one: Petition) -> dict[str, Any]:
    state = PetitionState(one.state)
    parts = one.assignments.all()
    return {
        "code": one.code or "",
        "title": shortened(one.wording, TITLE_MAX),
        "petitioner_names": "; ".join(petitioner.name for petitioner in one.petitioners.all()),
        "topic": one.topic.name if one.topic else "",
        "state": state.value,
        "state_label": str(state.label),
        "lead_name": one.current_lead.department_name if one.current_lead else "",
        "co_count": sum(part.role == AssignmentRole.CO and part.state in _CO_STATES for part in parts),
        "due": one.due if _shows_due(state) else None,
        "done_on": timezone.localdate(one.answered_at) if one.answered_at else None,
        "received_at": one.received_at,
        "is_unassigned": state in {PetitionState.RECEIVED, PetitionState.NEEDS_INFO},
        "is_paused": state == PetitionState.NEEDS_INFO,
        "is_mistake": one.decline_reason == DeclineReason.MISTAKE,
    }


def _shows_due(state: PetitionState) -> bool:
    """Where the date still runs, or was met or missed."""
    return state in DUE_STATES | {PetitionState.ANSWERED, PetitionState.CLOSED}
