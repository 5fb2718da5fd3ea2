"""Whom to remind of what today: open parts, petitions nobody was given, dossiers with a higher authority, promises.

Each thing due stands at one step a day: some working days before its date, on the date, then once a week. A day on
which nothing ran is made up for by the step that holds then, once, not by one reminder for each day missed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import appointments_current
from core.calendar import add_working_days, is_working_day
from petitions.enums import AssignmentState, Counting, EscalationState, PetitionState, PromiseState, StepKind
from petitions.models import Assignment, Escalation, EscalationItem, Petition, Promise
from petitions.selectors.lists import DUE_STATES
from petitions.selectors.terms import term_of
from petitions.selectors.words import shortened

OPENS: Final = time(7, 30)
CLOSES: Final = time(17)
BEFORE: Final = "before"
ON_THE_DAY: Final = "day"
WEEK: Final = timedelta(days=7)
# No term reaches further back from its date than this.
HORIZON: Final = timedelta(days=60)
WORDING_MAX: Final = 110


@dataclass(frozen=True)
class DueThing:
    """One thing due and where it stands. `subject` as in `Reminder`; `holder`: the body that holds it up."""

    subject: str
    step: str
    due: date
    code: str
    wording: str
    holder: str


def in_office_hours(at: datetime) -> bool:
    """07:30 to 17:00 of a working day, Vietnamese time."""
    local = timezone.localtime(at)
    return OPENS <= local.time() < CLOSES and is_working_day(local.date())


def step_of(due: date, today: date, first: date) -> str:
    """The step at which a date stands: from `first` on, on the day and until a week after, then week by week; ""
    before all that.
    """
    if today < due:
        return BEFORE if today >= first else ""
    weeks = (today - due).days // WEEK.days
    return f"week-{weeks}" if weeks else ON_THE_DAY


def reminders_due(today: date) -> dict[int, list[DueThing]]:
    """By person, everything that stands at a step today, the earliest date first. What was told already is among it."""
    found: dict[int, list[DueThing]] = {}
    for people, thing in _all_due(today):
        for pk in people:
            found.setdefault(pk, []).append(thing)
    return {pk: sorted(things, key=lambda one: (one.due, one.subject)) for pk, things in found.items()}


def leaders_told() -> list[User]:
    """Who gets the weekly digest of who holds up what."""
    holders = appointments_current().filter(role=Role.LEADER)
    return list(User.objects.filter(is_active=True, pk__in=holders.values("user_id")).order_by("pk"))


def _all_due(today: date) -> Iterator[tuple[frozenset[int], DueThing]]:
    people = _People()
    stands = _steps(today)
    for one in _parts(today):
        if step := stands(one.due):
            told = people.of((Role.OFFICER, Role.HEAD), one.department_id)
            if one.officer_id is not None and people.at_work(one.officer_id):
                told = frozenset({one.officer_id})
            yield told, _thing(f"assignment:{one.pk}", step, one.due, one.petition, one.department_name)
    for row in _unassigned(today):
        told = people.of((Role.COORDINATOR,), row.handled_by_id)
        yield told, _thing(f"petition:{row.pk}", stands(row.due), row.due, row, row.handled_by_name)
    for dossier in _dossiers(today):
        told = people.of((Role.COORDINATOR,), dossier.handled_by_id)
        for day in sorted({day for day in (dossier.next_check, dossier.due) if day is not None and day <= today}):
            words = shortened(dossier.subject or dossier.code, WORDING_MAX)
            subject = f"escalation:{dossier.pk}"
            yield told, DueThing(subject, stands(day), day, dossier.code, words, dossier.to_name)
    for promise in _promises(today):
        if step := stands(promise.due):
            heads = people.of((Role.HEAD,), promise.body_id)
            told = heads | people.of((Role.COORDINATOR,), promise.petition.handled_by_id)
            yield told, _thing(f"promise:{promise.pk}", step, promise.due, promise.petition, promise.body_name)


def _steps(today: date) -> Any:
    """`step_of` for today by the term in force, each date judged once."""
    days, counting = term_of(StepKind.REMIND)

    @cache
    def stands(due: date) -> str:
        first = add_working_days(due, -days) if counting == Counting.WORKING else due - timedelta(days=days)
        return step_of(due, today, first)

    return stands


def _thing(subject: str, step: str, due: Any, petition: Petition, holder: str) -> DueThing:
    words = shortened(petition.wording, WORDING_MAX)
    return DueThing(subject, step, due, petition.code or "", words, holder)


def _parts(today: date) -> Iterable[Assignment]:
    return (
        Assignment.objects.filter(
            state=AssignmentState.OPEN, due_order__lte=today + HORIZON, petition__state__in=DUE_STATES
        )
        .select_related("petition")
        .only(
            "due", "department_id", "department_name", "officer_id", "petition__code", "petition__summary",
            "petition__text", "petition__state",
        )
        .iterator(chunk_size=2000)
    )  # fmt: skip


def _unassigned(today: date) -> Iterable[Petition]:
    """Overdue, and no body has been asked: the office itself holds it up."""
    return (
        Petition.objects.filter(state=PetitionState.RECEIVED, due_order__lt=today)
        .only("code", "summary", "text", "state", "due", "handled_by_id", "handled_by_name")
        .iterator(chunk_size=2000)
    )


def _dossiers(today: date) -> Iterable[Escalation]:
    open_items = EscalationItem.objects.filter(escalation_id=OuterRef("pk"), state=EscalationState.OPEN)
    return Escalation.objects.filter(Exists(open_items)).filter(Q(next_check__lte=today) | Q(due_order__lte=today))


def _promises(today: date) -> Iterable[Promise]:
    return Promise.objects.filter(state=PromiseState.OPEN, due__lte=today + HORIZON).select_related("petition")


class _People:
    """Who holds which role where today; one statement for everybody."""

    def __init__(self) -> None:
        rows = (
            appointments_current()
            .filter(role__in=[Role.OFFICER, Role.HEAD, Role.COORDINATOR], user__is_active=True)
            .values_list("role", "department_id", "user_id")
        )
        self._held: dict[tuple[str, int | None], set[int]] = {}
        for role, body_id, user_id in rows:
            self._held.setdefault((role, body_id), set()).add(user_id)
        self._at_work = {pk for ids in self._held.values() for pk in ids}

    def of(self, roles: Iterable[Role], body_id: int | None) -> frozenset[int]:
        return frozenset().union(*(self._held.get((role, body_id), set()) for role in roles))

    def at_work(self, user_id: int) -> bool:
        """Who has left is not reminded; their body is."""
        return user_id in self._at_work
