"""Lists of petitions: who may see, what is looked for, how it is sorted. No COUNT of a text search."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from core.text import search_terms
from petitions.enums import (
    OPEN_STATES,
    AssignmentState,
    DeclineReason,
    PetitionState,
    PublicationState,
)
from petitions.models import Assignment, Petition, Publication, Topic
from petitions.selectors.reach import (
    area_ids,
    collecting_ids,
    handling_ids,
    leading_ids,
    leading_q,
    petitions_official,
    petitions_visible,
    represented_ids,
    spoke_q,
    working_ids,
)

# What runs towards a date: a question to the petitioner stops the clock, a higher authority has its own.
DUE_STATES: Final = frozenset({PetitionState.RECEIVED, PetitionState.ASSIGNED, PetitionState.IN_REVIEW})
NEWEST: Final = ("-received_at", "-id")
URGENT: Final = ("due_order", "id")
WEEK: Final = timedelta(days=7)
CODE: Final = re.compile(r"[A-Z]{2}-\d{4}-\d{6,}", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True)
class PetitionFilter:
    """What a list is narrowed to; an empty field does not narrow.

    `state`: a PetitionState or "open". `due`: "late" or "week". `mine`: what this person has to act on. `all`: the
    whole area too, not only what the person's bodies handle, work on or approve.
    """

    q: str = ""
    state: str = ""
    topic: int | None = None
    department: int | None = None
    # With `department`: where that body holds an open part; `due` is then the part's own date.
    held: bool = False
    meeting: str = ""
    due: str = ""
    level: str = ""
    mine: bool = False
    all: bool = False


def petitions_counted(petitions: QuerySet[Petition]) -> QuerySet[Petition]:
    """Without drafts and what was logged by mistake: the rows of every report and count."""
    return petitions.exclude(state=PetitionState.DRAFT).exclude(decline_reason=DeclineReason.MISTAKE)


def petitions_listed(user: Any, wanted: PetitionFilter | None = None) -> QuerySet[Petition]:
    """The staff list: sent petitions the person may see in an office, narrowed by `wanted`. Not sorted yet.

    Sort with `NEWEST` or `URGENT` by key paging; take the rows' relations with `petitions_rows`.
    """
    wanted = wanted or PetitionFilter()
    # Everything of one's offices is visible (`petitions_visible` says the same and more); asking for both at once would
    # keep the database from using the index of the handling body.
    found = Petition.objects.exclude(state=PetitionState.DRAFT).filter(_scope_q(user, wanted))
    if wanted.state == "open":
        found = found.filter(state__in=OPEN_STATES)
    elif wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.topic:
        found = found.filter(topic_id=wanted.topic)
    if wanted.department and wanted.held:
        found = found.filter(pk__in=_parts_held(wanted.department, wanted.due).values("petition_id"))
    elif wanted.department:
        asked = Assignment.objects.filter(department_id=wanted.department).exclude(
            state__in=[AssignmentState.RETURNED, AssignmentState.WITHDRAWN]
        )
        found = found.filter(pk__in=asked.values("petition_id"))
    if wanted.meeting:
        found = found.filter(meeting__code=wanted.meeting)
    if wanted.level:
        found = found.filter(authority_level=wanted.level)
    if wanted.due and not wanted.mine and not (wanted.department and wanted.held):
        found = found.filter(due_q(wanted.due))
    return petitions_found(found, wanted.q)


def _parts_held(body_id: int, due: str) -> QuerySet[Assignment]:
    """Open parts of a body in petitions that run, all of them, the late ones or those due this week."""
    held = Assignment.objects.filter(department_id=body_id, state=AssignmentState.OPEN, petition__state__in=DUE_STATES)
    today = timezone.localdate()
    if due == "late":
        return held.filter(due_order__lt=today)
    return held.filter(due_order__gte=today, due_order__lt=today + WEEK) if due else held


def _scope_q(user: Any, wanted: PetitionFilter) -> Q:
    """Whose petitions: of the offices, or those that wait for the person, which are among them."""
    if not wanted.mine:
        return office_q(user, area=wanted.all)
    return _mine_due_q(user, wanted.due) if wanted.due else mine_q(user)


def petitions_found(petitions: QuerySet[Petition], query: str) -> QuerySet[Petition]:
    """Those whose code, words or petitioners hold every word of `query`, accents aside; a whole code finds its own."""
    if CODE.fullmatch(query.strip()):
        return petitions.filter(code=query.strip().upper())
    for term in search_terms(query):
        petitions = petitions.filter(search_key__contains=term)
    return petitions


def due_q(due: str, today: date | None = None) -> Q:
    """ "late": past its date and still running; "week": today and the six days after."""
    day = today or timezone.localdate()
    running = Q(state__in=DUE_STATES)
    if due == "late":
        return running & Q(due_order__lt=day)
    return running & Q(due_order__gte=day, due_order__lt=day + WEEK)


def office_q(user: Any, *, area: bool = False) -> Q:
    """The petitions that concern the person's offices; with `area` all of the area."""
    # One set of bodies: one search in the index of the handling body.
    wanted = Q(handled_by_id__in=handling_ids(user) | leading_ids(user) | (area_ids(user) if area else frozenset()))
    if ids := working_ids(user):
        wanted |= Q(pk__in=Assignment.objects.filter(department_id__in=ids).values("petition_id")) | spoke_q(ids)
    if ids := collecting_ids(user):
        wanted |= Q(collected_by_id__in=ids)
    return wanted


