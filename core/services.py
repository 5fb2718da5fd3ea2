"""Writes to the ground floor that a person decides; jobs, messages and files have modules of their own."""

from collections.abc import Callable
from datetime import date

from django.db import transaction

from core.actors import Actor
from core.audit import N_, audit_record
from core.calendar import calendar_changed
from core.jobs import job_request
from core.models import CalendarDay
from core.permissions import require

MANAGE_CALENDAR = "core.manage_calendar"
RECOUNT = N_("Counting due dates anew")
# How many dates of an app would move with a day (None: as computed), and the task that moves them.
Moves = Callable[[date, bool | None], int]
_counted: dict[str, Moves] = {}


def calendar_task_register(task: str, moves: Moves) -> None:
    """Let an app follow a changed calendar by a job of `task`. Called in its `apps.ready()`."""
    _counted[task] = moves


def calendar_moves(day: date, is_working: bool | None) -> int:
    """How many dates would move if `day` were so; nothing is written."""
    return sum(moves(day, is_working) for moves in _counted.values())


def _followed(actor: Actor, day: date, is_working: bool | None, words: str) -> None:
    """Ask for the work that moves what hangs on the calendar, where something does."""
    reason = f"{day:%d/%m/%Y}: {words}" if words else f"{day:%d/%m/%Y}"
    for task, moves in _counted.items():
        if moves(day, is_working):
            job_request(actor=actor, task=task, params={"reason": reason}, key="", label=RECOUNT)


@transaction.atomic
def calendar_day_set(*, actor: Actor, day: date, is_working: bool, note: str, source: str = "") -> CalendarDay:
    """Say that `day` is worked or off, as announced in `source`; a day already set is changed."""
    require(actor, MANAGE_CALENDAR)
    before = CalendarDay.objects.select_for_update().filter(day=day).values("is_working", "note", "source").first()
    row, _created = CalendarDay.objects.update_or_create(
        day=day, defaults={"is_working": is_working, "note": note, "source": source}
    )
    row.refresh_from_db()
    audit_record(
        actor=actor,
        action="core.calendar_day_set",
        target=row,
        sentence=N_("%(actor)s set %(day)s as a working day: %(note)s (%(source)s).")
        if is_working
        else N_("%(actor)s set %(day)s as a day off: %(note)s (%(source)s)."),
        params={"day": day, "note": row.note, "source": row.source or "–"},
        before=before,
        after={"is_working": row.is_working, "note": row.note, "source": row.source},
    )
    calendar_changed()
    _followed(actor, day, is_working, row.note)
    return row


@transaction.atomic
def calendar_day_remove(*, actor: Actor, row: CalendarDay) -> None:
    """Let the computed calendar decide about this day again."""
    require(actor, MANAGE_CALENDAR)
    audit_record(
        actor=actor,
        action="core.calendar_day_remove",
        target=row,
        sentence=N_("%(actor)s took the announcement for %(day)s out of the calendar."),
        params={"day": row.day},
        before={"is_working": row.is_working, "note": row.note, "source": row.source},
    )
    day, words = row.day, row.note
    row.delete()
    calendar_changed()
    _followed(actor, day, None, words)
