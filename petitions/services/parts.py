"""A body's own work on its part: receipt, text, signature, return, hand-over."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.enums import Role
from core.actors import Actor
from core.audit import N_, PaperRecord
from core.exceptions import DomainError, StaleError, TransitionError
from core.permissions import require
from petitions.audit import petition_audit
from petitions.enums import (
    PETITION_TRANSITIONS,
    AssignmentAction,
    AssignmentRole,
    AssignmentState,
    PetitionAction,
)
from petitions.models import Assignment
from petitions.notices import notice_coordinators, notice_signed
from petitions.services.entries import Letter
from petitions.services.guard import (
    PART_STATES,
    actor_name,
    ask,
    assignment_begin,
    assignment_judge,
    assignment_lock,
    by_name,
    moment,
    petition_in,
    petition_judge,
    user_of,
)
from petitions.validators import ANSWER_TEXT_MAX, text_given, text_within


@transaction.atomic
def assignment_receive(
    *, actor: Actor, assignment: Assignment, paper: PaperRecord | None = None, at: datetime | None = None
) -> Assignment:
    """Confirm that the right body has it. A time, not a state; a second confirmation changes nothing."""
    at = moment(at)
    one = assignment_lock(assignment)
    ask(actor, "petitions.assignment_receive", one, one.petition, paper)
    if one.acknowledged_at is not None or one.state != AssignmentState.OPEN:
        return one
    one.acknowledged_at, one.acknowledged_by_name = at, by_name(actor, paper)
    one.save()
    petition_audit(
        actor, one.petition, "assignment_receive", N_("%(actor)s confirmed that %(body)s has received it."),
        role=Role.OFFICER, body_id=one.department_id, at=at, paper=paper, body=one.department_name,
    )  # fmt: skip
    return one


@transaction.atomic
def assignment_save_text(
    *, actor: Actor, assignment: Assignment, text: str, seen_version: int, at: datetime | None = None
) -> Assignment:
    """Keep a draft of the part. Raises StaleError(field="text") when somebody saved after `seen_version` was read.

    The first draft confirms receipt. Drafts are no decisions: only the first is told in the history.
    """
    at = moment(at)
    one = assignment_lock(assignment)
    require(actor, "petitions.assignment_save_text", one)
    part_open_only(one, _("Save a draft"))
    if seen_version != one.text_version:
        raise StaleError(field="text")
    cleaned = text_within(text, field="text", longest=ANSWER_TEXT_MAX)
    if cleaned == one.text:
        return one
    first = one.text_version == 0
    _text_set(one, cleaned, actor, at)
    one.save()
    if first:
        petition_audit(
            actor, one.petition, "assignment_save_text", N_("%(actor)s began to write the part of %(body)s."),
            role=Role.OFFICER, body_id=one.department_id, at=at, body=one.department_name,
        )  # fmt: skip
    return one


def part_open_only(one: Assignment, action: str) -> None:
    """Writing starts from the same states as signing off; `action` is the word for the person."""
    if one.state != AssignmentState.OPEN:
        raise TransitionError(action, AssignmentState(one.state).label)
    petition_in(one.petition, PART_STATES, action)


def _text_set(one: Assignment, text: str, actor: Actor, at: datetime) -> None:
    one.text, one.text_version, one.text_saved_at = text, one.text_version + 1, at
    if one.officer_id is None and actor.pk is not None:
        one.officer_id, one.officer_name = actor.pk, actor_name(actor)
    if one.acknowledged_at is None:
        one.acknowledged_at, one.acknowledged_by_name = at, actor_name(actor)


@transaction.atomic
def assignment_sign_off(
    *,
    actor: Actor,
    assignment: Assignment,
    text: str | None = None,
    seen_version: int | None = None,
    letter: Letter | None = None,
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> Assignment:
    """Open → signed off by the head; `text` replaces the draft in the same act.

    From `paper` the coordinator records what a body without an account signed: its letter's number, date and scan.
    Raises StaleError when the draft changed after `seen_version`, DomainError when there are no words.
    """
    at = moment(at)
    one = assignment_begin(actor, assignment, AssignmentAction.SIGN_OFF, paper)
    if seen_version is not None and seen_version != one.text_version:
        raise StaleError(field="text")
    if text is not None:
        one.text = text_within(text, field="text", longest=ANSWER_TEXT_MAX)
        one.text_version, one.text_saved_at = one.text_version + 1, at
    part_sign(one, actor, letter, paper, at)
    told = petition_audit(
        actor, one.petition, "assignment_sign_off", _SIGNED[paper is not None], role=Role.HEAD,
        body_id=one.department_id, at=at, paper=paper, signer=one.signed_by_name, body=one.department_name,
    )  # fmt: skip
    notice_signed(one, told)
    return one


_SIGNED = {
    False: N_("%(actor)s signed the part of %(body)s."),
    True: N_("%(signer)s signed the part of %(body)s; %(actor)s recorded it."),
}


def part_sign(one: Assignment, actor: Actor, letter: Letter | None, paper: PaperRecord | None, at: datetime) -> None:
    """Put the name under the part and save it."""
    letter = letter or (Letter(paper.number, paper.date, paper.scan) if paper else None)
    if letter is not None:
        one.letter_number, one.letter_date, one.letter_file = letter.number, letter.date, letter.file
    if not one.text.strip() and not one.letter_number:
        raise DomainError(_("Write the answer before it is signed."), field="text")
    one.state = AssignmentState.SIGNED_OFF
    one.signed_by_id, one.signed_by_name, one.signed_at = user_of(actor, paper), by_name(actor, paper), at
    if one.acknowledged_at is None:
        one.acknowledged_at, one.acknowledged_by_name = at, one.signed_by_name
    one.save()


@transaction.atomic
def assignment_revise(
    *, actor: Actor, assignment: Assignment, reason: str = "", paper: PaperRecord | None = None
) -> Assignment:
    """Signed off → open: the head takes the signature back to change the text."""
    one = assignment_begin(actor, assignment, AssignmentAction.REVISE, paper)
    signature_clear(one)
    petition_audit(
        actor, one.petition, "assignment_revise", N_("%(actor)s opened the part of %(body)s again. %(reason)s"),
        role=Role.HEAD, body_id=one.department_id, paper=paper, body=one.department_name,
        reason=text_within(reason, field="reason"),
    )  # fmt: skip
    return one


def signature_clear(one: Assignment) -> None:
    """Take the signature off and save; the words stay."""
    one.state = AssignmentState.OPEN
    one.signed_by, one.signed_by_name, one.signed_at = None, "", None
    one.save()


@transaction.atomic
def assignment_return(
    *,
    actor: Actor,
    assignment: Assignment,
    reason: str,
    belongs_to: str = "",
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> Assignment:
    """Open → returned, "not ours", with the reason and whose it is. The lead's return gives the petition back.

    The other parts stay as they are, and no due date moves: the coordinator assigns again.
    """
    at = moment(at)
    one = assignment_lock(assignment)
    petition = one.petition
    ask(actor, "petitions.assignment_return", one, petition, paper)
    assignment_judge(one, AssignmentAction.RETURN)
    one.end_reason = text_given(reason, field="reason")
    one.belongs_to = text_within(belongs_to, field="belongs_to", longest=255)
    one.ended_at = at
    one.save()
    if (
        one.role == AssignmentRole.LEAD
        and petition.state in PETITION_TRANSITIONS[PetitionAction.RETURN_ASSIGNMENT].sources
    ):
        petition_judge(petition, PetitionAction.RETURN_ASSIGNMENT)
        petition.current_lead = None
        petition.save()
    told = petition_audit(
        actor, petition, "return_assignment", _RETURNED[bool(one.belongs_to)], role=Role.HEAD,
        body_id=one.department_id, at=at, paper=paper, body=one.department_name, reason=one.end_reason,
        belongs_to=one.belongs_to,
    )  # fmt: skip
    notice_coordinators(petition, told, "return_assignment")
    return one


_RETURNED = {
    True: N_("%(actor)s returned it for %(body)s: “%(reason)s”. It belongs to %(belongs_to)s."),
    False: N_("%(actor)s returned it for %(body)s: “%(reason)s”."),
}
