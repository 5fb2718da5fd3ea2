"""What each audience gets to see of a petition: frozen, complete, nothing behind it that a template could reach."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.audiences import Audience


@dataclass(frozen=True)
class Due:
    """A due date that explains itself. `explained` is a sentence; `late` is judged by today."""

    day: date | None
    explained: str
    late: bool
    counts: bool
    # Since when no date runs, and why; empty while one does.
    paused_since: date | None = None
    paused_why: str = ""


@dataclass(frozen=True)
class MeetingLine:
    pk: int
    code: str
    title: str
    held_on: date | None
    year: int
    is_public: bool


@dataclass(frozen=True)
class PetitionerLine:
    """`speaker` and `contact` are empty for audiences that do not get them."""

    kind: str
    name: str
    unit_name: str
    cooperative_id: int | None
    speaker: str
    contact: str


@dataclass(frozen=True)
class FileLine:
    file_id: UUID
    name: str
    size: int
    caption: str


@dataclass(frozen=True)
class PartLine:
    """A body's part. `text` is None while this reader may not read it: others' drafts are theirs until signed."""

    pk: int
    department_id: int
    department_name: str
    role: str
    role_label: str
    state: str
    # The word and shape that every page uses, an open part nobody wrote in among them; what is written is theirs.
    state_label: str
    state_shape: str
    request: str
    due: Due
    text: str | None
    text_version: int
    text_saved_at: datetime | None
    is_mine: bool
    assigned_at: datetime
    officer_name: str
    acknowledged_at: datetime | None
    signed_by_name: str
    signed_at: datetime | None
    letter_number: str
    letter_date: date | None
    end_reason: str
    belongs_to: str
    ended_at: datetime | None
    answers_in_own_name: bool
    files: tuple[FileLine, ...]


@dataclass(frozen=True)
class AnswerPartLine:
    department_name: str
    role_label: str
    text: str
    signed_by_name: str
    waived: bool


@dataclass(frozen=True)
class RemarkLine:
    """A leader's remark; `passage` empty: on the whole."""

    number: int
    passage: str
    text: str
    author_name: str


@dataclass(frozen=True)
class AnswerLine:
    """One version. `words_recorded` False: it is known that the body answered, not what it said."""

    pk: int
    version: int
    kind: str
    kind_label: str
    state: str
    state_label: str
    body_name: str
    person: str
    text: str
    words_recorded: bool
    outcome: str
    outcome_label: str
    outcome_due: date | None
    outcome_note: str
    answered_on: date | None
    submitted_by_name: str
    submitted_at: datetime
    decided_by_name: str
    decided_by_position: str
    decided_at: datetime | None
    confirmed_at: datetime | None
    remark: str
    remarks: tuple[RemarkLine, ...]
    letter_number: str
    letter_date: date | None
    letter_file_id: UUID | None
    parts: tuple[AnswerPartLine, ...]


@dataclass(frozen=True)
class EscalationLine:
    dossier: str
    to_name: str
    letter_number: str
    letter_date: date | None
    due: date | None
    next_check: date | None
    state: str
    state_label: str
    sent_at: datetime
    reply_text: str
    reply_number: str
    reply_date: date | None
    end_reason: str


@dataclass(frozen=True)
class InfoLine:
    question: str
    asked_at: datetime
    due: date | None
    reply: str
    replied_by_name: str
    replied_at: datetime | None


@dataclass(frozen=True)
class NoteLine:
    text: str
    author_name: str
    created_at: datetime


@dataclass(frozen=True)
class PublicationLine:
    pk: int
    state: str
    state_label: str
    answer_version: int
    petition_text: str
    answer_text: str
    petitioners: str
    prepared_at: datetime | None
    published_at: datetime | None
    withdraw_reason: str


@dataclass(frozen=True)
class Linked:
    """Another petition that this one follows, leads, came from or gave birth to."""

    code: str
    wording: str
    petitioners: str
    state: str
    state_label: str


@dataclass(frozen=True)
class StaffPetition:
    """The view of HANDLING, AREA and DEPARTMENT; what an audience does not get is empty."""

    audience: Audience
    pk: int
    code: str
    state: str
    state_label: str
    kind: str
    kind_label: str
    text: str
    summary: str
    public_text: str
    wording: str
    topic: str
    topic_id: int | None
    authority_level: str
    authority_level_label: str
    channel: str
    channel_label: str
    collected_by_name: str
    handled_by_id: int
    handled_by_name: str
    meeting: MeetingLine | None
    year: int
    due: Due
    petitioners: tuple[PetitionerLine, ...]
    parts: tuple[PartLine, ...]
    lead_name: str
    co_names: tuple[str, ...]
    answer: AnswerLine | None
    answers: tuple[AnswerLine, ...]
    publications: tuple[PublicationLine, ...]
    is_public: bool
    escalations: tuple[EscalationLine, ...]
    info: tuple[InfoLine, ...]
    notes: tuple[NoteLine, ...]
    files: tuple[FileLine, ...]
    lead_petition: Linked | None
    followers: tuple[Linked, ...]
    split_from: Linked | None
    split_off: tuple[Linked, ...]
    follower_answer: str
    decline_reason: str
    decline_reason_label: str
    redirect_kind_label: str
    redirected_to: str
    state_note: str
    received_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None
    reopened_at: datetime | None
    version: int


@dataclass(frozen=True)
class PetitionerPetition:
    """What its petitioner, or the intermediary that collected it, sees: no drafts, no names of officers."""

    audience: Audience
    pk: int
    code: str
    receipt_token: str
    # The office's short wording where there is one, else the first sentence.
    heading: str
    state: str
    state_label: str
    kind_label: str
    text: str
    topic: str
    handled_by_name: str
    meeting: MeetingLine | None
    due: Due
    petitioners: tuple[PetitionerLine, ...]
    lead_name: str
    co_names: tuple[str, ...]
    signed: int
    asked: int
    answer: AnswerLine | None
    answer_is_of: Linked | None
    earlier_answers: tuple[AnswerLine, ...]
    escalation: EscalationLine | None
    info: tuple[InfoLine, ...]
    notes: tuple[NoteLine, ...]
    files: tuple[FileLine, ...]
    is_public: bool
    decline_reason_label: str
    redirect_kind_label: str
    redirected_to: str
    state_note: str
    received_at: datetime | None
    answered_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True)
class PublicPetition:
    """What everyone sees: the copies that a person read before they were published, and facts without people."""

    audience: Audience
    code: str
    text: str
    petitioners: str
    kind_label: str
    topic: str
    topic_id: int | None
    meeting: MeetingLine | None
    year: int
    received_on: date | None
    state: str
    state_label: str
    under_review: bool
    answer_text: str
    words_recorded: bool
    body_name: str
    co_names: tuple[str, ...]
    on_the_spot: bool
    outcome: str
    outcome_label: str
    outcome_due: date | None
    answered_on: date | None
    letter_number: str
    letter_date: date | None
    published_at: datetime | None
