"""What a person opens the day with: mine, due, overdue; and for leaders, who holds up what."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from petitions.enums import OPEN_STATES, AssignmentState, PetitionState
from petitions.models import Assignment, Petition
from petitions.selectors.lists import DUE_STATES, WEEK, due_q, mine_q, office_q
from petitions.selectors.reach import area_ids, handling_ids, leading_ids, leading_q, working_ids


@dataclass(frozen=True)
class Work:
    """Counts that are the same as the lists they open (`PetitionFilter`). `oldest_due` is of the overdue ones."""

    mine: int
    week: int
    late: int
    open: int
    to_assign: int
    to_approve: int
    escalated: int
    needs_info: int
    oldest_due: date | None


def work_of(user: Any) -> Work:
    """The counts of a person's offices, in one statement."""
    today = timezone.localdate()
    late, week = due_q("late", today), due_q("week", today)
    mine = mine_q(user)
    counted = Petition.objects.filter(office_q(user), state__in=OPEN_STATES).aggregate(
        mine=Count("pk", filter=mine),
        week=Count("pk", filter=week),
        late=Count("pk", filter=late),
        open=Count("pk"),
        to_assign=Count("pk", filter=Q(state=PetitionState.RECEIVED)),
        to_approve=Count("pk", filter=Q(state=PetitionState.IN_REVIEW)),
        escalated=Count("pk", filter=Q(state=PetitionState.ESCALATED)),
        needs_info=Count("pk", filter=Q(state=PetitionState.NEEDS_INFO)),
        # What is late has a date: this is `due`, read from the index alone.
        oldest_due=Min("due_order", filter=late),
    )
    return Work(**counted)


def parts_of(user: Any, *, mine_only: bool = False) -> QuerySet[Assignment]:
    """Open parts of the person's bodies, the most urgent first; with `mine_only` those given to them by name."""
    ids = working_ids(user)
    found = Assignment.objects.filter(
        department_id__in=ids, state=AssignmentState.OPEN, petition__state__in=OPEN_STATES
    )
    if mine_only:
        found = found.filter(officer_id=user.pk)
    return found.select_related("petition__topic", "petition__meeting").order_by("due_order", "id")


@dataclass(frozen=True)
class PartWork:
    """An officer's or head's own counts, of parts and not of whole petitions."""

    open: int
    week: int
    late: int
    unconfirmed: int
    by_name: int


def part_work_of(user: Any) -> PartWork:
    """Counts of open parts of the person's bodies, in one statement."""
    today = timezone.localdate()
    ids = working_ids(user)
    found = Assignment.objects.filter(
        department_id__in=ids, state=AssignmentState.OPEN, petition__state__in=OPEN_STATES
    ).aggregate(
        open=Count("pk"),
        week=Count("pk", filter=Q(due_order__gte=today, due_order__lt=today + WEEK)),
        late=Count("pk", filter=Q(due_order__lt=today)),
        unconfirmed=Count("pk", filter=Q(acknowledged_at=None)),
        by_name=Count("pk", filter=Q(officer_id=user.pk)),
    )
    return PartWork(**found)


@dataclass(frozen=True)
class Holdup:
    """One body: how many parts it holds open, how many are due this week or late, and its latest one.

    The counts are those of the lists they open (`PetitionFilter.held`).
    """

    department_id: int
    department_name: str
    held: int
    week: int
    late: int
    worst_due: date | None
    worst_code: str
    worst_wording: str
    worst_role: str


def holdups(user: Any, today: date | None = None) -> list[Holdup]:
    """Who holds up what among the petitions the person leads or coordinates: most late first. Two statements."""
    today = today or timezone.localdate()
    held = _held(user)
    first = held.filter(department_id=OuterRef("department_id")).order_by("due_order", "id").values("pk")[:1]
    rows = (
        held.values("department_id", name=F("department__name"))
        .annotate(
            held=Count("pk"),
            week=Count("pk", filter=Q(due_order__gte=today, due_order__lt=today + WEEK)),
            late=Count("pk", filter=Q(due_order__lt=today)),
            worst_due=Min("due_order"),
        )
        .annotate(worst=Subquery(first))
        .order_by("-late", "worst_due", "name")
    )
    grouped: list[dict[str, Any]] = [dict(row) for row in rows]
    worst = Assignment.objects.select_related("petition").in_bulk([row["worst"] for row in grouped])
    return [_holdup(row, worst.get(row["worst"])) for row in grouped]


def _held(user: Any) -> QuerySet[Assignment]:
    """Open parts of petitions that run, and that the person leads or coordinates, by themselves or for an area."""
    ids = handling_ids(user) | area_ids(user) | leading_ids(user)
    return Assignment.objects.filter(
        state=AssignmentState.OPEN, petition__handled_by_id__in=ids, petition__state__in=DUE_STATES
    )


def _holdup(row: dict[str, Any], worst: Assignment | None) -> Holdup:
    return Holdup(
        department_id=row["department_id"],
        department_name=row["name"],
        held=row["held"],
        week=row["week"],
        late=row["late"],
        worst_due=worst.due if worst else None,
        worst_code=(worst.petition.code or "") if worst else "",
        worst_wording=worst.petition.wording if worst else "",
        worst_role=worst.role if worst else "",
    )


def petitions_to_approve(user: Any) -> QuerySet[Petition]:
    """What waits for this leader, the one submitted first on top."""
    waiting = Petition.objects.filter(leading_q(user), state=PetitionState.IN_REVIEW)
    return waiting.select_related("current_lead", "current_answer").order_by("current_answer__submitted_at", "id")


def petitions_to_read(user: Any) -> QuerySet[Petition]:
    """The same with what a leader reads before approving: who asks, the parts, how many versions there were."""
    return petitions_to_approve(user).prefetch_related("petitioners", "current_answer__parts")
