"""Forms of the figures of an area."""

from collections.abc import Iterable
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit
from cooperatives.enums import INDICATOR_UNITS, Indicator
from cooperatives.forms.fields import AmountField, YearField, unit_name
from cooperatives.services.figures import AreaFacts
from core.web.fields import LineField


def _indicator_choices() -> list[tuple[str, str]]:
    """With the unit of measure: "Average income of a worker (million VND per person per year)"."""
    named = [(one.value, f"{one.label} ({INDICATOR_UNITS[one]})") for one in Indicator]
    return [("", str(_("Choose an indicator"))), *named]


class AreaPickForm(forms.Form):
    """Which area and year to look at; kept in the address."""

    unit = forms.ChoiceField(label=_("Area"), required=False)
    year = YearField(label=_("Year"), required=False)

    def __init__(self, *args: Any, units: Iterable[AdministrativeUnit] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        field.choices = [(str(unit.pk), unit_name(unit)) for unit in units]


class _IndicatorForm(forms.Form):
    indicator = forms.ChoiceField(label=_("Indicator"), choices=_indicator_choices)
    area_name = LineField(
        label=_("Area as written"),
        max_length=200,
        help_text=_("The name of that day stays, whatever becomes of the unit."),
    )

    rows: tuple[tuple[str, ...], ...] = ()

    def __init__(self, *args: Any, unit: AdministrativeUnit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area_name"].initial = unit.name
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        wide = {1: "col-12", 2: "col-md-6", 3: "col-md-4"}
        self.helper.layout = Layout(
            *(Row(*(Column(name, css_class=wide[len(row)]) for name in row)) for row in self.rows)
        )


class AreaFiguresForm(_IndicatorForm):
    """One figure that a report gives for the area and year."""

    planned = AmountField(label=_("Planned, as the report says"))
    actual = AmountField(label=_("Actual"))
    percent_of_plan = AmountField(
        label=_("Percent of plan, as the report says"),
        max_digits=7,
        decimal_places=2,
        help_text=_("Left empty: worked out from planned and actual."),
    )
    source = LineField(label=_("Source"), max_length=300, help_text=_("The report, its number and date."))
    rows = (("indicator",), ("planned", "actual", "percent_of_plan"), ("source",), ("area_name",))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and data.get("actual") is None and data.get("percent_of_plan") is None:
            self.add_error("actual", _("Enter the actual figure, or the percentage the report gives."))
        return data

    def facts(self) -> AreaFacts:
        return {name: self.cleaned_data[name] for name in AreaFacts.__annotations__}  # type: ignore[return-value]


class TargetForm(_IndicatorForm):
    """What a plan sets for the area and year."""

    planned = AmountField(label=_("Planned"), required=True)
    source = LineField(label=_("Plan"), max_length=300, help_text=_("The plan, its number and date."))
    rows = (("indicator",), ("planned", "source"), ("area_name",))
