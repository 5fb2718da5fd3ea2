"""The facts of a meeting, as every form about them asks."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import BodyField, UnitField
from cooperatives.enums import CooperativeKind
from core.web.fields import DateField, DateTimeField, LineField, TextField, TimeField
from meetings.enums import DaySession, MeetingKind
from meetings.forms.base import BodyNameField, text_area
from meetings.selectors import bodies_coordinated, body_named, units_for_meetings
from meetings.validators import FIRST_YEAR, LAST_YEAR, meeting_faults

_NUMBER = forms.NumberInput(attrs={"inputmode": "numeric", "min": 0})


class MeetingForm(forms.Form):
    """The facts of a meeting. The subclasses say which fields one needs when."""

    title = LineField(
        label=_("Name of the meeting"),
        max_length=300,
        widget=text_area(2),
        help_text=_("Printed word for word on the invitation and the minutes."),
        error_messages={"max_length": _("At most %(limit_value)d letters; there are %(show_value)d now.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=MeetingKind)
    year = forms.IntegerField(
        label=_("Year"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        error_messages={
            "invalid": _("Write the year with four digits, for example 2026."),
            "min_value": _("The year lies before %(limit_value)s. Write it with four digits, for example 2026."),
            "max_value": _("The year lies after %(limit_value)s. Write it with four digits, for example 2026."),
        },
    )
    unit = UnitField(label=_("Area"), queryset=None, empty_label=_("Choose the area"))
    theme = TextField(label=_("Theme"), required=False, widget=text_area(2))
    purpose = TextField(label=_("Purpose"), required=False, widget=text_area(3), help_text=_("One purpose a line."))
    organisation_kinds = forms.MultipleChoiceField(
        label=_("Organisations it is for"),
        choices=CooperativeKind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    held_on = DateField(label=_("Day"), required=False)
    session = forms.ChoiceField(label=_("Part of the day"), choices=DaySession)
    starts_at = TimeField(label=_("Begins"), required=False)
    ends_at = TimeField(label=_("Ends"), required=False)
    place = LineField(label=_("Place"), max_length=300, required=False)
    place_note = LineField(label=_("How to get there"), max_length=300, required=False)
    petition_window_opens = DateTimeField(label=_("Petitions online from"), required=False)
    petition_window_closes = DateTimeField(label=_("Petitions online until"), required=False)
    organiser = BodyField(label=_("Organised by"), queryset=None, empty_label=_("Choose the body"))
    organiser_name = LineField(label=_("Name of the organising body on that day"), max_length=255, required=False)
    turns_counted = forms.IntegerField(label=_("Opinions counted"), required=False, min_value=0, widget=_NUMBER)
    organisations_counted = forms.IntegerField(
        label=_("Organisations present, counted"), required=False, min_value=0, widget=_NUMBER
    )
    summary = TextField(label=_("Summary"), required=False, widget=text_area(4))
    source = TextField(label=_("Source"), required=False, widget=text_area(2))
    published_by_name = BodyNameField(label=_("Result published by"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        organisers: forms.ModelChoiceField = self.fields["organiser"]  # type: ignore[assignment]
        units: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        organisers.queryset = bodies_coordinated(user)
        units.queryset = units_for_meetings(user)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = self.layout()
        return helper

    def layout(self) -> Layout:
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        for field, message in meeting_faults(values).items():
            if field in self.fields and field not in self.errors:
                self.add_error(field, message)
        return values

    def values(self) -> dict[str, Any]:
        """What the service takes. Call after `is_valid`."""
        values = dict(self.cleaned_data)
        if "published_by_name" in values:
            name = values["published_by_name"]
            day = values.get("held_on") or timezone.localdate()
            values["published_by"] = body_named(name, day, values["organiser"]) if name else None
        return values

    def _what(self, *extra: Any) -> Fieldset:
        return Fieldset(
            _("The meeting"),
            "title",
            Row(Column("kind", css_class="col-md-6"), Column("year", css_class="col-md-6")),
            "unit",
            "organisation_kinds",
            "theme",
            "purpose",
            *extra,
        )


PLAN_FIELDS = ("petition_window_opens", "petition_window_closes")
PAST_FIELDS = (
    "session",
    "turns_counted",
    "organisations_counted",
    "summary",
    "source",
    "published_by_name",
    "organiser_name",
)


def plan_when() -> Fieldset:
    """Day, hours, place and the window for petitions, for a meeting that is going to take place."""
    return Fieldset(
        _("Time and place"),
        Row(
            Column("held_on", css_class="col-md-4"),
            Column("starts_at", css_class="col-6 col-md-4"),
            Column("ends_at", css_class="col-6 col-md-4"),
        ),
        "place",
        "place_note",
        Row(
            Column("petition_window_opens", css_class="col-md-6"),
            Column("petition_window_closes", css_class="col-md-6"),
        ),
    )


def record_when() -> Fieldset:
    """Day, hours and place as far as they were written down."""
    return Fieldset(
        _("Time and place"),
        Row(Column("held_on", css_class="col-md-6"), Column("session", css_class="col-md-6")),
        Row(Column("starts_at", css_class="col-6"), Column("ends_at", css_class="col-6")),
        "place",
        "place_note",
    )


def record_result() -> Fieldset:
    """What was counted and written about it afterwards."""
    return Fieldset(
        _("What is known of it"),
        Row(
            Column("turns_counted", css_class="col-md-6"),
            Column("organisations_counted", css_class="col-md-6"),
        ),
        "summary",
        "published_by_name",
        "source",
    )
