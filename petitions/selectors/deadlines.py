"""Wishes for more time that wait, the chair's days a petition may be held to, and why a clock stands still."""

from collections.abc import Iterable

from django.db.models import QuerySet

from meetings.models import Conclusion
from petitions.enums import DueChangeKind, DueChangeState
from petitions.models import DueChange, Petition


def extensions_asked(petition: Petition) -> QuerySet[DueChange]:
    """Wishes for more time about this petition that the office has not decided, the first asked first."""
    asked = DueChange.objects.filter(petition=petition, state=DueChangeState.ASKED)
    return asked.select_related("assignment", "petition").order_by("asked_at", "id")


def chairs_days(petition: Petition) -> Iterable[Conclusion]:
    """Directions of the chair at the petition's meeting that name a day."""
    if petition.meeting_id is None:
        return []
    return Conclusion.objects.filter(meeting_id=petition.meeting_id, due_on__isnull=False).order_by("order", "id")


def pause_of(changes: Iterable[DueChange]) -> DueChange | None:
    """The running pause of the whole, out of a petition's changes."""
    running = (one for one in changes if one.kind == DueChangeKind.PAUSE and one.resumed_at is None)
    return next((one for one in running if one.assignment_id is None), None)
