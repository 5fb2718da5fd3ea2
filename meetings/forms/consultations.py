"""Drafts put to opinion, and the opinions."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from core.files import DOCUMENTS
from core.web.fields import DateField, LineField, TextField, UploadField
from meetings.enums import (
    ConsultationState,
    OpinionTreatment,
)
from meetings.forms.base import (
    NOT_RECORDED_HELP,
    BodyNameField,
    MeetingPartForm,
    OrganisationNameField,
    text_area,
)


class ConsultationForm(MeetingPartForm):
    title = LineField(label=_("Draft"), max_length=500, widget=text_area(2))
    body_name = BodyNameField(label=_("Whose draft"))
    state = forms.ChoiceField(label=_("State"), choices=ConsultationState)
    opens_on = DateField(label=_("First day"), required=False)
    closes_on = DateField(label=_("Last day"), required=False)
    opinions_counted = forms.IntegerField(
        label=_("Opinions counted"), required=False, min_value=0, help_text=NOT_RECORDED_HELP
    )
    outcome = TextField(label=_("What came of it"), required=False, widget=text_area(3))
    upload = UploadField(label=_("File of the draft"), kinds=DOCUMENTS, required=False)

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        first, last = values.get("opens_on"), values.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day must not be before the first one."))
        return values

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        return values | {"body": self.body_of(values["body_name"])}

    def layout(self) -> Layout:
        return Layout(
            "title",
            Row(Column("body_name", css_class="col-md-6"), Column("state", css_class="col-md-6")),
            Row(
                Column("opens_on", css_class="col-6"),
                Column("closes_on", css_class="col-6"),
                Column("opinions_counted", css_class="col-12"),
            ),
            "outcome",
            "upload",
        )


class OpinionForm(MeetingPartForm):
    name = OrganisationNameField(
        label=_("Organisation or body"), help_text=_("Not the name of a person. Leave empty when it is not recorded.")
    )
    text = TextField(label=_("Opinion"), required=False, widget=text_area(3), help_text=NOT_RECORDED_HELP)
    treatment = forms.ChoiceField(label=_("How it was dealt with"), choices=OpinionTreatment)
    response = TextField(label=_("Taken in or explained as follows"), required=False, widget=text_area(3))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if not values.get("name") and not values.get("text"):
            self.add_error("text", _("Write who gave the opinion or what it says."))
        if values.get("treatment") == OpinionTreatment.EXPLAINED and not values.get("response"):
            self.add_error("response", _("Write the explanation."))
        self.cooperative = None
        if values.get("name"):
            try:
                self.cooperative = self.cooperative_of(values["name"])
            except forms.ValidationError as error:
                self.add_error("name", error)
        return values

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        values["cooperative"] = self.cooperative
        values["body"] = None if self.cooperative else self.body_of(values["name"])
        if self.cooperative:
            values["name"] = self.cooperative.name
        return values
