"""The coordinator's inbox: what came in and waits to be sorted and assigned, the longest waiting first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.calendar import add_working_days
from petitions.enums import Channel, Counting, PetitionState, StepKind
from petitions.models import CollectedList, Petition
from petitions.selectors.lists import petitions_found
from petitions.selectors.reach import handling_ids
from petitions.selectors.terms import term_of

INBOX_STATES: Final = (PetitionState.RECEIVED, PetitionState.NEEDS_INFO)
# From when it waits: since it came in, or since it was opened again.
OLDEST: Final = ("waiting_since", "id")
AGES: Final = ("over", "within", "info")


@dataclass(frozen=True)
class InboxFilter:
    """What the inbox is narrowed to. `age`: "over" or "within" the term for sorting, or "info" (waits for words)."""

    q: str = ""
    age: str = ""
    channel: str = ""
    collector: int | None = None
    list: int | None = None
    topic: int | None = None
    unsorted: bool = False


@dataclass(frozen=True)
class InboxCounts:
    """Counts of the whole inbox; each is the count of the list it opens."""

    total: int = 0
    over: int = 0
    within: int = 0
    info: int = 0
    channels: dict[str, int] = field(default_factory=dict)


def inbox_begins() -> datetime:
    """What came in before this moment has waited longer than the term for sorting allows."""
    days, counting = term_of(StepKind.CLASSIFY)
    day = _term_start(timezone.localdate(), days, working=counting == Counting.WORKING)
    return timezone.make_aware(datetime.combine(day, time.min))


def _term_start(today: date, days: int, *, working: bool) -> date:
    """The first day of receipt whose term is not over yet."""
    if working:
        return add_working_days(add_working_days(today, 0), -days)
    # A term that ends on a day off runs to the next working day.
    return add_working_days(today, -1) + timedelta(days=1 - days)


def inbox_found(user: Any, wanted: InboxFilter | None = None) -> QuerySet[Petition]:
    """Petitions that the person's offices have to sort and assign, narrowed by `wanted`. Sort with `OLDEST`."""
    wanted = wanted or InboxFilter()
    found = Petition.objects.filter(handled_by_id__in=handling_ids(user), state__in=INBOX_STATES).annotate(
        waiting_since=Coalesce("reopened_at", "received_at")
    )
    if wanted.age:
        found = found.filter(_age_q(wanted.age))
    if wanted.channel:
        found = found.filter(channel=wanted.channel)
    if wanted.collector:
        found = found.filter(collected_by_id=wanted.collector)
    if wanted.list:
        found = found.filter(collected_list_id=wanted.list)
    if wanted.topic:
        found = found.filter(topic_id=wanted.topic)
    if wanted.unsorted:
        found = found.filter(Q(topic=None) | Q(authority_level=""))
    return petitions_found(found, wanted.q)


def _age_q(age: str, begins: datetime | None = None) -> Q:
    if age == "info":
        return Q(state=PetitionState.NEEDS_INFO)
    begins = begins or inbox_begins()
    since = Q(waiting_since__lt=begins) if age == "over" else Q(waiting_since__gte=begins)
    return Q(state=PetitionState.RECEIVED) & since


def inbox_counts(user: Any, begins: datetime) -> InboxCounts:
    """The counts of the inbox by age and channel, in one statement."""
    counted = inbox_found(user).aggregate(
        total=Count("pk"),
        **{age: Count("pk", filter=_age_q(age, begins)) for age in AGES},
        **{f"by_{channel}": Count("pk", filter=Q(channel=channel)) for channel in Channel.values},
    )
    channels = {channel: counted.pop(f"by_{channel}") for channel in Channel.values}
    return InboxCounts(**counted, channels=channels)


def inbox_next(user: Any, wanted: InboxFilter, after: Petition | None = None) -> Petition | None:
    """The next one to sort and assign behind `after` in the same list, else the first; never `after` itself."""
    found = inbox_found(user, wanted).filter(state=PetitionState.RECEIVED).order_by(*OLDEST)
    if after is None:
        return found.first()
    since = after.reopened_at or after.received_at
    later = Q(waiting_since__gt=since) | Q(waiting_since=since, pk__gt=after.pk)
    return found.filter(later).first() or found.exclude(pk=after.pk).first()


def inbox_collectors(user: Any) -> list[tuple[int, str]]:
    """The intermediaries from which something lies in the inbox."""
    rows = inbox_found(user).exclude(collected_by=None).order_by("collected_by_name")
    return list(rows.values_list("collected_by_id", "collected_by_name").distinct())


def inbox_lists(user: Any) -> Iterable[tuple[int, str]]:
    """The submitted lists of which something lies in the inbox, the newest first."""
    waiting = inbox_found(user).exclude(collected_list=None).values("collected_list_id")
    return CollectedList.objects.filter(pk__in=waiting).order_by("-submitted_at").values_list("pk", "title")
