"""Filters of the lists: GET forms. A value nobody offers is dropped, the rest still filters."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.models.fields import NFCCharFormField
from petitions.enums import AuthorityLevel, PetitionState
from petitions.forms.base import choices_set

SHOWN_STATES = [choice for choice in PetitionState.choices if choice[0] != PetitionState.DRAFT]


class SearchField(NFCCharFormField):
    widget = forms.TextInput(attrs={"type": "search"})


class LenientForm(forms.Form):
    """What was asked wrongly is not asked: an address from elsewhere still shows a list."""

    @property
    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class PetitionFilterForm(LenientForm):
    q = SearchField(label=_("Words, code, name of an organisation"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    department = forms.ChoiceField(label=_("Body"), required=False)
    meeting = forms.ChoiceField(label=_("Meeting"), required=False)
    due = forms.ChoiceField(label=_("Due date"), required=False, widget=forms.HiddenInput)
    level = forms.ChoiceField(label=_("Whose authority"), required=False)
    mine = forms.BooleanField(required=False, widget=forms.HiddenInput)
    all = forms.BooleanField(required=False, widget=forms.HiddenInput)
    held = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        topics: Iterable[tuple[int, str]] = (),
        departments: Iterable[tuple[int, str]] = (),
        meetings: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices_set(self, "state", [("", _("Any state")), ("open", _("Open")), *SHOWN_STATES])
        choices_set(self, "topic", [("", _("Any topic")), *((str(pk), name) for pk, name in topics)])
        choices_set(self, "department", [("", _("Any body")), *((str(pk), name) for pk, name in departments)])
        choices_set(self, "meeting", [("", _("Any meeting")), *meetings])
        choices_set(self, "due", [("", _("Any due date")), ("late", _("Overdue")), ("week", _("Due this week"))])
        choices_set(self, "level", [("", _("Any authority")), *AuthorityLevel.choices])


class PublicFilterForm(LenientForm):
    q = SearchField(label=_("Find in published petitions"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    meeting = forms.ChoiceField(label=_("Meeting"), required=False)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(
        self,
        *args: Any,
        topics: Iterable[tuple[int, str]] = (),
        meetings: Iterable[tuple[str, str]] = (),
        years: Iterable[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices_set(self, "topic", [("", _("Any topic")), *((str(pk), name) for pk, name in topics)])
        choices_set(self, "meeting", [("", _("Any meeting")), *meetings])
        choices_set(self, "year", [("", _("Any year")), *((str(year), str(year)) for year in years)])
