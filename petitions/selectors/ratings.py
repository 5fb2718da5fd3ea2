"""What petitioners say of their answers: what may be rated, what is still to be decided, and how the views differ."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions.enums import PetitionState, RatingValue, WishDecision
from petitions.models import Answer, Contest, Petition, Rating
from petitions.selectors.reach import handling_ids, represented_ids

# One may change one's mind this long after the first rating, unless the office has decided on it before.
CHANGE_DAYS = 30
ANSWERED_STATES = frozenset({PetitionState.ANSWERED, PetitionState.CLOSED})


@dataclass(frozen=True)
class RatingLine:
    """One organisation's view. `person` is empty for whom it does not concern."""

    cooperative_id: int
    cooperative_name: str
    value: str
    value_label: str
    comment: str
    wish: str
    waits: bool
    decision_label: str
    decision_note: str
    decided_at: datetime | None
    rated_at: datetime
    may_change_until: datetime | None
    answer_id: int
    answer_version: int


def answer_to_rate(petition: Petition) -> Answer | None:
    """The approved answer this petition was told: its own, or for a merged petition that of the one it follows."""
    row = petition.lead_petition if petition.state == PetitionState.MERGED else petition
    return row.current_answer if row is not None and row.state in ANSWERED_STATES else None


def may_still_change(one: Rating, at: datetime) -> bool:
    """Until a decision on its wish, and no longer than CHANGE_DAYS after it was first given."""
    return not one.decision and at <= one.rated_at + timedelta(days=CHANGE_DAYS)


def rating_line(one: Rating, now: datetime) -> RatingLine:
    changes = may_still_change(one, now)
    return RatingLine(
        cooperative_id=one.cooperative_id,
        cooperative_name=one.cooperative_name,
        value=one.value,
        value_label=str(RatingValue(one.value).label),
        comment=one.comment,
        wish=one.wish,
        waits=one.wants_reopening and not one.decision,
        decision_label=str(WishDecision(one.decision).label) if one.decision else "",
        decision_note=one.decision_note,
        decided_at=one.decided_at,
        rated_at=one.rated_at,
        may_change_until=one.rated_at + timedelta(days=CHANGE_DAYS) if changes else None,
        answer_id=one.answer_id,
        answer_version=one.answer.version,
    )


def rating_lines(petition: Petition) -> list[RatingLine]:
    """Every rating of a petition, the newest first (rows of `petitions_detailed`), for those who handle or answer."""
    now = timezone.now()
    return [rating_line(one, now) for one in sorted(petition.ratings.all(), key=lambda one: one.rated_at, reverse=True)]


@dataclass(frozen=True)
class ToRate:
    """One organisation of the reader's, and what it has said of the present answer."""

    cooperative_id: int
    cooperative_name: str
    line: RatingLine | None

    @property
    def may_rate(self) -> bool:
        return self.line is None or self.line.may_change_until is not None


def own_ratings(user: Any, petition: Petition) -> list[ToRate]:
    """For the portal: each organisation the person speaks for that asked this; none while there is no answer."""
    answer = answer_to_rate(petition)
    if answer is None:
        return []
    ids = represented_ids(user)
    now = timezone.now()
    lines = {one.cooperative_id: rating_line(one, now) for one in petition.ratings.all() if one.answer_id == answer.pk}
    asked = [one for one in petition.petitioners.all() if one.cooperative_id in ids and one.cooperative_id]
    return [ToRate(one.cooperative_id or 0, one.name, lines.get(one.cooperative_id or 0)) for one in asked]


def earlier_ratings(user: Any, petition: Petition) -> list[RatingLine]:
    """What the person's organisations said of earlier answers, the newest first."""
    answer = answer_to_rate(petition)
    ids = represented_ids(user)
    return [
        one
        for one in rating_lines(petition)
        if one.cooperative_id in ids and (answer is None or one.answer_id != answer.pk)
    ]


def wishes_of(petition: Petition) -> list[Rating]:
    """Who asks to open this petition again and has no decision yet, the first on top (rows of `petitions_detailed`)."""
    return [one for one in petition.ratings.all() if one.wants_reopening and not one.decision]


def reopening_reason(petition: Petition) -> tuple[str, bool]:
    """What a reason to reopen is filled with, and whether the petitioner asked for it; "" where nobody did."""
    wishes = wishes_of(petition)
    if wishes:
        return "\n".join(one.wish for one in wishes), True
    contests = petition.contests.select_related("meeting").order_by("id")
    told = [one for one in contests if petition.answered_at is None or one.noted_at > petition.answered_at]
    return "\n".join(_contested(one) for one in told), False


def _contested(one: Contest) -> str:
    words = {"meeting": one.meeting.title, "text": one.text, "name": one.said_by}
    return (_("%(name)s at “%(meeting)s”: “%(text)s”") if one.said_by else _("At “%(meeting)s”: “%(text)s”")) % words


def wishes_open(user: Any) -> QuerySet[Rating]:
    """What the person's bodies have to decide: who asks to open a petition again. Sort by `rated_at`, `id`."""
    return Rating.objects.filter(
        wants_reopening=True, decision="", petition__handled_by_id__in=handling_ids(user)
    ).select_related("petition", "answer")
