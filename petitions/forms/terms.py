"""The terms of all steps on one page, and the day that moves them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.exceptions import DomainError
from petitions.enums import Counting, StepKind
from petitions.selectors.terms import TermLine
from petitions.services.term_settings import LONGEST


class TermsForm(forms.Form):
    """Two fields a step: how many days, and which days count."""

    def __init__(self, *args: Any, terms: Iterable[TermLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = list(terms)
        for line in self.terms:
            self.fields[f"{line.kind}_days"] = forms.IntegerField(
                label=_("%(step)s: days") % {"step": line.label},
                min_value=1,
                max_value=LONGEST,
                initial=line.days,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "form-control"}),
            )
            self.fields[f"{line.kind}_counting"] = forms.ChoiceField(
                label=_("%(step)s: which days count") % {"step": line.label},
                choices=Counting.choices,
                initial=line.counting,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    @property
    def rows(self) -> list[tuple[TermLine, forms.BoundField, forms.BoundField]]:
        return [(line, self[f"{line.kind}_days"], self[f"{line.kind}_counting"]) for line in self.terms]

    @property
    def given(self) -> dict[StepKind, tuple[int, Counting]]:
        """The terms as typed."""
        data = self.cleaned_data
        return {line.kind: (data[f"{line.kind}_days"], Counting(data[f"{line.kind}_counting"])) for line in self.terms}

    def refuse(self, error: DomainError) -> None:
        """What a rule said, beside the days of its step."""
        name = f"{error.field}_days"
        self.add_error(name if name in self.fields else None, str(error))
