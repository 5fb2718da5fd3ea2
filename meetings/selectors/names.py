"""Bodies, areas and organisations behind the names a person types, as they were called on the meeting's day."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AdministrativeUnit, Department
from accounts.selectors import bodies_search, bodies_valid_on, rights_of
from cooperatives.models import Cooperative
from cooperatives.selectors import cooperative_search
from cooperatives.validators import code_normalised
from core.text import same_text
from meetings.models import Meeting

# How many bodies a field suggests, and how many of one name are looked at.
BODIES_OFFERED = 400


def bodies_coordinated(user: Any) -> QuerySet[Department]:
    """The bodies for which `user` may plan a meeting."""
    return (
        Department.objects.filter(pk__in=rights_of(user).body_ids(Role.COORDINATOR))
        .select_related("unit", "unit__parent")
        .order_by("name", "pk")
    )


def units_for_meetings(user: Any) -> QuerySet[AdministrativeUnit]:
    """The areas for which `user` may plan a meeting: those of the bodies they coordinate, and all below them."""
    paths = bodies_coordinated(user).filter(unit__isnull=False).order_by().values_list("unit__path", flat=True)
    within = Q(pk__in=[])
    for path in set(paths):
        within |= Q(path__startswith=path)
    return AdministrativeUnit.objects.filter(within).select_related("parent").order_by("path")


def meeting_day(row: Meeting) -> date:
    """The day whose bodies and names count: the meeting's own, the end of its year for a past one, else today."""
    if row.held_on is not None:
        return row.held_on
    return date(row.year, 12, 31) if row.recorded_as_past else timezone.localdate()


def bodies_suggested(on: date | None = None, organiser: Department | None = None) -> QuerySet[Department]:
    """Bodies to offer while a name is typed: those of a day (today), of the organiser's province or of no place."""
    bodies = bodies_valid_on(on or timezone.localdate()).order_by("name", "pk")
    if organiser is not None and organiser.unit is not None:
        province = f"/{organiser.unit.path.strip('/').split('/')[0]}/"
        bodies = bodies.filter(Q(unit__isnull=True) | Q(unit__path__startswith=province))
    return bodies[:BODIES_OFFERED]


def body_named(name: str, on: date, organiser: Department | None = None) -> Department | None:
    """The body of the register that is called `name` (in full or in short) on the day, when there is just one.

    The organiser's own line goes first: "Sở Tài chính" means the one of the same province.
    """
    candidates = bodies_search(name, bodies_valid_on(on))[:BODIES_OFFERED]
    found = [body for body in candidates if same_text(body.name, name) or same_text(body.short_name, name)]
    if len(found) > 1 and organiser is not None and organiser.unit is not None:
        province = organiser.unit.path.strip("/").split("/")[0]
        near = [body for body in found if body.unit and body.unit.path.strip("/").split("/")[0] == province]
        same_unit = [body for body in near if body.unit_id == organiser.unit_id]
        found = same_unit or near or found
    return found[0] if len(found) == 1 else None


def cooperatives_named(user: Any, text: str) -> list[Cooperative]:
    """Organisations the user sees whose tax code or whole name (or short name) is `text`; several may share a name."""
    found = cooperative_search(text, BODIES_OFFERED, user=user)
    code = code_normalised(text)
    return [
        one
        for one in found
        if (one.code and one.code == code) or same_text(one.name, text) or same_text(one.short_name, text)
    ]
