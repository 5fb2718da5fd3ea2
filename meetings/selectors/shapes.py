"""What a meeting looks like to an audience: frozen, without contact data, without tokens, in the reader's language.

An empty `*_text` does not occur: where nothing is known the text says "not recorded" or "not set yet".
"""

from dataclasses import dataclass
from datetime import date, datetime, time

# The parts of a meeting that have a page of their own, by the name of that page.
PART_PAGES = ("hosts", "agenda", "delegates", "references", "consultations", "conclusions", "awards", "photos")


@dataclass(frozen=True)
class AgendaView:
    id: int
    number: int
    kind: str
    kind_label: str
    title: str
    presenter: str
    starts_at: time | None
    ends_at: time | None


@dataclass(frozen=True)
class ReferenceView:
    id: int
    role: str
    role_label: str
    name: str
    type_name: str
    symbol: str
    date: date | None
    issuer: str
    title: str
    carries_out_id: int | None
    carries_out: str
    file_id: str


@dataclass(frozen=True)
class OpinionView:
    id: int
    number: int
    giver: str
    text: str
    treatment: str
    treatment_label: str
    response: str


@dataclass(frozen=True)
class ConsultationView:
    id: int
    title: str
    body_name: str
    state: str
    state_label: str
    opens_on: date | None
    closes_on: date | None
    opinions_counted: int | None
    outcome: str
    opinions: tuple[OpinionView, ...]
    file_id: str


@dataclass(frozen=True)
class DelegateView:
    """A line of the list. To the public a person who came for a cooperative is shown by the cooperative alone."""

    id: int
    kind: str
    name: str
    honorific: str
    full_name: str
    positions: tuple[str, ...]
    represents: str
    count: int | None
    count_text: str
    is_chair: bool
    is_secretary: bool
    invited: bool
    reply: str
    reply_label: str
    attendance: str
    attendance_label: str
    arrived_count: int | None

    @property
    def positions_text(self) -> str:
        """Positions and body as one line: "Quận ủy viên, Phó Chủ tịch UBND quận"."""
        return ", ".join(self.positions) or self.represents


@dataclass(frozen=True)
class AwardView:
    id: int
    kind: str
    kind_label: str
    giver: str
    reason: str
    count: int | None
    count_text: str
    recipients: tuple[str, ...]


@dataclass(frozen=True)
class ConclusionView:
    """`number` counts from one; `due_on` None means that no day was set or recorded."""

    id: int
    number: int
    text: str
    responsible_id: int | None
    responsible: str
    cooperating: tuple[str, ...]
    due_on: date | None
    done_on: date | None
    done_note: str


@dataclass(frozen=True)
class PhotoView:
    id: int
    caption: str
    credit: str
    file_id: str


@dataclass(frozen=True)
class CycleStep:
    label: str
    note: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class MissingPart:
    """Something an announcement needs: the form field it belongs to, and its name."""

    field: str
    label: str


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list."""

    id: int
    code: str
    title: str
    kind: str
    kind_label: str
    state: str
    state_label: str
    year: int
    held_on: date | None
    day_text: str
    place_text: str
    unit_name: str
    organiser_id: int
    organiser_name: str
    recorded_as_past: bool
    petition_window_opens: datetime | None
    petition_window_closes: datetime | None
    window_is_open: bool
    turns_counted: int | None
    organisations_counted: int | None
    is_published: bool

    def get_state_display(self) -> str:
        return self.state_label


@dataclass(frozen=True)
class MeetingView(MeetingRow):
    """A whole meeting."""

    audience: str
    session: str
    session_label: str
    starts_at: time | None
    ends_at: time | None
    time_text: str
    when_text: str
    place: str
    place_note: str
    theme: str
    purpose: str
    organisation_kinds: tuple[str, ...]
    hosts: tuple[str, ...]
    chairs: tuple[DelegateView, ...]
    secretaries: tuple[DelegateView, ...]
    agenda: tuple[AgendaView, ...]
    references: tuple[ReferenceView, ...]
    consultations: tuple[ConsultationView, ...]
    delegates: tuple[DelegateView, ...]
    awards: tuple[AwardView, ...]
    conclusions: tuple[ConclusionView, ...]
    photos: tuple[PhotoView, ...]
    summary: str
    source: str
    published_by_name: str
    published_at: datetime | None
    announced_at: datetime | None
    opened_at: datetime | None
    concluded_at: datetime | None
    closed_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    unknown_text: str
    cycle: tuple[CycleStep, ...]
    missing: tuple[MissingPart, ...]
    version: int

    @property
    def part_counts(self) -> dict[str, int]:
        """How many rows each part has, by the name of its page."""
        return {name: len(getattr(self, name)) for name in PART_PAGES}
