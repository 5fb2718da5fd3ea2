"""Rules on single values of a meeting."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

FIRST_YEAR = 1945
LAST_YEAR = 2100
# Words that are addresses of their own beside /manage/meetings/<code>/.
RESERVED_CODES = frozenset({"new", "record"})
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def validate_meeting_code(value: str) -> None:
    """A code is part of an address: small letters, digits and single hyphens, and not a page's own word."""
    if not _CODE.fullmatch(value) or value in RESERVED_CODES:
        raise ValidationError(_("Use small letters without marks, digits and hyphens, for example lam-giang-2026."))


def meeting_faults(values: Mapping[str, Any]) -> dict[str, str]:
    """What is wrong between the values of one meeting, by field; {} when nothing is.

    Asked by the form (every fault beside its field) and by the service (nothing else may write). Keys that are
    missing count as empty.
    """
    faults: dict[str, str] = {}
    year, day = values.get("year"), values.get("held_on")
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        faults["year"] = _("The year is not between %(first)s and %(last)s.") % {
            "first": str(FIRST_YEAR),
            "last": str(LAST_YEAR),
        }
    elif year is not None and day is not None and abs(day.year - year) > 1:
        faults["held_on"] = _("The day does not lie in the year %(year)s. Correct the day or the year.") % {
            "year": str(year)
        }
    start, end = values.get("starts_at"), values.get("ends_at")
    if start is not None and end is not None and end <= start:
        faults["ends_at"] = _("The end must be later than the start, %(start)s.") % {"start": f"{start:%H:%M}"}
    # A day that is wrong itself says nothing about the window.
    return faults | _window_faults(values, None if "held_on" in faults else day)


def _window_faults(values: Mapping[str, Any], day: date | None) -> dict[str, str]:
    opens, closes = values.get("petition_window_opens"), values.get("petition_window_closes")
    if closes is None:
        return {}
    if opens is None:
        return {"petition_window_opens": _("Say when sending petitions begins, too.")}
    if closes <= opens:
        return {"petition_window_closes": _("The last moment must be later than the first one.")}
    if day is not None:
        start = values.get("starts_at")
        opening = timezone.make_aware(datetime.combine(day, start or time(23, 59)))
        if closes > opening:
            return {"petition_window_closes": _("Sending petitions must end before the meeting begins.")}
    return {}
