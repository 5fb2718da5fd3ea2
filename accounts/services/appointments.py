"""Appointments are given and ended, never rewritten: what somebody was allowed last year stays readable."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.enums import BODY_ROLES, DELEGABLE_ROLES, Role
from accounts.models import Appointment, Department, User
from accounts.selectors import rights_forget
from accounts.services.people import refuse_without_administrator
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require


@transaction.atomic
def appointment_give(
    *,
    actor: Actor,
    user: User,
    role: str = "",
    department: Department | None = None,
    position_title: str = "",
    valid_from: date,
    valid_until: date | None = None,
    acting_for: Appointment | None = None,
    basis: str = "",
) -> Appointment:
    """Gives `user` a role in a body from a day on; with `acting_for` a delegation, which takes role and body from it.

    Raises DomainError beside the field: no body, a body closed by then, the same role twice, dates in the wrong order,
    a delegation without paper or end or handed on (Decree 30/2020/NĐ-CP Article 13).
    """
    require(actor, "accounts.manage_users", user)
    return _given(actor, user, role, department, position_title, valid_from, valid_until, acting_for, basis)


@transaction.atomic
def delegation_give(
    *, actor: Actor, acting_for: Appointment, user: User, valid_from: date, valid_until: date, basis: str
) -> Appointment:
    """A leader or head lets `user` act in their stead for a time, by a paper; an administrator may record it for them.

    It ends by itself. Raises DomainError beside the field, as `appointment_give`.
    """
    require(actor, "accounts.delegate", acting_for)
    if acting_for.role not in DELEGABLE_ROLES:
        raise DomainError(_("Only the role of a leader or a head is delegated."), field="acting_for")
    return _given(actor, user, "", None, "", valid_from, valid_until, acting_for, basis)


@transaction.atomic
def delegation_end(*, actor: Actor, delegation: Appointment, last_day: date) -> Appointment:
    """Whoever gave it takes it back early. A day before its first takes it back altogether."""
    if delegation.acting_for is None:
        raise DomainError(_("This is no delegation."))
    require(actor, "accounts.delegate", delegation.acting_for)
    return _ended(actor, delegation, last_day)


def _given(
    actor: Actor,
    user: User,
    role: str,
    department: Department | None,
    position_title: str,
    valid_from: date,
    valid_until: date | None,
    acting_for: Appointment | None,
    basis: str,
) -> Appointment:
    # The lock makes two administrators take turns, so that the same role is not given twice.
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if acting_for is not None:
        _refuse_delegation(acting_for, user, valid_until, basis)
        role, department = acting_for.role, acting_for.department
    _refuse_dates(valid_from, valid_until)
    _refuse_body(Role(role), department, valid_from)
    appointment = Appointment(
        user=user,
        role=role,
        department=department,
        position_title=position_title,
        valid_from=valid_from,
        valid_until=valid_until,
        acting_for=acting_for,
        basis=basis,
    )
    _refuse_twice(appointment)
    appointment.save()
    _told(actor, appointment)
    rights_forget(user)
    return appointment


def _told(actor: Actor, appointment: Appointment) -> None:
    sentence = N_("%(actor)s appointed %(name)s: %(role)s, %(body)s, from %(from)s.")
    if appointment.acting_for:
        sentence = N_(
            "%(actor)s recorded that %(name)s acts for %(delegator)s from %(from)s until %(until)s: %(basis)s."
        )
    audit_record(
        actor=actor,
        action="accounts.appointment_give",
        target=appointment,
        parents=[appointment.user, appointment.department],
        sentence=sentence,
        params={
            "name": appointment.user.full_name,
            "role": Role(appointment.role).label,
            "body": appointment.department.label if appointment.department else _("whole system"),
            "from": appointment.valid_from,
            "until": appointment.valid_until or "",
            "delegator": appointment.acting_for.user.full_name if appointment.acting_for else "",
            "basis": appointment.basis,
        },
    )


@transaction.atomic
def appointment_end(*, actor: Actor, appointment: Appointment, last_day: date) -> Appointment:
    """The appointment counts up to and including `last_day`. A day before its first takes it back altogether.

    Delegations given from it end with it by themselves. Raises DomainError for the last administrator, and when it
    has already ended earlier.
    """
    require(actor, "accounts.manage_users", appointment.user)
    return _ended(actor, appointment, last_day)


def _ended(actor: Actor, appointment: Appointment, last_day: date) -> Appointment:
    appointment = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("user", "department", "acting_for__user")
        .get(pk=appointment.pk)
    )
    if appointment.valid_until is not None and appointment.valid_until < last_day:
        raise DomainError(
            _("It already ends on %(day)s.") % {"day": date_format(appointment.valid_until, "SHORT_DATE_FORMAT")},
            field="last_day",
        )
    if appointment.role == Role.ADMINISTRATOR and last_day < timezone.localdate():
        refuse_without_administrator(appointment.user)
    never_held = last_day < appointment.valid_from
    if never_held and appointment.delegations.exists():
        raise DomainError(_("Others act for this appointment. End their delegations first."), field="last_day")
    _told_ended(actor, appointment, last_day, never_held=never_held)
    rights_forget(appointment.user)
    if never_held:
        appointment.delete()
        return appointment
    appointment.valid_until = last_day
    appointment.save(update_fields=["valid_until"])
    return appointment


def _told_ended(actor: Actor, appointment: Appointment, last_day: date, *, never_held: bool) -> None:
    sentence = N_("%(actor)s ended the appointment of %(name)s: %(role)s, %(body)s, last day %(until)s.")
    if never_held:
        sentence = N_("%(actor)s took back the appointment of %(name)s: %(role)s, %(body)s.")
    audit_record(
        actor=actor,
        action="accounts.appointment_end",
        target=appointment,
        parents=[appointment.user, appointment.department],
        sentence=sentence,
        params={
            "name": appointment.user.full_name,
            "role": Role(appointment.role).label,
            "body": appointment.department.label if appointment.department else _("whole system"),
            "until": last_day,
        },
        before={"valid_until": appointment.valid_until},
        after={"valid_until": last_day},
    )


def _refuse_dates(valid_from: date, valid_until: date | None) -> None:
    if valid_until is not None and valid_until < valid_from:
        raise DomainError(_("The last day must not be before the first."), field="valid_until")


def _refuse_body(role: Role, department: Department | None, valid_from: date) -> None:
    if role == Role.REPRESENTATIVE:
        raise DomainError(_("Representatives are confirmed on the page of their cooperative."), field="role")
    if department is None:
        if role in BODY_ROLES:
            raise DomainError(_("Choose the body in which the role is held."), field="department")
        return
    closed = department.valid_until
    if closed is not None and closed < valid_from:
        successor = department.successor
        words = {
            "name": department.name,
            "day": date_format(closed, "SHORT_DATE_FORMAT"),
            "successor": successor.name if successor else "",
        }
        if successor:
            text = _("%(name)s was closed on %(day)s. Choose its successor, %(successor)s.")
        else:
            text = _("%(name)s was closed on %(day)s. Choose a body that still exists.")
        raise DomainError(text % words, field="department")


def _refuse_twice(appointment: Appointment) -> None:
    overlapping = Appointment.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=appointment.valid_from),
        user=appointment.user,
        role=appointment.role,
        department=appointment.department,
        acting_for=appointment.acting_for,
    )
    if appointment.valid_until:
        overlapping = overlapping.filter(valid_from__lte=appointment.valid_until)
    if overlapping.exists():
        raise DomainError(_("This person already holds this role there at that time."), field="role")


def _refuse_delegation(acting_for: Appointment, user: User, valid_until: date | None, basis: str) -> None:
    if acting_for.acting_for_id is not None:
        raise DomainError(_("A delegation cannot be handed on."), field="acting_for")
    if acting_for.user_id == user.pk:
        raise DomainError(_("Nobody acts for themselves. Choose the person who delegates."), field="acting_for")
    if not basis:
        raise DomainError(_("Name the paper of the delegation: its number and date."), field="basis")
    if valid_until is None:
        raise DomainError(_("A delegation has a last day."), field="valid_until")
    if acting_for.valid_until is not None and valid_until > acting_for.valid_until:
        raise DomainError(
            _("The appointment it is given from ends on %(day)s.")
            % {"day": date_format(acting_for.valid_until, "SHORT_DATE_FORMAT")},
            field="valid_until",
        )
