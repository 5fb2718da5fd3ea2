"""Handing a petition to bodies: one lead, any number beside it; again to change them; taking it back."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import Appointment, Department, User
from accounts.selectors import bodies_valid_on
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from petitions.audit import petition_audit
from petitions.enums import (
    LIVE_ASSIGNMENT_STATES,
    AssignmentAction,
    AssignmentRole,
    AssignmentState,
    PetitionAction,
    StepKind,
)
from petitions.models import Assignment, Petition
from petitions.notices import notice_assigned, notice_petitioner
from petitions.services.entries import AssignmentOrder
from petitions.services.guard import actor_name, assignment_begin, moment, petition_begin, stored_words, user_of
from petitions.services.terms import chairs_words, due_by_hand, due_by_term, due_copy
from petitions.validators import text_given, text_within


@transaction.atomic
def petition_assign(
    *,
    actor: Actor,
    petition: Petition,
    lead: AssignmentOrder,
    parts: Sequence[AssignmentOrder] = (),
    due: date | None = None,
    due_note: str = "",
    at: datetime | None = None,
) -> Petition:
    """Received or assigned → assigned. The orders are the whole picture: who is live and not named is taken back.

    A body that stays keeps its text, its officer and its signature; one that was asked before and is asked again finds
    the words it wrote then. `due` is what the petitioner is told; without it the date stays on a second assignment and
    after a return, and is counted by the usual term on the first. Raises DomainError beside `lead`, `parts` or `due`.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.ASSIGN)
    first_time = row.current_lead_id is None
    day = timezone.localdate(at)
    orders_check(lead, parts, day)
    _whole_due(row, actor, lead, parts, day, due, due_note)
    before = _picture(row)
    row.current_lead = orders_apply(row, actor, lead, parts, at)
    row.save()
    told = petition_audit(
        actor, row, "assign", _ASSIGNED[bool(parts)], at=at, before=before, after=_picture(row),
        lead=lead.department.name, parts=_listed(parts), due=row.due,
    )  # fmt: skip
    notice_assigned(row, told)
    if first_time:
        notice_petitioner(row, told, "assign", lead=lead.department.name, due=row.due)
    return row


def _whole_due(
    row: Petition,
    actor: Actor,
    lead: AssignmentOrder,
    parts: Sequence[AssignmentOrder],
    day: date,
    due: date | None,
    due_note: str,
) -> None:
    """The date of the whole: as given, by the chair's direction, as it stands, or by the usual term."""
    if row.paused_at is not None:
        # Nobody gets a date before the clock runs again.
        if due is not None or any(order.due for order in (lead, *parts)):
            raise DomainError(_("The due date is paused. Let it run again first."), field="due")
        return
    first_time = row.current_lead_id is None
    chairs = lead.conclusion
    if due is not None:
        due_by_hand(row, due, text_within(due_note, field="due_note", longest=300), day)
    elif chairs is not None and chairs.due_on is not None:
        due_by_hand(row, chairs.due_on, chairs_words(chairs, actor_name(actor)), day)
    elif row.due is None or (first_time and not _came_back(row)):
        due_by_term(row, StepKind.ANSWER_JOINT if parts else StepKind.ANSWER, day)


def _came_back(row: Petition) -> bool:
    """The last lead returned it: a return moves no due date, neither does assigning it to the right body."""
    last = row.assignments.filter(role=AssignmentRole.LEAD).order_by("-id").first()
    return last is not None and last.state == AssignmentState.RETURNED


_ASSIGNED = {
    True: N_("%(actor)s assigned it to %(lead)s as the lead, with %(parts)s; joint due date %(due)s."),
    False: N_("%(actor)s assigned it to %(lead)s; due %(due)s."),
}


def _listed(parts: Sequence[AssignmentOrder]) -> str:
    return ", ".join(order.department.name for order in parts)


def _picture(row: Petition) -> dict[str, str]:
    live = row.assignments.filter(state__in=LIVE_ASSIGNMENT_STATES).order_by("order")
    return {one.department_name: f"{one.role}, {one.due or ''}" for one in live}


def orders_check(lead: AssignmentOrder, parts: Sequence[AssignmentOrder], day: date) -> None:
    """Each body once, existing that day, each officer at work there. Raises DomainError."""
    ids = [order.department.pk for order in (lead, *parts)]
    if len(ids) != len(set(ids)):
        raise DomainError(_("A body is named twice. Each answers one part."), field="parts")
    valid = set(bodies_valid_on(day).filter(pk__in=ids).values_list("pk", flat=True))
    for order, field in ((lead, "lead"), *((one, "parts") for one in parts)):
        if order.department.pk not in valid:
            raise DomainError(
                _("%(body)s does not exist on this day. Choose its successor.") % {"body": order.department.name},
                field=field,
            )
        if order.officer is not None:
            officer_check(order.officer, order.department.pk, day)


def officer_check(officer: User, body_id: int, day: date) -> None:
    """The person works in the body, or in one under it, that day. Raises DomainError."""
    held = (
        Appointment.objects.filter(user=officer, role__in=[Role.OFFICER, Role.HEAD], valid_from__lte=day)
        .exclude(valid_until__lt=day)
        .select_related("department__parent")
    )
    for appointment in held:
        body = appointment.department
        while body is not None:
            if body.pk == body_id:
                return
            body = body.parent
    raise DomainError(_("%(name)s does not work in this body.") % {"name": officer.full_name}, field="officer")


