"""What was promised and what became of it: on a petition, and over all that a person's offices handle or answer."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from core.text import search_terms
from petitions.enums import PromiseState
from petitions.models import Petition, Promise
from petitions.selectors.reach import area_ids, handling_ids, leading_ids, working_ids
from petitions.selectors.words import shortened

OPEN, LATE, KEPT, DROPPED, ALL = "open", "late", "kept", "dropped", "all"


@dataclass(frozen=True)
class PromiseFilter:
    """`state`: open, late (open and past its day), kept, dropped or all."""

    q: str = ""
    state: str = OPEN
    body: int | None = None


@dataclass(frozen=True)
class PromiseLine:
    """One promise as everybody who reads the petition may see it; `ended_by_name` only for those at work."""

    pk: int
    body_name: str
    text: str
    due: date
    late: bool
    state: str
    state_label: str
    ended_on: date | None
    end_note: str
    ended_by_name: str
    has_proof: bool
    proof_id: Any


@dataclass(frozen=True)
class PromiseRow:
    """A promise in a list, with the petition it answers."""

    line: PromiseLine
    code: str
    title: str
    petitioner_names: str


def promise_line(one: Promise, *, inside: bool = True) -> PromiseLine:
    """`inside`: with the name of who marked it."""
    return PromiseLine(
        pk=one.pk,
        body_name=one.body_name,
        text=one.text,
        due=one.due,
        late=one.state == PromiseState.OPEN and one.due < timezone.localdate(),
        state=one.state,
        state_label=str(PromiseState(one.state).label),
        ended_on=one.ended_on,
        end_note=one.end_note,
        ended_by_name=one.ended_by_name if inside else "",
        has_proof=one.end_file_id is not None,
        proof_id=one.end_file_id,
    )


def promise_lines(petition: Petition, *, inside: bool = True) -> list[PromiseLine]:
    """The promises of a petition, the newest first; for its petitioner without those that no longer stand."""
    found = sorted(petition.promises.all(), key=lambda one: -one.pk)
    return [promise_line(one, inside=inside) for one in found if inside or one.state != PromiseState.DROPPED]


def promise_open(petition: Petition) -> Promise | None:
    """The promise that still stands open."""
    return next((one for one in petition.promises.all() if one.state == PromiseState.OPEN), None)


def promises_reached(user: Any) -> QuerySet[Promise]:
    """Promises of petitions the person's offices handle, lead or read in their area, and those of their own bodies."""
    handled = handling_ids(user) | leading_ids(user) | area_ids(user)
    return Promise.objects.filter(Q(petition__handled_by_id__in=handled) | Q(body_id__in=working_ids(user)))


def promises_listed(user: Any, wanted: PromiseFilter) -> QuerySet[Promise]:
    """The list, narrowed by `wanted`. Sort by (`due`, `id`)."""
    found = promises_reached(user)
    if wanted.state in {OPEN, LATE}:
        found = found.filter(state=PromiseState.OPEN)
    elif wanted.state in {KEPT, DROPPED}:
        found = found.filter(state=wanted.state)
    if wanted.state == LATE:
        found = found.filter(due__lt=timezone.localdate())
    if wanted.body:
        found = found.filter(body_id=wanted.body)
    for term in search_terms(wanted.q):
        found = found.filter(petition__search_key__contains=term)
    return found


def promises_rows(promises: QuerySet[Promise]) -> QuerySet[Promise]:
    """What a row shows: 2 statements."""
    return promises.select_related("petition").prefetch_related("petition__petitioners")


def promise_row(one: Promise) -> PromiseRow:
    """A row of `promises_rows`; no further statement."""
    return PromiseRow(
        line=promise_line(one),
        code=one.petition.code or "",
        title=shortened(one.petition.wording),
        petitioner_names="; ".join(asker.name for asker in one.petition.petitioners.all()),
    )
