"""Which documents a person may see."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.enums import Role
from accounts.selectors import rights_of
from core.models import JobState, StoredFile
from meetings.models import Meeting
from reports.enums import DocumentState
from reports.models import Document

# The order of the list: pass it to core.web.pagination.keyset_page.
LIST_KEY = ("-created_at", "-id")
_JOB_STATES = {
    DocumentState.QUEUED: JobState.QUEUED,
    DocumentState.MAKING: JobState.RUNNING,
    DocumentState.DONE: JobState.DONE,
    DocumentState.FAILED: JobState.FAILED,
    DocumentState.CANCELLED: JobState.CANCELLED,
}


def documents_visible(user: Any) -> QuerySet[Document]:
    """Papers issued in the areas that `user` coordinates or leads, or about meetings organised there."""
    rights = rights_of(user)
    bodies = rights.area_body_ids(Role.COORDINATOR) | rights.area_body_ids(Role.LEADER)
    return Document.objects.select_related("job", "meeting").filter(
        Q(issuing_body_id__in=bodies) | Q(meeting__organiser_id__in=bodies)
    )


def documents_found(documents: QuerySet[Document], *, kind: str = "", state: str = "") -> QuerySet[Document]:
    """Narrow `documents` by the list's filters."""
    if kind:
        documents = documents.filter(kind=kind)
    if state in DocumentState.values:
        documents = documents.filter(job__state=_JOB_STATES[DocumentState(state)])
    return documents


def documents_of_meeting(user: Any, meeting: Meeting) -> QuerySet[Document]:
    """Papers about `meeting`, newest first."""
    return documents_visible(user).filter(meeting=meeting).order_by(*LIST_KEY)


def document_visible_file(user: Any, stored: StoredFile) -> bool:
    """Whether `user` may have this file: whoever may see the document it belongs to. Asked by core's file view."""
    return documents_visible(user).filter(file=stored).exists()
