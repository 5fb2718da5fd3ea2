"""Correcting the facts of a meeting."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.enums import MeetingState
from meetings.forms.meeting import PLAN_FIELDS, MeetingForm, plan_when, record_result, record_when
from meetings.models import Meeting


class MeetingEditForm(MeetingForm):
    """Correcting a meeting; `version` is the one that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        self.meeting = meeting
        super().__init__(*args, **kwargs)
        for name in PLAN_FIELDS if meeting.recorded_as_past else ("session",):
            self.fields.pop(name)
        for name, field in self.fields.items():
            if name != "version":
                self.initial.setdefault(name, _stored(meeting, name))
            # The stored choice stays possible even when it is no longer offered for a new meeting.
            if name in ("organiser", "unit") and isinstance(field, forms.ModelChoiceField):
                offered: QuerySet[Any] = field.queryset  # type: ignore[assignment]
                field.queryset = offered | offered.model._default_manager.filter(pk=getattr(meeting, f"{name}_id"))
        self.initial.setdefault("version", meeting.version)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.meeting.state in (MeetingState.ANNOUNCED, MeetingState.IN_SESSION):
            for name in ("held_on", "starts_at", "place"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("An announced meeting keeps its day, hour and place. Fill it in."))
        return values

    def values(self) -> dict[str, Any]:
        values = super().values()
        values.pop("version")
        if values.get("published_by_name") == self.meeting.published_by_name:
            values.pop("published_by", None)
            values.pop("published_by_name", None)
        return values

    def layout(self) -> Layout:
        when = record_when() if self.meeting.recorded_as_past else plan_when()
        held = self.meeting.recorded_as_past or self.meeting.state in (MeetingState.CONCLUDED, MeetingState.IN_SESSION)
        parts = [self._what(), when, Fieldset(_("Organisation"), "organiser", "organiser_name")]
        if held:
            parts.append(record_result())
        else:
            for name in ("turns_counted", "organisations_counted", "published_by_name", "summary", "source"):
                self.fields.pop(name, None)
        return Layout(*parts, "version")


def _stored(meeting: Meeting, name: str) -> Any:
    return getattr(meeting, f"{name}_id") if name in ("organiser", "unit") else getattr(meeting, name)
