"""A state is told by word, shape and colour: each value of each life cycle has its shape."""

import importlib
import inspect
import re

import pytest
from django.conf import settings
from django.db.models import TextChoices

CSS = (settings.BASE_DIR / "static" / "css" / "hoinghi.css").read_text("utf-8")
ENUMERATIONS = [
    choices
    for app in ("accounts", "cooperatives", "meetings", "petitions", "reports")
    for _name, choices in inspect.getmembers(importlib.import_module(f"{app}.enums"), inspect.isclass)
    if issubclass(choices, TextChoices) and choices.__name__.endswith("State")
]


@pytest.mark.parametrize("choices", ENUMERATIONS, ids=lambda choices: choices.__name__)
def test_every_state_has_its_shape(choices):
    drawn = set(re.findall(r"\.state--([a-z_]+)", CSS))
    assert [value for value in choices.values if value not in drawn] == []
