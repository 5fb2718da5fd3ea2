"""The filters of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.enums import MeetingKind, MeetingState


class MeetingFilterForm(forms.Form):
    """The list's filters, kept in the address."""

    q = forms.CharField(label=_("Words, code, place"), required=False, max_length=200, strip=True)
    state = forms.ChoiceField(label=_("State"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search"})
        for name, label, choices in (
            ("state", _("All states"), list(MeetingState.choices)),
            ("kind", _("All kinds"), list(MeetingKind.choices)),
            ("year", _("All years"), [(year, str(year)) for year in years]),
        ):
            field: forms.ChoiceField = self.fields[name]  # type: ignore[assignment]
            field.choices = [("", label), *choices]

    def filters(self) -> dict[str, Any]:
        """The filters that were given rightly; a wrong one is left out, the page says so beside it."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
