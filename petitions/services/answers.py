"""The joint answer: submitted by the lead, sent back or approved by the leader."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.enums import Role
from core.actors import Actor
from core.audit import N_, PaperRecord
from core.exceptions import StaleError
from petitions.audit import petition_audit
from petitions.enums import AnswerKind, AnswerState, AssignmentAction, AssignmentState, Outcome, PetitionAction
from petitions.models import Answer, AnswerRemark, Assignment, Petition
from petitions.notices import notice_answered, notice_leaders, notice_sent_back
from petitions.selectors.joining import words_joined
from petitions.selectors.passages import remarks_listed
from petitions.services.answer_rows import (
    answer_decide,
    answer_new,
    answered_set,
    decided_set,
    letter_set,
    parts_freeze,
    parts_ready,
    position_of,
    remarks_new,
)
from petitions.services.entries import Letter, OutcomeEntry, PassageRemark
from petitions.services.guard import assignment_judge, by_name, held, moment, petition_begin
from petitions.services.joining import draft_used
from petitions.services.parts import signature_clear
from petitions.validators import ANSWER_TEXT_MAX, text_given, text_within


@transaction.atomic
def answer_submit(
    *,
    actor: Actor,
    petition: Petition,
    text: str = "",
    seen_version: int | None = None,
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> Petition:
    """Assigned → in_review by the lead's head, once every part is signed off or waived.

    Without `text` the signed parts are joined, each under the name of its body. The parts are frozen in the version.
    `seen_version` is the draft the writer had before their eyes: StaleError(field="text") when a newer one was saved.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.SUBMIT_ANSWER, paper)
    draft_used(row, seen_version)
    parts = parts_ready(row)
    lead = held(row.current_lead)
    joined = text_within(text, field="text", longest=ANSWER_TEXT_MAX) or words_joined(parts)
    joined = text_given(joined, field="text", longest=ANSWER_TEXT_MAX)
    given = answer_new(row, actor, paper, AnswerKind.JOINT, lead.department, joined, at)
    given.body_name = lead.department_name
    given.save()
    parts_freeze(given, parts)
    row.current_answer = given
    row.save()
    told = petition_audit(
        actor, row, "submit_answer", _SUBMITTED[paper is not None], role=Role.HEAD, body_id=lead.department_id, at=at,
        paper=paper, body=lead.department_name, version=given.version, signer=given.submitted_by_name,
    )  # fmt: skip
    notice_leaders(row, told)
    return row


_SUBMITTED = {
    False: N_("%(actor)s submitted the joint answer of %(body)s for approval (version %(version)s)."),
    True: N_("%(signer)s submitted the joint answer of %(body)s for approval; %(actor)s recorded it."),
}


@transaction.atomic
def answer_send_back(
    *,
    actor: Actor,
    petition: Petition,
    remark: str = "",
    passages: Sequence[PassageRemark] = (),
    reopen: Sequence[Assignment] | None = None,
    seen_version: int | None = None,
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> Petition:
    """In_review → assigned with a remark on the whole, remarks at passages, or both.

    The parts in `reopen` (the lead's unless given) lose their signature. Raises DomainError beside "passages" for
    words that are not in the answer.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.SEND_BACK, paper)
    given = _under_review(row, seen_version)
    remarks = remarks_new(given, passages, by_name(actor, paper))
    said = text_within(remark, field="remark") or remarks_listed(one.text for one in remarks)
    given.state, given.remark = AnswerState.SENT_BACK, text_given(said, field="remark")
    decided_set(given, actor, paper, at)
    given.decided_by_position = position_of(actor, row, paper)
    given.save()
    AnswerRemark.objects.bulk_create(remarks)
    ids = {one.pk for one in reopen} if reopen is not None else {held(row.current_lead_id)}
    for one in row.assignments.filter(pk__in=ids, state=AssignmentState.SIGNED_OFF):
        one.petition = row
        assignment_judge(one, AssignmentAction.REVISE)
        signature_clear(one)
    row.current_answer = None
    row.save()
    told = petition_audit(
        actor, row, "send_back", _SENT_BACK[paper is not None], role=Role.LEADER, at=at, paper=paper,
        remark=given.remark, signer=given.decided_by_name,
    )  # fmt: skip
    notice_sent_back(row, told)
    return row


_SENT_BACK = {
    False: N_("%(actor)s sent the answer back: “%(remark)s”."),
    True: N_("%(signer)s sent the answer back: “%(remark)s”. %(actor)s recorded it."),
}


@transaction.atomic
def answer_approve(
    *,
    actor: Actor,
    petition: Petition,
    outcome: OutcomeEntry,
    seen_version: int | None = None,
    letter: Letter | None = None,
    remark: str = "",
    position: str = "",
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> Petition:
    """In_review → answered; the approval names the outcome. `seen_version` is the version the leader has read.

    Raises StaleError when another version is under review by now.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.APPROVE, paper)
    given = _under_review(row, seen_version)
    given.remark = text_within(remark, field="remark")
    given.decided_by_position = position or position_of(actor, row, paper)
    letter_set(given, letter, paper, None)
    answer_decide(given, actor, paper, outcome, at)
    given.save()
    answered_set(row, given, at)
    told = petition_audit(
        actor, row, "approve", _APPROVED[paper is not None], role=Role.LEADER, at=at, paper=paper,
        outcome=Outcome(given.outcome).label, signer=given.decided_by_name,
    )  # fmt: skip
    notice_answered(row, told)
    return row


_APPROVED = {
    False: N_("%(actor)s approved the answer. Outcome: %(outcome)s."),
    True: N_("%(signer)s approved the answer; %(actor)s recorded it. Outcome: %(outcome)s."),
}


def _under_review(row: Petition, seen_version: int | None) -> Answer:
    given = row.answers.get(pk=held(row.current_answer_id), state=AnswerState.SUBMITTED)
    if seen_version is not None and seen_version != given.version:
        raise StaleError
    return given
