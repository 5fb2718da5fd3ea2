"""Acts of the coordinator and the petitioner that move a petition without anybody answering it yet."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Department
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError, StaleError
from core.permissions import require
from core.web.once import once_key as claim_once
from petitions.audit import petition_audit
from petitions.enums import (
    CLASSIFY_STATES,
    OPEN_STATES,
    DeclineReason,
    PetitionAction,
    PetitionState,
    RedirectKind,
    StepKind,
)
from petitions.models import InfoRequest, InterimNote, Petition
from petitions.notices import notice_petitioner
from petitions.services.assigning import assignments_withdraw
from petitions.services.entries import Classification
from petitions.services.guard import (
    actor_name,
    moment,
    petition_begin,
    petition_in,
    petition_lock,
    stored_words,
    user_of,
)
from petitions.services.intake import petition_key_refresh
from petitions.services.promises import promises_close
from petitions.services.ratings import wishes_grant
from petitions.services.terms import due_by_hand, due_by_term
from petitions.validators import PETITION_TEXT_MAX, SUMMARY_MAX, text_given, text_within


@transaction.atomic
def petition_ask_info(
    *, actor: Actor, petition: Petition, question: str, due: date | None = None, at: datetime | None = None
) -> Petition:
    """Received → needs_info: put a question to the petitioner."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.ASK_INFO)
    request = InfoRequest(
        petition=row, question=text_given(question, field="question"), asked_by_id=user_of(actor), asked_at=at
    )
    day = timezone.localdate(at)
    if due is not None:
        due_by_hand(request, due, "", day)
    else:
        due_by_term(request, StepKind.INFO, day)
    request.save()
    row.save()
    told = petition_audit(
        actor, row, "ask_info", N_("%(actor)s asked the petitioner: “%(question)s”."), at=at, question=request.question
    )
    notice_petitioner(row, told, "ask_info", question=request.question, due=request.due)
    return row


@transaction.atomic
def petition_supply_info(
    *, actor: Actor, petition: Petition, reply: str, by_name: str = "", at: datetime | None = None
) -> Petition:
    """Needs_info → received: the petitioner's words, or a coordinator's note of a call from `by_name`."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.SUPPLY_INFO)
    request = row.info_requests.filter(replied_at=None, dropped_at=None).get()
    request.reply = text_given(reply, field="reply", longest=PETITION_TEXT_MAX)
    request.replied_by_name = by_name or actor_name(actor)
    request.replied_at = at
    request.save()
    row.save()
    sentence = (
        N_("%(actor)s noted what %(name)s said: “%(reply)s”.") if by_name else N_("%(actor)s answered: “%(reply)s”.")
    )
    petition_audit(actor, row, "supply_info", sentence, at=at, reply=request.reply, name=by_name)
    return row


@transaction.atomic
def petition_decline(
    *, actor: Actor, petition: Petition, reason: DeclineReason, note: str = "", at: datetime | None = None
) -> Petition:
    """Received or needs_info → declined. MISTAKE is not counted and nobody is told; the others say why."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.DECLINE)
    _no_followers(row)
    row.decline_reason = DeclineReason(reason)
    row.state_note = text_within(note, field="note")
    _end_open_work(row, at)
    row.save()
    told = petition_audit(
        actor, row, "decline", N_("%(actor)s did not accept it: %(reason)s. %(note)s"), at=at,
        reason=row.decline_reason.label, note=row.state_note,
    )  # fmt: skip
    if row.decline_reason != DeclineReason.MISTAKE:
        notice_petitioner(row, told, "decline", reason=row.decline_reason.label, note=row.state_note)
    return row


@transaction.atomic
def petition_redirect(
    *, actor: Actor, petition: Petition, kind: RedirectKind, to: str, note: str = "", at: datetime | None = None
) -> Petition:
    """Received or needs_info → redirected: a complaint or denunciation goes its own legal way (NĐ 154/2026/NĐ-CP)."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.REDIRECT)
    _no_followers(row)
    row.redirect_kind = RedirectKind(kind)
    row.redirected_to = text_given(to, field="to", longest=255)
    row.state_note = text_within(note, field="note")
    _end_open_work(row, at)
    row.save()
    told = petition_audit(
        actor, row, "redirect", N_("%(actor)s passed it on to %(to)s as a %(kind)s."), at=at, to=row.redirected_to,
        kind=row.redirect_kind.label,
    )  # fmt: skip
    notice_petitioner(row, told, "redirect", kind=row.redirect_kind.label, to=row.redirected_to)
    return row


@transaction.atomic
def petition_withdraw(
    *, actor: Actor, petition: Petition, reason: str = "", by_name: str = "", at: datetime | None = None
) -> Petition:
    """Received, needs_info or assigned → withdrawn by the petitioner, or by a coordinator on the word of `by_name`."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.WITHDRAW)
    _no_followers(row)
    row.state_note = text_within(reason, field="reason")
    _end_open_work(row, at)
    row.save()
    sentence = (
        N_("%(actor)s withdrew it on the word of %(name)s. %(reason)s")
        if by_name
        else N_("%(actor)s withdrew the petition. %(reason)s")
    )
    petition_audit(actor, row, "withdraw", sentence, at=at, name=by_name, reason=row.state_note)
    return row


