"""Petitions like a text or like another petition, of all years, with what was answered then.

Staff search the words of what they see by an office, and beside it what is published; everyone else only the published,
by its published words.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q

from core.audiences import Audience
from petitions.enums import NOT_LEAD_STATES, AnswerState, DeclineReason, PetitionState, PublicationState
from petitions.models import Petition, Publication
from petitions.selectors.detail import petitions_detailed, publications_detailed
from petitions.selectors.likeness import PUBLIC, STAFF, alike
from petitions.selectors.lines import public_name, public_petition, raised_on
from petitions.selectors.present import STAFF_AUDIENCES, petition_view
from petitions.selectors.reach import audience_of, petitions_official, working_ids
from petitions.selectors.shapes import AnswerLine

SHOWN: Final = 5
# Beneath it two texts share a trade or a place, not a wish.
CLOSE_ENOUGH: Final = 0.09
# Beside a good find the weak ones are noise.
BESIDE_BEST: Final = 0.35
VERY_CLOSE: Final = 0.5
TEXT_READ: Final = 10_000


@dataclass(frozen=True)
class SimilarPetition:
    """A petition like the one in hand, in the words of the reader's audience; `public`: the public page shows it.

    `answered` without an `answer`: what was said is not known. `may_lead`: others may be merged into it.
    """

    code: str
    year: int
    raised_on: date | None
    wording: str
    petitioners: str
    state: str
    state_label: str
    answer: str
    answered: bool
    answer_by: str
    answered_on: date | None
    outcome_label: str
    public: bool
    may_lead: bool
    handled_by_id: int | None
    matter_code: str
    closeness: float

    @property
    def is_very_close(self) -> bool:
        return self.closeness >= VERY_CLOSE


def petitions_similar(user: Any, *texts: str, without: Iterable[int] = (), limit: int = SHOWN) -> list[SimilarPetition]:
    """What resembles `texts` among all that staff may see, the closest first; `without` these petitions."""
    left_out = frozenset(without)
    texts = tuple(text[:TEXT_READ] for text in texts)
    own = _official(user, texts, left_out, limit)
    rest = _published(texts, left_out, limit, but=own)
    return _best([*own.values(), *rest], limit)


def publications_similar(*texts: str, limit: int = SHOWN) -> list[SimilarPetition]:
    """What resembles `texts` among the published, for everyone, the closest first."""
    return _best(_published(tuple(text[:TEXT_READ] for text in texts), frozenset(), limit), limit)


def _best(found: Iterable[SimilarPetition], limit: int) -> list[SimilarPetition]:
    ordered = sorted(found, key=lambda one: -one.closeness)[:limit]
    least = max(CLOSE_ENOUGH, BESIDE_BEST * ordered[0].closeness) if ordered else 0.0
    return [one for one in ordered if one.closeness >= least]


def _official(user: Any, texts: tuple[str, ...], left_out: frozenset[int], limit: int) -> dict[int, SimilarPetition]:
    """What the person reads by an office, by key."""
    seen = petitions_official(user).exclude(Q(state=PetitionState.DRAFT) | Q(decline_reason=DeclineReason.MISTAKE))

    def visible(keys: Collection[int]) -> Collection[int]:
        return set(seen.filter(pk__in=keys).values_list("pk", flat=True)) - left_out

    closeness = dict(alike(STAFF, texts, visible, limit + 3))
    _leads_stand_in(closeness, visible)
    ids = working_ids(user)
    lines = {
        row.pk: _staff_line(user, row, ids, closeness)
        for row in petitions_detailed(seen.filter(pk__in=closeness).select_related("matter"))
    }
    return {pk: line for pk, line in lines.items() if line is not None}


def _leads_stand_in(closeness: dict[int, float], visible: Callable[[Collection[int]], Collection[int]]) -> None:
    """What was merged gives way to its lead, which holds the answer, where the reader sees that one."""
    merged = Petition.objects.filter(pk__in=closeness, lead_petition__isnull=False)
    leads = dict(merged.values_list("pk", "lead_petition_id"))
    seen = visible(leads.values()) if leads else ()
    for pk, lead in leads.items():
        if lead in seen:
            closeness[lead] = max(closeness.pop(pk), closeness.get(lead, 0.0))


def _staff_line(user: Any, row: Petition, ids: frozenset[int], closeness: dict[int, float]) -> SimilarPetition | None:
    """A row as this reader may see it; None for one that they merely represent."""
    audience = audience_of(user, row)
    if audience is None or audience == Audience.PUBLIC:
        return None
    view = petition_view(row, audience, body_ids=ids)
    answer: AnswerLine | None = view.answer
    told = answer is not None and answer.state == AnswerState.APPROVED
    return SimilarPetition(
        code=view.code,
        year=row.year,
        raised_on=raised_on(row),
        wording=view.wording if audience in STAFF_AUDIENCES else view.text,
        petitioners="; ".join(public_name(one) for one in row.petitioners.all()),
        state=view.state,
        state_label=view.state_label,
        answered=told,
        answer=answer.text if told and answer else "",
        answer_by=answer.body_name if told and answer else "",
        answered_on=answer.answered_on if told and answer else None,
        outcome_label=answer.outcome_label if told and answer else "",
        public=False,
        may_lead=row.state not in NOT_LEAD_STATES,
        handled_by_id=row.handled_by_id,
        matter_code=row.matter.code if row.matter else "",
        closeness=closeness[row.pk],
    )


def _published(
    texts: tuple[str, ...], left_out: frozenset[int], limit: int, but: Collection[int] = ()
) -> list[SimilarPetition]:
    """Public petitions in their public form, without those of `but`, which the reader has in another."""
    public = Publication.objects.filter(state=PublicationState.PUBLISHED).exclude(petition_id__in=left_out)

    def visible(keys: Collection[int]) -> Collection[int]:
        return set(public.filter(pk__in=keys).values_list("pk", flat=True))

    closeness = dict(alike(PUBLIC, texts, visible, limit + len(but)))
    rows = publications_detailed(public.filter(pk__in=closeness).exclude(petition_id__in=but))
    return [_public_line(one, closeness[one.pk]) for one in rows]


def _public_line(one: Publication, closeness: float) -> SimilarPetition:
    view = public_petition(one)
    return SimilarPetition(
        code=view.code,
        year=view.year,
        raised_on=view.received_on,
        wording=view.text,
        petitioners=view.petitioners,
        state=view.state,
        state_label=view.state_label,
        answered=True,
        answer=view.answer_text,
        answer_by=view.body_name,
        answered_on=view.answered_on,
        outcome_label=view.outcome_label,
        public=True,
        may_lead=False,
        handled_by_id=None,
        matter_code="",
        closeness=closeness,
    )
