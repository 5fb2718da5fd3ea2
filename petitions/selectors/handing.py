"""The open parts of one body, and whose hands they are in: what is handed over when a person or a body goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Department, User
from accounts.selectors import rights_of, users_with_role
from petitions.enums import OPEN_STATES, AssignmentState
from petitions.models import Assignment
from petitions.selectors.reach import handling_ids, working_ids


def body_is_closed(body: Department) -> bool:
    """It existed once; today it does not."""
    return body.valid_until is not None and body.valid_until < timezone.localdate()


def body_parts(user: Any, body: Department) -> QuerySet[Assignment]:
    """Open parts of the body that concern this person: all for those who work there, those of their petitions for
    coordinators, all of a closed body for administrators. The most urgent first.
    """
    found = Assignment.objects.filter(department=body, state=AssignmentState.OPEN, petition__state__in=OPEN_STATES)
    everything = body.pk in working_ids(user) or getattr(user, "pk", None) is None
    if not everything and not (rights_of(user).has(Role.ADMINISTRATOR) and body_is_closed(body)):
        found = found.filter(petition__handled_by_id__in=handling_ids(user))
    return found.select_related("petition", "officer", "department").order_by("due_order", "id")


def bodies_followed(user: Any) -> QuerySet[Department]:
    """Bodies whose open parts a person may look through: their own, and for coordinators and administrators any."""
    rights = rights_of(user)
    found = Department.objects.select_related("successor", "parent")
    if rights.has(Role.ADMINISTRATOR) or handling_ids(user):
        return found
    return found.filter(Q(pk__in=working_ids(user)))


@dataclass(frozen=True)
class Holder:
    """A person with open parts; `person` None: not given to anybody by name."""

    person: User | None
    parts: tuple[Assignment, ...]


def holders(parts: Iterable[Assignment]) -> list[Holder]:
    """The parts by whose hands they are in, those without a name last."""
    by_person: dict[int, list[Assignment]] = {}
    for one in parts:
        by_person.setdefault(one.officer_id or 0, []).append(one)
    found = [Holder(rows[0].officer, tuple(rows)) for rows in by_person.values()]
    return sorted(found, key=lambda one: (one.person is None, one.person.full_name if one.person else ""))


def officers_of(body: Department) -> list[User]:
    """Who may take a part of this body over today."""
    people = {one.pk: one for role in (Role.OFFICER, Role.HEAD) for one in users_with_role(role, [body.pk])}
    return sorted(people.values(), key=lambda one: one.full_name)
