from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import AdministrativeUnit, Appointment, Department, User
from accounts.validators import phone_normalise


class PhoneField(forms.CharField):
    """A phone number in any usual spelling; gives the stored one. What was typed stays in the form."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "tel", "autocomplete": "tel", "inputmode": "tel"}
        defaults: dict[str, Any] = {"label": _("Phone"), "widget": forms.TextInput(attrs=attrs), "max_length": 40}
        super().__init__(**(defaults | kwargs))

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        return phone_normalise(text) if text else ""


class _ChoiceField(forms.ModelChoiceField):
    """A select whose first line says in words that nothing is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        empty = _("Choose") if kwargs.get("required", True) else _("None")
        super().__init__(**({"empty_label": empty} | kwargs))


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Sets what the select `name` of `form` offers, which depends on the day or the person."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
    field.queryset = rows


class BodyField(_ChoiceField):
    """A body by its full name; a closed one says so."""

    def label_from_instance(self, obj: Department) -> str:
        return (
            obj.name
            if obj.valid_until is None
            else _("%(name)s (until %(day)s)")
            % {
                "name": obj.name,
                "day": f"{obj.valid_until:%d/%m/%Y}",
            }
        )


class UnitField(_ChoiceField):
    """A unit with the one above it: many communes of different provinces share a name."""

    def label_from_instance(self, obj: AdministrativeUnit) -> str:
        return f"{obj.name}, {obj.parent.name}" if obj.parent else obj.name


class AppointmentField(_ChoiceField):
    """Somebody's appointment, as "name: role, body"."""

    def label_from_instance(self, obj: Appointment) -> str:
        body = f", {obj.department.label}" if obj.department else ""
        return f"{obj.user.full_name}: {obj.get_role_display()}{body}"


class PersonField(_ChoiceField):
    """Somebody, by name."""

    def label_from_instance(self, obj: User) -> str:
        return obj.full_name
