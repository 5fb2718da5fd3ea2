"""Forms of the list and of an organisation's entry. They judge; the services write."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from cooperatives.enums import CooperativeKind, LegalStatus, Sector, SizeClass
from cooperatives.forms.fields import OrganisationField, UnitField, UnitWordsWidget
from cooperatives.models import Cooperative
from cooperatives.selectors import units_handled
from cooperatives.services import CooperativeFacts
from cooperatives.validators import code_normalised
from core.web.fields import DateField, LineField, OnceField, TextField


class CooperativeFilterForm(forms.Form):
    """The filters of the list, kept in its address. What cannot be read filters nothing."""

    q = LineField(
        label=_("Name, tax code or place"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Accents not needed")}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *CooperativeKind.choices])
    unit = LineField(label=_("Area"), required=False, max_length=120, widget=UnitWordsWidget)
    status = forms.ChoiceField(
        label=_("Legal status"), required=False, choices=[("", _("All statuses")), *LegalStatus.choices]
    )

    def narrowing(self) -> dict[str, str]:
        """The arguments of `cooperatives_filtered`, errors left out."""
        self.is_valid()
        return {
            "query": self.cleaned_data.get("q") or "",
            "kind": self.cleaned_data.get("kind") or "",
            "status": self.cleaned_data.get("status") or "",
            "unit": self.cleaned_data.get("unit") or "",
        }


class CooperativeForm(forms.ModelForm):
    """An organisation's entry, new or corrected."""

    name = LineField(label=_("Registered name"), max_length=300, help_text=_("As on the certificate of registration."))
    short_name = LineField(label=_("Short name"), max_length=150, required=False)
    code = LineField(
        label=_("Tax code"),
        max_length=20,
        required=False,
        help_text=_("10 digits, 13 for a branch. Old registration numbers are accepted."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    unit = UnitField(label=_("Administrative unit"))
    unit_name = LineField(
        label=_("Place as written"),
        max_length=200,
        required=False,
        help_text=_("Printed as it stands here. Left empty: the names of the unit."),
    )
    address = LineField(label=_("Address of the head office"), max_length=300, required=False)
    business_line = LineField(label=_("Line of business"), max_length=300, required=False)
    founded_on = DateField(label=_("Founded on"), required=False)
    members = forms.IntegerField(label=_("Members"), required=False, min_value=0, max_value=10_000_000, localize=True)
    legal_representative = LineField(label=_("Legal representative"), max_length=150, required=False)
    phone = LineField(
        label=_("Phone"), max_length=30, required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    successor = OrganisationField(
        label=_("Merged into or turned into"), required=False, help_text=_("Type a name, or the tax code.")
    )
    predecessor = OrganisationField(
        label=_("Divided from"), required=False, help_text=_("Type a name, or the tax code.")
    )
    note = TextField(
        label=_("Note of the office"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read only by who keeps this entry."),
    )
    form_key = OnceField(required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Cooperative
        fields = [*CooperativeFacts.__annotations__]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self._offer_units(user, fields["unit"])
        for name in ("successor", "predecessor"):
            fields[name].user = user
        fields["sector"].choices = [("", _("No information")), *Sector.choices]
        fields["size_class"].choices = [("", _("No information")), *SizeClass.choices]
        fields["email"].widget.attrs["autocomplete"] = "off"
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            for name in ("successor", "predecessor"):
                self.initial[name] = getattr(self.instance, name)
        self.helper = self._helper()

    def _offer_units(self, user: Any, field: Any) -> None:
        # An entry may lie in a unit that was abolished since; it keeps it until someone moves it.
        field.queryset = units_handled(user, kept_id=self.instance.unit_id)
        if self.instance.pk is None and len(two := list(field.queryset[:2])) == 1:
            field.initial = two[0]

    @staticmethod
    def _helper() -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(
            "form_key",
            "version",
            Fieldset(
                _("Organisation"),
                "name",
                Row(Column("short_name", css_class="col-md-6"), Column("code", css_class="col-md-6")),
                Row(Column("kind", css_class="col-md-6"), Column("legal_status", css_class="col-md-6")),
                css_class="mb-4",
            ),
            Fieldset(
                _("Where it is"),
                Row(Column("unit", css_class="col-md-6"), Column("unit_name", css_class="col-md-6")),
                "address",
                css_class="mb-4",
            ),
            Fieldset(
                _("Activity"),
                Row(Column("sector", css_class="col-md-6"), Column("business_line", css_class="col-md-6")),
                Row(Column("size_class", css_class="col-md-6"), Column("members", css_class="col-md-6")),
                Row(Column("founded_on", css_class="col-md-6")),
                css_class="mb-4",
            ),
            Fieldset(
                _("Contact"),
                "legal_representative",
                Row(Column("phone", css_class="col-md-6"), Column("email", css_class="col-md-6")),
                css_class="mb-4",
            ),
            Fieldset(
                _("Before and after"),
                Row(Column("predecessor", css_class="col-md-6"), Column("successor", css_class="col-md-6")),
                "note",
                css_class="mb-4",
            ),
        )
        return helper

    def clean_code(self) -> str:
        return code_normalised(self.cleaned_data["code"])

    def facts(self) -> CooperativeFacts:
        """The arguments of the services."""
        return {name: self.cleaned_data[name] for name in CooperativeFacts.__annotations__}  # type: ignore[return-value]

    def _post_clean(self) -> None:
        """Nothing is put on the instance: the service judges the row it locks, not the one the page was opened with."""
