"""The programme."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import LineField, TimeField
from meetings.enums import (
    AgendaKind,
)
from meetings.forms.base import (
    MeetingPartForm,
    text_area,
)


class AgendaItemForm(MeetingPartForm):
    title = LineField(label=_("Item"), max_length=500, widget=text_area(2))
    kind = forms.ChoiceField(label=_("Kind"), choices=AgendaKind, initial=AgendaKind.OTHER)
    presenter = LineField(label=_("Presented by"), max_length=255, required=False)
    starts_at = TimeField(label=_("Begins"), required=False)
    ends_at = TimeField(label=_("Ends"), required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        start, end = values.get("starts_at"), values.get("ends_at")
        if start and end and end <= start:
            self.add_error(
                "ends_at", _("The end must be later than the start, %(start)s.") % {"start": f"{start:%H:%M}"}
            )
        return values

    def layout(self) -> Layout:
        return Layout(
            "title",
            Row(Column("kind", css_class="col-md-6"), Column("presenter", css_class="col-md-6")),
            Row(Column("starts_at", css_class="col-6"), Column("ends_at", css_class="col-6")),
        )
