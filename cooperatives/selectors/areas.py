"""Which places a person reaches, as a subquery: a list of the register costs no statement more for it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from accounts.enums import BODY_ROLES, Role
from accounts.models import AdministrativeUnit, Department
from accounts.selectors import rights_of, units_search
from core.text import search_terms

# More units than this are no help in one list: a nation has 3,321 communes.
UNITS_OFFERED = 400
# From the given units down: what lies inside them, what was merged into them, and what lay inside that. The edges stand
# apart because SQLite scans the table once a unit for "parent_id = … OR successor_id = …".
# UNION (not UNION ALL) ends a circle that somebody typed in.
_UNITS_SQL = """
WITH RECURSIVE edges(id, up) AS (
    SELECT id, parent_id FROM accounts_administrativeunit WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT id, successor_id FROM accounts_administrativeunit WHERE successor_id IS NOT NULL
),
reached(id) AS (
    {start}
    UNION
    SELECT e.id FROM reached r JOIN edges e ON e.up = r.id
)
SELECT id FROM reached
"""
_START_UNITS = "SELECT u.id FROM accounts_administrativeunit u WHERE u.id IN ({places})"
_START_NAMED = "SELECT u.id FROM accounts_administrativeunit u WHERE {tests}"
_START_BODIES = "SELECT d.unit_id FROM accounts_department d WHERE d.unit_id IS NOT NULL AND d.id IN ({places})"


def _below(start: str, ids: Iterable[int]) -> RawSQL:
    params = sorted(ids) or [0]
    return _reached(start.format(places=", ".join(["%s"] * len(params))), params)


def _reached(start: str, params: list[Any]) -> RawSQL:
    # Nothing but our own constants and placeholders is put into the text.
    return RawSQL(_UNITS_SQL.format(start=start), params, output_field=BigIntegerField())  # noqa: S611


def unit_ids_below(unit_ids: Iterable[int]) -> RawSQL:
    """The ids of these units, of all inside them, and of historic ones merged into them; for `unit__in=…`."""
    return _below(_START_UNITS, unit_ids)


def unit_ids_named(words: str) -> RawSQL:
    """The ids of units whose name or code holds every word, accents aside, and of all inside or merged into them."""
    terms = search_terms(words)
    # A term is letters, digits and spaces: LIKE's own signs cannot be in it.
    tests = " AND ".join(["u.search_key LIKE %s"] * len(terms)) or "1 = 0"
    return _reached(_START_NAMED.format(tests=tests), [f"%{term}%" for term in terms])


def reads_everywhere(user: Any) -> bool:
    """Administrators manage the bodies of all areas."""
    return rights_of(user).has(Role.ADMINISTRATOR)


def staff_body_ids(user: Any) -> frozenset[int]:
    """Bodies in which `user` holds any staff role."""
    rights = rights_of(user)
    return frozenset[int]().union(*(rights.body_ids(role) for role in BODY_ROLES))


def unit_ids_read(user: Any) -> RawSQL:
    """Where staff read the register: the areas of their bodies."""
    return _below(_START_BODIES, staff_body_ids(user))


def handling_body_ids(user: Any) -> frozenset[int]:
    """Bodies for which `user` coordinates. An intermediary compiles lists; it does not keep the register."""
    rights = rights_of(user)
    return rights.body_ids(Role.COORDINATOR) - rights.intermediary_ids


def unit_ids_handled(user: Any) -> RawSQL:
    """Where `user` keeps the register and sees contact data: the areas of the bodies coordinated for."""
    return _below(_START_BODIES, handling_body_ids(user))


def unit_handled(user: Any, unit_id: int) -> bool:
    """Whether one unit lies where `user` keeps the register; one statement, none for who coordinates nothing."""
    if not handling_body_ids(user):
        return False
    return AdministrativeUnit.objects.filter(pk=unit_id, pk__in=unit_ids_handled(user)).exists()


def units_read(user: Any) -> QuerySet[AdministrativeUnit]:
    """Units whose register `user` may read, a province before its communes."""
    units = AdministrativeUnit.objects.order_by("path")
    return units if reads_everywhere(user) else units.filter(pk__in=unit_ids_read(user))


def units_offered(user: Any, kept: AdministrativeUnit | None = None) -> list[AdministrativeUnit]:
    """Units to choose from in one list, with their parent to name; only provinces when all would be too many."""
    units = units_read(user).select_related("parent")
    found = list(units[: UNITS_OFFERED + 1])
    if len(found) > UNITS_OFFERED:
        found = list(units.filter(parent__isnull=True)[:UNITS_OFFERED])
    return found if kept is None or kept in found else [kept, *found]


def units_suggested(user: Any, words: str, limit: int) -> list[AdministrativeUnit]:
    """Up to `limit` units whose register `user` may read, by words of their own name, those of today first."""
    found = units_search(words).filter(pk__in=units_read(user).values("pk")) if search_terms(words) else []
    return sorted(found, key=lambda unit: (unit.valid_until is not None, unit.path))[:limit]


def units_handled(user: Any, kept_id: int | None = None) -> QuerySet[AdministrativeUnit]:
    """Units of today in which `user` may register organisations, and the unit `kept_id`; with their parent to name."""
    today = Q(valid_until__isnull=True) | Q(valid_until__gte=timezone.localdate())
    units = AdministrativeUnit.objects.select_related("parent").order_by("path")
    return units.filter(Q(today, pk__in=unit_ids_handled(user)) | Q(pk=kept_id or 0))


def home_unit(user: Any) -> AdministrativeUnit | None:
    """The unit of the body in which `user` works: where a page about an area begins."""
    body = (
        Department.objects.filter(pk__in=staff_body_ids(user), unit__isnull=False)
        .select_related("unit")
        .order_by("unit__path")
    )
    first = body.first()
    return first.unit if first else None


def acting_for(user: Any, unit: AdministrativeUnit) -> str:
    """In whose name `user` keeps the register of `unit` ("thay mặt …"); "" when it is their own right."""
    if user.pk is None:
        return ""
    rights = rights_of(user)
    bodies = Department.objects.filter(pk__in=handling_body_ids(user), unit__isnull=False).values_list(
        "pk", "unit__path"
    )
    names = [rights.on_behalf_of(Role.COORDINATOR, pk) for pk, path in bodies if unit.path.startswith(path)]
    return "" if not names or "" in names else names[0]
