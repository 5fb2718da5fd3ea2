"""Fields that name an organisation of the register, or a place."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit
from cooperatives.models import Cooperative
from cooperatives.models.figures import YEAR_FIRST, YEAR_LAST
from cooperatives.selectors import cooperative_search, cooperatives_visible
from core.text import clean_line, same_text


class OrganisationWidget(forms.Widget):
    """A line of text with suggestions below it; the choice travels in a hidden input, the words without scripts."""

    template_name = "cooperatives/widgets/organisation.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        words, pk = value if isinstance(value, tuple) else ("", "")
        if isinstance(value, Cooperative):
            words, pk = value.name, value.pk
        context["widget"] |= {"words": words, "pk": pk, "url": reverse_lazy("cooperatives:suggest")}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> tuple[str, str]:
        return clean_line(data.get(name, "")), data.get(f"{name}_pk", "")

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data


class OrganisationField(forms.Field):
    """Cleans to a `Cooperative` that `user` may see, or None. The form sets `user`."""

    widget = OrganisationWidget
    user: Any = None

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return cooperatives_visible(self.user).filter(pk=value).first()
        return value

    def clean(self, value: tuple[str, str]) -> Cooperative | None:
        words, pk = value or ("", "")
        if not words:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        chosen = cooperatives_visible(self.user).filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None
        # Words typed after the choice mean something else than the choice.
        if chosen is not None and same_text(chosen.name, words):
            return chosen
        return self._by_words(words)

    def _by_words(self, words: str) -> Cooperative:
        found = cooperative_search(words, limit=5, user=self.user)
        named = [row for row in found if same_text(row.name, words)]
        if len(found) == 1 or len(named) == 1:
            return (named or found)[0]
        if not found:
            raise ValidationError(_("No organisation of the register has this name or tax code."), code="unknown")
        raise ValidationError(_("Several organisations fit. Choose one, or type its tax code."), code="ambiguous")

    def has_changed(self, initial: Any, data: Any) -> bool:
        words, _pk = data or ("", "")
        return words != (initial.name if isinstance(initial, Cooperative) else "")


def unit_name(unit: AdministrativeUnit) -> str:
    """The unit with the one above it: many communes share a name."""
    return f"{unit.name}, {unit.parent.name}" if unit.parent is not None else str(unit.name)


class UnitWordsWidget(forms.TextInput):
    """A line for words of a unit's name, with suggestions; the words alone are enough."""

    template_name = "cooperatives/widgets/unit_words.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["url"] = reverse_lazy("cooperatives:suggest_unit")
        return context


class UnitField(forms.ModelChoiceField):
    """An administrative unit with the unit above it. The form sets `queryset`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(AdministrativeUnit.objects.none(), **({"empty_label": _("Choose a unit")} | kwargs))

    def label_from_instance(self, obj: Any) -> str:
        return unit_name(obj)


class YearField(forms.IntegerField):
    """A year the register may speak of; shown and read without a thousands point."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 4, "class": "year"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"min_value": YEAR_FIRST, "max_value": YEAR_LAST} | kwargs))

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, int) else value


class AmountField(forms.DecimalField):
    """A number with up to three places after the comma, as people here write it: 1.234,5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **({"max_digits": 15, "decimal_places": 3, "min_value": 0, "required": False, "localize": True} | kwargs)
        )

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        # Stored with three places; nobody wrote the noughts.
        return value.normalize() if value % 1 else int(value)


class CountField(forms.IntegerField):
    """A whole number that may be left out: empty is "not recorded", not nought."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"min_value": 0, "max_value": 10_000_000, "required": False, "localize": True} | kwargs))