@transaction.atomic
def petition_close(*, actor: Actor, petition: Petition, at: datetime | None = None) -> Petition:
    """Answered → closed: by the system after the set number of days, or by the coordinator."""
    row = petition_begin(actor, petition, PetitionAction.CLOSE)
    row.closed_at = moment(at)
    row.save()
    petition_audit(actor, row, "close", N_("%(actor)s closed the petition."), at=row.closed_at)
    return row


@transaction.atomic
def petition_reopen(
    *, actor: Actor, petition: Petition, reason: str, asked_by_petitioner: bool = False, at: datetime | None = None
) -> Petition:
    """Answered, closed, declined, redirected or withdrawn → received. Earlier answers stay as versions.

    What is public stays public, marked as being looked at again, until it is withdrawn or replaced.
    """
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.REOPEN)
    row.state_note = text_given(reason, field="reason")
    _end_open_work(row, at)
    _end_old_answer(row, actor, at)
    row.current_answer = None
    row.answered_at = row.closed_at = None
    row.decline_reason = row.redirect_kind = row.redirected_to = ""
    row.reopened_at = at
    due_by_term(row, StepKind.ANSWER, timezone.localdate(at))
    row.save()
    sentence = (
        N_("%(actor)s reopened it at the petitioner's request: %(reason)s")
        if asked_by_petitioner
        else N_("%(actor)s reopened it: %(reason)s")
    )
    told = petition_audit(actor, row, "reopen", sentence, at=at, reason=row.state_note)
    notice_petitioner(row, told, "reopen", reason=row.state_note)
    return row


@transaction.atomic
def petition_classify(
    *, actor: Actor, petition: Petition, classification: Classification, seen_version: int | None = None
) -> Petition:
    """Set kind, topic, level, summary and public text. No state changes.

    Raises StaleError when somebody saved after `seen_version` was read.
    """
    row = petition_lock(petition)
    require(actor, "petitions.classify", row)
    petition_in(row, CLASSIFY_STATES, _("Change the office's wording"))
    if seen_version is not None and seen_version != row.version:
        raise StaleError(field="summary")
    before = _wording(row)
    row.kind, row.topic = classification.kind, classification.topic
    row.authority_level = classification.authority_level
    row.summary = text_within(classification.summary, field="summary", longest=SUMMARY_MAX)
    row.public_text = text_within(classification.public_text, field="public_text", longest=PETITION_TEXT_MAX)
    after = _wording(row)
    if after == before:
        return row
    row.version += 1
    row.save()
    petition_key_refresh(row)
    petition_audit(
        actor, row, "classify", N_("%(actor)s set the topic, level and wording."), before=before, after=after
    )
    return row


def _wording(row: Petition) -> dict[str, str]:
    return {
        "kind": row.kind,
        "topic": str(row.topic or ""),
        "authority_level": row.authority_level,
        "summary": row.summary,
        "public_text": row.public_text,
    }


@transaction.atomic
def petition_transfer(*, actor: Actor, petition: Petition, handled_by: Department, reason: str = "") -> Petition:
    """Give an unassigned petition to another handling body; its coordinators act from now on."""
    row = petition_lock(petition)
    require(actor, "petitions.transfer", row)
    petition_in(row, {PetitionState.RECEIVED, PetitionState.NEEDS_INFO}, _("Pass on to another office"))
    if handled_by.pk == row.handled_by_id:
        raise DomainError(_("This office handles it already."), field="handled_by")
    former_id, former = row.handled_by_id, row.handled_by_name
    row.handled_by, row.handled_by_name = handled_by, handled_by.name
    row.save()
    petition_audit(
        actor, row, "transfer", N_("%(actor)s passed it from %(former)s to %(body)s. %(reason)s"), body_id=former_id,
        former=former, body=handled_by.name, reason=text_within(reason, field="reason"),
    )  # fmt: skip
    return row


@transaction.atomic
def interim_note_add(
    *,
    actor: Actor,
    petition: Petition,
    text: str,
    once_key: uuid.UUID | str | None = None,
    at: datetime | None = None,
) -> InterimNote:
    """Tell the petitioner how things stand while it is open. No state and no due date changes."""
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    row = petition_lock(petition)
    require(actor, "petitions.add_note", row)
    petition_in(row, OPEN_STATES, _("Tell the petitioner how things stand"))
    note = InterimNote.objects.create(
        petition=row,
        text=text_given(text, field="text"),
        author_id=user_of(actor),
        author_name=actor_name(actor),
    )
    told = petition_audit(
        actor, row, "add_note", N_("%(actor)s told the petitioner: “%(text)s”."), at=at, text=note.text
    )
    notice_petitioner(row, told, "add_note", text=note.text)
    claim.made(note)
    return note


def _no_followers(row: Petition) -> None:
    """A lead petition may not leave while others follow it."""
    if row.followers.exists():
        raise DomainError(_("Other petitions are merged into this one. Undo those merges first."))


def _end_old_answer(row: Petition, actor: Actor, at: datetime) -> None:
    """What the old answer promised no longer stands, and wishes to reopen are fulfilled."""
    promises_close(row.promises.all(), stored_words(N_("The petition was reopened.")), actor_name(actor), at)
    wishes_grant(row, actor, at)


def _end_open_work(row: Petition, at: datetime) -> None:
    """Take back what departments were asked and drop the open question to the petitioner."""
    assignments_withdraw(row, at)
    row.info_requests.filter(replied_at=None, dropped_at=None).update(dropped_at=at)
