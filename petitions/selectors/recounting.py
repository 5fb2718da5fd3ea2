"""Which running due dates, counted by a term, the calendar of working days now puts on another day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet

from core.calendar import calendar_supposing
from petitions.enums import OPEN_STATES, AssignmentState, DueChangeKind
from petitions.models import Assignment, DueChange, Petition
from petitions.selectors.due_counting import due_recounted


def dates_moved_by(day: date, is_working: bool | None) -> int:
    """How many would move if `day` were worked or off (None: as computed). Nothing is written."""
    with calendar_supposing(day, is_working):
        return sum(_moved(rows) for rows in (_petitions(), _parts()))


def petitions_moved() -> list[int]:
    """The petitions that hold a date which the calendar now puts elsewhere, in their order."""
    own = _moved_ids(_petitions(), "pk")
    of_parts = _moved_ids(_parts(), "petition_id")
    return sorted({*own, *of_parts})


def _petitions() -> QuerySet[Any]:
    pauses = DueChange.objects.filter(petition_id=OuterRef("pk"), assignment=None, kind=DueChangeKind.PAUSE)
    counted = Petition.objects.filter(state__in=OPEN_STATES, due__isnull=False, due_days__isnull=False)
    return counted.annotate(was_paused=Exists(pauses))


def _parts() -> QuerySet[Any]:
    pauses = DueChange.objects.filter(assignment_id=OuterRef("pk"), kind=DueChangeKind.PAUSE)
    counted = Assignment.objects.filter(
        state=AssignmentState.OPEN, petition__state__in=OPEN_STATES, due__isnull=False, due_days__isnull=False
    )
    return counted.annotate(was_paused=Exists(pauses))


def _terms(rows: QuerySet[Any]) -> Iterator[tuple[date, int, str, date, int]]:
    """The different terms among dates without a pause, with how many rows have each: few, however many rows."""
    found = rows.filter(was_paused=False).values_list("due_from", "due_days", "due_counting", "due")
    yield from found.annotate(rows=Count("pk")).order_by()


def _elsewhere(start: date, days: int, counting: str, due: date) -> bool:
    return due_recounted(Petition(due_from=start, due_days=days, due_counting=counting), ()) != due


def _moved(rows: QuerySet[Any]) -> int:
    plain = sum(count for start, days, counting, due, count in _terms(rows) if _elsewhere(start, days, counting, due))
    return plain + sum(1 for _row in _paused_elsewhere(rows))


def _moved_ids(rows: QuerySet[Any], name: str) -> Iterable[int]:
    found: set[int] = set()
    for start, days, counting, due, _count in _terms(rows):
        if _elsewhere(start, days, counting, due):
            same = rows.filter(was_paused=False, due_from=start, due_days=days, due_counting=counting, due=due)
            found.update(same.values_list(name, flat=True))
    return found | {getattr(row, name) for row in _paused_elsewhere(rows)}


def _paused_elsewhere(rows: QuerySet[Any]) -> Iterator[Petition | Assignment]:
    """Rows that were paused once: each has its own sum."""
    for row in rows.filter(was_paused=True):
        if due_recounted(row, pauses_of(row)) != row.due:
            yield row


def pauses_of(row: Petition | Assignment) -> list[DueChange]:
    """The pauses that were added to this date, in their order."""
    pauses = DueChange.objects.filter(kind=DueChangeKind.PAUSE).order_by("id")
    mine = (
        pauses.filter(assignment=row) if isinstance(row, Assignment) else pauses.filter(petition=row, assignment=None)
    )
    return list(mine)


def changes_of(reason: str, since: object) -> QuerySet[DueChange]:
    """What one change of the holidays has moved so far."""
    found = DueChange.objects.filter(kind=DueChangeKind.RECOMPUTE, reason=reason, asked_at__gte=since)
    return found.exclude(before=F("after")).select_related("petition", "assignment__officer").order_by("after", "id")
