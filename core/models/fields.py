"""Text columns that hold composed Vietnamese only, whichever way a value comes in."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models

from core.text import clean_line, clean_text


class NFCCharFormField(forms.CharField):
    """One line; composed before its length is judged, so that text from a Mac is not "too long"."""

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return clean_line(text) if isinstance(text, str) else text

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        # No maxlength in the page: browsers cut a longer paste without a word. The form says it instead.
        return {key: item for key, item in super().widget_attrs(widget).items() if key != "maxlength"}


class NFCTextFormField(NFCCharFormField):
    """Several lines; line breaks stay."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str | None:
        text = forms.CharField.to_python(self, value)
        return clean_text(text) if isinstance(text, str) else text


class _CleanedMixin:
    """Cleans on assignment to the database, so that bulk writes and lookups agree with forms."""

    form_field: type[forms.CharField]

    cleaned: Callable[[str], str]

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)  # type: ignore[misc]
        return self.cleaned(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)  # type: ignore[misc]
        return self.cleaned(value) if isinstance(value, str) else value

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = super().pre_save(instance, add)  # type: ignore[misc]
        if isinstance(value, str) and (cleaned := self.cleaned(value)) != value:
            # The object in hand says what the row says.
            setattr(instance, self.attname, cleaned)  # type: ignore[attr-defined]
            return cleaned
        return value

    def formfield(self, **kwargs: Any) -> Any:
        if not self.choices:  # type: ignore[attr-defined]
            kwargs.setdefault("form_class", self.form_field)
        return super().formfield(**kwargs)  # type: ignore[misc]


class NFCCharField(_CleanedMixin, models.CharField):
    """A line of text: NFC, no control characters, no doubled spaces."""

    form_field = NFCCharFormField
    cleaned = staticmethod(clean_line)


class NFCTextField(_CleanedMixin, models.TextField):
    """Text of several lines: NFC, \\n between lines, no control characters. `max_length` is judged by forms."""

    form_field = NFCTextFormField
    cleaned = staticmethod(clean_text)


class SearchKeyField(models.TextField):
    """Holds `core.text.search_key(…)` of what a row is found by; the owning service fills it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"editable": False, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for key in ("editable", "blank", "default"):
            kwargs.pop(key, None)
        return name, path, args, kwargs
