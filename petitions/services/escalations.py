"""The round trip to a higher authority: a dossier goes up, a reply comes back and becomes an answer."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.calendar import term_end
from core.codes import next_code
from core.exceptions import DomainError
from core.permissions import require
from core.text import search_key
from petitions.audit import petition_audit
from petitions.enums import AnswerState, AssignmentRole, Counting, EscalationState, PetitionAction, StepKind
from petitions.models import Assignment, Escalation, EscalationItem, Petition
from petitions.notices import notice_assigned, notice_petitioner
from petitions.selectors.terms import term_of
from petitions.services.assigning import assignments_withdraw, orders_apply, orders_check
from petitions.services.entries import AssignmentOrder, EscalationOrder, Letter
from petitions.services.guard import held, moment, petition_begin, petition_judge, petitions_lock, stored_words, user_of
from petitions.services.terms import due_by_hand, due_by_term
from petitions.validators import ANSWER_TEXT_MAX, text_given, text_within

CODE_PREFIX = "HS"


@transaction.atomic
def petition_escalate(
    *,
    actor: Actor,
    petition: Petition,
    order: EscalationOrder | None = None,
    dossier: Escalation | None = None,
    at: datetime | None = None,
) -> Petition:
    """Received, assigned or in_review → escalated, in a dossier of its own (`order`) or in one that is there."""
    if order is not None:
        petitions_escalate(actor=actor, petitions=[petition], order=order, at=at)
        return Petition.objects.get(pk=petition.pk)
    if dossier is None:
        raise DomainError(_("Name the authority, or the dossier it joins."), field="to_name")
    at = moment(at)
    row = petitions_lock([petition])[0]
    require(actor, "petitions.escalate", row)
    if dossier.handled_by_id != row.handled_by_id:
        raise DomainError(_("This dossier is another office's."), field="dossier")
    _escalate_one(row, actor, dossier, at)
    return row


@transaction.atomic
def petitions_escalate(
    *, actor: Actor, petitions: Sequence[Petition], order: EscalationOrder, at: datetime | None = None
) -> Escalation:
    """Put one or many petitions of one office to a higher authority in a new dossier, all or none.

    Departments that were asked are released, an answer under review is dropped, the petitioners are told.
    """
    at = moment(at)
    rows = petitions_lock(petitions)
    if not rows:
        raise DomainError(_("Choose at least one petition."))
    for row in rows:
        require(actor, "petitions.escalate", row)
    if len({row.handled_by_id for row in rows}) > 1:
        raise DomainError(_("A dossier holds the petitions of one office."))
    dossier = _dossier_new(rows[0], actor, order, at)
    for row in rows:
        _escalate_one(row, actor, dossier, at)
    return dossier


def _dossier_new(row: Petition, actor: Actor, order: EscalationOrder, at: datetime) -> Escalation:
    day = timezone.localdate(at)
    name = order.to_body.name if order.to_body else text_given(order.to_name, field="to_name", longest=255)
    dossier = Escalation(
        handled_by=row.handled_by,
        to_body=order.to_body,
        to_name=name,
        subject=text_within(order.subject, field="subject"),
        letter_number=order.letter.number,
        letter_date=order.letter.date,
        letter_file=order.letter.file,
        created_by_id=user_of(actor),
    )
    if order.due is not None:
        due_by_hand(dossier, order.due, order.due_note, order.letter.date or day)
    dossier.next_check = order.next_check or _usual_check(order.letter.date or day)
    dossier.code = next_code(CODE_PREFIX, day.year)
    dossier.search_key = _key(dossier)
    dossier.save()
    return dossier


def _key(dossier: Escalation) -> str:
    """What a dossier is found by."""
    return search_key(dossier.code, dossier.to_name, dossier.subject, dossier.letter_number)


def _usual_check(start: date) -> date:
    days, counting = term_of(StepKind.NEXT_CHECK)
    return term_end(start, days, working=counting == Counting.WORKING)


def _escalate_one(row: Petition, actor: Actor, dossier: Escalation, at: datetime) -> None:
    petition_judge(row, PetitionAction.ESCALATE)
    if dossier.items.filter(petition=row).exists():
        raise DomainError(_("It was in this dossier before. Open a new one."), field="dossier")
    row.answers.filter(state=AnswerState.SUBMITTED).update(state=AnswerState.DROPPED, decided_at=at)
    assignments_withdraw(row, at, stored_words(N_("Put to a higher authority.")))
    row.current_answer = None
    row.current_escalation = EscalationItem.objects.create(escalation=dossier, petition=row, sent_at=at)
    row.save()
    told = petition_audit(
        actor, row, "escalate", _ESCALATED[bool(dossier.letter_number)], at=at, parents=(dossier,), to=dossier.to_name,
        number=dossier.letter_number, dossier=dossier.code,
    )  # fmt: skip
    notice_petitioner(row, told, "escalate", to=dossier.to_name, number=dossier.letter_number)


_ESCALATED = {
    True: N_("%(actor)s put it to %(to)s, letter %(number)s, dossier %(dossier)s."),
    False: N_("%(actor)s put it to %(to)s, dossier %(dossier)s; the letter is not issued yet."),
}


@transaction.atomic
def escalation_letter_set(
    *,
    actor: Actor,
    escalation: Escalation,
    letter: Letter,
    due: date | None = None,
    due_note: str = "",
    next_check: date | None = None,
) -> Escalation:
    """Enter the letter of a dossier once it is issued, that body's own date, and when to ask again."""
    rows = petitions_lock(Petition.objects.filter(escalations__escalation=escalation))
    for row in rows:
        require(actor, "petitions.escalate", row)
    dossier = Escalation.objects.get(pk=escalation.pk)
    dossier.letter_number, dossier.letter_date, dossier.letter_file = letter.number, letter.date, letter.file
    if due is not None:
        due_by_hand(dossier, due, due_note, letter.date or timezone.localdate())
    if next_check is not None:
        dossier.next_check = next_check
    dossier.search_key = _key(dossier)
    dossier.save()
    for row in rows:
        petition_audit(
            actor, row, "escalation_letter", N_("%(actor)s entered the letter to %(to)s: %(number)s of %(day)s."),
            parents=(dossier,), to=dossier.to_name, number=letter.number, day=letter.date or "",
        )  # fmt: skip
    return dossier


