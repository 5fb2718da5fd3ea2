"""Sorting a petition and handing it to who answers, as one act: both happen or neither."""

import uuid
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from core.actors import Actor
from core.web.once import once_key as claim_once
from petitions.enums import PetitionAction, PetitionState
from petitions.models import Petition
from petitions.services.assigning import petition_assign
from petitions.services.entries import AssignmentOrder, Classification
from petitions.services.guard import petition_in, petition_lock
from petitions.services.lifecycle import petition_classify


@transaction.atomic
def petition_triage(
    *,
    actor: Actor,
    petition: Petition,
    classification: Classification,
    lead: AssignmentOrder,
    parts: Sequence[AssignmentOrder] = (),
    due: date | None = None,
    due_note: str = "",
    seen_version: int | None = None,
    once_key: uuid.UUID | str | None = None,
) -> Petition:
    """Received → assigned, with the office's wording set before. One form, one assignment.

    Whoever assigned it in the meantime is not overwritten: TransitionError. StaleError when the wording was changed.
    """
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    petition_in(petition_lock(petition), {PetitionState.RECEIVED}, PetitionAction.ASSIGN.label)
    petition_classify(actor=actor, petition=petition, classification=classification, seen_version=seen_version)
    row = petition_assign(actor=actor, petition=petition, lead=lead, parts=parts, due=due, due_note=due_note)
    claim.made(row)
    return row
