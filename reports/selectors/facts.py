"""Facts that papers about a meeting are made of: frozen, as texts of their day, without contact data."""

from dataclasses import dataclass
from datetime import date

from meetings.selectors import MeetingView
from petitions.enums import Outcome, PetitionState


@dataclass(frozen=True, kw_only=True)
class PetitionFact:
    """One petition as a report may print it. `wording` is the office's, or the words as given where it wrote none."""

    id: int
    code: str
    state: PetitionState
    wording: str
    petitioners: tuple[str, ...]
    topic: str
    topic_order: int
    authority: str
    lead: str
    parts: tuple[str, ...]
    due: date | None
    answer: str = ""
    answered: bool = False
    on_the_spot: bool = False
    words_recorded: bool = True
    outcome: Outcome | None = None
    outcome_due: date | None = None
    outcome_note: str = ""
    letter_number: str = ""
    letter_date: date | None = None
    sent_to: str = ""
    sent_number: str = ""
    sent_date: date | None = None
    replies: tuple[str, ...] = ()
    progress: str = ""
    progress_date: date | None = None
    refusal: str = ""
    follows: int | None = None
    follows_code: str = ""

    def is_overdue(self, day: date) -> bool:
        """Whether an answer was due before `day` and none was given."""
        return self.due is not None and self.due < day and self.state in WAITING_STATES


# Somebody here still owes an answer. What was put to a higher authority waits for that authority.
WAITING_STATES = frozenset(
    {PetitionState.RECEIVED, PetitionState.NEEDS_INFO, PetitionState.ASSIGNED, PetitionState.IN_REVIEW}
)


@dataclass(frozen=True, kw_only=True)
class AreaFact:
    """A figure reported for the meeting's area and year, as words: "Hợp tác xã", "455 hợp tác xã", plan, source."""

    name: str
    actual: str
    percent_of_plan: str
    source: str


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """A meeting and what was asked at it. `level` and `place_words` name the organiser's level and area."""

    meeting: MeetingView
    level: str
    area_root: str
    petitions: tuple[PetitionFact, ...]
    withdrawn: int
    redirected: int
    figures: tuple[AreaFact, ...]
    ocop_products: tuple[str, ...]
    products: tuple[str, ...]
