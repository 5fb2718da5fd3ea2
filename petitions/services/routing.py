"""Rules of who usually answers what: written by an administrator, each change in the history."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit, Department
from accounts.selectors import bodies_valid_on
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from core.web.once import once_key as claim_once
from petitions.enums import AuthorityLevel
from petitions.models import RoutingRule, Topic
from petitions.validators import text_within

MANAGE_ROUTING = "petitions.manage_routing"


@dataclass(frozen=True)
class RoutingEntry:
    """A rule as it is written. `unit` None: everywhere."""

    topic: Topic
    authority_level: AuthorityLevel | str
    lead: Department
    unit: AdministrativeUnit | None = None
    parts: Sequence[Department] = ()
    note: str = ""


@transaction.atomic
def routing_rule_save(
    *,
    actor: Actor,
    entry: RoutingEntry,
    rule: RoutingRule | None = None,
    once_key: uuid.UUID | str | None = None,
) -> RoutingRule:
    """Write a rule, or change `rule`. Raises DomainError beside `lead`, `parts` or `unit`."""
    require(actor, MANAGE_ROUTING)
    claim = claim_once(once_key, actor) if rule is None else None
    if claim is not None and claim.earlier is not None:
        return claim.earlier
    row = RoutingRule.objects.select_for_update().get(pk=rule.pk) if rule is not None else RoutingRule()
    _check(row, entry)
    before = _picture(row) if rule is not None else None
    row.topic, row.authority_level, row.unit = entry.topic, AuthorityLevel(entry.authority_level), entry.unit
    row.lead, row.note = entry.lead, text_within(entry.note, field="note", longest=300)
    row.save()
    row.parts.set(entry.parts)
    after = _picture(row)
    if after != before:
        audit_record(
            actor=actor, action="petitions.routing_save", target=row, before=before, after=after, sentence=_SAVED,
            params={"topic": row.topic.name, "level": row.authority_level.label, "lead": row.lead.name},
        )  # fmt: skip
    if claim is not None:
        claim.made(row)
    return row


_SAVED = N_("%(actor)s set who answers “%(topic)s” (%(level)s): %(lead)s.")


def _check(row: RoutingRule, entry: RoutingEntry) -> None:
    ids = [entry.lead.pk, *(one.pk for one in entry.parts)]
    if len(ids) != len(set(ids)):
        raise DomainError(_("A body is named twice. Each answers one part."), field="parts")
    kept = {row.lead_id, *row.parts.values_list("pk", flat=True)} if row.pk else set()
    valid = set(bodies_valid_on(timezone.localdate()).filter(pk__in=ids).values_list("pk", flat=True)) | kept
    if gone := [one for one in (entry.lead, *entry.parts) if one.pk not in valid]:
        raise DomainError(
            _("%(body)s does not exist on this day. Choose its successor.") % {"body": gone[0].name},
            field="lead" if gone[0] is entry.lead else "parts",
        )
    same = RoutingRule.objects.filter(
        topic=entry.topic, authority_level=entry.authority_level, unit=entry.unit
    ).exclude(pk=row.pk)
    if same.exists():
        raise DomainError(_("There is a rule for this topic, level and place already. Change that one."), field="unit")


def _picture(row: RoutingRule) -> dict[str, str]:
    return {
        "topic": row.topic.name,
        "authority_level": row.authority_level,
        "unit": row.unit.name if row.unit else "",
        "lead": row.lead.name,
        "parts": ", ".join(sorted(row.parts.values_list("name", flat=True))),
        "note": row.note,
    }


@transaction.atomic
def routing_rule_remove(*, actor: Actor, rule: RoutingRule) -> None:
    """Take a rule out. What was assigned by it stays as it is. The history hangs on the topic."""
    require(actor, MANAGE_ROUTING)
    row = RoutingRule.objects.select_for_update(of=("self",)).select_related("topic", "unit", "lead").get(pk=rule.pk)
    audit_record(
        actor=actor, action="petitions.routing_remove", target=row.topic, before=_picture(row),
        sentence=N_("%(actor)s took out the rule that %(lead)s answers “%(topic)s” (%(level)s)."),
        params={"topic": row.topic.name, "level": AuthorityLevel(row.authority_level).label, "lead": row.lead.name},
    )  # fmt: skip
    row.delete()
