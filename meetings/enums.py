"""States, kinds and the one table of what may happen to a meeting."""

from datetime import timedelta
from typing import Final, NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingState(TextChoices):
    """Where a meeting stands in its life. The labels are the words of the list, the page and the history."""

    DRAFT = "draft", _("Being prepared")
    ANNOUNCED = "announced", _("Announced")
    IN_SESSION = "in_session", _("In session")
    CONCLUDED = "concluded", _("Held, being followed up")
    CLOSED = "closed", pgettext_lazy("meeting", "Closed")
    CANCELLED = "cancelled", pgettext_lazy("meeting", "Cancelled")


class MeetingAction(TextChoices):
    """What may be done to a meeting; the label is the word on the button."""

    ANNOUNCE = "announce", _("Announce the meeting")
    OPEN = "open", _("Open the meeting")
    UNDO_OPEN = "undo_open", _("Undo the opening")
    CONCLUDE = "conclude", _("End the meeting")
    CLOSE = "close", _("Close the file")
    CANCEL = "cancel", _("Cancel the meeting")
    RECORD_PAST = "record_past", _("Record as held")
    RECONCLUDE = "reconclude", _("Reopen the file")


class Transition(NamedTuple):
    """From which states an action may be taken, and where it leads."""

    sources: frozenset[MeetingState]
    target: MeetingState


def _from(*sources: MeetingState, to: MeetingState) -> Transition:
    return Transition(frozenset(sources), to)


MEETING_TRANSITIONS: dict[MeetingAction, Transition] = {
    MeetingAction.ANNOUNCE: _from(MeetingState.DRAFT, to=MeetingState.ANNOUNCED),
    MeetingAction.OPEN: _from(MeetingState.ANNOUNCED, to=MeetingState.IN_SESSION),
    MeetingAction.UNDO_OPEN: _from(MeetingState.IN_SESSION, to=MeetingState.ANNOUNCED),
    MeetingAction.CONCLUDE: _from(MeetingState.IN_SESSION, to=MeetingState.CONCLUDED),
    MeetingAction.CLOSE: _from(MeetingState.CONCLUDED, to=MeetingState.CLOSED),
    MeetingAction.CANCEL: _from(MeetingState.DRAFT, MeetingState.ANNOUNCED, to=MeetingState.CANCELLED),
    MeetingAction.RECORD_PAST: _from(MeetingState.DRAFT, to=MeetingState.CONCLUDED),
    MeetingAction.RECONCLUDE: _from(MeetingState.CLOSED, to=MeetingState.CONCLUDED),
}

# An opening by mistake is taken back within this time, and only while nothing is logged.
UNDO_OPEN_WITHIN: Final = timedelta(minutes=10)
# Its facts, people and papers may still be corrected; a closed meeting's only after its file is reopened.
EDITABLE_STATES = frozenset(
    {MeetingState.DRAFT, MeetingState.ANNOUNCED, MeetingState.IN_SESSION, MeetingState.CONCLUDED}
)
# Petitions may be logged from the announcement on until the file is closed.
LOGGING_STATES = frozenset({MeetingState.ANNOUNCED, MeetingState.IN_SESSION, MeetingState.CONCLUDED})


class MeetingKind(TextChoices):
    DIALOGUE = "dialogue", _("Dialogue meeting")
    GET_TOGETHER = "get_together", _("Get-together meeting")


class DaySession(TextChoices):
    """The part of the day, when the clock times are not known."""

    NOT_RECORDED = "not_recorded", _("Not recorded")
    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Evening")
    ALL_DAY = "all_day", _("All day")


class AgendaKind(TextChoices):
    OPENING = "opening", _("Opening")
    REPORT = "report", _("Report")
    DISCUSSION = "discussion", _("Petitions and answers")
    CONSULTATION = "consultation", _("Consultation on a draft")
    AWARDS = "awards", _("Awards")
    CONCLUSION = "conclusion", _("Conclusion by the chair")
    BREAK = "break", _("Break")
    OTHER = "other", pgettext_lazy("agenda", "Other")


class DelegateKind(TextChoices):
    """Who stands in one line of the list: a person, a whole body, or a group of which only the number counts."""

    PERSON = "person", pgettext_lazy("delegate", "A person")
    BODY = "body", _("A body")
    GROUP = "group", _("A counted group")


class CountedAs(TextChoices):
    """What the number of a group counts."""

    BODIES = "bodies", _("bodies")
    ORGANISATIONS = "organisations", _("organisations")
    PEOPLE = "people", _("people")


class ReplyState(TextChoices):
    NONE = "none", _("No reply yet")
    COMING = "coming", _("Will come")
    NOT_COMING = "not_coming", _("Will not come")


class AttendanceState(TextChoices):
    NOT_RECORDED = "not_recorded", _("Not recorded")
    PRESENT = "present", _("Present")
    ABSENT = "absent", _("Absent")


class ReferenceRole(TextChoices):
    """Why a document is named at a meeting."""

    PRESENTED = "presented", _("Presented at the meeting")
    BASIS = "basis", _("Basis")
    MATERIAL = "material", _("Meeting material")


class ConsultationState(TextChoices):
    OPEN = "open", _("Collecting opinions")
    GATHERED = "gathered", _("Opinions collected")
    ISSUED = "issued", _("Document issued")


class OpinionTreatment(TextChoices):
    """What became of an opinion on a draft: tiếp thu, giải trình."""

    PENDING = "pending", _("Not dealt with yet")
    ACCEPTED = "accepted", _("Taken in")
    PARTLY = "partly", _("Taken in, in part")
    EXPLAINED = "explained", _("Explained")
    NOT_RECORDED = "not_recorded", _("Not recorded")


class AwardKind(TextChoices):
    MERIT = "merit", _("Merit certificate")
    COMMENDATION = "commendation", _("Certificate of commendation")
    OTHER = "other", pgettext_lazy("award", "Other award")
