"""What somebody at a later meeting says against the account of what became of an earlier petition."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.permissions import require
from core.web.once import once_key as claim_once
from meetings.models import Meeting
from petitions.audit import petition_audit
from petitions.models import Contest, Petition
from petitions.selectors.last_time import previous_meeting
from petitions.services.guard import actor_name, moment, petition_lock, user_of
from petitions.validators import SUMMARY_MAX, text_given, text_within


@transaction.atomic
def contest_note(
    *,
    actor: Actor,
    meeting: Meeting,
    petition: Petition,
    text: str,
    said_by: str = "",
    once_key: uuid.UUID | str | None = None,
    at: datetime | None = None,
) -> Contest:
    """Note it at `meeting`. No state changes; the coordinator may reopen the petition with these words."""
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        earlier: Contest = claim.earlier
        return earlier
    at = moment(at)
    row = petition_lock(petition)
    require(actor, "petitions.note_contest", row)
    before = previous_meeting(meeting)
    if before is None or row.meeting_id != before.pk:
        raise DomainError(_("This petition was not raised at the meeting before."), field="number")
    one = Contest.objects.create(
        petition=row,
        meeting=meeting,
        text=text_given(text, field="text", longest=SUMMARY_MAX),
        said_by=text_within(said_by, field="said_by", longest=255),
        noted_by_id=user_of(actor),
        noted_by_name=actor_name(actor),
        noted_at=at,
    )
    petition_audit(
        actor, row, "note_contest", _NOTED[bool(one.said_by)], at=at, parents=(meeting,), name=one.said_by,
        text=one.text, meeting=meeting.title,
    )  # fmt: skip
    claim.made(one)
    return one


_NOTED = {
    True: N_("At “%(meeting)s”, %(name)s said of what became of it: “%(text)s”. %(actor)s noted it."),
    False: N_("At “%(meeting)s” it was said of what became of it: “%(text)s”. %(actor)s noted it."),
}
