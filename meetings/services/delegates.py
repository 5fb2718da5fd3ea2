"""Who is invited and who came: people, bodies, counted groups."""

from datetime import datetime
from typing import Any, Final, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Department
from cooperatives.models import Cooperative
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.web.once import once_key
from meetings.audit import meeting_audit
from meetings.enums import AttendanceState, CountedAs, DelegateKind
from meetings.models import Delegate, Meeting
from meetings.services.parts import meeting_begin_change, next_order, part_move, part_of, put_values


class DelegateFields(TypedDict, total=False):
    """`positions` is one position a line. `count` None means that the number is not recorded."""

    kind: str
    honorific: str
    name: str
    positions: str
    body: Department | None
    cooperative: Cooperative | None
    represents_name: str
    count: int | None
    counted_as: str
    is_chair: bool
    is_secretary: bool
    email: str
    phone: str
    invited: bool
    attendance: str


_FIELDS: Final = frozenset(DelegateFields.__annotations__)


def _put(delegate: Delegate, fields: DelegateFields) -> None:
    """Set the columns; the body or organisation lends its name of today, and only groups keep a number."""
    values: dict[str, Any] = dict(fields)
    came_for = values.get("body") or values.get("cooperative")
    if came_for is not None and not values.get("represents_name"):
        values["represents_name"] = came_for.name
    put_values(delegate, values, _FIELDS)
    if delegate.kind == DelegateKind.GROUP:
        delegate.counted_as = delegate.counted_as or CountedAs.PEOPLE
    else:
        delegate.count, delegate.counted_as, delegate.arrived_count = None, "", None
    if delegate.kind == DelegateKind.BODY and not delegate.name:
        delegate.name = delegate.represents_name
    if delegate.kind != DelegateKind.PERSON:
        delegate.is_chair = delegate.is_secretary = False
        delegate.honorific = ""
    if delegate.attendance != AttendanceState.PRESENT:
        delegate.arrived_at = delegate.left_at = None


def _judge(delegate: Delegate) -> None:
    if not delegate.name.strip():
        raise DomainError(_("Write a name."), field="name")
    if delegate.body is not None and delegate.cooperative is not None:
        raise DomainError(_("Choose a body or an organisation, not both."), field="cooperative")
    if delegate.count is not None and delegate.count < 1:
        raise DomainError(_("The number begins at 1. Leave it empty when it is not recorded."), field="count")


@transaction.atomic
def delegate_add(
    *, actor: Actor, meeting: Meeting, form_uuid: UUID | str | None = None, **fields: Unpack[DelegateFields]
) -> Delegate:
    """Add a line at the end of the list. A second call with the same `form_uuid` returns the first one's line."""
    row = meeting_begin_change(actor, meeting)
    claim = once_key(form_uuid, actor)
    if claim.earlier is not None:
        earlier: Delegate = claim.earlier
        return earlier
    delegate = Delegate(meeting=row, order=next_order(row.delegates.all()))
    if row.recorded_as_past:
        # The list of a meeting that took place names who was there, unless it says otherwise.
        delegate.attendance = AttendanceState.PRESENT
    _put(delegate, fields)
    _judge(delegate)
    delegate.save()
    claim.made(delegate)
    meeting_audit(
        actor, row, "delegate_add", N_("%(actor)s put %(name)s on the list of delegates."), name=str(delegate)
    )
    return delegate


@transaction.atomic
def delegate_change(*, actor: Actor, delegate: Delegate, **fields: Unpack[DelegateFields]) -> Delegate:
    """Correct a line."""
    row = meeting_begin_change(actor, delegate.meeting)
    delegate = part_of(row.delegates.all(), delegate.pk)
    _put(delegate, fields)
    _judge(delegate)
    delegate.save()
    meeting_audit(
        actor, row, "delegate_change", N_("%(actor)s changed %(name)s on the list of delegates."), name=str(delegate)
    )
    return delegate


@transaction.atomic
def delegate_remove(*, actor: Actor, delegate: Delegate) -> None:
    """Take a line off. One who has spoken stays: the turn refers to it."""
    row = meeting_begin_change(actor, delegate.meeting)
    delegate = part_of(row.delegates.all(), delegate.pk)
    if delegate.turns.exists():
        raise DomainError(_("%(name)s has spoken at the meeting and stays on the list.") % {"name": delegate.name})
    name = str(delegate)
    delegate.delete()
    meeting_audit(actor, row, "delegate_remove", N_("%(actor)s took %(name)s off the list of delegates."), name=name)


@transaction.atomic
def delegate_move(*, actor: Actor, delegate: Delegate, up: bool) -> Delegate:
    """One place up or down: delegates are printed by rank, which no rule can compute."""
    row = meeting_begin_change(actor, delegate.meeting)
    if part_move(row.delegates.all(), part_of(row.delegates.all(), delegate.pk), up=up):
        meeting_audit(
            actor, row, "delegate_move", N_("%(actor)s moved %(name)s on the list of delegates."), name=str(delegate)
        )
    return delegate


@transaction.atomic
def delegate_mark(
    *,
    actor: Actor,
    delegate: Delegate,
    attendance: str,
    arrived_count: int | None = None,
    at: datetime | None = None,
) -> Delegate:
    """Note at the door who came. "Not recorded" undoes a mark; `arrived_count` is for groups only."""
    row = meeting_begin_change(actor, delegate.meeting)
    delegate = part_of(row.delegates.all(), delegate.pk)
    delegate.attendance = attendance
    present = attendance == AttendanceState.PRESENT
    delegate.arrived_at = (delegate.arrived_at or at or timezone.now()) if present else None
    delegate.left_at = None
    if delegate.kind == DelegateKind.GROUP:
        delegate.arrived_count = arrived_count if present else None
    delegate.save()
    meeting_audit(
        actor,
        row,
        "delegate_mark",
        N_("%(actor)s noted %(name)s: %(attendance)s."),
        name=str(delegate),
        attendance=AttendanceState(attendance).label,
    )
    return delegate
