"""What everyone may read: prepared by the coordinator, published by the leader in one batch, taken back by either."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.enums import Role
from core.actors import Actor
from core.audit import N_, PaperRecord
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from core.text import search_key
from petitions.audit import petition_audit
from petitions.enums import (
    PUBLICATION_TRANSITIONS,
    AnswerKind,
    PetitionerKind,
    PetitionState,
    PublicationAction,
    PublicationState,
)
from petitions.models import Answer, Petition, Publication
from petitions.notices import notice_petitioner
from petitions.services.entries import PublicWords
from petitions.services.guard import (
    ask,
    by_name,
    held,
    moment,
    petition_in,
    petition_lock,
    petitions_lock,
    stored_words,
    user_of,
)
from petitions.services.similar import publication_terms_refresh
from petitions.validators import ANSWER_TEXT_MAX, PETITION_TEXT_MAX, text_given, text_within


@transaction.atomic
def publication_prepare(
    *, actor: Actor, petition: Petition, words: PublicWords | None = None, at: datetime | None = None
) -> Publication:
    """Private or withdrawn → prepared: a person has read the public words of the present answer.

    What `words` leaves empty is taken from the petition's public text and the approved answer. Raises DomainError when
    there is no public text, or when the body has not confirmed what was noted on the spot.
    """
    at = moment(at)
    row = petition_lock(petition)
    require(actor, "petitions.prepare", row)
    petition_in(row, {PetitionState.ANSWERED, PetitionState.CLOSED}, PublicationAction.PREPARE.label)
    answer = held(row.current_answer)
    if answer.kind == AnswerKind.ON_THE_SPOT and answer.words_recorded and answer.confirmed_at is None:
        raise DomainError(_("%(body)s has not confirmed its answer yet.") % {"body": answer.body_name})
    one = Publication.objects.filter(answer=answer).first() or Publication(petition=row, answer=answer)
    # A newer version takes the place of one that was prepared and never published.
    row.publications.filter(state=PublicationState.PREPARED).exclude(pk=one.pk).update(state=PublicationState.PRIVATE)
    _judge(one, PublicationAction.PREPARE)
    _words_set(one, row, answer, words or PublicWords())
    one.prepared_by_id, one.prepared_at = user_of(actor), at
    one.save()
    petition_audit(
        actor, row, "prepare", N_("%(actor)s read the public words and made them ready to publish."), at=at,
        after={"petition_text": one.petition_text, "answer_text": one.answer_text, "petitioners": one.petitioners},
    )  # fmt: skip
    return one


@transaction.atomic
def publication_reword(*, actor: Actor, publication: Publication, words: PublicWords) -> Publication:
    """Correct what is prepared before it is published. No state changes."""
    row = petition_lock(publication.petition)
    require(actor, "petitions.prepare", row)
    one = Publication.objects.select_related("answer").get(pk=publication.pk)
    if one.state != PublicationState.PREPARED:
        raise TransitionError(_("Correct the public words"), PublicationState(one.state).label)
    before = {"petition_text": one.petition_text, "answer_text": one.answer_text, "petitioners": one.petitioners}
    _words_set(one, row, one.answer, words)
    one.save()
    petition_audit(
        actor, row, "reword", N_("%(actor)s corrected the public words."), before=before,
        after={"petition_text": one.petition_text, "answer_text": one.answer_text, "petitioners": one.petitioners},
    )  # fmt: skip
    return one


def _words_set(one: Publication, row: Petition, answer: Answer, words: PublicWords) -> None:
    one.petition_text = text_given(
        words.petition_text or row.public_text, field="petition_text", longest=PETITION_TEXT_MAX
    )
    one.answer_text = text_within(words.answer_text or answer.text, field="answer_text", longest=ANSWER_TEXT_MAX)
    if answer.words_recorded and not one.answer_text:
        raise DomainError(_("Write something here."), field="answer_text")
    one.petitioners = text_given(words.petitioners or public_petitioners(row), field="petitioners")
    one.search_key = search_key(one.petition_text, one.answer_text, one.petitioners)


def public_petitioners(row: Petition) -> str:
    """The organisations that ask; a person is never named."""
    names = [
        stored_words(N_("A person")) if one.kind == PetitionerKind.PERSON else one.name
        for one in row.petitioners.all()
    ]  # fmt: skip
    return "; ".join(dict.fromkeys(names))


@transaction.atomic
def publication_publish(
    *,
    actor: Actor,
    publications: Sequence[Publication],
    paper: PaperRecord | None = None,
    at: datetime | None = None,
) -> list[Publication]:
    """Prepared → published, the whole batch at one moment or none of it. An older public version gives way.

    A petition that was reopened after it was prepared is refused: its answer no longer stands.
    """
    at = moment(at)
    if not publications:
        raise DomainError(_("Choose at least one petition."))
    rows = {row.pk: row for row in petitions_lock([one.petition for one in publications])}
    for row in rows.values():
        ask(actor, "petitions.publish", row, row, paper)
    batch = uuid.uuid4()
    ids = {one.pk for one in publications}
    fresh = list(Publication.objects.filter(pk__in=ids).select_related("answer").order_by("pk"))
    return [_publish_one(one, rows[one.petition_id], actor, paper, batch, at) for one in fresh]


def _publish_one(
    one: Publication, row: Petition, actor: Actor, paper: PaperRecord | None, batch: uuid.UUID, at: datetime
) -> Publication:
    _judge(one, PublicationAction.PUBLISH)
    if row.current_answer_id != one.answer_id or row.state not in {PetitionState.ANSWERED, PetitionState.CLOSED}:
        raise DomainError(_("The answer of %(code)s no longer stands. Prepare it again.") % {"code": row.code})
    for older in row.publications.filter(state=PublicationState.PUBLISHED):
        _judge(older, PublicationAction.WITHDRAW)
        older.withdrawn_by_id, older.withdrawn_at = user_of(actor, paper), at
        older.withdraw_reason = stored_words(N_("Replaced by a newer answer."))
        older.save()
        publication_terms_refresh(older)
    one.published_by_id, one.published_by_name = user_of(actor, paper), by_name(actor, paper)
    one.published_at, one.batch = at, batch
    one.save()
    publication_terms_refresh(one)
    told = petition_audit(
        actor, row, "publish", _PUBLISHED[paper is not None], role=Role.LEADER, at=at, paper=paper,
        signer=one.published_by_name,
    )  # fmt: skip
    notice_petitioner(row, told, "publish")
    return one


_PUBLISHED = {
    False: N_("%(actor)s published the petition and its answer."),
    True: N_("%(signer)s had the petition and its answer published; %(actor)s recorded it."),
}


@transaction.atomic
def publication_withdraw(
    *, actor: Actor, publication: Publication, reason: str, at: datetime | None = None
) -> Publication:
    """Published → withdrawn, by the coordinator or the leader; from this moment the public page is gone."""
    at = moment(at)
    row = petition_lock(publication.petition)
    require(actor, "petitions.withdraw_publication", row)
    one = Publication.objects.get(pk=publication.pk)
    _judge(one, PublicationAction.WITHDRAW)
    one.withdrawn_by_id, one.withdrawn_at = user_of(actor), at
    one.withdraw_reason = text_given(reason, field="reason")
    one.save()
    publication_terms_refresh(one)
    petition_audit(
        actor, row, "withdraw_publication", N_("%(actor)s took it off the public page: %(reason)s"), at=at,
        reason=one.withdraw_reason,
    )  # fmt: skip
    return one


def _judge(one: Publication, action: PublicationAction) -> None:
    rule = PUBLICATION_TRANSITIONS[action]
    if one.state not in rule.sources:
        raise TransitionError(action.label, PublicationState(one.state).label)
    one.state = rule.target
