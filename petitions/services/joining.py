"""The joint text while it is written: whoever works for the lead keeps a draft; the head submits it (`answers`)."""

from datetime import datetime

from django.db import transaction

from accounts.enums import Role
from core.actors import Actor
from core.audit import N_
from core.exceptions import StaleError
from core.permissions import require
from petitions.audit import petition_audit
from petitions.enums import PetitionAction, PetitionState
from petitions.models import AnswerDraft, Petition
from petitions.services.guard import actor_name, held, moment, petition_in, petition_lock
from petitions.validators import ANSWER_TEXT_MAX, text_within


@transaction.atomic
def answer_draft_save(
    *, actor: Actor, petition: Petition, text: str, seen_version: int, at: datetime | None = None
) -> AnswerDraft:
    """Keep the joint text as it stands. Raises StaleError(field="text") when somebody saved after `seen_version`.

    Parts may still be open. Drafts are no decisions: only the first of a version is told in the history.
    """
    at = moment(at)
    row = petition_lock(petition)
    require(actor, "petitions.join_answer", row)
    petition_in(row, {PetitionState.ASSIGNED}, PetitionAction.SUBMIT_ANSWER.label)
    draft = AnswerDraft.objects.filter(petition=row).first() or AnswerDraft(petition=row)
    if seen_version != draft.version:
        raise StaleError(field="text")
    cleaned = text_within(text, field="text", longest=ANSWER_TEXT_MAX)
    if cleaned == draft.text and draft.pk:
        return draft
    begun = not draft.text
    draft.text, draft.version = cleaned, draft.version + 1
    draft.saved_by_name, draft.saved_at = actor_name(actor), at
    draft.save()
    if begun:
        lead = held(row.current_lead)
        petition_audit(
            actor, row, "join_answer", N_("%(actor)s began to join the parts for %(body)s."), role=Role.OFFICER,
            body_id=lead.department_id, at=at, body=lead.department_name,
        )  # fmt: skip
    return draft


def draft_used(row: Petition, seen_version: int | None) -> None:
    """Empty the draft because a version was made of it; its number goes on. Raises StaleError(field="text").

    The petition's row is locked by the caller.
    """
    draft = AnswerDraft.objects.filter(petition=row).first()
    if seen_version is not None and seen_version != (draft.version if draft else 0):
        raise StaleError(field="text")
    if draft is not None:
        draft.text, draft.version = "", draft.version + 1
        draft.save()
