"""What is missing is asked for in our words, never in the framework's."""

import pytest
from django import forms

from core.web.fields import OnceField
from petitions.forms import answers, assign, intake, lifecycle

PLAIN = str(forms.Field.default_error_messages["required"])
FORMS = sorted(
    {
        one
        for module in (answers, assign, intake, lifecycle)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, forms.Form) and one.__module__ == module.__name__
    },
    key=lambda one: one.__qualname__,
)


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.__qualname__)
def test_every_required_field_says_what_to_do(form):
    silent = [
        name
        for name, field in form.base_fields.items()
        if field.required
        and not field.widget.is_hidden
        and not isinstance(field, OnceField)
        and str(field.error_messages["required"]) == PLAIN
    ]
    assert silent in ([], ["codes"])
