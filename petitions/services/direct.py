"""Answers that no leader approves: given in the room, or by a body in its own name."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import Role
from core.actors import Actor
from core.audit import N_, PaperRecord
from core.exceptions import DomainError
from petitions.audit import petition_audit
from petitions.enums import AnswerKind, AssignmentState, Outcome, PetitionAction
from petitions.models import Answer, Petition
from petitions.notices import notice_answered
from petitions.selectors.joining import words_joined
from petitions.services.answer_rows import (
    answer_decide,
    answer_new,
    answered_set,
    letter_set,
    outcome_set,
    parts_freeze,
    parts_ready,
)
from petitions.services.assigning import assignments_withdraw
from petitions.services.entries import Letter, OutcomeEntry, SpotAnswer
from petitions.services.guard import ask, by_name, held, moment, petition_begin, petition_lock, stored_words
from petitions.services.parts import part_sign
from petitions.services.promises import promise_follow
from petitions.validators import ANSWER_TEXT_MAX, text_given, text_within


@transaction.atomic
def petition_answer_on_the_spot(
    *, actor: Actor, petition: Petition, answer: SpotAnswer, at: datetime | None = None
) -> Petition:
    """Received or assigned → answered, as said in the room. Departments that were asked are released.

    Without text the page says that the words were not recorded. An outcome that nobody named stays "not recorded"
    until the body confirms; nothing is made up.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.ANSWER_ON_THE_SPOT)
    text = text_within(answer.text, field="text", longest=ANSWER_TEXT_MAX)
    given = answer_new(row, actor, None, AnswerKind.ON_THE_SPOT, answer.body, text, at)
    given.body_name = answer.body.name if answer.body else text_given(answer.body_name, field="body", longest=255)
    given.person_name, given.person_position = answer.person_name, answer.person_position
    given.words_recorded = bool(text)
    # In a meeting entered years later the day may not be recorded; today is not put in its place.
    meeting = row.meeting
    day = meeting.held_on if meeting is not None and meeting.recorded_as_past else timezone.localdate(at)
    given.answered_on = answer.answered_on or day
    answer_decide(given, actor, None, answer.outcome, at)
    given.save()
    assignments_withdraw(row, at, stored_words(N_("Answered on the spot.")))
    answered_set(row, given, at)
    told = petition_audit(
        actor, row, "answer_on_the_spot", _SPOT[given.words_recorded], at=at, body=given.body_name, text=given.text,
        person=given.person_name,
    )  # fmt: skip
    notice_answered(row, told)
    return row


_SPOT = {
    True: N_("%(body)s answered on the spot: “%(text)s” %(actor)s noted it."),
    False: N_("%(body)s answered on the spot; the words were not recorded. %(actor)s noted it."),
}


@transaction.atomic
def answer_confirm(
    *,
    actor: Actor,
    answer: Answer,
    outcome: OutcomeEntry | None = None,
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> Answer:
    """The body confirms that what was noted on the spot is what it said, and may name the outcome.

    Needed before it is published; a second confirmation changes nothing.
    """
    at = moment(at)
    row = petition_lock(answer.petition)
    one = row.answers.get(pk=answer.pk)
    one.petition = row
    ask(actor, "petitions.confirm_answer", one, row, paper)
    if one.kind != AnswerKind.ON_THE_SPOT or not one.words_recorded:
        raise DomainError(_("Only a noted answer given on the spot is confirmed."))
    if one.confirmed_at is None:
        if outcome is not None:
            outcome_set(one, outcome)
        one.confirmed_at, one.confirmed_by_name = at, by_name(actor, paper)
        one.save()
        if row.current_answer_id == one.pk:
            promise_follow(row, one, at)
        petition_audit(
            actor, row, "confirm_answer", _CONFIRMED[paper is not None], role=Role.HEAD, body_id=one.body_id, at=at,
            paper=paper, body=one.body_name, signer=one.confirmed_by_name,
        )  # fmt: skip
    return one


_CONFIRMED = {
    False: N_("%(actor)s confirmed for %(body)s what was answered on the spot."),
    True: N_("%(signer)s confirmed for %(body)s what was answered on the spot; %(actor)s recorded it."),
}


@transaction.atomic
def answer_directly(
    *,
    actor: Actor,
    petition: Petition,
    outcome: OutcomeEntry,
    text: str = "",
    letter: Letter | None = None,
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> Petition:
    """Assigned → answered by a lead that answers in its own name (a tax office, a bank). It signs in the same act."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.ANSWER_DIRECTLY, paper)
    lead = row.assignments.select_related("department").get(pk=held(row.current_lead_id))
    if not lead.answers_in_own_name:
        raise DomainError(_("This body does not answer in its own name. Submit the answer for approval."))
    if lead.state == AssignmentState.OPEN:
        lead.text = text_within(text, field="text", longest=ANSWER_TEXT_MAX) or lead.text
        part_sign(lead, actor, letter, paper, at)
    parts = parts_ready(row)
    words = text_within(text, field="text", longest=ANSWER_TEXT_MAX) or words_joined(parts)
    words = text_given(words, field="text", longest=ANSWER_TEXT_MAX)
    given = answer_new(row, actor, paper, AnswerKind.DIRECT, lead.department, words, at)
    given.body_name = lead.department_name
    letter_set(given, letter, paper, lead)
    answer_decide(given, actor, paper, outcome, at)
    given.save()
    parts_freeze(given, parts)
    row.current_lead = lead
    answered_set(row, given, at)
    told = petition_audit(
        actor, row, "answer_directly", _DIRECT[paper is not None], role=Role.HEAD, body_id=lead.department_id, at=at,
        paper=paper, body=lead.department_name, signer=given.decided_by_name, outcome=Outcome(given.outcome).label,
    )  # fmt: skip
    notice_answered(row, told)
    return row


_DIRECT = {
    False: N_("%(actor)s answered in the name of %(body)s. Outcome: %(outcome)s."),
    True: N_("%(signer)s answered in the name of %(body)s; %(actor)s recorded it. Outcome: %(outcome)s."),
}