@transaction.atomic
def escalation_record_reply(
    *,
    actor: Actor,
    petition: Petition,
    text: str = "",
    letter: Letter | None = None,
    lead: AssignmentOrder | None = None,
    due: date | None = None,
    due_note: str = "",
    at: datetime | None = None,
) -> Petition:
    """Escalated → assigned: file the reply, and name who turns it into an answer.

    Without `lead` the body that led before the escalation gets it back with its text; the coordinator's own office
    may be named. Raises DomainError when there was none and none is named.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.RECORD_REPLY)
    item = held(row.current_escalation)
    _reply_file(item, text, letter or Letter(), at)
    former = _former_lead(row)
    order = lead or (AssignmentOrder(former.department, former.request) if former else None)
    if order is None:
        raise DomainError(_("Name the body that turns the reply into an answer."), field="lead")
    day = timezone.localdate(at)
    orders_check(order, (), day)
    if due is not None:
        due_by_hand(row, due, due_note, day)
    else:
        due_by_term(row, StepKind.ANSWER, day)
    row.current_escalation = None
    row.current_lead = orders_apply(row, actor, order, (), at)
    row.save()
    told = petition_audit(
        actor, row, "record_reply", N_("%(to)s replied; %(actor)s assigned the answer to %(lead)s, due %(due)s."),
        at=at, parents=(item.escalation,), to=item.escalation.to_name, lead=order.department.name, due=row.due,
    )  # fmt: skip
    notice_assigned(row, told)
    notice_petitioner(row, told, "record_reply", to=item.escalation.to_name, due=row.due)
    return row


def _reply_file(item: EscalationItem, text: str, letter: Letter, at: datetime) -> None:
    item.reply_text = text_within(text, field="text", longest=ANSWER_TEXT_MAX)
    if not item.reply_text and not letter.number:
        raise DomainError(_("Enter the reply's words or its letter."), field="text")
    item.reply_number, item.reply_date, item.reply_file = letter.number, letter.date, letter.file
    item.state, item.ended_at = EscalationState.REPLIED, at
    item.save()


def _former_lead(row: Petition) -> Assignment | None:
    return row.assignments.filter(role=AssignmentRole.LEAD).select_related("department").order_by("-id").first()


@transaction.atomic
def escalation_end(*, actor: Actor, petition: Petition, reason: str, at: datetime | None = None) -> Petition:
    """Escalated → received: no reply came, or the dossier was taken back. The reason is kept."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.END_ESCALATION)
    item = held(row.current_escalation)
    item.end_reason = text_given(reason, field="reason")
    item.state, item.ended_at = EscalationState.ENDED, at
    item.save()
    row.current_escalation = None
    due_by_term(row, StepKind.ANSWER, timezone.localdate(at))
    row.save()
    told = petition_audit(
        actor, row, "end_escalation", N_("%(actor)s ended the waiting for %(to)s: %(reason)s"), at=at,
        parents=(item.escalation,), to=item.escalation.to_name, reason=item.end_reason,
    )  # fmt: skip
    notice_petitioner(row, told, "end_escalation", to=item.escalation.to_name)
    return row
