"""Who may ask for papers: who runs the meeting they are about, and its leaders."""

from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.selectors import rights_of
from core.permissions import who_may
from meetings.models import Meeting
from reports.models import Document


@rules.predicate
def runs_meeting(user: Any, meeting: Meeting | None) -> bool:
    """A coordinator or a leader of the meeting's organising body."""
    rights = rights_of(user)
    bodies = rights.body_ids(Role.COORDINATOR) | rights.body_ids(Role.LEADER)
    return meeting is not None and meeting.organiser_id in bodies


@rules.predicate
def issues_document(user: Any, document: Document | None) -> bool:
    """A coordinator or a leader of the body that runs the document's meeting, or of the one that issues it."""
    if document is None:
        return False
    if document.meeting is not None and runs_meeting(user, document.meeting):
        return True
    rights = rights_of(user)
    return document.issuing_body_id in rights.body_ids(Role.COORDINATOR) | rights.body_ids(Role.LEADER)


@rules.predicate
def reads_documents(user: Any) -> bool:
    """Coordinates or leads somewhere: the list of papers has something for them."""
    rights = rights_of(user)
    return rights.has(Role.COORDINATOR) or rights.has(Role.LEADER)


rules.add_perm("reports.view_documents", reads_documents)
rules.add_perm("reports.request", runs_meeting)
rules.add_perm("reports.retry", issues_document)
rules.add_perm("reports.cancel", issues_document)
rules.add_perm("reports.number", issues_document)
who_may(_("A coordinator or a leader of the body that organises the meeting may do it."), "reports.request")
who_may(
    _("A coordinator or a leader of the body that issues the document may do it."),
    *("reports.retry", "reports.cancel", "reports.number"),
)
