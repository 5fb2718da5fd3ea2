"""Due dates that explain themselves: the term of a step, counted from a day, or a date that a person set."""

from datetime import date

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from core.audit import N_
from core.calendar import term_end
from core.exceptions import DomainError
from meetings.models import Conclusion
from petitions.enums import Counting, StepKind
from petitions.models.due import DueFields
from petitions.selectors.terms import term_of


def due_by_term(row: DueFields, kind: StepKind, start: date) -> None:
    """Set the due date of `row` by the term of the step, the first day not counted (Bộ luật Dân sự Điều 147)."""
    days, counting = term_of(kind)
    row.due = term_end(start, days, working=counting == Counting.WORKING)
    row.due_from, row.due_days, row.due_counting, row.due_note = start, days, counting, ""


def due_by_hand(row: DueFields, due: date, note: str, start: date, *, field: str = "due") -> None:
    """Set a date that a person chose ("trước ngày …"). Raises DomainError when it is not after `start`."""
    due_check(due, start, field=field)
    row.due, row.due_from, row.due_days, row.due_counting, row.due_note = due, start, None, "", note


def due_check(due: date, start: date, *, field: str = "due") -> None:
    """A date that a person chose lies after `start` and not beyond five years, or DomainError beside `field`."""
    if due <= start:
        raise DomainError(_("The due date must be after %(day)s.") % {"day": start.strftime("%d/%m/%Y")}, field=field)
    if due.year > start.year + 5:
        raise DomainError(_("The due date lies more than five years ahead."), field=field)


def due_none(row: DueFields) -> None:
    """No date is promised."""
    row.due = row.due_from = row.due_days = None
    row.due_counting = row.due_note = ""


def due_copy(row: DueFields, source: DueFields) -> None:
    """The same date for the same reason."""
    row.due, row.due_from, row.due_days = source.due, source.due_from, source.due_days
    row.due_counting, row.due_note = source.due_counting, source.due_note


NOTE_MAX = 300


def due_note_add(row: DueFields, words: str, /, **params: str) -> None:
    """Add why the date moved to what is said of it: an untranslated msgid, kept in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        added = gettext(words) % params
    row.due_note = (f"{row.due_note}; {added}" if row.due_note else added)[:NOTE_MAX]


def chairs_words(conclusion: Conclusion, name: str) -> str:
    """That the chair set the day, and who entered it; in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        words = gettext(N_("the chair's direction “before %(day)s”, entered by %(name)s"))
    return words % {"day": conclusion.due_on.strftime("%d/%m/%Y") if conclusion.due_on else "", "name": name}
