"""What every part of a meeting has in common: whose it is to change, when, and in which order it stands."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Max, Model, QuerySet
from django.utils.translation import gettext_lazy as _

from core.actors import Actor
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from meetings.enums import EDITABLE_STATES
from meetings.models import Meeting

M = TypeVar("M", bound=Model)


def meeting_begin_change(actor: Actor, meeting: Meeting) -> Meeting:
    """Ask permission, lock the meeting and judge its state. The lock makes changes of its parts one after another."""
    require(actor, "meetings.change", meeting)
    row = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if row.state not in EDITABLE_STATES:
        raise TransitionError(_("Change"), row.get_state_display())
    return row


def part_of(rows: QuerySet[M], pk: int) -> M:
    """The part `pk` read anew under the lock. Raises DomainError when someone has removed it."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise DomainError(_("Someone else has removed this in the meantime."))
    return found


def next_order(rows: QuerySet[Any]) -> int:
    """The number after the last."""
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1


def put_values(row: Model, values: Mapping[str, Any], allowed: frozenset[str]) -> None:
    """Set the given columns. Raises TypeError for one that is not among `allowed`: a mistake of the caller."""
    unknown = set(values) - allowed
    if unknown:
        raise TypeError(f"{type(row).__name__} takes no {', '.join(sorted(unknown))}.")
    for name, value in values.items():
        setattr(row, name, value)


def part_move(rows: QuerySet[Any], row: Any, *, up: bool) -> bool:
    """Swap `row` with its neighbour and number all from one; False when it already stands at the end."""
    order = list(rows)
    place = next(index for index, one in enumerate(order) if one.pk == row.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return False
    order[place], order[other] = order[other], order[place]
    for number, one in enumerate(order, start=1):
        if one.order != number:
            one.order = number
            one.save(update_fields=["order"])
    return True
