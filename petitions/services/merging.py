"""Several petitions with one wish, and one petition with several wishes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.codes import next_code
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from petitions.audit import petition_audit
from petitions.enums import NOT_LEAD_STATES, SPLIT_STATES, PetitionAction, PetitionState, StepKind
from petitions.models import Petition
from petitions.notices import notice_petitioner
from petitions.services.assigning import assignments_withdraw
from petitions.services.entries import SplitPiece
from petitions.services.guard import (
    held,
    moment,
    petition_begin,
    petition_in,
    petition_judge,
    petition_lock,
    petitions_lock,
    stored_words,
    user_of,
)
from petitions.services.intake import CODE_PREFIX, petition_rows_set
from petitions.services.ratings import wishes_grant
from petitions.services.terms import due_by_term, due_copy
from petitions.validators import ANSWER_TEXT_MAX, PETITION_TEXT_MAX, SUMMARY_MAX, text_given, text_within


@transaction.atomic
def petition_merge(
    *, actor: Actor, petition: Petition, lead: Petition, reason: str = "", at: datetime | None = None
) -> Petition:
    """Received, needs_info or assigned → merged into `lead`; nothing is lost, both keep their own page.

    Petitions that followed this one follow the lead from now on. The lead may stand in any state but draft, declined,
    redirected, withdrawn or merged.
    """
    at = moment(at)
    if petition.pk == lead.pk:
        raise DomainError(_("A petition cannot be merged into itself."), field="lead")
    followers = list(Petition.objects.filter(lead_petition=petition.pk))
    rows = {row.pk: row for row in petitions_lock([petition, lead, *followers])}
    row, target = rows[petition.pk], rows[lead.pk]
    for one in (row, target):
        require(actor, "petitions.merge", one)
    petition_judge(row, PetitionAction.MERGE)
    if target.state in NOT_LEAD_STATES:
        raise TransitionError(_("Lead other petitions"), PetitionState(target.state).label)
    row.lead_petition = target
    assignments_withdraw(row, at, stored_words(N_("Merged into %(code)s.")) % {"code": target.code})
    row.info_requests.filter(replied_at=None, dropped_at=None).update(dropped_at=at)
    row.save()
    note = text_within(reason, field="reason")
    told = petition_audit(
        actor, row, "merge", N_("%(actor)s merged it into %(lead)s. %(reason)s"), at=at, lead=target.code, reason=note
    )
    petition_audit(actor, target, "lead", N_("%(actor)s merged %(code)s into this one."), at=at, code=row.code)
    notice_petitioner(row, told, "merge", lead=target.code)
    for follower in rows.values():
        if follower.lead_petition_id == row.pk:
            _repoint(follower, target, row, actor, at)
    return row


def _repoint(follower: Petition, target: Petition, former: Petition, actor: Actor, at: datetime) -> None:
    follower.lead_petition = target
    follower.save()
    petition_audit(
        actor, follower, "repoint", N_("%(actor)s merged %(former)s, which it followed; it follows %(lead)s now."),
        at=at, former=former.code, lead=target.code,
    )  # fmt: skip


@transaction.atomic
def petition_unmerge(*, actor: Actor, petition: Petition, reason: str = "", at: datetime | None = None) -> Petition:
    """Merged → received: it goes its own way again, with a due date of its own."""
    at = moment(at)
    row = petition_begin(actor, petition, PetitionAction.UNMERGE)
    former = held(row.lead_petition)
    row.lead_petition, row.follower_answer = None, ""
    wishes_grant(row, actor, at)
    due_by_term(row, StepKind.ANSWER, timezone.localdate(at))
    row.save()
    told = petition_audit(
        actor, row, "unmerge", N_("%(actor)s parted it from %(lead)s again. %(reason)s"), at=at, lead=former.code,
        reason=text_within(reason, field="reason"),
    )  # fmt: skip
    petition_audit(actor, former, "unlead", N_("%(actor)s parted %(code)s from this one."), at=at, code=row.code)
    notice_petitioner(row, told, "unmerge", due=row.due)
    return row


@transaction.atomic
def petition_follower_answer_set(*, actor: Actor, petition: Petition, text: str) -> Petition:
    """Words for the petitioner of a merged petition where the lead's answer does not fit; "" takes them back."""
    row = petition_lock(petition)
    require(actor, "petitions.merge", row)
    petition_in(row, {PetitionState.MERGED}, _("Write an answer of its own"))
    row.follower_answer = text_within(text, field="text", longest=ANSWER_TEXT_MAX)
    row.save()
    told = petition_audit(
        actor, row, "follower_answer", N_("%(actor)s wrote an answer for this petitioner: “%(text)s”."),
        text=row.follower_answer,
    )  # fmt: skip
    if row.follower_answer:
        notice_petitioner(row, told, "answered")
    return row


@transaction.atomic
def petition_split(
    *, actor: Actor, petition: Petition, pieces: Sequence[SplitPiece], at: datetime | None = None
) -> list[Petition]:
    """Take wishes out of one petition; each becomes a received petition of the same petitioners.

    The original keeps its words, its state and the rest of its wishes. Returns the new petitions in order.
    """
    at = moment(at)
    row = petition_lock(petition)
    require(actor, "petitions.split", row)
    petition_in(row, SPLIT_STATES, _("Split"))
    if not pieces:
        raise DomainError(_("Write at least one wish to take out."), field="pieces")
    made = [_piece_new(row, piece, actor, at) for piece in pieces]
    petition_audit(
        actor, row, "split", N_("%(actor)s split it; new: %(codes)s."), at=at, codes=", ".join(str(one) for one in made)
    )
    return made


def _piece_new(row: Petition, piece: SplitPiece, actor: Actor, at: datetime) -> Petition:
    new = Petition(
        state=PetitionState.RECEIVED,
        split_from=row,
        text=text_given(piece.text, field="pieces", longest=PETITION_TEXT_MAX),
        summary=text_within(piece.summary, field="pieces", longest=SUMMARY_MAX),
        topic=piece.topic,
        kind=piece.kind,
        authority_level=row.authority_level,
        created_by_id=user_of(actor),
        code=next_code(CODE_PREFIX, row.year),
    )
    for field in (
        "year", "channel", "collected_by_id", "collected_by_name", "handled_by_id", "handled_by_name", "meeting_id",
        "turn_id", "received_at",
    ):  # fmt: skip
        setattr(new, field, getattr(row, field))
    due_copy(new, row)
    new.save()
    petitioners = list(row.petitioners.all())
    for one in petitioners:
        one.pk, one.petition = None, new
        one._state.adding = True
    petition_rows_set(new, petitioners)
    petition_audit(actor, new, "split_off", N_("%(actor)s took it out of %(origin)s."), at=at, origin=row.code)
    return new
