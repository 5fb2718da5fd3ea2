"""Work passes to other hands: one part, all parts of an officer who leaves, all parts of a body that is no more."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Department, User
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from petitions.audit import petition_audit
from petitions.enums import LIVE_ASSIGNMENT_STATES, AssignmentAction, AssignmentRole, AssignmentState
from petitions.models import Assignment
from petitions.notices import notice_handed_over
from petitions.selectors.handing import body_parts
from petitions.services.assigning import officer_check
from petitions.services.guard import assignment_begin, moment, stored_words
from petitions.validators import text_within


@transaction.atomic
def assignment_hand_over(
    *,
    actor: Actor,
    assignment: Assignment,
    officer: User | None = None,
    department: Department | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Assignment:
    """Open → open with a new officer, or with the successor of an abolished body. Text and due date are kept."""
    at = moment(at)
    one = assignment_begin(actor, assignment, AssignmentAction.HAND_OVER)
    day = timezone.localdate(at)
    former = one.department_name
    if department is not None:
        _successor_check(one.department, department)
        one = _part_passed(one, department, at)
    if officer is not None:
        officer_check(officer, one.department_id, day)
        one.officer, one.officer_name = officer, officer.full_name
    if department is None and officer is None:
        raise DomainError(_("Say who takes it over."), field="officer")
    one.acknowledged_at, one.acknowledged_by_name = None, ""
    one.save()
    told = petition_audit(
        actor, one.petition, "assignment_hand_over", _HANDED[department is not None],
        at=at, former=former, body=one.department_name, officer=one.officer_name,
        reason=text_within(reason, field="reason"),
    )  # fmt: skip
    notice_handed_over(one, told)
    return one


_HANDED = {
    True: N_("%(actor)s handed the part of %(former)s to its successor %(body)s. %(reason)s"),
    False: N_("%(actor)s handed the part of %(body)s to %(officer)s. %(reason)s"),
}


def _successor_check(former: Department, successor: Department) -> None:
    seen: set[int] = set()
    body: Department | None = former
    while body is not None and body.pk not in seen:
        seen.add(body.pk)
        body = body.successor
        if body is not None and body.pk == successor.pk:
            return
    raise DomainError(
        _("%(body)s is not the successor of %(former)s.") % {"body": successor.name, "former": former.name},
        field="department",
    )


def _part_passed(one: Assignment, successor: Department, at: datetime) -> Assignment:
    """Give the part to the successor, not yet saved. Where that has a part of its own already, the two become one.

    The lead's part stays and takes the other in, words and all; nobody answers twice, and no words are lost.
    """
    twin = one.petition.assignments.filter(department=successor, state__in=LIVE_ASSIGNMENT_STATES).first()
    if twin is None:
        one.department, one.department_name = successor, successor.name
        one.officer, one.officer_name = None, ""
        return one
    twin.petition = one.petition
    kept, gone = (one, twin) if one.role == AssignmentRole.LEAD else (twin, one)
    gone.state, gone.ended_at = AssignmentState.WITHDRAWN, at
    gone.end_reason = stored_words(N_("Joined with the part of the same body."))
    gone.save()
    if kept.state == AssignmentState.OPEN and gone.text:
        kept.text = "\n\n".join(text for text in (kept.text, gone.text) if text)
        kept.text_version += 1
    kept.department, kept.department_name = successor, successor.name
    if kept is one:
        kept.officer, kept.officer_name = twin.officer, twin.officer_name
    return kept


@transaction.atomic
def officer_parts_hand_over(
    *, actor: Actor, body: Department, former: User, officer: User, reason: str = "", at: datetime | None = None
) -> list[Assignment]:
    """All open parts of `former` in `body` to another officer at once: those the actor may hand over. All or none."""
    if former.pk == officer.pk:
        raise DomainError(_("Choose another person."), field="officer")
    parts = body_parts(actor, body).filter(officer=former)
    if not parts:
        raise DomainError(_("%(name)s holds no open part here.") % {"name": former.full_name}, field="former")
    return [
        assignment_hand_over(actor=actor, assignment=one, officer=officer, reason=reason, at=at)
        for one in _in_order(parts)
    ]


@transaction.atomic
def body_parts_hand_over(
    *, actor: Actor, body: Department, successor: Department, reason: str = "", at: datetime | None = None
) -> list[Assignment]:
    """All open parts of an abolished body to its successor as one act, told in the body's history too. All or none."""
    require(actor, "petitions.pass_on_parts", body)
    parts = _in_order(body_parts(actor, body))
    if not parts:
        raise DomainError(_("%(body)s holds no open part.") % {"body": body.name}, field="department")
    done = [
        assignment_hand_over(actor=actor, assignment=one, department=successor, reason=reason, at=at) for one in parts
    ]
    audit_record(
        actor=actor,
        action="petitions.pass_on_parts",
        target=body,
        parents=[successor],
        sentence=N_("%(actor)s handed %(count)s open parts of %(former)s to %(body)s."),
        params={"count": len(done), "former": body.name, "body": successor.name},
    )
    return done


def _in_order(parts: Iterable[Assignment]) -> list[Assignment]:
    """In the order in which petitions are locked everywhere."""
    return sorted(parts, key=lambda one: (one.petition_id, one.pk))
