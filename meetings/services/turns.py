"""Speakers' turns in the room: asked for, begun, ended."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperatives.models import Cooperative
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError, TransitionError
from meetings.audit import meeting_audit
from meetings.enums import MeetingState
from meetings.models import Delegate, Meeting, Turn
from meetings.services.parts import meeting_begin_change, next_order, part_of


def _in_session(actor: Actor, meeting: Meeting) -> Meeting:
    row = meeting_begin_change(actor, meeting)
    if row.state != MeetingState.IN_SESSION:
        raise TransitionError(gettext_lazy("Give the floor"), row.get_state_display())
    return row


@transaction.atomic
def turn_ask(
    *,
    actor: Actor,
    meeting: Meeting,
    delegate: Delegate | None = None,
    cooperative: Cooperative | None = None,
    speaker_name: str = "",
    organisation_name: str = "",
) -> Turn:
    """Put somebody into the queue of speakers. Names are frozen; a delegate or organisation lends its own."""
    row = _in_session(actor, meeting)
    if delegate is not None:
        speaker_name = speaker_name or delegate.name
        organisation_name = organisation_name or delegate.represents_name
        cooperative = cooperative or delegate.cooperative
    if cooperative is not None:
        organisation_name = organisation_name or cooperative.name
    if not speaker_name and not organisation_name:
        raise DomainError(_("Say who wants to speak."), field="speaker_name")
    turn = Turn.objects.create(
        meeting=row,
        delegate=delegate,
        cooperative=cooperative,
        speaker_name=speaker_name,
        organisation_name=organisation_name,
        order=next_order(row.turns.all()),
    )
    meeting_audit(actor, row, "turn_ask", N_("%(actor)s put %(speaker)s into the queue."), speaker=str(turn))
    return turn


@transaction.atomic
def turn_begin(*, actor: Actor, turn: Turn, at: datetime | None = None) -> Turn:
    """Give the floor. Whoever still has it ends with this: one speaks at a time."""
    at = at or timezone.now()
    row = _in_session(actor, turn.meeting)
    turn = part_of(row.turns.all(), turn.pk)
    if turn.began_at is not None:
        raise DomainError(_("This turn has begun already."))
    row.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
    turn.began_at = at
    turn.save()
    meeting_audit(actor, row, "turn_begin", N_("%(actor)s gave the floor to %(speaker)s."), speaker=str(turn))
    return turn


@transaction.atomic
def turn_end(*, actor: Actor, turn: Turn, at: datetime | None = None) -> Turn:
    """End a turn; ending it twice changes nothing."""
    row = meeting_begin_change(actor, turn.meeting)
    turn = part_of(row.turns.all(), turn.pk)
    if turn.began_at is None:
        raise DomainError(_("This turn has not begun."))
    if turn.ended_at is None:
        turn.ended_at = max(at or timezone.now(), turn.began_at)
        turn.save()
        meeting_audit(actor, row, "turn_end", N_("%(actor)s ended the turn of %(speaker)s."), speaker=str(turn))
    return turn


@transaction.atomic
def turn_drop(*, actor: Actor, turn: Turn) -> None:
    """Take somebody out of the queue who has not spoken."""
    row = meeting_begin_change(actor, turn.meeting)
    turn = part_of(row.turns.all(), turn.pk)
    if turn.began_at is not None:
        raise DomainError(_("This turn has begun already."))
    speaker = str(turn)
    turn.delete()
    meeting_audit(actor, row, "turn_drop", N_("%(actor)s took %(speaker)s out of the queue."), speaker=speaker)


@transaction.atomic
def turn_move(*, actor: Actor, turn: Turn, up: bool) -> Turn:
    """One place up or down among those who wait."""
    row = meeting_begin_change(actor, turn.meeting)
    waiting = list(row.turns.filter(began_at__isnull=True))
    place = next((index for index, one in enumerate(waiting) if one.pk == turn.pk), None)
    if place is None:
        raise DomainError(_("This turn has begun already."))
    other = place - 1 if up else place + 1
    if not 0 <= other < len(waiting):
        return waiting[place]
    # Their places in the whole list are exchanged: those who have spoken keep theirs.
    waiting[place].order, waiting[other].order = waiting[other].order, waiting[place].order
    for one in (waiting[place], waiting[other]):
        one.save(update_fields=["order"])
    meeting_audit(actor, row, "turn_move", N_("%(actor)s changed the queue of speakers."))
    return waiting[place]
