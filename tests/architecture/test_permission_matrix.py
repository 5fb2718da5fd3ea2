"""Every address × everybody × GET and POST. The tables (`matrix_lower`, `_upper`, `_memory`) are the specification.

Another's object does not exist (404); what one may see but not act on is refused (403); whoever has not signed in is
led to do so. An address without a line fails, and so does a line without an address.
"""

import pytest
from django.apps import apps
from django.contrib import admin

from tests.architecture import matrix_lower, matrix_memory, matrix_upper
from tests.architecture.matrix_objects import ARGUMENTS
from tests.architecture.matrix_walk import (
    FOREIGN,
    METHODS,
    addresses,
    clients_of,
    is_foreign,
    knock,
    lines_read,
    url_of,
)

TABLES = {
    name: lines_read(table)
    for module in (matrix_lower, matrix_memory, matrix_upper)
    for name, table in vars(module).items()
    if name.isupper()
}
LINES = [line for table in TABLES.values() for line in table]
OURS = {name for name, route in addresses() if not is_foreign(name, route)}


def test_every_address_has_a_line_for_each_method():
    named = {(line.name, line.method) for line in LINES}
    missing = [f"{name} {method}" for name in sorted(OURS) for method in METHODS if (name, method) not in named]
    assert not missing, "Add these to the matrix, who gets what there? " + ", ".join(missing)


def test_every_line_has_an_address():
    gone = sorted({line.name for line in LINES} - OURS)
    assert not gone, "These addresses are gone, take out their lines: " + ", ".join(gone)


def test_every_object_and_act_behind_an_address_has_its_lines():
    """A new act of petitions or meetings is a new case here, although its address is an old one."""
    named = {(line.name, line.case, line.method) for line in LINES}
    asked = {(name, case, method) for name, case in ARGUMENTS for method in METHODS}
    missing = ["{}@{} {}".format(*key) for key in sorted(asked - named)]
    assert not missing, "Add these to the matrix: " + ", ".join(missing)
    gone = ["{}@{} {}".format(*key) for key in sorted(named - asked) if key[1]]
    assert not gone, "No object or act stands behind these lines: " + ", ".join(gone)


def test_no_line_stands_twice():
    keys = [str(line) for line in LINES]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_foreign_addresses_are_where_they_are_known_to_be():
    found = {prefix for prefix in FOREIGN for _name, route in addresses() if route.startswith(prefix)}
    assert found == set(FOREIGN)


def test_no_petition_is_in_the_admin():
    """Administrators manage topics and terms; texts of petitions, answers and meetings are none of their business."""
    registered = {model._meta.label for model in admin.site._registry}
    ours = {model._meta.label for model in apps.get_models() if model._meta.app_label in {"petitions", "meetings"}}
    assert registered & ours <= {"petitions.Topic", "petitions.StepTerm"}


# Slow: every act by everybody, more than a thousand requests.
_SLOW = {"ACTS"}


@pytest.mark.parametrize(
    "table", [pytest.param(name, marks=pytest.mark.slow) if name in _SLOW else name for name in TABLES]
)
def test_everybody_gets_what_the_table_says(world, table):
    clients = clients_of(world.cast)
    wrong = []
    for line in TABLES[table]:
        url = url_of(world, line.name, line.case)
        for role, expected in line.expected.items():
            answer = knock(clients[role], line.method, url)
            if answer != expected:
                wrong.append(f"{line} as {role}: expected {expected}, got {answer} ({url})")
    assert not wrong, "\n".join(wrong)
