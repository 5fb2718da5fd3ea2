"""Who may plan and run a meeting: the coordinators of the body that organises it."""

from dataclasses import dataclass
from typing import Any

import rules
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.enums import Role
from accounts.models import Department
from accounts.permissions import is_staff_member
from accounts.selectors import rights_of
from core.permissions import allowed, who_may
from meetings.enums import MEETING_TRANSITIONS, UNDO_OPEN_WITHIN, MeetingAction, MeetingState
from meetings.models import Meeting
from meetings.selectors import announce_missing


@rules.predicate
def coordinates_body(user: Any, body: Department | None) -> bool:
    """A coordinator of `body`; without a body, a coordinator anywhere."""
    rights = rights_of(user)
    if body is None:
        return Role.COORDINATOR in rights.roles
    return body.pk in rights.body_ids(Role.COORDINATOR)


@rules.predicate
def handles_meeting(user: Any, meeting: Meeting | None) -> bool:
    """A coordinator of the meeting's organising body."""
    return meeting is not None and meeting.organiser_id in rights_of(user).body_ids(Role.COORDINATOR)


rules.add_perm("meetings.list", is_staff_member)
rules.add_perm("meetings.create", coordinates_body)
rules.add_perm("meetings.change", handles_meeting)
rules.add_perm("meetings.publish", handles_meeting)
rules.add_perm("meetings.unpublish", handles_meeting)
for _one in MeetingAction:
    rules.add_perm(f"meetings.{_one.value}", handles_meeting)
who_may(
    gettext_lazy("A coordinator of the body that organises the meeting may do it."),
    *("meetings.create", "meetings.change", "meetings.publish", "meetings.unpublish"),
    *(f"meetings.{one.value}" for one in MeetingAction),
)


@dataclass(frozen=True)
class MeetingAct:
    """An action as a button: its name in the address, its words, and why it still waits ("" when it can be done)."""

    action: MeetingAction
    label: str
    waits_for: str
    is_main: bool
    needs_page: bool


# The step that a coordinator takes next, in each state; everything else stands beside it.
_MAIN = {
    MeetingState.DRAFT: MeetingAction.ANNOUNCE,
    MeetingState.ANNOUNCED: MeetingAction.OPEN,
    MeetingState.IN_SESSION: MeetingAction.CONCLUDE,
    MeetingState.CONCLUDED: MeetingAction.CLOSE,
}
# Done at once, because it can be taken back at once.
_AT_ONCE = frozenset({MeetingAction.OPEN, MeetingAction.UNDO_OPEN})


def meeting_acts(user: Any, meeting: Meeting) -> tuple[MeetingAct, ...]:
    """What `user` may do with the meeting now, the next step first; () for whoever may not act on it."""
    state = MeetingState(meeting.state)
    main = MeetingAction.RECORD_PAST if meeting.recorded_as_past else _MAIN.get(state)
    acts = []
    for action, (sources, _to) in MEETING_TRANSITIONS.items():
        if state not in sources or not allowed(user, f"meetings.{action.value}", meeting):
            continue
        if action == MeetingAction.ANNOUNCE and meeting.recorded_as_past:
            continue
        if action == MeetingAction.UNDO_OPEN and not _opened_just_now(meeting):
            continue
        missing = announce_missing(meeting) if action == MeetingAction.ANNOUNCE else ()
        waits_for = _("Before announcing, fill in: %(parts)s.") % {"parts": ", ".join(p.label for p in missing)}
        acts.append(
            MeetingAct(
                action=action,
                label=str(action.label),
                waits_for=waits_for if missing else "",
                is_main=action == main,
                needs_page=action not in _AT_ONCE,
            )
        )
    return tuple(sorted(acts, key=lambda act: not act.is_main))


def _opened_just_now(meeting: Meeting) -> bool:
    return meeting.opened_at is not None and timezone.now() - meeting.opened_at <= UNDO_OPEN_WITHIN
