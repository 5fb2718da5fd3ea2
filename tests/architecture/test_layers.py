"""What import-linter cannot see: string foreign keys, reverse accessors and template includes that point upwards."""

import re

import pytest
from django.apps import apps
from django.conf import settings

FLOORS = ["core", "accounts", "cooperatives", "meetings", "petitions", "reports"]
OUR_MODELS = [model for name in FLOORS for model in apps.get_app_config(name).get_models(include_auto_created=True)]


def relations():
    for model in OUR_MODELS:
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model is not None:
                yield pytest.param(model, field, id=f"{model._meta.label}.{field.name}")


@pytest.mark.parametrize(("model", "field"), relations())
def test_relation_points_down_and_hides_its_way_back(model, field):
    target = field.related_model
    here, there = model._meta.app_label, target._meta.app_label
    if there not in FLOORS or here == there:
        return
    assert FLOORS.index(there) < FLOORS.index(here) or target._meta.label == settings.AUTH_USER_MODEL
    assert field.remote_field.hidden, "a key to another app carries related_name='+'"


@pytest.mark.parametrize(("model", "field"), relations())
def test_relation_to_people_bodies_and_meetings_never_cascades(model, field):
    if not getattr(field, "many_to_one", False) or model._meta.auto_created:
        return  # a row that only joins two others goes with either
    if field.related_model._meta.label in {"accounts.User", "accounts.Department", "meetings.Meeting"}:
        if model._meta.app_label == field.related_model._meta.app_label:
            return  # a part of the same whole goes with it
        assert field.remote_field.on_delete.__name__ in {"PROTECT", "SET_NULL", "DO_NOTHING"}


def test_no_template_includes_or_extends_one_of_a_higher_app():
    templates = settings.BASE_DIR / "templates"
    wrong = []
    for path in templates.rglob("*.html"):
        here = path.relative_to(templates).parts[0]
        for there in re.findall(r"{%\s*(?:include|extends)\s+[\"']([a-z_]+)/", path.read_text("utf-8")):
            both_ours = here in FLOORS and there in FLOORS
            if both_ours and FLOORS.index(there) > FLOORS.index(here):
                wrong.append(f"{path.relative_to(templates)} uses {there}/")
    assert wrong == []
