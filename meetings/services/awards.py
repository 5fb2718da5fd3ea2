"""Awards given at a meeting, counted or by name."""

from collections.abc import Iterable
from typing import Final, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Department
from cooperatives.models import Cooperative
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from meetings.audit import meeting_audit
from meetings.enums import AwardKind
from meetings.models import Award, AwardRecipient, Meeting
from meetings.services.parts import meeting_begin_change, next_order, part_of, put_values


class AwardFields(TypedDict, total=False):
    """`count` None means that the number is not recorded, or is that of the names."""

    kind: str
    giver: str
    giver_body: Department | None
    reason: str
    count: int | None


_FIELDS: Final = frozenset(AwardFields.__annotations__)


def _save(award: Award, fields: AwardFields, recipients: Iterable[Cooperative | str]) -> None:
    put_values(award, fields, _FIELDS)
    if not award.giver.strip() and award.giver_body is not None:
        award.giver = award.giver_body.name
    if not award.giver.strip():
        raise DomainError(_("Write who gave the award."), field="giver")
    named: dict[str, Cooperative | None] = {}
    for one in recipients:
        name, cooperative = (one.strip(), None) if isinstance(one, str) else (one.name, one)
        if name and named.get(name) is None:
            named[name] = cooperative
    if award.count is not None and award.count < max(1, len(named)):
        raise DomainError(_("The number is smaller than the names given."), field="count")
    award.save()
    award.recipients.all().delete()
    AwardRecipient.objects.bulk_create(
        AwardRecipient(award=award, name=name, cooperative=cooperative) for name, cooperative in named.items()
    )


@transaction.atomic
def award_add(
    *,
    actor: Actor,
    meeting: Meeting,
    recipients: Iterable[Cooperative | str] = (),
    **fields: Unpack[AwardFields],
) -> Award:
    """Record awards of one kind by one giver; names of receivers as far as they are known."""
    row = meeting_begin_change(actor, meeting)
    award = Award(meeting=row, order=next_order(row.awards.all()))
    _save(award, fields, recipients)
    meeting_audit(
        actor,
        row,
        "award_add",
        N_("%(actor)s recorded awards: %(kind)s by %(giver)s."),
        kind=AwardKind(award.kind).label,
        giver=award.giver,
    )
    return award


@transaction.atomic
def award_change(
    *,
    actor: Actor,
    award: Award,
    recipients: Iterable[Cooperative | str] = (),
    **fields: Unpack[AwardFields],
) -> Award:
    """Correct awards; `recipients` replaces the names."""
    row = meeting_begin_change(actor, award.meeting)
    award = part_of(row.awards.all(), award.pk)
    _save(award, fields, recipients)
    meeting_audit(
        actor,
        row,
        "award_change",
        N_("%(actor)s changed awards: %(kind)s by %(giver)s."),
        kind=AwardKind(award.kind).label,
        giver=award.giver,
    )
    return award


@transaction.atomic
def award_remove(*, actor: Actor, award: Award) -> None:
    """Remove awards recorded by mistake."""
    row = meeting_begin_change(actor, award.meeting)
    award = part_of(row.awards.all(), award.pk)
    kind, giver = AwardKind(award.kind).label, award.giver
    award.delete()
    meeting_audit(
        actor, row, "award_remove", N_("%(actor)s removed awards: %(kind)s by %(giver)s."), kind=kind, giver=giver
    )
