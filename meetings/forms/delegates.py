"""Who is invited and who came."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import LineField, OnceField
from meetings.enums import (
    AttendanceState,
    CountedAs,
    DelegateKind,
    MeetingState,
)
from meetings.forms.base import (
    HONORIFICS,
    NOT_RECORDED_HELP,
    BodyNameField,
    LinesField,
    MeetingPartForm,
    OrganisationNameField,
)

NO_HONORIFIC = "none"


class DelegateForm(MeetingPartForm):
    """A line of the list. `kind` decides which questions make sense: a body has no position, a person no number."""

    honorific = forms.ChoiceField(
        label=_("Form of address"),
        choices=[(NO_HONORIFIC, _("none")), *((word, word) for word in HONORIFICS)],
    )
    name = LineField(label=_("Full name"), max_length=255)
    positions = LinesField(label=_("Positions"), rows=2, help_text=_("One a line, the first printed first."))
    body_name = BodyNameField(label=_("From the body"))
    organisation_name = OrganisationNameField(
        label=_("From the organisation"), help_text=_("Name as in the register, or tax code.")
    )
    count = forms.IntegerField(label=_("Number"), required=False, min_value=1, help_text=NOT_RECORDED_HELP)
    counted_as = forms.ChoiceField(label=_("Number of"), choices=CountedAs)
    is_chair = forms.BooleanField(label=_("Chairs the meeting"), required=False)
    is_secretary = forms.BooleanField(label=_("Takes the minutes"), required=False)
    email = forms.EmailField(label=_("E-mail for the invitation"), required=False)
    phone = LineField(label=_("Phone for the invitation"), max_length=30, required=False)
    invited = forms.BooleanField(label=_("Gets an invitation"), required=False)
    attendance = forms.ChoiceField(label=_("Attendance"), choices=AttendanceState)
    form_uuid = OnceField(required=False)

    ONLY = {
        DelegateKind.PERSON: {
            "honorific",
            "positions",
            "body_name",
            "organisation_name",
            "is_chair",
            "is_secretary",
            "email",
            "phone",
        },
        DelegateKind.BODY: {"email", "phone"},
        DelegateKind.GROUP: {"count", "counted_as"},
    }

    def __init__(self, *args: Any, kind: DelegateKind, is_new: bool = True, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)
        if not is_new:
            self.fields.pop("form_uuid")
        for names in self.ONLY.values():
            for name in names - self.ONLY[kind]:
                self.fields.pop(name, None)
        self.initial["honorific"] = self.initial.get("honorific") or NO_HONORIFIC
        past = self.meeting.recorded_as_past
        if past:
            for name in ("invited", "email", "phone"):
                self.fields.pop(name, None)
            self.initial.setdefault("attendance", AttendanceState.PRESENT)
        elif self.meeting.state in (MeetingState.DRAFT, MeetingState.ANNOUNCED):
            self.fields.pop("attendance")
            self.initial.setdefault("invited", True)
        self._name_words()

    def _name_words(self) -> None:
        name = self.fields["name"]
        if self.kind == DelegateKind.BODY:
            offered = BodyNameField(label=_("Body"), required=True, help_text=_("As it is printed on that day."))
            self.fields["name"] = offered
        elif self.kind == DelegateKind.GROUP:
            name.label, name.help_text = _("Group"), _("For example: representatives of the People's Committees")

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if values.get("body_name") and values.get("organisation_name"):
            self.add_error("organisation_name", _("Choose a body or an organisation, not both."))
        elif values.get("organisation_name"):
            try:
                self.cooperative = self.cooperative_of(values["organisation_name"])
            except forms.ValidationError as error:
                self.add_error("organisation_name", error)
        return values

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data) | {"kind": self.kind}
        body_name = values.pop("body_name", "") or (values["name"] if self.kind == DelegateKind.BODY else "")
        organisation_name = values.pop("organisation_name", "")
        values["body"] = self.body_of(body_name)
        values["cooperative"] = self.cooperative if organisation_name else None
        found = values["cooperative"]
        values["represents_name"] = found.name if found else organisation_name or body_name
        if values.get("honorific") == NO_HONORIFIC:
            values["honorific"] = ""
        return values

    def layout(self) -> Layout:
        lines: list[dict[str, str]] = [
            {"honorific": "col-4 col-md-3", "name": "col-8 col-md-9"} if "honorific" in self.fields else {"name": ""},
            {"positions": ""},
            {"body_name": ""},
            {"organisation_name": ""},
            {"count": "col-6", "counted_as": "col-6"},
            {"is_chair": "col-md-6", "is_secretary": "col-md-6"},
            {"email": "col-md-6", "phone": "col-md-6"},
            {"invited": ""},
            {"attendance": ""},
            {"form_uuid": ""},
        ]
        present = [{name: css for name, css in line.items() if name in self.fields} for line in lines]
        return Layout(
            *(
                Row(*(Column(name, css_class=css) for name, css in line.items())) if len(line) > 1 else next(iter(line))
                for line in present
                if line
            )
        )
