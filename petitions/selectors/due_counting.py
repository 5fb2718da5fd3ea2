"""What a term and its pauses give by the calendar of today. Reads no rows."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from core.calendar import term_end, working_days_between
from petitions.enums import Counting
from petitions.models import DueChange
from petitions.models.due import DueFields


def days_paused(row: DueFields, start: date, end: date) -> int:
    """How long the pause was, counted as the term of `row` is."""
    return working_days_between(start, end) if row.due_counting == Counting.WORKING else (end - start).days


def date_after_pause(row: DueFields, before: date, start: date, end: date) -> date:
    """The date that stood, moved by the length of the pause; the same when it was resumed on the same day."""
    days = days_paused(row, start, end)
    return term_end(before, days, working=row.due_counting == Counting.WORKING) if days else before


def due_recounted(row: DueFields, pauses: Iterable[DueChange]) -> date | None:
    """What the term of `row` and its ended pauses give by the calendar of today; None for a date set by hand."""
    if row.due_from is None or row.due_days is None:
        return None
    due = term_end(row.due_from, row.due_days, working=row.due_counting == Counting.WORKING)
    for pause in pauses:
        start = timezone.localdate(pause.asked_at)
        if pause.resumed_at is not None and start >= row.due_from:
            due = date_after_pause(row, due, start, timezone.localdate(pause.resumed_at))
    return due
