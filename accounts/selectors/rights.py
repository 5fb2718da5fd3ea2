"""What a person may do today: the union of their appointments, in two queries, remembered on the user object."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Appointment

# Three reaches of each appointment, by its id:
#   held   the body itself, and closed bodies whose affairs passed to it (successor, over any number of reforms);
#   below  those and everything under them in the line of bodies;
#   area   for coordinators and leaders: every body in the unit of the held ones or in a unit below it, by path,
#          and in a unit that was merged into one of those. An intermediary compiles lists; it has no area.
# UNION (not UNION ALL) ends a circle that somebody typed in. %% is LIKE's own sign.
_REACH_SQL = """
WITH RECURSIVE
grants(appointment, role, body) AS (
    SELECT a.id, a.role, a.department_id
    FROM accounts_appointment a
    WHERE a.user_id = %(user)s AND a.department_id IS NOT NULL
      AND a.valid_from <= %(day)s AND (a.valid_until IS NULL OR a.valid_until >= %(day)s)
),
held(appointment, role, body) AS (
    SELECT appointment, role, body FROM grants
    UNION
    SELECT h.appointment, h.role, d.id
    FROM accounts_department d JOIN held h ON d.successor_id = h.body
    WHERE d.valid_until < %(day)s
),
below(appointment, body) AS (
    SELECT appointment, body FROM held WHERE role IN ('officer', 'head')
    UNION
    SELECT b.appointment, d.id FROM accounts_department d JOIN below b ON d.parent_id = b.body
),
areas(appointment, path) AS (
    SELECT DISTINCT h.appointment, u.path
    FROM held h JOIN accounts_department d ON d.id = h.body JOIN accounts_administrativeunit u ON u.id = d.unit_id
    WHERE h.role IN ('coordinator', 'leader') AND NOT d.is_intermediary
),
units(appointment, unit) AS (
    SELECT a.appointment, u.id FROM areas a JOIN accounts_administrativeunit u ON u.path LIKE a.path || '%%'
    UNION
    SELECT n.appointment, u.id FROM accounts_administrativeunit u JOIN units n ON u.successor_id = n.unit
)
SELECT 'held', h.appointment, h.body, d.is_intermediary
FROM held h JOIN accounts_department d ON d.id = h.body
UNION ALL SELECT 'below', appointment, body, %(no)s FROM below
UNION ALL SELECT 'area', n.appointment, d.id, %(no)s FROM units n JOIN accounts_department d ON d.unit_id = n.unit
"""


@dataclass(frozen=True)
class Grant:
    """One appointment of today with the ids of the bodies it reaches."""

    appointment_id: int | None
    role: Role
    department_id: int | None
    held: frozenset[int]
    below: frozenset[int]
    area: frozenset[int]
    acting_for: str
    # "Sở Tài chính": for the head of every page, so that it costs no query of its own.
    body_label: str = ""

    @property
    def reach(self) -> frozenset[int]:
        return self.held | self.below | self.area


@dataclass(frozen=True)
class Rights:
    """The union of the appointments of one person on one day."""

    on: date
    grants: tuple[Grant, ...]
    intermediary_ids: frozenset[int]

    @property
    def roles(self) -> frozenset[Role]:
        """Roles as appointed. A head is not listed as an officer here; ask `has` for what a person may act as."""
        return frozenset(grant.role for grant in self.grants)

    def has(self, role: Role) -> bool:
        """Whether the person may act as `role` anywhere; a head may do all that an officer may."""
        return any(self._covers(grant, role) for grant in self.grants)

    def body_ids(self, role: Role) -> frozenset[int]:
        """Bodies in which `role` is held, with the closed bodies whose affairs passed to them."""
        return self._union(role, lambda grant: grant.held)

    def below_ids(self, role: Role) -> frozenset[int]:
        """Those bodies and all under them in the line of bodies; for officers and heads."""
        return self._union(role, lambda grant: grant.below or grant.held)

    def area_body_ids(self, role: Role) -> frozenset[int]:
        """Every body in the areas (unit and below) of the bodies held in `role`; for coordinators and leaders."""
        return self._union(role, lambda grant: grant.area | grant.held)

    def on_behalf_of(self, role: Role, body_id: int) -> str:
        """Whose name an act as `role` for that body carries ("thay mặt …"), "" when it is the person's own right."""
        names = [g.acting_for for g in self.grants if self._covers(g, role) and body_id in g.reach]
        return "" if not names or "" in names else names[0]

    def _union(self, role: Role, part: Callable[[Grant], frozenset[int]]) -> frozenset[int]:
        return frozenset().union(*(part(grant) for grant in self.grants if self._covers(grant, role)))

    @staticmethod
    def _covers(grant: Grant, role: Role) -> bool:
        return grant.role == role or (role == Role.OFFICER and grant.role == Role.HEAD)


