"""The life of a meeting: every change of state, under a lock on its row.

`at` is the moment the act counts for: now, unless a past is being entered.
"""

from collections.abc import Callable
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from meetings.audit import meeting_audit
from meetings.enums import MEETING_TRANSITIONS, UNDO_OPEN_WITHIN, MeetingAction, MeetingState
from meetings.models import Meeting
from meetings.selectors import announce_missing

_logged_checks: list[Callable[[Meeting], bool]] = []


def logged_check_register(check: Callable[[Meeting], bool]) -> None:
    """Let a higher app say whether it holds something logged at a meeting (petitions). Called in its apps.ready()."""
    if check not in _logged_checks:
        _logged_checks.append(check)


def _begin(actor: Actor, meeting: Meeting, action: MeetingAction) -> Meeting:
    """Ask permission, lock the row, read its state anew and judge it by the table."""
    require(actor, f"meetings.{action.value}", meeting)
    row = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if row.state not in MEETING_TRANSITIONS[action].sources:
        raise TransitionError(action.label, row.get_state_display())
    row.state = MEETING_TRANSITIONS[action].target
    row.version += 1
    return row


@transaction.atomic
def meeting_announce(*, actor: Actor, meeting: Meeting, publish: bool = True, at: datetime | None = None) -> Meeting:
    """Draft → announced; with `publish` the public pages show it from now on.

    Raises DomainError when the invitation could not be written (day, hour, place, host or chair missing) or the day has
    gone by.
    """
    at = at or timezone.now()
    row = _begin(actor, meeting, MeetingAction.ANNOUNCE)
    if row.recorded_as_past:
        raise DomainError(_("This meeting is being recorded as one that took place. It cannot be announced."))
    missing = announce_missing(row)
    if missing:
        first = missing[0]
        raise DomainError(
            _("Before announcing, fill in: %(parts)s.") % {"parts": ", ".join(str(part.label) for part in missing)},
            field=first.field,
        )
    if row.held_on is not None and row.held_on < timezone.localdate(at):
        raise DomainError(_("The day has gone by. Record it as a meeting that took place."), field="held_on")
    row.announced_at = at
    if publish and row.published_at is None:
        row.published_at = at
    row.save()
    meeting_audit(actor, row, "announce", N_("%(actor)s announced the meeting for %(day)s."), day=row.held_on)
    return row


@transaction.atomic
def meeting_open(*, actor: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """Announced → in session."""
    row = _begin(actor, meeting, MeetingAction.OPEN)
    row.opened_at = at or timezone.now()
    row.save()
    meeting_audit(actor, row, "open", N_("%(actor)s opened the meeting."))
    return row


@transaction.atomic
def meeting_undo_open(*, actor: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """In session → announced, within ten minutes of the opening and while no turn and no petition is logged."""
    at = at or timezone.now()
    row = _begin(actor, meeting, MeetingAction.UNDO_OPEN)
    if row.opened_at is not None and at - row.opened_at > UNDO_OPEN_WITHIN:
        raise DomainError(_("The opening can be undone within ten minutes only. End the meeting instead."))
    if row.turns.exists() or any(check(row) for check in _logged_checks):
        raise DomainError(_("Something has already been logged at this meeting. The opening stands."))
    row.opened_at = None
    row.save()
    meeting_audit(actor, row, "undo_open", N_("%(actor)s took the opening back."))
    return row


@transaction.atomic
def meeting_conclude(
    *, actor: Actor, meeting: Meeting, ends_at: time | None = None, at: datetime | None = None
) -> Meeting:
    """In session → concluded. `ends_at` is the clock time for the minutes; a turn still running ends with it."""
    at = at or timezone.now()
    row = _begin(actor, meeting, MeetingAction.CONCLUDE)
    if ends_at is not None:
        if row.starts_at is not None and ends_at <= row.starts_at:
            raise DomainError(
                _("The end must be later than the start, %(start)s.") % {"start": f"{row.starts_at:%H:%M}"},
                field="ends_at",
            )
        row.ends_at = ends_at
    row.concluded_at = at
    row.save()
    row.turns.filter(began_at__isnull=False, ended_at__isnull=True).update(ended_at=at)
    meeting_audit(actor, row, "conclude", N_("%(actor)s ended the meeting."))
    return row


@transaction.atomic
def meeting_close(*, actor: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """Concluded → closed: nothing more is logged or corrected unless the file is reopened."""
    row = _begin(actor, meeting, MeetingAction.CLOSE)
    row.closed_at = at or timezone.now()
    row.save()
    meeting_audit(actor, row, "close", N_("%(actor)s closed the file of the meeting."))
    return row


@transaction.atomic
def meeting_cancel(*, actor: Actor, meeting: Meeting, reason: str, at: datetime | None = None) -> Meeting:
    """Draft or announced → cancelled. Its petitions stay; its page says why it did not take place."""
    reason = _reason(reason)
    row = _begin(actor, meeting, MeetingAction.CANCEL)
    row.cancelled_at = at or timezone.now()
    row.cancel_reason = reason
    row.save()
    meeting_audit(actor, row, "cancel", N_("%(actor)s cancelled the meeting: %(reason)s"), reason=reason)
    return row


@transaction.atomic
def meeting_record_past(*, actor: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """Draft → concluded, for a meeting that took place before. Day, hour and place may stay "not recorded"."""
    at = at or timezone.now()
    row = _begin(actor, meeting, MeetingAction.RECORD_PAST)
    today = timezone.localdate(at)
    if row.held_on is not None and row.held_on > today:
        raise DomainError(_("The day has not come yet. Plan the meeting instead of recording it."), field="held_on")
    if row.held_on is None and row.year > today.year:
        raise DomainError(_("The year has not come yet. Plan the meeting instead of recording it."), field="year")
    row.recorded_as_past = True
    row.concluded_at = at
    row.save()
    meeting_audit(
        actor,
        row,
        "record_past",
        N_("%(actor)s recorded the meeting of %(year)s as one that took place."),
        year=str(row.year),
    )
    return row


@transaction.atomic
def meeting_reconclude(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Closed → concluded again, to log or correct something forgotten. Documents issued stay as they are."""
    reason = _reason(reason)
    row = _begin(actor, meeting, MeetingAction.RECONCLUDE)
    row.closed_at = None
    row.save()
    meeting_audit(actor, row, "reconclude", N_("%(actor)s reopened the file of the meeting: %(reason)s"), reason=reason)
    return row


def _reason(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise DomainError(_("Say why: the reason is shown in the history."), field="reason")
    return reason


@transaction.atomic
def meeting_publish(*, actor: Actor, meeting: Meeting, at: datetime | None = None) -> Meeting:
    """Show the meeting on the public pages. Its petitions are published one by one, elsewhere."""
    require(actor, "meetings.publish", meeting)
    row = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if row.state == MeetingState.DRAFT:
        raise TransitionError(_("Show to the public"), row.get_state_display())
    if row.published_at is None:
        row.published_at = at or timezone.now()
        row.save()
        meeting_audit(actor, row, "publish", N_("%(actor)s put the meeting on the public pages."))
    return row


@transaction.atomic
def meeting_unpublish(*, actor: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Take the meeting off the public pages."""
    reason = _reason(reason)
    require(actor, "meetings.unpublish", meeting)
    row = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if row.published_at is not None:
        row.published_at = None
        row.save()
        meeting_audit(
            actor, row, "unpublish", N_("%(actor)s took the meeting off the public pages: %(reason)s"), reason=reason
        )
    return row
