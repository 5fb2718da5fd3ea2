"""How a version of an answer is written: its row, its parts, its outcome and its letter."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import Department
from accounts.selectors import appointment_acted_in
from core.actors import Actor
from core.audit import N_, PaperRecord
from core.exceptions import DomainError
from petitions.enums import (
    LIVE_ASSIGNMENT_STATES,
    AnswerKind,
    AnswerState,
    AssignmentState,
    Outcome,
)
from petitions.models import Answer, AnswerPart, AnswerRemark, Assignment, Petition
from petitions.selectors.passages import passage_span
from petitions.selectors.reach import approving_body_ids
from petitions.services.entries import Letter, OutcomeEntry, PassageRemark
from petitions.services.guard import by_name, stored_words, user_of
from petitions.services.promises import promise_follow
from petitions.validators import text_given, text_within


def parts_ready(row: Petition) -> list[Assignment]:
    """The parts of the answer in order. Raises DomainError naming the bodies that are still open."""
    parts = list(row.assignments.filter(state__in=[*LIVE_ASSIGNMENT_STATES, AssignmentState.WAIVED]))
    waiting = [one.department_name for one in parts if one.state == AssignmentState.OPEN]
    if waiting:
        raise DomainError(_("Not signed off yet: %(bodies)s.") % {"bodies": ", ".join(waiting)})
    return parts


def parts_freeze(given: Answer, parts: Sequence[Assignment]) -> None:
    """Keep each body's words with the version, as they stood when it was submitted."""
    AnswerPart.objects.bulk_create(
        AnswerPart(
            answer=given,
            assignment=one,
            department_name=one.department_name,
            role=one.role,
            text="" if one.state == AssignmentState.WAIVED else one.text,
            signed_by_name=one.signed_by_name,
            signed_at=one.signed_at,
            waived=one.state == AssignmentState.WAIVED,
            letter_number=one.letter_number,
            letter_date=one.letter_date,
            order=one.order,
        )
        for one in parts
    )


def answer_new(
    row: Petition,
    actor: Actor,
    paper: PaperRecord | None,
    kind: AnswerKind,
    body: Department | None,
    text: str,
    at: datetime,
) -> Answer:
    """The next version, not yet saved and without the name of its body."""
    last = row.answers.aggregate(last=Max("version"))["last"] or 0
    return Answer(
        petition=row,
        version=last + 1,
        kind=kind,
        state=AnswerState.SUBMITTED,
        body=body,
        text=text,
        submitted_by_id=user_of(actor, paper),
        submitted_by_name=by_name(actor, paper),
        submitted_at=at,
    )


def answer_decide(
    given: Answer, actor: Actor, paper: PaperRecord | None, outcome: OutcomeEntry | None, at: datetime
) -> None:
    """Mark it approved with its outcome, by the actor or by the signatory of the paper."""
    given.state = AnswerState.APPROVED
    if outcome is not None:
        outcome_set(given, outcome)
    decided_set(given, actor, paper, at)


def outcome_set(given: Answer, outcome: OutcomeEntry) -> None:
    """What became of the wish. Raises DomainError when a roadmap has no date or an impossibility no reason."""
    note = text_within(outcome.note, field="outcome_note")
    if outcome.outcome == Outcome.ROADMAP and outcome.due is None:
        raise DomainError(_("A roadmap names the date by which it is done."), field="outcome_due")
    if outcome.outcome == Outcome.NOT_POSSIBLE and not note:
        raise DomainError(_("Say why it is not possible."), field="outcome_note")
    given.outcome, given.outcome_note = Outcome(outcome.outcome), note
    given.outcome_due = outcome.due if outcome.outcome == Outcome.ROADMAP else None


def decided_set(given: Answer, actor: Actor, paper: PaperRecord | None, at: datetime) -> None:
    """Who decided and when."""
    given.decided_by_id, given.decided_by_name, given.decided_at = user_of(actor, paper), by_name(actor, paper), at


def letter_set(given: Answer, letter: Letter | None, paper: PaperRecord | None, lead: Assignment | None) -> None:
    """The letter as given, else the paper it was recorded from, else the lead's own letter."""
    if letter is None and paper is not None:
        letter = Letter(paper.number, paper.date, paper.scan)
    if letter is None and lead is not None:
        letter = Letter(lead.letter_number, lead.letter_date, lead.letter_file)
    if letter is not None:
        given.letter_number, given.letter_date, given.letter_file = letter.number, letter.date, letter.file


def answered_set(row: Petition, given: Answer, at: datetime) -> None:
    """The petition holds this answer now; what it promises is followed from here on."""
    row.current_answer, row.answered_at = given, at
    row.state_note = ""
    row.save()
    promise_follow(row, given, at)


def position_of(actor: Actor, row: Petition, paper: PaperRecord | None) -> str:
    """In which position the leader decides: "Phó Chủ tịch"; who stands in for another says for whom.

    Empty where a paper speaks: it names its signatory itself.
    """
    if paper is not None:
        return ""
    held_by = appointment_acted_in(actor, Role.LEADER, approving_body_ids(row))
    if held_by is None:
        return ""
    if held_by.acting_for is None:
        return held_by.position_title
    return stored_words(N_("on behalf of %(name)s")) % {
        "name": ", ".join(one for one in (held_by.acting_for.user.full_name, held_by.acting_for.position_title) if one)
    }


def remarks_new(given: Answer, passages: Sequence[PassageRemark], author: str) -> list[AnswerRemark]:
    """The remarks as rows, not yet saved. Raises DomainError beside "passages" for words that are not in the text."""
    rows = []
    for one in passages:
        text = text_given(one.text, field="passages")
        span = passage_span(given.text, one.passage)
        if one.passage.strip() and span is None:
            raise DomainError(
                _("These words are not in the answer: “%(words)s”.") % {"words": one.passage[:80]}, field="passages"
            )
        passage = given.text[span[0] : span[1]] if span else ""
        rows.append(AnswerRemark(answer=given, passage=passage, text=text, author_name=author))
    return rows
