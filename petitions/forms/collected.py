"""Forms of a collected list: what it says of itself, and one line for each petition."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField, OnceField, UploadField
from meetings.models import Meeting
from petitions.forms.base import PAPER_KINDS, ActForm, LineField, RowField
from petitions.forms.intake import OrganisationForm


class ListForm(ActForm):
    title = LineField(
        label=_("What the list is called"),
        help_text=_("For example: Petitions of cooperatives, third quarter of 2026."),
        error_messages={"required": _("Write what the list is called.")},
    )
    meeting = RowField(
        label=_("For a meeting"), required=False, empty=_("Not for a meeting"), name=lambda row: row.title
    )
    letter_number = LineField(label=_("Number of the letter"), max_length=80, required=False)
    letter_date = DateField(label=_("Date of the letter"), required=False)
    letter_file = UploadField(label=_("Scan of the letter"), required=False, kinds=PAPER_KINDS)
    form_key = OnceField(required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), letter_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("meeting", meetings)
        if letter_only:
            del self.fields["title"], self.fields["meeting"]


class ListRowForm(OrganisationForm):
    """One petition of a list: who, who spoke, the words."""

    ids = "row_%s"

    def dress(self) -> None:
        del self.fields["topic"]
        self.fields["speaker_name"].label = _("Who spoke or wrote")
        self.fields["speaker_name"].widget.attrs |= {"class": "form-control", "autocomplete": "off"}
        self.fields["text"].widget.attrs |= {"class": "form-control entry__say", "data-sends": "1"}
