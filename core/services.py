"""Writes to the ground floor that a person decides; jobs, messages and files have modules of their own."""

from datetime import date

from django.db import transaction

from core.actors import Actor
from core.audit import N_, audit_record
from core.calendar import calendar_changed
from core.models import CalendarDay
from core.permissions import require

MANAGE_CALENDAR = "core.manage_calendar"


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
    row.delete()
    calendar_changed()
