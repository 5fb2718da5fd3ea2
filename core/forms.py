"""One form for each action of the ground floor."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.files import TABLES
from core.web.fields import DateField, LineField, TextField, UploadField


class CalendarDayForm(forms.Form):
    """A day that an announcement makes a working day or a day off."""

    day = DateField(label=_("Day"))
    is_working = forms.TypedChoiceField(
        label=_("This day is"),
        choices=[("off", _("a day off")), ("working", _("a working day"))],
        coerce=lambda value: value == "working",
        widget=forms.RadioSelect,
    )
    note = LineField(label=_("Reason"), max_length=200, help_text=_("For example: swapped with 10/01/2026."))
    source = LineField(label=_("Announced in"), max_length=200, required=False, help_text=_("Number of the document."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"is_working": "off"})
        super().__init__(*args, **kwargs)


class BatchNoteForm(forms.Form):
    """A sentence under every message of a batch."""

    note = TextField(
        label=_("A sentence under every message"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example, whom to call with questions. Empty: the messages go as they stand."),
    )


class HandOverForm(forms.Form):
    """On which day letters were handed over."""

    on = DateField(label=_("Handed over on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"on": timezone.localdate()})
        super().__init__(*args, **kwargs)


class ImportForm(forms.Form):
    """A file to import."""

    file = UploadField(
        label=_("File"), kinds=TABLES, error_messages={"required": _("Choose a file of Excel (.xlsx) or .csv.")}
    )
