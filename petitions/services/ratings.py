"""What the petitioner says of the answer, and what the office decides when they ask to reopen."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from cooperatives.models import Cooperative
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from petitions.audit import petition_audit
from petitions.enums import AnswerState, PetitionState, RatingValue, WishDecision
from petitions.models import Answer, Petition, Rating
from petitions.notices import notice_coordinators, notice_wishers
from petitions.selectors.ratings import answer_to_rate, may_still_change
from petitions.services.guard import actor_name, moment, petition_lock
from petitions.validators import text_given, text_within


@dataclass(frozen=True)
class RatingEntry:
    """One organisation's view of an answer. `wish`: why it should be looked at again; "" where nobody asks that."""

    value: RatingValue
    comment: str = ""
    wish: str = ""


@transaction.atomic
def rating_give(
    *, actor: Actor, petition: Petition, cooperative: Cooperative, entry: RatingEntry, at: datetime | None = None
) -> Rating:
    """Rate the answer that this petition was told; again to change one's mind.

    A change is possible until the office decides on a wish to reopen, and no longer than `CHANGE_DAYS` after the first
    rating. A merged petition rates the answer of the one it follows, on its own.
    """
    at = moment(at)
    row = petition_lock(petition)
    require(actor, "petitions.rate", row)
    answer = _answer(row)
    if not row.petitioners.filter(cooperative=cooperative).exists():
        raise DomainError(_("This organisation did not ask for it."), field="cooperative")
    one = Rating.objects.filter(petition=row, answer=answer, cooperative=cooperative).first()
    if one is not None and not may_still_change(one, at):
        raise DomainError(_("This rating can no longer be changed."))
    fresh = one is None
    one = one or Rating(petition=row, answer=answer, cooperative=cooperative, rated_at=at)
    asked_before = one.wants_reopening
    _entry_set(one, entry)
    one.cooperative_name = cooperative.name
    one.rated_by_id, one.rated_by_name = actor.pk, actor_name(actor)
    one.save()
    _told(actor, row, one, fresh=fresh, asked_before=asked_before, at=at)
    return one


def _answer(row: Petition) -> Answer:
    answer = answer_to_rate(row)
    if answer is None or answer.state != AnswerState.APPROVED:
        raise TransitionError(_("Rate the answer"), PetitionState(row.state).label)
    return answer


def _entry_set(one: Rating, entry: RatingEntry) -> None:
    one.value = RatingValue(entry.value)
    one.comment = text_within(entry.comment, field="comment")
    one.wish = text_within(entry.wish, field="wish")
    one.wants_reopening = bool(one.wish)
    if one.wants_reopening and one.value == RatingValue.SOLVED:
        raise DomainError(_("What is solved is not opened again. Choose another rating."), field="value")


def _told(actor: Actor, row: Petition, one: Rating, *, fresh: bool, asked_before: bool, at: datetime) -> None:
    told = petition_audit(
        actor, row, "rate", _RATED[bool(one.wish)], at=at, name=one.cooperative_name,
        value=_site_words(RatingValue(one.value)), comment=one.comment, wish=one.wish,
    )  # fmt: skip
    if one.wants_reopening and not asked_before:
        notice_coordinators(row, told, "wish")


def _site_words(value: RatingValue) -> str:
    """The rating in the site's language: history stores a label without its context, and cannot translate it again."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(value.label)


_RATED = {
    False: N_("%(name)s rated the answer: %(value)s. %(comment)s"),
    True: N_("%(name)s rated the answer: %(value)s. %(comment)s It asks to open the petition again: “%(wish)s”."),
}


@transaction.atomic
def wishes_refuse(*, actor: Actor, petition: Petition, reason: str, at: datetime | None = None) -> list[Rating]:
    """The petition stays as it is: every organisation that asked to reopen it is told why.

    To fulfil the wish, reopen the petition (`petition_reopen`), or unmerge it where it follows another.
    """
    at = moment(at)
    row = petition_lock(petition)
    require(actor, "petitions.wish_refuse", row)
    note = text_given(reason, field="reason")
    wishes = _decide(row, WishDecision.REFUSED, note, actor, at)
    if not wishes:
        raise DomainError(_("Nobody asks to open this petition again."))
    told = petition_audit(
        actor, row, "wish_refuse", N_("%(actor)s did not open it again as %(names)s asked: “%(reason)s”."), at=at,
        names=", ".join(one.cooperative_name for one in wishes), reason=note,
    )  # fmt: skip
    notice_wishers(row, told, "wish_refuse", [one.cooperative_id for one in wishes], reason=note)
    return wishes


def wishes_grant(row: Petition, actor: Actor, at: datetime) -> None:
    """The petition opens again: whoever asked for that has it. Part of reopening and unmerging."""
    _decide(row, WishDecision.GRANTED, "", actor, at)


def _decide(row: Petition, decision: WishDecision, note: str, actor: Actor, at: datetime) -> list[Rating]:
    wishes = list(row.ratings.filter(wants_reopening=True, decision=""))
    for one in wishes:
        one.decision, one.decision_note, one.decided_at = decision, note, at
        one.decided_by_name = actor_name(actor)
        one.save()
    return wishes
