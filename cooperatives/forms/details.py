"""Forms of what belongs to an organisation: representatives, figures of a year, products."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperatives.enums import Grade
from cooperatives.forms.fields import AmountField, CountField, YearField
from cooperatives.services.figures import YearFacts
from core.web.fields import DateField, LineField, OnceField


def _helper(*rows: Any) -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    helper.layout = Layout(*rows)
    return helper


def _halves(one: str, other: str) -> Row:
    return Row(Column(one, css_class="col-md-6"), Column(other, css_class="col-md-6"))


class RepresentativeForm(forms.Form):
    """Confirm who acts for the organisation; the account is found, or opened, by e-mail or phone."""

    full_name = LineField(label=_("Full name"), max_length=120)
    position = LineField(label=_("Position"), max_length=150, required=False, help_text=_("For example: Director."))
    phone = LineField(
        label=_("Phone"),
        max_length=20,
        required=False,
        help_text=_("The person signs in with it."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("One of phone and e-mail is enough."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    valid_from = DateField(label=_("From"), initial=timezone.localdate)
    valid_until = DateField(label=_("Until"), required=False, help_text=_("Left empty: until it is ended."))
    form_key = OnceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper(
            "form_key",
            _halves("full_name", "position"),
            _halves("phone", "email"),
            _halves("valid_from", "valid_until"),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("email") and not data.get("phone") and not {"email", "phone"} & set(self.errors):
            self.add_error("phone", _("Give a phone number or an e-mail address; the person signs in with it."))
        first, last = data.get("valid_from"), data.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("The last day must not lie before the first."))
        return data


class RepresentativeEndForm(forms.Form):
    """End a mandate."""

    last_day = DateField(
        label=_("Last day"),
        initial=timezone.localdate,
        help_text=_("Today: the right to act ends as soon as you press the button."),
    )
    reason = LineField(label=_("Reason"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper("last_day", "reason")


class YearFiguresForm(forms.Form):
    """Figures of one organisation for one year; a year entered again corrects it."""

    year = YearField(label=_("Year"), help_text=_("The reporting year runs from 15/12 to 14/12."))
    members = CountField(label=_("Members"))
    workers = CountField(label=_("Regular workers"))
    charter_capital = AmountField(label=_("Charter capital, million VND"))
    total_capital = AmountField(label=_("Total capital, million VND"))
    revenue = AmountField(label=_("Revenue, million VND"))
    profit = AmountField(label=_("Profit, million VND"), min_value=None, help_text=_("A loss with a minus sign."))
    average_income = AmountField(label=_("Average income, million VND per person"), max_digits=12)
    grade = forms.ChoiceField(label=_("Grade"), required=False, choices=[("", _("No information")), *Grade.choices])
    source = LineField(label=_("Source"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper(
            _halves("year", "grade"),
            _halves("members", "workers"),
            _halves("charter_capital", "total_capital"),
            _halves("revenue", "profit"),
            _halves("average_income", "source"),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        figures = [name for name in YearFacts.__annotations__ if name != "source"]
        if not self.errors and all(data.get(name) in (None, "") for name in figures):
            self.add_error("members", _("Enter at least one figure."))
        return data

    def facts(self) -> YearFacts:
        return {name: self.cleaned_data[name] for name in YearFacts.__annotations__}  # type: ignore[return-value]


class ProductRemoveForm(forms.Form):
    """Nothing to fill in: the page itself is the question."""

    helper = _helper()


class ProductForm(forms.Form):
    """A product of the organisation."""

    name = LineField(label=_("Product"), max_length=200)
    ocop_stars = forms.TypedChoiceField(
        label=_("OCOP stars"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("Not graded, or not recorded")), (3, _("3 stars")), (4, _("4 stars")), (5, _("5 stars"))],
    )
    in_ocop = forms.BooleanField(
        label=_("Of the programme “one commune one product” (OCOP)"),
        required=False,
        help_text=_("Stars say so by themselves; tick it when the source names the programme without stars."),
    )
    graded_year = YearField(label=_("Year of grading"), required=False)
    source = LineField(label=_("Source"), max_length=300, required=False, help_text=_("For example the decision."))
    form_key = OnceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _helper("form_key", "name", _halves("ocop_stars", "graded_year"), "in_ocop", "source")
