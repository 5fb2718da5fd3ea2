"""What every act begins with: lock the petition's row, ask the permission, read the state anew, judge it by the table.

The petition is the root of its assignments, answers and publications: whoever changes one of them holds the petition's
row first. Several petitions are locked in the order of their ids, so that two acts cannot wait for each other.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import PaperRecord
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from petitions.enums import (
    ASSIGNMENT_TRANSITIONS,
    PETITION_TRANSITIONS,
    AssignmentAction,
    AssignmentState,
    PetitionAction,
    PetitionState,
)
from petitions.models import Assignment, Petition
from petitions.services.clock import clock_leave

T = TypeVar("T")
# In review and later the parts stand as submitted; only the leader's sending back opens them. After the lead's return
# the petition is received again while the other parts go on.
PART_STATES = frozenset({PetitionState.RECEIVED, PetitionState.NEEDS_INFO, PetitionState.ASSIGNED})


def petition_lock(petition: Petition) -> Petition:
    """The row as it stands now, locked until the transaction ends. On SQLite the transaction itself is the lock."""
    return petitions_lock([petition])[0]


def petitions_lock(petitions: Iterable[Petition]) -> list[Petition]:
    """The rows as they stand now, locked in the order of their ids, returned in that order."""
    ids = {one.pk for one in petitions}
    return list(
        Petition.objects.select_for_update(of=("self",))
        .filter(pk__in=ids)
        .select_related("handled_by__parent", "current_lead", "current_answer", "current_escalation", "meeting")
        .order_by("pk")
    )


def ask(actor: Actor, perm: str, obj: Any, petition: Petition, paper: PaperRecord | None = None) -> None:
    """Ask for `perm`; an act recorded from its paper needs the coordinator's right to record instead."""
    if paper is not None:
        require(actor, "petitions.record_from_paper", petition)
    else:
        require(actor, perm, obj)


def petition_judge(petition: Petition, action: PetitionAction) -> None:
    """Move the locked row by the table, or raise TransitionError."""
    rule = PETITION_TRANSITIONS[action]
    if petition.state not in rule.sources:
        raise TransitionError(action.label, PetitionState(petition.state).label)
    petition.state = rule.target
    clock_leave(petition)


def petition_begin(
    actor: Actor, petition: Petition, action: PetitionAction, paper: PaperRecord | None = None
) -> Petition:
    """The locked row in its new state, not yet saved. Raises PermissionDenied or TransitionError."""
    row = petition_lock(petition)
    ask(actor, f"petitions.{action.value}", row, row, paper)
    petition_judge(row, action)
    return row


def petition_in(petition: Petition, states: Iterable[str], action: Any) -> None:
    """For acts that move no state: the locked row stands in one of `states`, or TransitionError."""
    if petition.state not in set(states):
        raise TransitionError(action, PetitionState(petition.state).label)


def assignment_begin(
    actor: Actor, assignment: Assignment, action: AssignmentAction, paper: PaperRecord | None = None
) -> Assignment:
    """The assignment in its new state, its petition's row locked, not yet saved."""
    row = assignment_lock(assignment)
    ask(actor, f"petitions.assignment_{action.value}", row, row.petition, paper)
    assignment_judge(row, action)
    return row


def assignment_lock(assignment: Assignment) -> Assignment:
    """The row as it stands now, under the lock of its petition, which hangs on it as `.petition`."""
    petition = petition_lock(Petition(pk=assignment.petition_id))
    row = Assignment.objects.select_related("department").get(pk=assignment.pk)
    row.petition = petition
    return row


def assignment_judge(assignment: Assignment, action: AssignmentAction) -> None:
    """Move the assignment by its table while its petition is at work, or raise TransitionError."""
    rule = ASSIGNMENT_TRANSITIONS[action]
    if assignment.state not in rule.sources:
        raise TransitionError(action.label, AssignmentState(assignment.state).label)
    petition_in(assignment.petition, PART_STATES, action.label)
    assignment.state = rule.target


def held(fact: T | None) -> T:
    """What the row's state guarantees by a constraint of the database: an assigned petition has its lead."""
    if fact is None:
        raise RuntimeError("A petition stands in a state without its fact; the database should have refused it.")
    return fact


def moment(at: datetime | None) -> datetime:
    """`at`, or now. Raises DomainError for a moment that has not come."""
    now = timezone.now()
    if at is not None and at > now + timedelta(minutes=5):
        raise DomainError(_("This moment has not come yet."), field="at")
    return at or now


def stored_words(text: str) -> str:
    """A reason that the program gives, as it is kept: in the language of the site, whoever acts in whichever."""
    with translation.override(settings.LANGUAGE_CODE):
        return gettext(text)


def actor_name(actor: Actor) -> str:
    """The name that is frozen beside an act."""
    return str(getattr(actor, "full_name", "") or actor)


def by_name(actor: Actor, paper: PaperRecord | None) -> str:
    """Who acted: the signatory of the paper, or the actor."""
    return paper.signatory if paper else actor_name(actor)


def user_of(actor: Actor, paper: PaperRecord | None = None) -> Any:
    """The id for `*_by_id` columns: None for the system and for acts recorded from paper."""
    return None if paper else actor.pk
