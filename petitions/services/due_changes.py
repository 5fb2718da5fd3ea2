"""Moving a due date: asked for by a body's head and decided by the office, set by the office, paused and resumed.

The petition's own date is what the petitioner is told; a part's date never lies after it.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import Role
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from meetings.models import Conclusion
from petitions.audit import petition_audit
from petitions.enums import RUNNING_STATES, AssignmentState, DueChangeKind, DueChangeState
from petitions.models import Assignment, DueChange, Petition
from petitions.notices import notice_coordinators, notice_due_decided, notice_parts, notice_petitioner
from petitions.services.clock import clock_resume
from petitions.services.guard import (
    PART_STATES,
    actor_name,
    assignment_lock,
    moment,
    petition_in,
    petition_lock,
    stored_words,
    user_of,
)
from petitions.services.terms import chairs_words, due_by_hand, due_check, due_copy
from petitions.validators import text_given, text_within

REASON_IN_NOTE = 180


@transaction.atomic
def extension_ask(
    *,
    actor: Actor,
    petition: Petition,
    due: date,
    reason: str,
    assignment: Assignment | None = None,
    at: datetime | None = None,
) -> DueChange:
    """A body asks for more time: for its own part (its head), or for the whole (the lead's head). No date moves yet."""
    at = moment(at)
    row, part = _locked(petition, assignment)
    if part is None:
        require(actor, "petitions.ask_extension", row)
    else:
        require(actor, "petitions.assignment_ask_extension", part)
    _runs(row, part, _("Ask for more time"))
    before = (part or row).due
    _later(row, part, due, timezone.localdate(at))
    if DueChange.objects.filter(petition=row, assignment=part, state=DueChangeState.ASKED).exists():
        raise DomainError(_("More time was asked for already; the office has not decided yet."))
    change = DueChange.objects.create(
        petition=row, assignment=part, kind=DueChangeKind.EXTEND, state=DueChangeState.ASKED, before=before, after=due,
        reason=text_given(reason, field="reason"), asked_by_id=user_of(actor), asked_by_name=actor_name(actor),
        asked_at=at,
    )  # fmt: skip
    body = part or row.current_lead
    sentence = (
        N_("%(actor)s asked for more time for the part of %(body)s, until %(due)s: %(reason)s")
        if part
        else N_("%(actor)s asked for more time for the whole answer, until %(due)s: %(reason)s")
    )
    told = petition_audit(
        actor, row, "ask_extension", sentence, role=Role.HEAD, body_id=body.department_id if body else None, at=at,
        body=body.department_name if body else "", due=due, reason=change.reason,
    )  # fmt: skip
    notice_coordinators(row, told, "ask_extension")
    return change


@transaction.atomic
def extension_decide(
    *, actor: Actor, change: DueChange, grant: bool, note: str = "", at: datetime | None = None
) -> DueChange:
    """Asked → in force or refused. A refusal says why. Raises TransitionError when it was decided already."""
    at = moment(at)
    row, part = _locked(change.petition, change.assignment)
    require(actor, "petitions.decide_extension", row)
    one = DueChange.objects.get(pk=change.pk)
    if one.state != DueChangeState.ASKED:
        raise TransitionError(_("Decide about more time"), one.get_state_display())
    one.decision_note = text_within(note, field="note") if grant else text_given(note, field="note")
    one.decided_by_name, one.decided_at = actor_name(actor), at
    words: dict[str, Any] = {
        "due": one.after,
        "reason": one.reason,
        "note": one.decision_note,
        "body": _whose(row, part),
    }
    if grant:
        _runs(row, part, _("Grant more time"))
        one.before = (part or row).due
        _move(row, part, _given(one.after), _extended(one.before, one.reason), timezone.localdate(at))
        one.state = DueChangeState.DONE
        sentence = (
            N_("%(actor)s gave %(body)s more time, until %(due)s: %(reason)s")
            if part
            else N_("%(actor)s moved the due date to %(due)s: %(reason)s")
        )
    else:
        one.state = DueChangeState.REFUSED
        sentence = N_("%(actor)s did not give %(body)s more time: %(note)s")
    one.save()
    told = petition_audit(actor, row, "decide_extension", sentence, at=at, **words)
    notice_due_decided(one, row, told, granted=grant)
    if grant and part is None:
        notice_petitioner(row, told, "due_moved", due=row.due, reason=one.reason)
    return one


def _given(day: date | None) -> date:
    if day is None:
        raise DomainError(_("No date was asked for."))
    return day


@transaction.atomic
def due_extend(
    *,
    actor: Actor,
    petition: Petition,
    reason: str,
    due: date | None = None,
    assignment: Assignment | None = None,
    conclusion: Conclusion | None = None,
    at: datetime | None = None,
) -> DueChange:
    """The office sets another date at once: later, or the chair's ("trước ngày …"), which wins and may be earlier.

    An open wish for more time about the same date is answered by it.
    """
    at = moment(at)
    row, part = _locked(petition, assignment)
    require(actor, "petitions.extend", row)
    _runs(row, part, _("Change the due date"))
    today = timezone.localdate(at)
    if conclusion is not None:
        due = _chairs_day(row, conclusion)
        reason = reason or chairs_words(conclusion, actor_name(actor))
    elif due is None:
        raise DomainError(_("Enter the new date."), field="due")
    else:
        _later(row, part, due, today)
    change = DueChange(
        petition=row, assignment=part, kind=DueChangeKind.EXTEND, before=(part or row).due, after=due,
        reason=text_given(reason, field="reason"), asked_by_id=user_of(actor), asked_by_name=actor_name(actor),
        asked_at=at, decided_by_name=actor_name(actor), decided_at=at,
    )  # fmt: skip
    note = chairs_words(conclusion, actor_name(actor)) if conclusion else _extended(change.before, change.reason)
    _move(row, part, due, note, today)
    change.save()
    DueChange.objects.filter(petition=row, assignment=part, state=DueChangeState.ASKED).update(
        state=DueChangeState.DONE, decided_by_name=actor_name(actor), decided_at=at, after=due
    )
    sentence = (
        N_("%(actor)s set the due date of the part of %(body)s to %(due)s: %(reason)s")
        if part
        else N_("%(actor)s set the due date to %(due)s: %(reason)s")
    )
    told = petition_audit(
        actor, row, "extend", sentence, at=at, body=_whose(row, part), due=due, reason=change.reason,
        before={"due": change.before}, after={"due": due},
    )  # fmt: skip
    notice_due_decided(change, row, told, granted=True)
    if part is None:
        notice_petitioner(row, told, "due_moved", due=row.due, reason=change.reason)
    return change


@transaction.atomic
def petition_pause(*, actor: Actor, petition: Petition, reason: str, at: datetime | None = None) -> Petition:
    """Stop the clock: no date runs, for the whole and for every open part, until it is resumed."""
    at = moment(at)
    row, _part = _locked(petition, None)
    require(actor, "petitions.pause", row)
    _runs(row, None, _("Pause the due date"))
    if row.due is None:
        raise DomainError(_("No due date runs; there is nothing to pause."))
    words = text_given(reason, field="reason")
    common = {
        "petition": row, "kind": DueChangeKind.PAUSE, "reason": words, "asked_by_id": user_of(actor),
        "asked_by_name": actor_name(actor), "asked_at": at, "decided_by_name": actor_name(actor), "decided_at": at,
    }  # fmt: skip
    DueChange.objects.create(before=row.due, **common)
    for part in row.assignments.filter(state=AssignmentState.OPEN, due__isnull=False):
        DueChange.objects.create(assignment=part, before=part.due, **common)
        part.due = None
        part.save()
    before, row.due, row.paused_at = row.due, None, at
    row.save()
    told = petition_audit(
        actor, row, "pause", N_("%(actor)s paused the due date (it was %(due)s): %(reason)s"), at=at, due=before,
        reason=words,
    )  # fmt: skip
    notice_petitioner(row, told, "pause", reason=words)
    notice_parts(row, told, "pause", reason=words)
    return row


@transaction.atomic
def petition_resume(*, actor: Actor, petition: Petition, at: datetime | None = None) -> Petition:
    """Let the clock run again: the days the pause lasted are added to each date that stood."""
    at = moment(at)
    row, _part = _locked(petition, None)
    require(actor, "petitions.resume", row)
    if row.paused_at is None:
        raise TransitionError(_("Let the due date run again"), _("Running"))
    clock_resume(row, at)
    row.save()
    told = petition_audit(
        actor, row, "resume", N_("%(actor)s ended the pause; the due date is now %(due)s."), at=at, due=row.due
    )
    notice_petitioner(row, told, "resume", due=row.due)
    notice_parts(row, told, "resume", due=row.due)
    return row


def _locked(petition: Petition, assignment: Assignment | None) -> tuple[Petition, Assignment | None]:
    if assignment is None:
        return petition_lock(petition), None
    part = assignment_lock(assignment)
    return part.petition, part


def _runs(row: Petition, part: Assignment | None, action: str) -> None:
    """A date runs that can be moved: the petition at work, its clock not stopped, the part not ended."""
    petition_in(row, RUNNING_STATES if part is None else PART_STATES, action)
    if row.paused_at is not None:
        raise DomainError(_("The due date is paused. Let it run again first."))
    if part is not None and part.state != AssignmentState.OPEN:
        raise TransitionError(action, AssignmentState(part.state).label)


def _later(row: Petition, part: Assignment | None, due: date, today: date) -> None:
    standing = (part or row).due
    due_check(due, today)
    if due <= max(today, standing or today):
        latest = max(today, standing or today).strftime("%d/%m/%Y")
        raise DomainError(_("The new date must be after %(day)s.") % {"day": latest}, field="due")
    if part is not None and row.due is not None and due > row.due:
        raise DomainError(
            _("A part cannot be due after the whole, %(due)s.") % {"due": row.due.strftime("%d/%m/%Y")}, field="due"
        )


def _move(row: Petition, part: Assignment | None, due: date, note: str, today: date) -> None:
    """Set the date of the part, or of the whole with the parts that shared its date or would lie after it."""
    if part is not None:
        if row.due is not None and due > row.due:
            raise DomainError(
                _("A part cannot be due after the whole, %(due)s.") % {"due": row.due.strftime("%d/%m/%Y")},
                field="due",
            )
        due_by_hand(part, due, note, today)
        part.save()
        return
    before = row.due
    due_by_hand(row, due, note, today)
    row.save()
    for one in row.assignments.filter(state=AssignmentState.OPEN):
        if one.due is None or one.due == before or one.due > due:
            due_copy(one, row)
            one.save()


def _whose(row: Petition, part: Assignment | None) -> str:
    holder = part or row.current_lead
    return holder.department_name if holder else row.handled_by_name


def _extended(before: date | None, reason: str) -> str:
    short = reason if len(reason) <= REASON_IN_NOTE else f"{reason[:REASON_IN_NOTE]}…"
    if before is None:
        return short
    return stored_words(N_("moved from %(day)s: %(reason)s")) % {"day": before.strftime("%d/%m/%Y"), "reason": short}


def _chairs_day(row: Petition, conclusion: Conclusion) -> date:
    if conclusion.meeting_id != row.meeting_id or conclusion.due_on is None:
        raise DomainError(_("This direction of the chair is of another meeting, or names no day."), field="conclusion")
    return conclusion.due_on
