"""A due date in words: from which day it was counted, over which days off it went, who set it, what still may move."""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from core.calendar import calendar_confirmed, calendar_note, is_working_day, term_end
from petitions.enums import Counting
from petitions.models.due import DueFields

# More holidays than these in one term are counted, not named.
NAMED_MOST = 3
WEEKDAYS = (
    pgettext_lazy("in a sentence", "Monday"),
    pgettext_lazy("in a sentence", "Tuesday"),
    pgettext_lazy("in a sentence", "Wednesday"),
    pgettext_lazy("in a sentence", "Thursday"),
    pgettext_lazy("in a sentence", "Friday"),
    pgettext_lazy("in a sentence", "Saturday"),
    pgettext_lazy("in a sentence", "Sunday"),
)


def due_explained(row: DueFields) -> str:
    """How the date came about; the note of who set it by hand; "" without a date."""
    if row.due is None or row.due_from is None:
        return "" if row.due_from else row.due_note
    if row.due_days is None:
        return row.due_note or _("set by the office on %(day)s") % {"day": _day(row.due_from)}
    working = row.due_counting == Counting.WORKING
    words = [_counted(row.due_days, row.due_from, working=working)]
    if term_end(row.due_from, row.due_days, working=working) == row.due:
        words += _over_days_off(row, row.due) if working else _moved_end(row, row.due)
    if row.due_note:
        words.append(row.due_note)
    if not calendar_confirmed(row.due.year):
        words.append(
            _("the days off of %(year)s are not confirmed yet, so it may still move") % {"year": str(row.due.year)}
        )
    return "; ".join(words)


def _counted(days: int, start: date, *, working: bool) -> str:
    text = (
        ngettext(
            "%(days)s working day from the day after %(day)s", "%(days)s working days from the day after %(day)s", days
        )
        if working
        else ngettext(
            "%(days)s calendar day from the day after %(day)s",
            "%(days)s calendar days from the day after %(day)s",
            days,
        )
    )
    return text % {"days": days, "day": _day(start)}


def _moved_end(row: DueFields, due: date) -> list[str]:
    """Calendar days: the last day was a day off."""
    last = (row.due_from or due) + timedelta(days=row.due_days or 0)
    if last == due:
        return []
    told = {"off": _why_off(last), "last": _day(last), "weekday": str(WEEKDAYS[due.weekday()]), "due": _day(due)}
    return [_("its last day %(last)s is off (%(off)s), so it ends on %(weekday)s %(due)s") % told]


def _over_days_off(row: DueFields, due: date) -> list[str]:
    """Working days: the holidays among them, which are not counted, and week-ends that were worked."""
    start = row.due_from or due
    days = [start + timedelta(days=number) for number in range(1, (due - start).days + 1)]
    off = [day for day in days if day.weekday() < 5 and not is_working_day(day)]
    worked = [day for day in days if day.weekday() >= 5 and is_working_day(day)]
    words = []
    if off:
        named = ", ".join(f"{_day(day)} ({calendar_note(day)})" for day in off[:NAMED_MOST])
        if len(off) > NAMED_MOST:
            named = _("%(first)s and %(count)s more days") % {"first": named, "count": len(off) - NAMED_MOST}
        words.append(_("not counting %(days)s") % {"days": named})
    if worked:
        words.append(_("counting %(days)s, which is worked") % {"days": ", ".join(_day(day) for day in worked)})
    return words


def _why_off(day: date) -> str:
    """The holiday's name, or the day of the week."""
    return calendar_note(day) or str(WEEKDAYS[day.weekday()])


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")
