"""The programme of a meeting."""

from datetime import time
from typing import Final, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from meetings.audit import meeting_audit
from meetings.models import AgendaItem, Meeting
from meetings.services.parts import meeting_begin_change, next_order, part_move, part_of, put_values


class AgendaFields(TypedDict, total=False):
    kind: str
    title: str
    presenter: str
    starts_at: time | None
    ends_at: time | None


_FIELDS: Final = frozenset(AgendaFields.__annotations__)


def _judge(item: AgendaItem) -> None:
    if not item.title.strip():
        raise DomainError(_("Say what this item is."), field="title")
    if item.starts_at and item.ends_at and item.ends_at <= item.starts_at:
        raise DomainError(
            _("The end must be later than the start, %(start)s.") % {"start": f"{item.starts_at:%H:%M}"},
            field="ends_at",
        )


@transaction.atomic
def agenda_item_add(*, actor: Actor, meeting: Meeting, **fields: Unpack[AgendaFields]) -> AgendaItem:
    """Add an item at the end of the programme."""
    row = meeting_begin_change(actor, meeting)
    item = AgendaItem(meeting=row, order=next_order(row.agenda.all()))
    put_values(item, fields, _FIELDS)
    _judge(item)
    item.save()
    meeting_audit(actor, row, "agenda_item_add", N_("%(actor)s added “%(title)s” to the programme."), title=item.title)
    return item


@transaction.atomic
def agenda_item_change(*, actor: Actor, item: AgendaItem, **fields: Unpack[AgendaFields]) -> AgendaItem:
    """Correct an item."""
    row = meeting_begin_change(actor, item.meeting)
    item = part_of(row.agenda.all(), item.pk)
    put_values(item, fields, _FIELDS)
    _judge(item)
    item.save()
    meeting_audit(
        actor, row, "agenda_item_change", N_("%(actor)s changed “%(title)s” in the programme."), title=item.title
    )
    return item


@transaction.atomic
def agenda_item_remove(*, actor: Actor, item: AgendaItem) -> None:
    """Take an item off the programme."""
    row = meeting_begin_change(actor, item.meeting)
    part_of(row.agenda.all(), item.pk).delete()
    meeting_audit(
        actor, row, "agenda_item_remove", N_("%(actor)s removed “%(title)s” from the programme."), title=item.title
    )


@transaction.atomic
def agenda_item_move(*, actor: Actor, item: AgendaItem, up: bool) -> AgendaItem:
    """One place up or down."""
    row = meeting_begin_change(actor, item.meeting)
    if part_move(row.agenda.all(), part_of(row.agenda.all(), item.pk), up=up):
        meeting_audit(
            actor, row, "agenda_item_move", N_("%(actor)s moved “%(title)s” in the programme."), title=item.title
        )
    return item
