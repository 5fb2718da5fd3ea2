"""The two ways a meeting begins: planned, or recorded after it took place."""

from typing import Any

from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from core.web.fields import LineField, OnceField
from meetings.forms.base import LinesField, honorific_split
from meetings.forms.meeting import PAST_FIELDS, PLAN_FIELDS, MeetingForm, plan_when, record_result, record_when
from meetings.selectors import body_named
from meetings.validators import validate_meeting_code


class _NewMeetingForm(MeetingForm):
    """What both ways of beginning a meeting ask once: hosts, chair, the word in the address."""

    hosts = LinesField(
        label=_("Hosts"),
        rows=2,
        help_text=_("The bodies in whose name it is called, one a line, in printing order."),
    )
    chair_name = LineField(label=_("Chair"), max_length=255, required=False, help_text=_("With Ông or Bà before it."))
    chair_position = LineField(label=_("Position of the chair"), max_length=255, required=False)
    code = forms.CharField(
        label=_("Word in the address"),
        max_length=60,
        required=False,
        validators=[validate_meeting_code],
        help_text=_("Small letters, digits, hyphens. Left empty, it is made from area and year."),
    )
    form_uuid = OnceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisers: forms.ModelChoiceField = self.fields["organiser"]  # type: ignore[assignment]
        first = organisers.queryset.first() if organisers.queryset is not None else None
        if first is not None:
            self.initial.setdefault("organiser", first.pk)
            self.initial.setdefault("unit", first.unit_id)

    def values(self) -> dict[str, Any]:
        values = super().values()
        organiser: Department = values["organiser"]
        day = values.get("held_on") or timezone.localdate()
        names = values.pop("hosts").splitlines()
        values["hosts"] = [body_named(name, day, organiser) or name for name in names]
        chair, position = values.pop("chair_name"), values.pop("chair_position")
        honorific, name = honorific_split(chair)
        values["chair"] = {"honorific": honorific, "name": name, "positions": position} if chair else None
        return values

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("chair_position") and not values.get("chair_name"):
            self.add_error("chair_name", _("Write the chair's name, too."))
        return values

    def _who(self) -> Fieldset:
        return Fieldset(
            _("Chair and organisation"),
            Row(Column("chair_name", css_class="col-md-6"), Column("chair_position", css_class="col-md-6")),
            "hosts",
            "organiser",
            "code",
            "form_uuid",
        )


class MeetingPlanForm(_NewMeetingForm):
    """A meeting that is going to take place. Everything but name, year, area and organiser can come later."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", timezone.localdate().year)
        for name in PAST_FIELDS:
            self.fields.pop(name)

    def layout(self) -> Layout:
        return Layout(self._what(), plan_when(), self._who())


class MeetingRecordForm(_NewMeetingForm):
    """A meeting that took place. What nobody wrote down stays empty and is shown as "not recorded"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PLAN_FIELDS:
            self.fields.pop(name)
        for name in ("held_on", "place"):
            self.fields[name].help_text = _("Leave empty when it is not recorded.")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        today, day, year = timezone.localdate(), values.get("held_on"), values.get("year")
        if day is not None and day > today:
            self.add_error("held_on", _("The day has not come yet. Plan the meeting instead of recording it."))
        elif day is None and year is not None and year > today.year:
            self.add_error("year", _("The year has not come yet. Plan the meeting instead of recording it."))
        return values

    def layout(self) -> Layout:
        return Layout(self._what(), record_when(), self._who(), record_result())
