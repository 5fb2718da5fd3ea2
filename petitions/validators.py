"""Limits of what a person may enter. Forms show them beside the field; services refuse behind them."""

from typing import Final

from django.utils.translation import gettext as _

from core.exceptions import DomainError
from core.text import clean_text

# A speech of ten minutes is about 10,000 characters; what is longer belongs in an attachment.
PETITION_TEXT_MAX: Final = 10_000
SUMMARY_MAX: Final = 2_000
ANSWER_TEXT_MAX: Final = 50_000
NOTE_MAX: Final = 5_000


def text_given(text: str, *, field: str, longest: int = NOTE_MAX) -> str:
    """The cleaned text. Raises DomainError beside `field` when it is empty or longer than `longest` characters."""
    cleaned = text_within(text, field=field, longest=longest)
    if not cleaned:
        raise DomainError(_("Write something here."), field=field)
    return cleaned


def text_within(text: str, *, field: str, longest: int = NOTE_MAX) -> str:
    """The cleaned text, which may be empty. Raises DomainError beside `field` when it is too long."""
    cleaned = clean_text(text).strip()
    if len(cleaned) > longest:
        raise DomainError(
            _("The text has %(length)s characters; at most %(limit)s are possible. Shorten it or attach a file.")
            % {"length": len(cleaned), "limit": longest},
            field=field,
        )
    return cleaned
