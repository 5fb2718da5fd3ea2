"""Bodies are founded, corrected and closed; a closed one stays, for the papers that name it."""

from datetime import date
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.enums import SigningPrefix
from accounts.models import AdministrativeUnit, Appointment, Department, Signatory
from accounts.services.appointments import appointment_end
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from core.text import search_key


class DepartmentFacts(TypedDict, total=False):
    """What is told of a body; on creating, `name`, `kind` and `level` are needed."""

    name: str
    short_name: str
    symbol: str
    kind: str
    level: str
    parent: Department | None
    unit: AdministrativeUnit | None
    place_name: str
    superior_name: str
    address: str
    phone: str
    email: str
    is_intermediary: bool
    answers_in_own_name: bool
    valid_from: date | None


@transaction.atomic
def department_create(*, actor: Actor, **facts: Unpack[DepartmentFacts]) -> Department:
    """A new body. Raises DomainError (field "name") when a body of the same name exists today."""
    require(actor, "accounts.manage_bodies")
    department = Department(**facts)
    _refuse_same_name(department)
    department.search_key = _key(department)
    department.save()
    audit_record(
        actor=actor,
        action="accounts.department_create",
        target=department,
        sentence=N_("%(actor)s entered the body %(name)s."),
        params={"name": department.name},
        after=_frozen(department),
    )
    return department


@transaction.atomic
def department_update(*, actor: Actor, department: Department, **facts: Unpack[DepartmentFacts]) -> Department:
    """Corrects a body. Papers already issued keep the names of their day.

    Raises DomainError: a name that another body has (field "name"), a body under itself (field "parent").
    """
    require(actor, "accounts.manage_bodies", department)
    department = Department.objects.select_for_update(of=("self",)).get(pk=department.pk)
    before = _frozen(department)
    for name, value in facts.items():
        setattr(department, name, value)
    _refuse_same_name(department)
    _refuse_circle(department, "parent")
    department.search_key = _key(department)
    department.save()
    after = _frozen(department)
    changed = [name for name in after if after[name] != before[name]]
    if changed:
        audit_record(
            actor=actor,
            action="accounts.department_update",
            target=department,
            sentence=N_("%(actor)s changed the body %(name)s."),
            params={"name": department.name},
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )
    return department


@transaction.atomic
def department_close(
    *, actor: Actor, department: Department, last_day: date, successor: Department | None = None
) -> Department:
    """Closes a body after `last_day`; its affairs pass to `successor`, and the appointments in it end that day.

    Raises DomainError: already closed, before it was founded, or a successor that is itself or no longer exists.
    """
    require(actor, "accounts.manage_bodies", department)
    department = Department.objects.select_for_update(of=("self",)).get(pk=department.pk)
    if department.valid_until is not None:
        raise DomainError(_("This body is already closed."))
    if department.valid_from is not None and last_day < department.valid_from:
        raise DomainError(_("The last day must not be before the first."), field="last_day")
    if successor is not None and successor.valid_until is not None and successor.valid_until <= last_day:
        raise DomainError(_("The successor no longer exists on that day."), field="successor")
    department.valid_until, department.successor = last_day, successor
    _refuse_circle(department, "successor")
    department.save(update_fields=["valid_until", "successor"])
    still = Appointment.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=last_day), department=department)
    # Delegations first: one that has not begun is taken back before what it was given from.
    for appointment in still.order_by(F("acting_for").desc(nulls_last=True)):
        appointment_end(actor=actor, appointment=appointment, last_day=last_day)
    sentence = N_("%(actor)s closed %(name)s, last day %(until)s.")
    if successor is not None:
        sentence = N_("%(actor)s closed %(name)s, last day %(until)s; its affairs pass to %(successor)s.")
    audit_record(
        actor=actor,
        action="accounts.department_close",
        target=department,
        parents=[successor],
        sentence=sentence,
        params={"name": department.name, "until": last_day, "successor": successor.name if successor else ""},
    )
    return department


@transaction.atomic
def signatory_add(
    *,
    actor: Actor,
    body: Department,
    full_name: str,
    position: str,
    prefix: str = SigningPrefix.NONE,
    for_position: str = "",
    valid_from: date | None = None,
    valid_until: date | None = None,
) -> Signatory:
    """A person who signs papers of `body`. Raises DomainError when the words above the name would be incomplete."""
    require(actor, "accounts.manage_bodies", body)
    if prefix in (SigningPrefix.KT, SigningPrefix.TL, SigningPrefix.TUQ) and not for_position:
        raise DomainError(_("Say for whom they sign, for example “Chủ tịch”."), field="for_position")
    if valid_from and valid_until and valid_until < valid_from:
        raise DomainError(_("The last day must not be before the first."), field="valid_until")
    signatory = Signatory.objects.create(
        body=body,
        full_name=full_name,
        position=position,
        prefix=prefix,
        for_position=for_position,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    audit_record(
        actor=actor,
        action="accounts.signatory_add",
        target=signatory,
        parents=[body],
        sentence=N_("%(actor)s entered %(name)s, %(position)s, as signatory of %(body)s."),
        params={"name": full_name, "position": position, "body": body.label},
    )
    return signatory


@transaction.atomic
def signatory_end(*, actor: Actor, signatory: Signatory, last_day: date) -> Signatory:
    """The person signs up to and including `last_day`; papers already made keep the name."""
    require(actor, "accounts.manage_bodies", signatory.body)
    signatory = Signatory.objects.select_for_update(of=("self",)).select_related("body").get(pk=signatory.pk)
    if signatory.valid_from and last_day < signatory.valid_from:
        raise DomainError(_("The last day must not be before the first."), field="last_day")
    signatory.valid_until = last_day
    signatory.save(update_fields=["valid_until"])
    audit_record(
        actor=actor,
        action="accounts.signatory_end",
        target=signatory,
        parents=[signatory.body],
        sentence=N_("%(actor)s noted that %(name)s signs until %(until)s."),
        params={"name": signatory.full_name, "until": last_day},
    )
    return signatory


def _key(department: Department) -> str:
    return search_key(department.name, department.short_name, department.symbol)


def _frozen(department: Department) -> dict[str, Any]:
    return {name: getattr(department, name) for name in DepartmentFacts.__annotations__}


def _refuse_same_name(department: Department) -> None:
    same = Department.objects.filter(name__iexact=department.name, valid_until__isnull=True).exclude(pk=department.pk)
    if department.valid_until is None and same.exists():
        raise DomainError(_("Another body has this name. Add the place, or close the other one first."), field="name")


def _refuse_circle(department: Department, link: str) -> None:
    """Follows `link` upwards; a body that meets itself would be its own superior or successor."""
    seen: set[int] = set()
    step = getattr(department, link)
    while step is not None and step.pk not in seen:
        if step.pk == department.pk:
            raise DomainError(_("A body cannot stand under itself or follow itself."), field=link)
        seen.add(step.pk)
        step = getattr(step, link)
