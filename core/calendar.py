"""Working days of state bodies: public holidays as computed, corrected by what was announced (`CalendarDay`).

Legal source: Bộ luật Lao động Điều 112 (holidays); terms are counted from the day after (Bộ luật Dân sự Điều 147) and a
term that ends on a day off ends on the next working day (Điều 148). Saturday and Sunday are days off for state bodies.
"""

import functools
from calendar import isleap
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

import holidays
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext

from core.context import current_memory
from core.models.calendar import CalendarDay

# Days off and swaps up to this year are known; of a later year only what is announced in CalendarDay is sure.
CONFIRMED_THROUGH: Final = 2026
_ONE_DAY: Final = timedelta(days=1)
_MEMORY_KEY: Final = "core.calendar"


@dataclass(frozen=True)
class _Override:
    is_working: bool
    note: str


def calendar_changed() -> None:
    """Forget what this request has read: an announced day was written."""
    memory = current_memory()
    if memory is not None:
        memory.pop(_MEMORY_KEY, None)


_supposed: ContextVar[dict[date, _Override] | None] = ContextVar("supposed_calendar", default=None)


@contextmanager
def calendar_supposing(day: date, is_working: bool | None) -> Iterator[None]:
    """Inside, everything is counted as if `day` were worked or off; with None as computed, not as announced."""
    days = dict(_overrides())
    if is_working is None:
        days.pop(day, None)
    else:
        days[day] = _Override(is_working, "")
    token = _supposed.set(days)
    try:
        yield
    finally:
        _supposed.reset(token)


def _overrides() -> dict[date, _Override]:
    """The announced days, read once a request or job and not once a row."""
    if (supposed := _supposed.get()) is not None:
        return supposed
    memory = current_memory()
    if memory is not None and _MEMORY_KEY in memory:
        kept: dict[date, _Override] = memory[_MEMORY_KEY]
        return kept
    rows = CalendarDay.objects.values_list("day", "is_working", "note")
    days = {day: _Override(is_working, note) for day, is_working, note in rows}
    if memory is not None:
        memory[_MEMORY_KEY] = days
    return days


@functools.lru_cache(maxsize=64)
def _year(year: int, language: str) -> holidays.HolidayBase:
    return holidays.country_holidays("VN", years=[year], expand=False, language=language)


def _works(day: date, overrides: dict[date, _Override]) -> bool:
    if day in overrides:
        return overrides[day].is_working
    computed = _year(day.year, "vi")
    if day in computed.weekend_workdays:
        return True
    return day.weekday() < 5 and day not in computed


@functools.lru_cache(maxsize=256)
def _worked_by_day(year: int) -> tuple[int, ...]:
    """For each day of `year`: the computed working days from the first of January up to and with it."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366 if isleap(year) else 365))
    return tuple(accumulate(int(_works(day, {})) for day in days))


def _computed_through(day: date) -> int:
    """The computed working days of its year up to and with `day`."""
    return _worked_by_day(day.year)[day.timetuple().tm_yday - 1]


def is_working_day(day: date) -> bool:
    """Whether state bodies work on `day`."""
    return _works(day, _overrides())


def add_working_days(day: date, count: int) -> date:
    """The working day `count` working days after `day` (before it, when negative); `day` itself is not counted.

    With 0: `day`, or the next working day when it is off. Beyond the last date there is: that date.
    """
    overrides = _overrides()
    step = -_ONE_DAY if count < 0 else _ONE_DAY
    try:
        for _number in range(abs(count)):
            day = _next_working(day + step, step, overrides)
        return day if count else _next_working(day, step, overrides)
    except OverflowError:
        return date.min if count < 0 else date.max


def _next_working(day: date, step: timedelta, overrides: dict[date, _Override]) -> date:
    while not _works(day, overrides):
        day += step
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to and with `end`; negative when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start)
    overrides = _overrides()
    # By sums of whole years: a list of petitions years overdue would ask for thousands of days a row.
    years = sum(_worked_by_day(year)[-1] for year in range(start.year, end.year))
    computed = years + _computed_through(end) - _computed_through(start)
    return computed + sum(one.is_working - _works(day, {}) for day, one in overrides.items() if start < day <= end)


def term_end(start: date, days: int, *, working: bool = True) -> date:
    """The last day of a term of `days` that began on `start`, which is not counted; never a day off.

    `working` False counts calendar days and moves an end on a day off to the next working day.
    """
    return add_working_days(start, days) if working else add_working_days(start + timedelta(days=days), 0)


def calendar_note(day: date) -> str:
    """Why the day is special, in the reader's language: a holiday's name or the announcement's; "" for any other."""
    announced = _overrides().get(day)
    if announced:
        return announced.note
    language = "en_US" if (get_language() or "vi").startswith("en") else "vi"
    return str(_year(day.year, language).get(day, ""))


@dataclass(frozen=True)
class SpecialDay:
    """A day that differs from its week: `row` is the announcement that says so, None for a computed holiday."""

    day: date
    is_working: bool
    note: str
    row: CalendarDay | None


def calendar_year(year: int) -> list[SpecialDay]:
    """The holidays, swapped and announced days of `year`, in order."""
    language = "en_US" if (get_language() or "vi").startswith("en") else "vi"
    computed = _year(year, language)
    days = {day: SpecialDay(day, False, str(name), None) for day, name in computed.items()}
    # The library keeps one set of worked week-end days for all years.
    for day in (one for one in computed.weekend_workdays if one.year == year):
        days[day] = SpecialDay(day, True, gettext("Worked in exchange for a day off"), None)
    for row in CalendarDay.objects.filter(day__year=year):
        days[row.day] = SpecialDay(row.day, row.is_working, row.note, row)
    return [days[day] for day in sorted(days)]


def calendar_days_set() -> QuerySet[CalendarDay]:
    """The announced days."""
    return CalendarDay.objects.all()


def calendar_confirmed(year: int) -> bool:
    """Whether the days off of `year` are announced; if not, pages say that they may still change."""
    return year <= CONFIRMED_THROUGH or any(day.year == year for day in _overrides())