NO_RIGHTS = Rights(on=date.min, grants=(), intermediary_ids=frozenset())


def rights_of(user: Any, on: date | None = None) -> Rights:
    """The rights of `user` on a day (today), at most two queries, then remembered on the object.

    Anonymous visitors, the system and people who may not sign in have none.
    """
    if getattr(user, "pk", None) is None or not getattr(user, "is_active", False):
        return NO_RIGHTS
    day = on or timezone.localdate()
    # By attribute, not __dict__: request.user is a lazy wrapper, and services meet the user inside it.
    remembered: dict[date, Rights] | None = getattr(user, "_rights", None)
    if remembered is None:
        remembered = user._rights = {}
    if day not in remembered:
        remembered[day] = _rights_read(user, day)
    return remembered[day]


def workplace_of(user: Any) -> str:
    """Where this person works today, as the head of a page says it; "" for who works in no body."""
    return next((grant.body_label for grant in rights_of(user).grants if grant.body_label), "")


def rights_forget(user: Any) -> None:
    """Drops what is remembered on this object, after its appointments changed."""
    user._rights = None


def _rights_read(user: Any, day: date) -> Rights:
    appointments = list(
        Appointment.objects.filter(user_id=user.pk, valid_from__lte=day)
        .exclude(valid_until__lt=day)
        .select_related("acting_for__user", "department")
    )
    # A delegation lives no longer than the appointment it was given from.
    live = [one for one in appointments if one.acting_for is None or one.acting_for.is_valid_on(day)]
    reach, intermediaries = _reach_read(user.pk, day) if any(one.department_id for one in live) else ({}, frozenset())
    grants = [_grant(one, reach) for one in live]
    if user.is_superuser:
        empty: frozenset[int] = frozenset()
        grants.append(Grant(None, Role.ADMINISTRATOR, None, empty, empty, empty, ""))
    held = frozenset[int]().union(*(grant.held for grant in grants))
    return Rights(on=day, grants=tuple(grants), intermediary_ids=intermediaries & held)


def _grant(appointment: Appointment, reach: dict[tuple[str, int], set[int]]) -> Grant:
    def part(name: str) -> frozenset[int]:
        return frozenset(reach.get((name, appointment.pk), ()))

    return Grant(
        appointment_id=appointment.pk,
        role=Role(appointment.role),
        department_id=appointment.department_id,
        held=part("held"),
        below=part("below"),
        area=part("area"),
        acting_for=appointment.acting_for.user.full_name if appointment.acting_for else "",
        body_label=appointment.department.label if appointment.department else "",
    )


def _reach_read(user_id: int, day: date) -> tuple[dict[tuple[str, int], set[int]], frozenset[int]]:
    reach: dict[tuple[str, int], set[int]] = defaultdict(set)
    intermediaries: set[int] = set()
    with connection.cursor() as cursor:
        cursor.execute(_REACH_SQL, {"user": user_id, "day": day, "no": False})
        for part, appointment_id, body_id, is_intermediary in cursor.fetchall():
            reach[part, appointment_id].add(body_id)
            if is_intermediary:
                intermediaries.add(body_id)
    return reach, frozenset(intermediaries)
