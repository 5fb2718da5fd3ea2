"""Bodies, units and signatories: public facts about the administration, readable by every signed-in person."""

from datetime import date

from django.db.models import F, Q, QuerySet

from accounts.models import AdministrativeUnit, Appointment, Department, Signatory, User
from core.text import search_terms


def _valid_on(day: date) -> Q:
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=day)) & (
        Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    )


def bodies_all() -> QuerySet[Department]:
    """Every body, closed ones included, with unit, parent and successor."""
    return Department.objects.select_related("unit", "parent", "successor")


def bodies_valid_on(day: date) -> QuerySet[Department]:
    """Bodies that exist on `day`."""
    return bodies_all().filter(_valid_on(day))


def bodies_listed(query: str = "", *, kind: str = "", closed: bool = False) -> QuerySet[Department]:
    """Bodies as the list of them is filtered."""
    found = bodies_search(query).filter(valid_until__isnull=not closed)
    return found.filter(kind=kind) if kind else found


def signatories_of(body: Department) -> QuerySet[Signatory]:
    """All who sign or signed for `body`, those without an end first."""
    return body.signatories.select_related("body").order_by(F("valid_until").desc(nulls_first=True), "pk")


def signatories_all() -> QuerySet[Signatory]:
    """Every signatory, with the body."""
    return Signatory.objects.select_related("body")


def appointments_all() -> QuerySet[Appointment]:
    """Every appointment, with person and body."""
    return Appointment.objects.select_related("user", "department")


def appointments_after(body: Department, day: date) -> int:
    """How many appointments in `body` run beyond `day`."""
    return body.appointments.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day)).count()


def bodies_search(query: str, bodies: QuerySet[Department] | None = None) -> QuerySet[Department]:
    """Bodies whose name, short name or symbol holds every word of `query`, accents aside."""
    found = bodies_all() if bodies is None else bodies
    for term in search_terms(query):
        found = found.filter(search_key__contains=term)
    return found


def bodies_offered(day: date, also: int | None = None) -> QuerySet[Department]:
    """Bodies to choose from on `day`, and the one with the id `also` even when it is closed."""
    return bodies_all().filter(_valid_on(day) | Q(pk=also))


def units_offered(day: date, also: int | None = None) -> QuerySet[AdministrativeUnit]:
    """Units to choose from on `day`, and the one with the id `also` even when it is historic."""
    return AdministrativeUnit.objects.select_related("parent").filter(_valid_on(day) | Q(pk=also))


def units_search(query: str) -> QuerySet[AdministrativeUnit]:
    """Units, historic ones included, whose name or code holds every word of `query`."""
    found = AdministrativeUnit.objects.select_related("parent", "successor")
    for term in search_terms(query):
        found = found.filter(search_key__contains=term)
    return found


def signatories_valid_on(body: Department, day: date) -> QuerySet[Signatory]:
    """Who may sign the documents of `body` on `day`, in the order they were entered (the head first)."""
    return body.signatories.select_related("body").filter(_valid_on(day))


def appointments_for_user(user: User) -> QuerySet[Appointment]:
    """All appointments of `user`, those without an end first, then the latest."""
    return user.appointments.select_related("department", "acting_for__user", "acting_for__department").order_by(
        F("valid_until").desc(nulls_first=True), "-valid_from"
    )
