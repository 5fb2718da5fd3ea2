"""Which petitions a coming meeting takes up again; the meeting where one was raised is another fact."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.permissions import require
from meetings.enums import MeetingState
from meetings.models import Meeting
from petitions.audit import petition_audit
from petitions.enums import OPEN_STATES
from petitions.models import Petition
from petitions.services.guard import petition_in, petition_lock

_OVER = frozenset({MeetingState.CONCLUDED, MeetingState.CLOSED, MeetingState.CANCELLED})


@transaction.atomic
def petition_put_on_agenda(*, actor: Actor, petition: Petition, meeting: Meeting) -> Petition:
    """Put an open petition on the agenda of a meeting that has not ended. No state changes."""
    row = petition_lock(petition)
    require(actor, "petitions.put_on_agenda", row)
    petition_in(row, OPEN_STATES, _("Put on the agenda of a meeting"))
    # Held, so that the meeting cannot end or be cancelled meanwhile.
    held = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    if held.state in _OVER:
        raise DomainError(_("This meeting is over or cancelled. Choose a coming one."), field="meeting")
    if row.meeting_id == held.pk or row.agenda_meetings.filter(pk=held.pk).exists():
        raise DomainError(_("It is before this meeting already."), field="meeting")
    row.agenda_meetings.add(held)
    petition_audit(
        actor, row, "put_on_agenda", N_("%(actor)s put it on the agenda of “%(meeting)s”."), parents=(held,),
        meeting=held.title,
    )  # fmt: skip
    return row


@transaction.atomic
def petition_take_off_agenda(*, actor: Actor, petition: Petition, meeting: Meeting) -> Petition:
    """Take it off the agenda again. Nothing happens when it is not on it."""
    row = petition_lock(petition)
    require(actor, "petitions.put_on_agenda", row)
    if row.agenda_meetings.filter(pk=meeting.pk).exists():
        row.agenda_meetings.remove(meeting)
        petition_audit(
            actor, row, "take_off_agenda", N_("%(actor)s took it off the agenda of “%(meeting)s”."),
            parents=(meeting,), meeting=meeting.title,
        )  # fmt: skip
    return row
