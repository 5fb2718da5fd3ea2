"""The next meeting's first page: what became of everything that was asked at the meeting before."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from meetings.enums import MeetingState
from meetings.models import Meeting
from petitions.enums import AnswerState, Outcome, PetitionState, PromiseState, RatingValue
from petitions.models import Answer, Contest, Petition
from petitions.selectors.lists import petitions_of_meeting
from petitions.selectors.promises import PromiseLine, promise_line
from petitions.selectors.words import shortened

_HELD = (MeetingState.CONCLUDED, MeetingState.CLOSED)


@dataclass(frozen=True)
class ContestLine:
    text: str
    said_by: str


@dataclass(frozen=True)
class PastRow:
    """One petition of last time. A merged one shows the answer of the petition it follows."""

    number: int
    code: str
    title: str
    petitioner_names: str
    state: str
    state_label: str
    due: date | None
    body_name: str
    answer: str
    words_recorded: bool
    outcome: str
    outcome_label: str
    promises: tuple[PromiseLine, ...]
    ratings: tuple[tuple[str, str, str], ...]
    contests: tuple[ContestLine, ...]


@dataclass(frozen=True)
class PastFigures:
    """The counts above the list."""

    asked: int
    answered: int
    outcomes: tuple[tuple[str, int], ...]
    promises_open: int
    promises_late: int
    promises_kept: int
    solved: int
    partly: int
    not_solved: int
    contested: int


@dataclass(frozen=True)
class LastTime:
    """What became of last time, by topic in the order of topics."""

    meeting: Meeting
    figures: PastFigures
    topics: tuple[tuple[str, tuple[PastRow, ...]], ...]
    count: int

    def code_of(self, number: int) -> str:
        """The petition with this number in the list; "" for none."""
        return next((row.code for _topic, rows in self.topics for row in rows if row.number == number), "")


def previous_meeting(meeting: Meeting) -> Meeting | None:
    """The meeting of the same organiser that was held before this one; one statement."""
    earlier = Q(sort_date__lt=meeting.sort_date) | Q(sort_date=meeting.sort_date, pk__lt=meeting.pk)
    found = Meeting.objects.filter(earlier, organiser_id=meeting.organiser_id, state__in=_HELD)
    return found.order_by("-sort_date", "-pk").first()


def last_time(user: Any, meeting: Meeting) -> LastTime | None:
    """The account for `meeting`, as far as the reader's offices read; None where nothing was held before.

    Eight statements, however many petitions.
    """
    before = previous_meeting(meeting)
    if before is None:
        return None
    rows = _rows(user, before, meeting)
    topics: dict[tuple[int, str], list[Petition]] = {}
    for row in rows:
        key = (row.topic.order, row.topic.name) if row.topic else (10_000, _("Not sorted yet"))
        topics.setdefault(key, []).append(row)
    ordered = [(key[1], found) for key, found in sorted(topics.items())]
    numbers = {row.pk: number for number, row in enumerate((one for _name, found in ordered for one in found), start=1)}
    lines = tuple((name, tuple(_line(row, numbers[row.pk]) for row in found)) for name, found in ordered)
    flat = [line for _name, found in lines for line in found]
    return LastTime(before, _figures(flat), lines, len(flat))


def _rows(user: Any, before: Meeting, meeting: Meeting) -> list[Petition]:
    return list(
        petitions_of_meeting(user, before.pk)
        .select_related("topic", "current_answer", "lead_petition__current_answer")
        .prefetch_related(
            "petitioners",
            "promises",
            "lead_petition__promises",
            "ratings",
            Prefetch("contests", Contest.objects.filter(meeting=meeting)),
        )
    )


def _answer(row: Petition) -> Answer | None:
    lead = row.lead_petition or row
    answer = lead.current_answer
    return answer if answer is not None and answer.state == AnswerState.APPROVED else None


def _line(row: Petition, number: int) -> PastRow:
    answer = _answer(row)
    shown = row.lead_petition or row
    standing = [one for one in shown.promises.all() if one.state != PromiseState.DROPPED]
    rated = [one for one in row.ratings.all() if answer is not None and one.answer_id == answer.pk]
    open_states = {PetitionState.RECEIVED, PetitionState.ASSIGNED, PetitionState.IN_REVIEW}
    return PastRow(
        number=number,
        code=row.code or "",
        title=shortened(row.wording, 220),
        petitioner_names="; ".join(one.name for one in row.petitioners.all()),
        state=shown.state,
        state_label=str(PetitionState(shown.state).label),
        due=shown.due if shown.state in open_states else None,
        body_name=answer.body_name if answer else "",
        answer=shortened(row.follower_answer or answer.text, 320) if answer else "",
        words_recorded=answer.words_recorded if answer else True,
        outcome=answer.outcome if answer else "",
        outcome_label=str(Outcome(answer.outcome).label) if answer and answer.outcome else "",
        promises=tuple(promise_line(one, inside=False) for one in standing),
        ratings=tuple((one.value, str(RatingValue(one.value).label), one.comment) for one in rated),
        contests=tuple(ContestLine(one.text, one.said_by) for one in row.contests.all()),
    )


def _figures(rows: list[PastRow]) -> PastFigures:
    outcomes = Counter(row.outcome_label for row in rows if row.outcome_label)
    ratings = Counter(value for row in rows for value, _label, _comment in row.ratings)
    promises = {one.pk: one for row in rows for one in row.promises}.values()
    return PastFigures(
        asked=len(rows),
        answered=sum(bool(row.body_name) for row in rows),
        outcomes=tuple(outcomes.most_common()),
        promises_open=sum(one.state == PromiseState.OPEN and not one.late for one in promises),
        promises_late=sum(one.late for one in promises),
        promises_kept=sum(one.state == PromiseState.KEPT for one in promises),
        solved=ratings[RatingValue.SOLVED],
        partly=ratings[RatingValue.PARTLY],
        not_solved=ratings[RatingValue.NOT],
        contested=sum(bool(row.contests) for row in rows),
    )
