"""The memory: how often a wish was asked and since when, what was answered then, and what was promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from core.text import search_terms
from petitions.enums import AnswerKind, AnswerState, DeclineReason, PetitionState, PromiseState
from petitions.models import Answer, Matter, Petition, Promise
from petitions.selectors.promises import PromiseLine, promise_line
from petitions.selectors.reach import area_ids, handling_ids, leading_ids, petitions_official
from petitions.selectors.words import shortened

SUGGESTED_MAX = 8
_COUNTED = ~Q(petitions__state=PetitionState.DRAFT) & ~Q(petitions__decline_reason=DeclineReason.MISTAKE)


@dataclass(frozen=True)
class MatterLine:
    """ "Asked `times` times since `since`", for a page, a briefing or a report."""

    code: str
    title: str
    times: int
    since: int


@dataclass(frozen=True)
class MatterRow:
    """A matter in a list."""

    code: str
    title: str
    topic: str
    times: int
    since: int
    last: int
    promised: int


@dataclass(frozen=True)
class Told:
    """An approved answer in short."""

    body_name: str
    text: str
    words_recorded: bool
    outcome_label: str
    day: date | None


@dataclass(frozen=True)
class Asked:
    """One petition of a matter, with every answer it was given and every promise."""

    code: str
    title: str
    petitioner_names: str
    state: str
    state_label: str
    meeting_title: str
    answers: tuple[Told, ...]
    promises: tuple[PromiseLine, ...]


@dataclass(frozen=True)
class MatterView:
    """The page of a matter: years, the newest first, each with its petitions."""

    code: str
    title: str
    note: str
    topic: str
    handled_by_name: str
    merged_into: MatterLine | None
    times: int
    since: int | None
    organisations: tuple[str, ...]
    open_promises: int
    years: tuple[tuple[int, tuple[Asked, ...]], ...]


def matters_reached(user: Any) -> QuerySet[Matter]:
    """Matters of the person's offices and area, and those of petitions they read by an office."""
    ids = handling_ids(user) | leading_ids(user) | area_ids(user)
    theirs = petitions_official(user).filter(matter=OuterRef("pk"))
    return Matter.objects.filter(Q(handled_by_id__in=ids) | Exists(theirs))


def matters_listed(user: Any, q: str = "", topic: int | None = None) -> QuerySet[Any]:
    """The list: matters that hold petitions, found by every word of `q`. Sort by (`-times`, `-id`)."""
    found = matters_reached(user).filter(merged_into=None)
    for term in search_terms(q):
        found = found.filter(search_key__contains=term)
    if topic:
        found = found.filter(topic_id=topic)
    return found.annotate(times=Count("petitions", filter=_COUNTED)).filter(times__gt=0)


def matters_rows(matters: QuerySet[Matter]) -> QuerySet[Matter]:
    """What a row shows: one statement."""
    open_promise = Q(petitions__promises__state=PromiseState.OPEN)
    return matters.select_related("topic").annotate(
        times=Count("petitions", filter=_COUNTED, distinct=True),
        since=Min("petitions__year", filter=_COUNTED),
        last=Max("petitions__year", filter=_COUNTED),
        promised=Count("petitions__promises", filter=open_promise, distinct=True),
    )


def matter_row(one: Any) -> MatterRow:
    """A row of `matters_rows`."""
    return MatterRow(
        code=one.code,
        title=one.title,
        topic=one.topic.name if one.topic else "",
        times=one.times,
        since=one.since or 0,
        last=one.last or 0,
        promised=one.promised,
    )


def matter_lines(petitions: Iterable[Petition]) -> dict[int, MatterLine]:
    """For the briefing, the report and lists: petition id → its matter, where the wish was asked more than once.

    One statement.
    """
    by_matter: dict[int, list[int]] = {}
    for one in petitions:
        if one.matter_id:
            by_matter.setdefault(one.matter_id, []).append(one.pk)
    found: dict[int, MatterLine] = {}
    if not by_matter:
        return found
    for matter in matters_rows(Matter.objects.filter(pk__in=by_matter)):
        row = matter_row(matter)
        if row.times > 1:
            found |= dict.fromkeys(by_matter[matter.pk], MatterLine(row.code, row.title, row.times, row.since))
    return found


def matter_line(petition: Petition) -> MatterLine | None:
    """The same for one petition: None where the wish was asked once only."""
    return matter_lines([petition]).get(petition.pk)


def matter_of(petition: Petition) -> MatterRow | None:
    """The matter of a petition, also where it is the only one in it; one statement."""
    if petition.matter_id is None:
        return None
    return matter_row(matters_rows(Matter.objects.filter(pk=petition.matter_id)).get())


def matters_suggested(user: Any, petition: Petition) -> list[Matter]:
    """Matters this petition may belong to: of its topic, or with one of its longer words in the title."""
    alike = Q(topic_id=petition.topic_id) if petition.topic_id else Q(pk=None)
    for word in search_terms(petition.wording):
        if len(word) >= 4:
            alike |= Q(search_key__contains=word)
    return list(matters_listed(user).filter(alike).order_by("-times", "-pk")[:SUGGESTED_MAX])


def matter_view(user: Any, one: Matter) -> MatterView:
    """A matter with those of its petitions that the person reads by an office; four statements."""
    rows = list(
        petitions_official(user)
        .filter(matter=one)
        .exclude(state=PetitionState.DRAFT)
        .exclude(decline_reason=DeclineReason.MISTAKE)
        .select_related("meeting")
        .prefetch_related(
            "petitioners",
            Prefetch("answers", Answer.objects.filter(state=AnswerState.APPROVED).order_by("-version")),
            Prefetch("promises", Promise.objects.order_by("-id")),
        )
        .order_by("-year", "-received_at", "-id")
    )
    years: dict[int, list[Asked]] = {}
    for row in rows:
        years.setdefault(row.year, []).append(_asked(row))
    return MatterView(
        code=one.code,
        title=one.title,
        note=one.note,
        topic=one.topic.name if one.topic else "",
        handled_by_name=one.handled_by.name,
        merged_into=MatterLine(one.merged_into.code, one.merged_into.title, 0, 0) if one.merged_into else None,
        times=len(rows),
        since=min(years, default=None),
        organisations=tuple(dict.fromkeys(asker.name for row in rows for asker in row.petitioners.all())),
        open_promises=sum(each.state == PromiseState.OPEN for row in rows for each in row.promises.all()),
        years=tuple((year, tuple(found)) for year, found in years.items()),
    )


def _asked(row: Petition) -> Asked:
    return Asked(
        code=row.code or "",
        title=shortened(row.wording, 220),
        petitioner_names="; ".join(one.name for one in row.petitioners.all()),
        state=row.state,
        state_label=str(PetitionState(row.state).label),
        meeting_title=row.meeting.title if row.meeting else "",
        answers=tuple(_told(one) for one in row.answers.all()),
        promises=tuple(promise_line(one) for one in row.promises.all()),
    )


def _told(one: Answer) -> Told:
    return Told(
        body_name=one.body_name,
        text=shortened(one.text, 400),
        words_recorded=one.words_recorded,
        outcome_label=one.get_outcome_display() if one.outcome else "",
        day=one.answered_on or _decided_on(one),
    )


def _decided_on(one: Answer) -> date | None:
    """The day of the decision; what was said in a room has the room's day or none."""
    if one.kind == AnswerKind.ON_THE_SPOT or one.decided_at is None:
        return None
    return timezone.localdate(one.decided_at)
