"""Documents a meeting presents or rests on."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from core.files import DOCUMENTS
from core.web.fields import DateField, LineField, UploadField
from meetings.enums import (
    ReferenceRole,
)
from meetings.forms.base import (
    NOT_RECORDED_HELP,
    MeetingPartForm,
    text_area,
)
from meetings.models import ReferenceDocument


class ReferenceForm(MeetingPartForm):
    type_name = LineField(label=_("Type"), max_length=100, required=False, help_text=_("For example: Nghị quyết"))
    symbol = LineField(label=_("Number and symbol"), max_length=100, required=False)
    date = DateField(label=_("Date"), required=False, help_text=NOT_RECORDED_HELP)
    issuer = LineField(label=_("Issued by"), max_length=255, required=False, help_text=NOT_RECORDED_HELP)
    title = LineField(label=_("About"), max_length=500, required=False, widget=text_area(2))
    role = forms.ChoiceField(label=_("At the meeting"), choices=ReferenceRole)
    carries_out: "forms.ModelChoiceField[ReferenceDocument]" = forms.ModelChoiceField(
        label=_("Carries out"), queryset=None, required=False, empty_label=_("none of these documents")
    )
    upload = UploadField(label=_("File"), kinds=DOCUMENTS, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: forms.ModelChoiceField = self.fields["carries_out"]  # type: ignore[assignment]
        others = ReferenceDocument.objects.filter(meeting=self.meeting)
        field.queryset = others.exclude(pk=self.initial["id"]) if "id" in self.initial else others

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not values.get("symbol") and not values.get("title") and not self.errors:
            self.add_error("symbol", _("Write the symbol or the title of the document."))
        return values

    def layout(self) -> Layout:
        return Layout(
            Row(Column("type_name", css_class="col-md-6"), Column("symbol", css_class="col-md-6")),
            Row(Column("date", css_class="col-md-6"), Column("issuer", css_class="col-md-6")),
            "title",
            Row(Column("role", css_class="col-md-6"), Column("carries_out", css_class="col-md-6")),
            "upload",
        )
