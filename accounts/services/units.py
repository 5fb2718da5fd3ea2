"""Administrative units come from a file, all rows or none; each agency refreshes its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit
from core.actors import Actor
from core.audit import N_, AuditDraft, audit_record_many
from core.permissions import require
from core.text import search_key


@dataclass(frozen=True)
class UnitRow:
    """One row of the file, already in types; `line` is where it stands, for messages."""

    line: int
    code: str
    name: str
    kind: str
    parent_code: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    successor_code: str = ""


@dataclass(frozen=True)
class UnitImportResult:
    """How many rows made a unit, changed one, or said what was known."""

    created: int
    updated: int
    unchanged: int


class UnitImportError(Exception):
    """What is wrong with the rows: (line, message) in the order of the file. Nothing was written."""

    def __init__(self, problems: Sequence[tuple[int, str]]) -> None:
        super().__init__("; ".join(f"{line}: {message}" for line, message in problems))
        self.problems = list(problems)


@transaction.atomic
def unit_import(*, actor: Actor, rows: Sequence[UnitRow]) -> UnitImportResult:
    """Makes and corrects units by code; units that the rows do not name stay as they are.

    1. Judge all rows against each other and the units we have; any problem raises UnitImportError.
    2. Make the new ones, so that every code has a row to point to.
    3. Set facts, parents and successors, and every path that depends on them.
    """
    require(actor, "accounts.manage_units")
    units = {unit.code: unit for unit in AdministrativeUnit.objects.select_for_update()}
    before = {code: _facts(unit) for code, unit in units.items()}
    parents = _parents_judged(rows, units)
    new = [row.code for row in rows if row.code not in units]
    AdministrativeUnit.objects.bulk_create(
        [AdministrativeUnit(code=code, name=code, kind="commune", path=f"/{code}/") for code in new], batch_size=1000
    )
    units |= {unit.code: unit for unit in AdministrativeUnit.objects.filter(code__in=new)} if new else {}
    for row in rows:
        _set_facts(units[row.code], row, units)
    for code, unit in units.items():
        unit.path = _path(code, parents)
    changed = [unit for code, unit in units.items() if before.get(code) != _facts(unit)]
    AdministrativeUnit.objects.bulk_update(
        changed,
        ["name", "kind", "parent", "successor", "valid_from", "valid_until", "path", "search_key"],
        batch_size=500,
    )
    made = set(new)
    audit_record_many(_drafts(actor, changed, made))
    codes = {unit.code for unit in changed}
    unchanged = sum(row.code not in codes for row in rows)
    return UnitImportResult(created=len(made), updated=len(codes - made), unchanged=unchanged)


def _drafts(actor: Actor, changed: list[AdministrativeUnit], made: set[str]) -> list[AuditDraft]:
    entered = N_("%(actor)s entered the unit %(name)s (%(code)s) from a file.")
    corrected = N_("%(actor)s changed the unit %(name)s (%(code)s) from a file.")
    return [
        AuditDraft(
            actor=actor,
            action="accounts.unit_import",
            target=unit,
            sentence=entered if unit.code in made else corrected,
            params={"name": unit.name, "code": unit.code},
        )
        for unit in changed
    ]


def _facts(unit: AdministrativeUnit) -> tuple[object, ...]:
    return (
        unit.name, unit.kind, unit.parent_id, unit.successor_id, unit.valid_from, unit.valid_until, unit.path,
        unit.search_key,
    )  # fmt: skip


def _set_facts(unit: AdministrativeUnit, row: UnitRow, units: dict[str, AdministrativeUnit]) -> None:
    unit.name = row.name
    unit.kind = row.kind
    unit.parent = units[row.parent_code] if row.parent_code else None
    unit.successor = units[row.successor_code] if row.successor_code else None
    unit.valid_from = row.valid_from
    unit.valid_until = row.valid_until
    unit.search_key = search_key(row.name, row.code)


def _parents_judged(rows: Sequence[UnitRow], units: dict[str, AdministrativeUnit]) -> dict[str, str]:
    """Parent code of every unit as it will be. Raises UnitImportError with everything that does not fit."""
    by_id = {unit.pk: unit.code for unit in units.values()}
    parents = {code: by_id.get(unit.parent_id or 0, "") for code, unit in units.items()}
    parents |= {row.code: row.parent_code for row in rows}
    problems: list[tuple[int, str]] = []
    first_line: dict[str, int] = {}
    for row in rows:
        if row.code in first_line:
            problems.append(
                (
                    row.line,
                    _("The code %(code)s stands in line %(line)s already.")
                    % {"code": row.code, "line": first_line[row.code]},
                )
            )
        first_line.setdefault(row.code, row.line)
        for code in (row.parent_code, row.successor_code):
            if code and code not in parents:
                problems.append((row.line, _("No unit has the code %(code)s, in the file or before.") % {"code": code}))
        if row.code in (row.parent_code, row.successor_code):
            problems.append((row.line, _("A unit cannot be its own parent or successor.")))
        elif row.parent_code in parents and _climbs_in_circle(row.code, parents):
            problems.append((row.line, _("The unit %(code)s would stand under itself.") % {"code": row.code}))
    if problems:
        raise UnitImportError(problems)
    return parents


def _climbs_in_circle(code: str, parents: dict[str, str]) -> bool:
    seen = {code}
    step = parents.get(code, "")
    while step:
        if step in seen:
            return True
        seen.add(step)
        step = parents.get(step, "")
    return False


def _path(code: str, parents: dict[str, str]) -> str:
    steps = [code]
    while parents.get(steps[-1]):
        steps.append(parents[steps[-1]])
    return "/" + "/".join(reversed(steps)) + "/"