def mine_q(user: Any) -> Q:
    """What waits for this person: to assign, to draft or sign, to approve."""
    return _decisions_q(user) | Q(pk__in=_open_parts(user).values("petition_id"))


def _decisions_q(user: Any) -> Q:
    """Petitions as wholes that wait for this person: to assign as coordinator, to approve as leader."""
    wanted = leading_q(user) & Q(state=PetitionState.IN_REVIEW)
    if ids := handling_ids(user):
        wanted |= Q(handled_by_id__in=ids, state=PetitionState.RECEIVED)
    return wanted


def _open_parts(user: Any) -> QuerySet[Assignment]:
    return Assignment.objects.filter(
        department_id__in=working_ids(user), state=AssignmentState.OPEN, petition__state__in=OPEN_STATES
    )


def _mine_due_q(user: Any, due: str) -> Q:
    """A part counts by its own date, which may be earlier than the petition's."""
    today = timezone.localdate()
    window = Q(due_order__lt=today) if due == "late" else Q(due_order__gte=today, due_order__lt=today + WEEK)
    parts = _open_parts(user).filter(window)
    return Q(pk__in=parts.values("petition_id")) | (_decisions_q(user) & due_q(due, today))


def petitions_represented(user: Any) -> QuerySet[Petition]:
    """The portal's list: petitions of the person's organisations, drafts included, not what was a mistake."""
    ids = represented_ids(user)
    if not ids:
        return Petition.objects.none()
    theirs = Petition.objects.filter(petitioners__cooperative_id__in=ids).values("pk")
    return petitions_visible(user).filter(pk__in=theirs)


def petitions_of_meeting(user: Any, meeting_id: int) -> QuerySet[Petition]:
    """What was logged at or sent for one meeting, in the order of logging, as far as the reader's offices read it."""
    return petitions_counted(petitions_official(user).filter(meeting_id=meeting_id)).order_by("id")


def petitions_published(
    q: str = "", *, topic: int | None = None, meeting: str = "", year: int | None = None
) -> QuerySet[Publication]:
    """The public list: publications, newest first, found by their own public words. Pass on to
    `publications_detailed` and `lines.public_petition`.
    """
    found = Publication.objects.filter(state=PublicationState.PUBLISHED)
    if topic:
        found = found.filter(petition__topic_id=topic)
    if meeting:
        found = found.filter(petition__meeting__code=meeting, petition__meeting__published_at__isnull=False)
    if year:
        found = found.filter(petition__year=year)
    for term in search_terms(q):
        found = found.filter(search_key__contains=term)
    return found.order_by("-published_at", "-id")


def publications_prepared(user: Any) -> QuerySet[Publication]:
    """What waits for this leader to be published, oldest first."""
    return (
        Publication.objects.filter(state=PublicationState.PREPARED, petition__handled_by_id__in=leading_ids(user))
        .select_related("petition", "answer")
        .order_by("prepared_at", "id")
    )


def published_years() -> list[int]:
    """From the latest to the first year of a published petition; the two ends are found by the index of years."""
    public = Petition.objects.filter(
        Exists(Publication.objects.filter(petition_id=OuterRef("pk"), state=PublicationState.PUBLISHED))
    )
    years = public.values_list("year", flat=True)
    first, last = years.order_by("year").first(), years.order_by("-year").first()
    return [] if first is None or last is None else list(range(last, first - 1, -1))


def topics_active() -> QuerySet[Topic]:
    """Topics to choose from, in their order."""
    return Topic.objects.filter(is_active=True)


def topics_all() -> QuerySet[Topic]:
    """Every topic in its order, the retired last."""
    return Topic.objects.order_by("-is_active", "order", "name")


def topics_offered(petition: Petition) -> list[Topic]:
    """Topics to choose from for this petition: its own stays, even when it was retired."""
    own = petition.topic
    active = list(topics_active())
    return active if own is None or own in active else [*active, own]


def petitions_to_close(before: datetime) -> QuerySet[Petition]:
    """Answered before the moment and still open to be closed, the oldest first."""
    return Petition.objects.filter(state=PetitionState.ANSWERED, answered_at__lt=before).order_by("answered_at", "id")


def petition_by_receipt(token: str) -> Petition | None:
    """The petition of a receipt: whoever holds the token may follow it. Compared by the index, never by guessing."""
    return Petition.objects.filter(receipt_token=token).exclude(state=PetitionState.DRAFT).first() if token else None
