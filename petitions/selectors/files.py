"""What lower floors ask back: who may have a file, whether a meeting has petitions."""

from typing import Any

from core.audiences import Audience
from core.audit import object_kind
from core.models import AuditEntry, StoredFile
from meetings.models import Meeting
from petitions.enums import AssignmentState, PetitionState, PublicationState
from petitions.models import Attachment, Petition, Promise
from petitions.selectors.collected import lists_visible
from petitions.selectors.reach import audience_of, petitions_visible, working_ids


def file_is_readable(user: Any, file: StoredFile) -> bool:
    """An attachment is read by who reads the petition with its files: not by the mere area.

    A file of a body's part is its own until it is signed, then the offices', and the petitioner's with the answer.
    """
    one = Attachment.objects.filter(file=file).select_related("petition__handled_by__parent", "assignment").first()
    if one is None:
        return False
    if one.is_public and one.petition.publications.filter(state=PublicationState.PUBLISHED).exists():
        return True
    if not petitions_visible(user).filter(pk=one.petition_id).exists():
        return False
    audience = audience_of(user, one.petition)
    if one.assignment is not None and one.assignment.state != AssignmentState.SIGNED_OFF:
        return one.assignment.department_id in working_ids(user)
    if one.assignment is not None and one.petition.state not in {PetitionState.ANSWERED, PetitionState.CLOSED}:
        return audience in {Audience.HANDLING, Audience.DEPARTMENT}
    return audience in {Audience.HANDLING, Audience.DEPARTMENT, Audience.PETITIONER}


def paper_is_readable(user: Any, file: StoredFile) -> bool:
    """The scan of a paper is read by those at work on the petition whose history names it."""
    told = AuditEntry.objects.filter(paper_scan=file).first()
    if told is None or told.target_kind != object_kind(Petition):
        return False
    one = petitions_visible(user).filter(pk=told.target_id).select_related("handled_by__parent").first()
    return one is not None and audience_of(user, one) in {Audience.HANDLING, Audience.DEPARTMENT}


def list_letter_is_readable(user: Any, file: StoredFile) -> bool:
    """The letter of a list is read by who compiled it and by the offices it was submitted to."""
    return lists_visible(user).filter(letter_file=file).exists()


def proof_is_readable(user: Any, file: StoredFile) -> bool:
    """What shows that a promise was kept is read by those at work on the petition, and by its petitioner."""
    kept = Promise.objects.filter(end_file=file).values("petition_id")
    one = petitions_visible(user).filter(pk__in=kept).select_related("handled_by__parent").first()
    return one is not None and audience_of(user, one) in {
        Audience.HANDLING, Audience.DEPARTMENT, Audience.PETITIONER
    }  # fmt: skip


def meeting_has_petitions(meeting: Meeting) -> bool:
    """Whether anything was logged or sent for it: then its opening stands."""
    return Petition.objects.filter(meeting=meeting).exists()
