"""What an answer promised for a day: written with the answer, marked as done or as no longer standing."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import Role
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError, TransitionError
from core.files import DOCUMENTS, IMAGES, file_store
from core.permissions import allowed, require
from petitions.audit import petition_audit
from petitions.enums import Outcome, PromiseState
from petitions.models import Answer, Petition, Promise
from petitions.notices import notice_petitioner
from petitions.services.guard import actor_name, moment, petition_lock, stored_words
from petitions.validators import text_given

PROOF_OWNER_KIND = "petitions.promise"


def promise_follow(row: Petition, given: Answer, at: datetime) -> None:
    """A new approved answer: what an earlier one promised no longer stands, and its own promise is written.

    Called where an answer becomes the petition's, whichever way; without an outcome on a roadmap nothing is promised.
    """
    earlier = row.promises.filter(state=PromiseState.OPEN).exclude(answer=given)
    promises_close(earlier, stored_words(N_("A newer answer took its place.")), given.decided_by_name, at)
    if given.outcome != Outcome.ROADMAP or given.outcome_due is None:
        return
    words = given.outcome_note or given.text
    facts = {
        "petition": row, "body": given.body, "body_name": given.body_name, "text": words, "due": given.outcome_due
    }  # fmt: skip
    Promise.objects.get_or_create(answer=given, defaults=facts)


def promises_close(promises: Any, why: str, by_name: str, at: datetime) -> int:
    """Open promises of `promises` (a queryset) no longer stand; the words say why."""
    return int(
        promises.filter(state=PromiseState.OPEN).update(
            state=PromiseState.DROPPED, ended_on=timezone.localdate(at), end_note=why, ended_by_name=by_name
        )
    )


@transaction.atomic
def promise_keep(
    *,
    actor: Actor,
    promise: Promise,
    note: str,
    done_on: date | None = None,
    proof: Any = None,
    at: datetime | None = None,
) -> Promise:
    """Open → kept: what was done and when, with a file that shows it. The petitioner is told."""
    at = moment(at)
    row, one = _begin(actor, promise, _("Mark as done"))
    day = done_on or timezone.localdate(at)
    if day > timezone.localdate(at):
        raise DomainError(_("This day has not come yet."), field="done_on")
    answered = one.answer.answered_on or timezone.localdate(one.answer.submitted_at)
    if day < answered:
        raise DomainError(
            _("This day lies before the answer of %(day)s.") % {"day": answered.strftime("%d/%m/%Y")}, field="done_on"
        )
    one.end_note = text_given(note, field="note")
    if proof is not None:
        one.end_file = file_store(actor=actor, upload=proof, owner_kind=PROOF_OWNER_KIND, allowed=DOCUMENTS | IMAGES)
    one.state, one.ended_on, one.ended_by_name = PromiseState.KEPT, day, actor_name(actor)
    one.save()
    role, body_id = _capacity(actor, row, one)
    told = petition_audit(
        actor, row, "promise_keep", N_("%(actor)s: what %(body)s promised was done on %(day)s: “%(note)s”."),
        role=role, body_id=body_id, at=at, body=one.body_name, day=day,
        note=one.end_note,
    )  # fmt: skip
    notice_petitioner(row, told, "promise_keep", body=one.body_name, day=day, note=one.end_note)
    return one


@transaction.atomic
def promise_drop(*, actor: Actor, promise: Promise, reason: str, at: datetime | None = None) -> Promise:
    """Open → no longer stands: the reason is kept and the petitioner is told."""
    at = moment(at)
    row, one = _begin(actor, promise, _("Give the promise up"))
    one.end_note = text_given(reason, field="reason")
    one.state, one.ended_on, one.ended_by_name = PromiseState.DROPPED, timezone.localdate(at), actor_name(actor)
    one.save()
    role, body_id = _capacity(actor, row, one)
    told = petition_audit(
        actor, row, "promise_drop",
        N_("%(actor)s: what %(body)s promised by %(due)s no longer stands: “%(reason)s”."),
        role=role, body_id=body_id, at=at, body=one.body_name, due=one.due,
        reason=one.end_note,
    )  # fmt: skip
    notice_petitioner(row, told, "promise_drop", body=one.body_name, due=one.due, reason=one.end_note)
    return one


def _begin(actor: Actor, promise: Promise, act: str) -> tuple[Petition, Promise]:
    """The petition's locked row and the promise as it stands now. Raises TransitionError when it has ended."""
    row = petition_lock(Petition(pk=promise.petition_id))
    one = Promise.objects.select_related("answer").get(pk=promise.pk)
    one.petition = row
    require(actor, "petitions.promise_end", one)
    if one.state != PromiseState.OPEN:
        raise TransitionError(act, PromiseState(one.state).label)
    return row, one


def _capacity(actor: Actor, row: Petition, one: Promise) -> tuple[Role, int | None]:
    """In which right it is marked: the coordinator's, or that of the body which promised."""
    if allowed(actor, "petitions.reopen", row):
        return Role.COORDINATOR, row.handled_by_id
    return Role.HEAD, one.body_id
