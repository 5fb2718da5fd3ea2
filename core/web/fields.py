"""Form fields that read what people here write, and say in their words what is wrong."""

import datetime
import re
import uuid
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.exceptions import DomainError
from core.files import DOCUMENTS, IMAGES, file_check, kinds_text, size_text
from core.models.fields import NFCCharFormField, NFCTextFormField

__all__ = ["DateField", "DateTimeField", "LineField", "OnceField", "TextField", "TimeField", "UploadField"]

YEAR_MIN: Final = 1945
YEAR_MAX: Final = 2100
# Day before month always, in either language: a date must not change its meaning with the language.
DATE_FORMATS: Final = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y"]
TIME_FORMATS: Final = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H.%M", "%Hh"]
DATETIME_FORMATS: Final = [
    *(f"{day} {time}" for day in DATE_FORMATS for time in ("%H:%M", "%H:%M:%S", "%Hh%M")),
    *(f"{time} {day}" for day in DATE_FORMATS for time in ("%H:%M", "%Hh%M")),
    "%Y-%m-%dT%H:%M",
]
_YEAR_MESSAGE: Final = _("The year must lie between %(first)s and %(last)s. Check the date.")

LineField = NFCCharFormField
TextField = NFCTextFormField


def _check_year(value: datetime.date) -> None:
    if not YEAR_MIN <= value.year <= YEAR_MAX:
        raise ValidationError(_YEAR_MESSAGE, code="year", params={"first": str(YEAR_MIN), "last": str(YEAR_MAX)})


class DateField(forms.DateField):
    """A day as dd/mm/yyyy (or ISO, as browsers' own pickers send it), from 1945 to 2100."""

    widget = forms.DateInput(
        format="%d/%m/%Y",
        attrs={"placeholder": _("dd/mm/yyyy"), "inputmode": "numeric", "autocomplete": "off", "class": "date"},
    )
    default_error_messages = {"invalid": _("Enter a day as dd/mm/yyyy, for example 05/03/2026.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"input_formats": DATE_FORMATS} | kwargs))

    def to_python(self, value: Any) -> datetime.date | None:
        day = super().to_python(value.strip() if isinstance(value, str) else value)
        if day is not None:
            _check_year(day)
        return day


class TimeField(forms.TimeField):
    """A time of day as 08:30; "8h30" and "8 giờ 30" are understood."""

    widget = forms.TimeInput(format="%H:%M", attrs={"placeholder": _("hh:mm"), "autocomplete": "off", "class": "time"})
    default_error_messages = {"invalid": _("Enter a time as hh:mm, for example 08:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"input_formats": TIME_FORMATS} | kwargs))

    def to_python(self, value: Any) -> datetime.time | None:
        return super().to_python(_plain_hours(value))


class DateTimeField(forms.DateTimeField):
    """A moment as dd/mm/yyyy hh:mm, Vietnamese time."""

    widget = forms.DateTimeInput(
        format="%d/%m/%Y %H:%M",
        attrs={"placeholder": _("dd/mm/yyyy hh:mm"), "autocomplete": "off", "class": "datetime"},
    )
    default_error_messages = {"invalid": _("Enter day and time as dd/mm/yyyy hh:mm, for example 05/03/2026 08:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"input_formats": DATETIME_FORMATS} | kwargs))

    def to_python(self, value: Any) -> datetime.datetime | None:
        try:
            moment = super().to_python(_plain_hours(value))
        except (OverflowError, ValueError) as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if moment is not None:
            _check_year(moment)
        return moment


def _plain_hours(value: Any) -> Any:
    """ "8 giờ 30" and "8 giờ" as the formats above know them."""
    if not isinstance(value, str):
        return value
    # Single spaces first: a pattern that begins with any number of them takes the square of a long run.
    value = re.sub(r" ?(?:giờ|gio) ?", "h", " ".join(value.split()).lower())
    return re.sub(r"(\d) ?(?:phút|phut|ph)\b", r"\1", value)


def _accepted_text(kinds: str) -> str:
    limit = size_text(settings.UPLOAD_MAX_BYTES)
    return gettext("Accepted: %(kinds)s, up to %(limit)s.") % {"kinds": kinds, "limit": limit}


# A form is built before its reader's language is known.
_accepted = lazy(_accepted_text, str)


class UploadField(forms.FileField):
    """A file of one of the `kinds` (keys of core.files.CONTENT_TYPES), judged by content and size."""

    def __init__(self, *, kinds: Iterable[str] = DOCUMENTS | IMAGES, **kwargs: Any) -> None:
        self.kinds = frozenset(kinds)
        kwargs.setdefault("help_text", _accepted(kinds_text(self.kinds)))
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        try:
            file_check(data, self.kinds)
        except DomainError as error:
            raise ValidationError(str(error), code="file") from error
        return data

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": ",".join(sorted(f".{kind}" for kind in self.kinds))}


class OnceField(forms.UUIDField):
    """The hidden number of this form; give its value to the service (`core.web.once`)."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": _("This form has expired. Load the page again; what you typed can be copied first."),
        "invalid": _("This form has expired. Load the page again; what you typed can be copied first."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("initial", uuid.uuid4)
        super().__init__(**kwargs)
