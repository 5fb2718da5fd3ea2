"""Users as administrators see them, and as the services that write to people need them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from accounts.enums import DELEGABLE_ROLES, Role
from accounts.models import Appointment, User
from core.text import search_terms


def _current(day: date) -> Q:
    return Q(valid_from__lte=day) & (Q(valid_until__isnull=True) | Q(valid_until__gte=day))


def appointments_current(day: date | None = None) -> QuerySet[Appointment]:
    """Appointments that run on `day` (today)."""
    return Appointment.objects.select_related("user", "department").filter(_current(day or timezone.localdate()))


def users_search(query: str = "", *, role: str = "", inactive: bool = False) -> QuerySet[User]:
    """Users by name or contact, accents aside, with today's appointments prefetched as `current_appointments`."""
    current = appointments_current()
    found = User.objects.filter(is_active=not inactive).prefetch_related(
        Prefetch("appointments", queryset=current, to_attr="current_appointments")
    )
    for term in search_terms(query):
        found = found.filter(search_key__contains=term)
    if role:
        found = found.filter(pk__in=current.filter(role=role).values("user_id"))
    return found


def users_with_role(role: Role, department_ids: Iterable[int], on: date | None = None) -> QuerySet[User]:
    """Active people who hold `role` in one of the bodies on a day: whom to tell."""
    holders = appointments_current(on).filter(role=role, department_id__in=department_ids)
    return User.objects.filter(is_active=True, pk__in=holders.values("user_id"))


def users_all() -> QuerySet[User]:
    """Every account, for administrators."""
    return User.objects.all()


def delegable_appointments(user: User) -> QuerySet[Appointment]:
    """Appointments of others that `user` could act for today: in a body, and not delegations themselves."""
    return (
        appointments_current()
        .filter(acting_for__isnull=True, department__isnull=False, user__is_active=True)
        .exclude(user=user)
        .order_by("user__full_name", "pk")
    )


def appointment_acted_in(person: Any, role: Role, department_ids: Iterable[int]) -> Appointment | None:
    """In which of their appointments of today a person acts as `role` for one of the bodies: their own before one in
    which they stand in for somebody else.
    """
    if getattr(person, "pk", None) is None:
        return None
    held = appointments_current().filter(user_id=person.pk, role=role, department_id__in=department_ids)
    return held.select_related("acting_for__user").order_by(F("acting_for").asc(nulls_first=True), "pk").first()


def appointments_delegable_by(user: User) -> QuerySet[Appointment]:
    """The person's own appointments of today in which somebody may act for them."""
    own = appointments_current().filter(user=user, role__in=sorted(DELEGABLE_ROLES), acting_for__isnull=True)
    return own.order_by("valid_from", "pk")


def deputies_of(user: User) -> QuerySet[User]:
    """Who may act for this person: those who work in the same bodies, or in one right under them."""
    bodies = list(appointments_delegable_by(user).values_list("department_id", flat=True))
    near = appointments_current().filter(Q(department_id__in=bodies) | Q(department__parent_id__in=bodies))
    return User.objects.filter(is_active=True, pk__in=near.values("user_id")).exclude(pk=user.pk).order_by("full_name")


def delegations_given_by(user: User) -> QuerySet[Appointment]:
    """Who acts or will act for this person, and who did in the last year."""
    since = timezone.localdate() - timedelta(days=365)
    return (
        Appointment.objects.filter(acting_for__user=user, valid_until__gte=since)
        .select_related("user", "department", "acting_for__user")
        .order_by("-valid_until", "pk")
    )
