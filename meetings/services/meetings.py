"""Planning a meeting and correcting its facts."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any, Final, TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit, Department
from cooperatives.enums import CooperativeKind
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError, StaleError
from core.permissions import require
from core.text import plain_name
from core.web.once import once_key
from meetings.audit import meeting_audit
from meetings.enums import MeetingState
from meetings.models import Host, Meeting
from meetings.services.delegates import DelegateFields, delegate_add
from meetings.services.lifecycle import meeting_record_past
from meetings.services.parts import meeting_begin_change, put_values
from meetings.validators import meeting_faults, validate_meeting_code


class MeetingFields(TypedDict, total=False):
    """The facts of a meeting that a person enters; what is left out keeps its value."""

    title: str
    kind: str
    year: int
    organiser: Department
    organiser_name: str
    unit: AdministrativeUnit
    unit_name: str
    held_on: date | None
    session: str
    starts_at: time | None
    ends_at: time | None
    place: str
    place_note: str
    theme: str
    purpose: str
    organisation_kinds: list[str]
    petition_window_opens: datetime | None
    petition_window_closes: datetime | None
    turns_counted: int | None
    organisations_counted: int | None
    summary: str
    source: str
    published_by: Department | None
    published_by_name: str


_FIELDS: Final = frozenset(MeetingFields.__annotations__)
_NEEDED_ONCE_ANNOUNCED: Final = ("held_on", "starts_at", "place")


@transaction.atomic
def meeting_create(
    *,
    actor: Actor,
    code: str = "",
    hosts: Iterable[Department | str] = (),
    chair: DelegateFields | None = None,
    recorded_as_past: bool = False,
    form_uuid: UUID | str | None = None,
    **fields: Unpack[MeetingFields],
) -> Meeting:
    """A new draft. Needs at least title, year, organiser and unit; names of bodies and area are frozen as of now.

    `chair` is put on the list of delegates as the chair, invited unless the meeting is recorded as past.
    `code` is the word in its address; without one it is made from the area and the year. A second call with the same
    `form_uuid` returns the first one's meeting. Raises DomainError with the field that is wrong.
    """
    require(actor, "meetings.create", fields["organiser"])
    claim = once_key(form_uuid, actor)
    if claim.earlier is not None:
        earlier: Meeting = claim.earlier
        return earlier
    row = Meeting(recorded_as_past=recorded_as_past, created_by_id=actor.pk)
    _put(row, fields)
    row.code = _code_checked(code) if code else _code_made(row)
    _judge(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise DomainError(_("Another meeting has this code. Choose another one."), field="code") from error
    _hosts_put(row, hosts)
    claim.made(row)
    meeting_audit(actor, row, "create", N_("%(actor)s created the meeting “%(meeting)s”."))
    if chair is not None:
        told: DelegateFields = {"is_chair": True, "invited": not recorded_as_past, **chair}
        delegate_add(actor=actor, meeting=row, **told)
    return row


@transaction.atomic
def meeting_record(
    *,
    actor: Actor,
    code: str = "",
    hosts: Iterable[Department | str] = (),
    chair: DelegateFields | None = None,
    form_uuid: UUID | str | None = None,
    **fields: Unpack[MeetingFields],
) -> Meeting:
    """Enter a meeting that took place before, in one act: `meeting_create`, then `meeting_record_past`."""
    row = meeting_create(
        actor=actor, code=code, hosts=hosts, chair=chair, recorded_as_past=True, form_uuid=form_uuid, **fields
    )
    return meeting_record_past(actor=actor, meeting=row) if row.state == MeetingState.DRAFT else row


@transaction.atomic
def meeting_update(*, actor: Actor, meeting: Meeting, version: int, **fields: Unpack[MeetingFields]) -> Meeting:
    """Correct the facts of a meeting.

    `version` is the one the person saw. Raises StaleError when someone else saved since: the caller keeps what was
    typed and shows what is stored now. A new organiser must be one the actor coordinates too.
    """
    row = meeting_begin_change(actor, meeting)
    if row.version != version:
        raise StaleError(_("Someone else changed this meeting in the meantime. What you typed is still below."))
    if "organiser" in fields and fields["organiser"].pk != row.organiser_id:
        require(actor, "meetings.create", fields["organiser"])
    before = {name: getattr(row, name) for name in fields}
    _put(row, fields)
    _judge(row)
    changed = {name: value for name, value in before.items() if getattr(row, name) != value}
    if not changed:
        return row
    row.version += 1
    row.save()
    _update_told(actor, row, changed)
    return row


def _update_told(actor: Actor, row: Meeting, before: Mapping[str, Any]) -> None:
    after = {name: getattr(row, name) for name in before}
    sentence = N_("%(actor)s changed the details of the meeting.")
    params: dict[str, Any] = {}
    if "held_on" in before and row.state == MeetingState.ANNOUNCED:
        sentence = N_("%(actor)s moved the meeting from %(old)s to %(new)s.")
        params = {"old": before["held_on"], "new": row.held_on}
    elif "place" in before and row.state == MeetingState.ANNOUNCED:
        sentence = N_("%(actor)s moved the meeting to %(new)s.")
        params = {"new": row.place}
    meeting_audit(actor, row, "update", sentence, before=dict(before), after=after, **params)


def _put(row: Meeting, fields: MeetingFields) -> None:
    """Set the columns; a body or area chosen anew brings its name of today unless a name is given."""
    values: dict[str, Any] = dict(fields)
    for relation in ("organiser", "unit", "published_by"):
        if relation not in values:
            continue
        chosen, name = values[relation], f"{relation}_name"
        same = chosen is not None and getattr(row, f"{relation}_id") == chosen.pk
        if not values.get(name) and not (same and getattr(row, name)):
            values[name] = "" if chosen is None else unit_full_name(chosen) if relation == "unit" else chosen.name
        elif not values.get(name):
            values.pop(name, None)
    if "organisation_kinds" in values:
        values["organisation_kinds"] = [kind for kind in CooperativeKind.values if kind in values["organisation_kinds"]]
    put_values(row, values, _FIELDS)


def unit_full_name(unit: AdministrativeUnit) -> str:
    """The area with the one above it, as of today: "Phường Cầu Gỗ Đông, tỉnh Lam Giang"."""
    if unit.parent is None:
        return unit.name
    return f"{unit.name}, {unit.parent.name}"


def _judge(row: Meeting) -> None:
    if not row.title.strip():
        raise DomainError(_("Give the meeting a name."), field="title")
    values = {name: getattr(row, name) for name in _FIELDS if hasattr(row, name)}
    for field, message in meeting_faults(values).items():
        raise DomainError(message, field=field)
    if row.state in (MeetingState.ANNOUNCED, MeetingState.IN_SESSION):
        for name in _NEEDED_ONCE_ANNOUNCED:
            if not getattr(row, name):
                raise DomainError(_("An announced meeting keeps its day, hour and place. Fill it in."), field=name)


def _code_checked(code: str) -> str:
    try:
        validate_meeting_code(code)
    except ValidationError as error:
        raise DomainError(error.messages[0], field="code") from error
    return code


def _code_made(row: Meeting) -> str:
    """The first free of lam-giang-2026, lam-giang-2026-2, …"""
    base = f"{plain_name(row.unit.name)[:40].strip('-') or 'meeting'}-{row.year}"
    taken = set(Meeting.objects.filter(code__startswith=base).values_list("code", flat=True))
    number, code = 1, base
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code


def _hosts_put(row: Meeting, hosts: Iterable[Department | str]) -> None:
    names: dict[str, Department | None] = {}
    for host in hosts:
        name, body = (host, None) if isinstance(host, str) else (host.name, host)
        names.setdefault(name, body)
    Host.objects.bulk_create(
        Host(meeting=row, name=name, body=body, order=number) for number, (name, body) in enumerate(names.items(), 1)
    )
