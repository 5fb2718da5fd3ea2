"""What a caller hands to a service: plain facts, checked there, written there."""

import datetime
from dataclasses import dataclass, field
from datetime import date

from accounts.models import Department, User
from cooperatives.models import Cooperative
from core.models import StoredFile
from meetings.models import Conclusion, Meeting, Turn
from petitions.enums import AuthorityLevel, Channel, Outcome, PetitionerKind, PetitionKind
from petitions.models import Topic


@dataclass(frozen=True)
class PetitionerEntry:
    """One who asks. With `cooperative`, name and place are copied from the register unless given here."""

    cooperative: Cooperative | None = None
    name: str = ""
    kind: PetitionerKind = PetitionerKind.UNREGISTERED
    unit_name: str = ""
    speaker_name: str = ""
    speaker_position: str = ""
    contact: str = ""


@dataclass(frozen=True)
class PetitionEntry:
    """A petition as it comes in. `handled_by` None: the meeting's organiser, else by the petitioner's place."""

    text: str
    petitioners: tuple[PetitionerEntry, ...]
    channel: Channel
    handled_by: Department | None = None
    kind: PetitionKind = PetitionKind.PETITION
    topic: Topic | None = None
    authority_level: AuthorityLevel | str = ""
    summary: str = ""
    meeting: Meeting | None = None
    turn: Turn | None = None
    collected_by: Department | None = None


@dataclass(frozen=True)
class Classification:
    """The office's view of a petition; every field replaces the former value."""

    kind: PetitionKind
    topic: Topic | None
    authority_level: AuthorityLevel | str = ""
    summary: str = ""
    public_text: str = ""


@dataclass(frozen=True)
class SplitPiece:
    """One wish taken out of a petition that holds several."""

    text: str
    topic: Topic | None = None
    kind: PetitionKind = PetitionKind.PETITION
    summary: str = ""


@dataclass(frozen=True)
class AssignmentOrder:
    """What one body is asked. `due` None: the petition's own due date. `due_note` says why a date was set by hand."""

    department: Department
    request: str = ""
    due: date | None = None
    due_note: str = ""
    officer: User | None = None
    # None: as the body's own record says.
    answers_in_own_name: bool | None = None
    conclusion: Conclusion | None = None


@dataclass(frozen=True)
class OutcomeEntry:
    """What became of the wish in the answering body's view. A roadmap needs `due`, not possible needs `note`."""

    outcome: Outcome
    due: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Letter:
    """The paper that carries a text: number, date, scan."""

    number: str = ""
    date: datetime.date | None = None
    file: StoredFile | None = None


@dataclass(frozen=True)
class SpotAnswer:
    """An answer given in the room. No text: the words were not recorded, and then the outcome may be unknown too."""

    body: Department | None = None
    body_name: str = ""
    person_name: str = ""
    person_position: str = ""
    text: str = ""
    outcome: OutcomeEntry | None = None
    answered_on: date | None = None


@dataclass(frozen=True)
class EscalationOrder:
    """To whom a dossier goes and what is expected. `next_check` None: the usual term from the letter's date."""

    to_body: Department | None = None
    to_name: str = ""
    subject: str = ""
    letter: Letter = field(default_factory=Letter)
    due: date | None = None
    due_note: str = ""
    next_check: date | None = None


@dataclass(frozen=True)
class PassageRemark:
    """A leader's remark at some words of an answer; without `passage` it is about the whole."""

    text: str
    passage: str = ""


@dataclass(frozen=True)
class PublicWords:
    """What everyone will read. Empty fields are filled from the petition's public text and the approved answer."""

    petition_text: str = ""
    answer_text: str = ""
    petitioners: str = ""


__all__ = [
    "AssignmentOrder",
    "Classification",
    "EscalationOrder",
    "Letter",
    "OutcomeEntry",
    "PassageRemark",
    "PetitionEntry",
    "PetitionerEntry",
    "PublicWords",
    "SplitPiece",
    "SpotAnswer",
]
