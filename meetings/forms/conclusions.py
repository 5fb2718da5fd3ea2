"""Directions of the chair."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField, TextField
from meetings.forms.base import (
    BodyNameField,
    LinesField,
    MeetingPartForm,
    text_area,
)


class ConclusionForm(MeetingPartForm):
    text = TextField(label=_("What"), widget=text_area(3))
    responsible_name = BodyNameField(label=_("Who"), help_text=_("A body, or words such as “các HTX”."))
    cooperating = LinesField(label=_("Together with"), rows=2, help_text=_("One body a line."))
    due_on = DateField(label=_("By when"), required=False, help_text=_("Leave empty when no day was set."))

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        return values | {"responsible": self.body_of(values["responsible_name"])}

    def layout(self) -> Layout:
        return Layout(
            "text",
            Row(Column("responsible_name", css_class="col-md-7"), Column("due_on", css_class="col-md-5")),
            "cooperating",
        )


class ConclusionDoneForm(MeetingPartForm):
    done_on = DateField(label=_("Carried out on"), required=False, help_text=_("Leave empty when it is not done yet."))
    note = TextField(label=_("How"), required=False, widget=text_area(2))

    def clean_done_on(self) -> Any:
        day = self.cleaned_data["done_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day