def orders_apply(
    row: Petition, actor: Actor, lead: AssignmentOrder, parts: Sequence[AssignmentOrder], at: datetime
) -> Assignment:
    """Make the live assignments agree with the orders and return the lead's. The petition's due date is set already.

    In this order, so that no moment has two leads: take back, demote, lead, parts.
    """
    live = {one.department_id: one for one in row.assignments.filter(state__in=LIVE_ASSIGNMENT_STATES)}
    named = {order.department.pk for order in (lead, *parts)}
    for body_id, one in live.items():
        if body_id not in named:
            _end(one, AssignmentState.WITHDRAWN, at, stored_words(N_("Assigned otherwise.")))
        elif one.role == AssignmentRole.LEAD and body_id != lead.department.pk:
            one.role = AssignmentRole.CO
            one.save()
    chosen = _order_apply(row, actor, lead, AssignmentRole.LEAD, 0, live.get(lead.department.pk), at)
    for number, order in enumerate(parts, start=1):
        _order_apply(row, actor, order, AssignmentRole.CO, number, live.get(order.department.pk), at)
    return chosen


def _order_apply(
    row: Petition,
    actor: Actor,
    order: AssignmentOrder,
    role: AssignmentRole,
    number: int,
    kept: Assignment | None,
    at: datetime,
) -> Assignment:
    one = kept or _part_new(row, actor, order.department, at)
    request = text_within(order.request, field="request")
    if kept is not None and kept.state == AssignmentState.SIGNED_OFF and request != kept.request:
        # Asked for something else: what was signed answers another question.
        _unsign(one)
    one.role, one.order, one.request = role, number, request
    one.conclusion = order.conclusion
    own_name = order.answers_in_own_name
    one.answers_in_own_name = order.department.answers_in_own_name if own_name is None else own_name
    if order.officer is not None:
        one.officer, one.officer_name = order.officer, order.officer.full_name
    chairs = order.conclusion
    if row.paused_at is not None:
        one.due = None
    elif order.due is None and chairs is not None and chairs.due_on is not None:
        due_by_hand(one, chairs.due_on, chairs_words(chairs, actor_name(actor)), timezone.localdate(at), field="parts")
    elif order.due is None:
        due_copy(one, row)
    else:
        due_by_hand(one, order.due, order.due_note, timezone.localdate(at), field="parts")
        if row.due is not None and order.due > row.due:
            raise DomainError(
                _("A part cannot be due after the whole, %(due)s.") % {"due": row.due.strftime("%d/%m/%Y")},
                field="parts",
            )
    one.save()
    return one


def _part_new(row: Petition, actor: Actor, department: Department, at: datetime) -> Assignment:
    """A part not yet saved; it begins with what the body wrote when it was asked before."""
    one = Assignment(
        petition=row,
        department=department,
        department_name=department.name,
        assigned_at=at,
        assigned_by_id=user_of(actor),
    )
    before = row.assignments.filter(department=department).exclude(text="").order_by("-id").first()
    if before is not None:
        one.text, one.text_version, one.text_saved_at = before.text, 1, before.text_saved_at
    return one


def _unsign(one: Assignment) -> None:
    one.state = AssignmentState.OPEN
    one.signed_by, one.signed_by_name, one.signed_at = None, "", None


def _end(one: Assignment, state: AssignmentState, at: datetime, reason: str) -> None:
    one.state, one.ended_at, one.end_reason = state, at, reason
    one.save()


def assignments_withdraw(row: Petition, at: datetime, reason: str = "") -> None:
    """Take back every live assignment, because the petition leaves the departments. `row` is saved by the caller."""
    for one in row.assignments.filter(state__in=LIVE_ASSIGNMENT_STATES):
        _end(one, AssignmentState.WITHDRAWN, at, reason)
    row.current_lead = None


@transaction.atomic
def assignment_withdraw(*, actor: Actor, assignment: Assignment, reason: str, at: datetime | None = None) -> Assignment:
    """Open or signed off → withdrawn: a body beside the lead is no longer asked. Assigning changes the lead."""
    at = moment(at)
    one = assignment_begin(actor, assignment, AssignmentAction.WITHDRAW)
    if one.pk == one.petition.current_lead_id:
        raise DomainError(_("This body leads the answer. Assign another lead instead."))
    _end(one, AssignmentState.WITHDRAWN, at, text_given(reason, field="reason"))
    petition_audit(
        actor, one.petition, "assignment_withdraw", N_("%(actor)s took the part of %(body)s back: %(reason)s"), at=at,
        body=one.department_name, reason=one.end_reason,
    )  # fmt: skip
    return one


@transaction.atomic
def assignment_waive(*, actor: Actor, assignment: Assignment, at: datetime | None = None) -> Assignment:
    """Open → waived: an overdue co-operating body gave no opinion, which is then printed. Not for the lead."""
    at = moment(at)
    one = assignment_begin(actor, assignment, AssignmentAction.WAIVE)
    if one.role == AssignmentRole.LEAD:
        raise DomainError(_("Without the lead's part there is no answer. Assign another lead instead."))
    if one.due is None or one.due >= timezone.localdate(at):
        raise DomainError(_("This part is not overdue yet."))
    _end(one, AssignmentState.WAIVED, at, "")
    petition_audit(
        actor, one.petition, "assignment_waive", N_("%(actor)s goes on without %(body)s: no opinion by %(due)s."),
        at=at, body=one.department_name, due=one.due,
    )  # fmt: skip
    return one
