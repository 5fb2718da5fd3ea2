"""The same wish across years and organisations: petitions are joined in a matter, and no petition loses anything."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_, AuditDraft, audit_record_many
from core.codes import next_code
from core.exceptions import DomainError
from core.permissions import require
from core.text import search_key
from core.web.once import once_key as claim_once
from petitions.audit import petition_audit
from petitions.models import Matter, Petition, Topic
from petitions.services.guard import petition_lock, petitions_lock, user_of
from petitions.validators import SUMMARY_MAX, text_given, text_within

CODE_PREFIX = "VD"
TITLE_MAX = 300


@transaction.atomic
def matter_create(
    *,
    actor: Actor,
    title: str,
    petitions: Sequence[Petition],
    topic: Topic | None = None,
    note: str = "",
    once_key: uuid.UUID | str | None = None,
) -> Matter:
    """A new matter made from one or several petitions; its topic is theirs unless given."""
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        earlier: Matter = claim.earlier
        return earlier
    rows = _rows(actor, petitions)
    one = Matter(
        title=text_given(title, field="title", longest=TITLE_MAX),
        note=text_within(note, field="note", longest=SUMMARY_MAX),
        topic=topic or rows[0].topic,
        handled_by=rows[0].handled_by,
        created_by_id=user_of(actor),
    )
    one.search_key = search_key(one.title, one.note)
    one.code = next_code(CODE_PREFIX, timezone.localdate().year)
    one.save()
    _link(actor, one, rows)
    claim.made(one)
    return one


@transaction.atomic
def matter_link(*, actor: Actor, matter: Matter, petitions: Sequence[Petition]) -> Matter:
    """Petitions belong to this matter from now on; one that stood in another leaves that one."""
    rows = _rows(actor, petitions)
    one = Matter.objects.select_for_update().get(pk=matter.pk)
    if one.merged_into_id is not None:
        raise DomainError(_("This matter was joined with another. Choose that one."), field="matter")
    _link(actor, one, rows)
    return one


def _rows(actor: Actor, petitions: Sequence[Petition]) -> list[Petition]:
    rows = petitions_lock(petitions)
    if not rows:
        raise DomainError(_("Choose at least one petition."))
    for row in rows:
        require(actor, "petitions.link_matter", row)
    return rows


def _link(actor: Actor, one: Matter, rows: Sequence[Petition]) -> None:
    for row in rows:
        if row.matter_id == one.pk:
            continue
        former = row.matter
        row.matter = one
        row.save(update_fields=["matter", "updated_at"])
        petition_audit(
            actor, row, "link_matter", N_("%(actor)s put it to the matter “%(title)s” (%(code)s)."),
            parents=(one, former), title=one.title, code=one.code,
        )  # fmt: skip


@transaction.atomic
def matter_unlink(*, actor: Actor, petition: Petition, reason: str = "") -> Petition:
    """The petition belongs to no matter any more."""
    row = petition_lock(petition)
    require(actor, "petitions.link_matter", row)
    former = row.matter
    if former is None:
        raise DomainError(_("It belongs to no matter."))
    row.matter = None
    row.save(update_fields=["matter", "updated_at"])
    petition_audit(
        actor, row, "unlink_matter", N_("%(actor)s took it out of the matter “%(title)s” (%(code)s). %(reason)s"),
        parents=(former,), title=former.title, code=former.code, reason=text_within(reason, field="reason"),
    )  # fmt: skip
    return row


@transaction.atomic
def matter_change(*, actor: Actor, matter: Matter, title: str, topic: Topic | None, note: str) -> Matter:
    """Put its title, topic and note right."""
    one = Matter.objects.select_for_update().get(pk=matter.pk)
    require(actor, "petitions.change_matter", one)
    before = {"title": one.title, "topic": str(one.topic or ""), "note": one.note}
    one.title = text_given(title, field="title", longest=TITLE_MAX)
    one.topic, one.note = topic, text_within(note, field="note", longest=SUMMARY_MAX)
    one.search_key = search_key(one.title, one.note)
    one.save()
    after = {"title": one.title, "topic": str(one.topic or ""), "note": one.note}
    if after != before:
        _told(actor, one, "matter_change", N_("%(actor)s put the matter into words."), before=before, after=after)
    return one


@transaction.atomic
def matters_merge(*, actor: Actor, matter: Matter, into: Matter) -> Matter:
    """Both turned out to be the same wish: the petitions of `matter` stand in `into` from now on."""
    if matter.pk == into.pk:
        raise DomainError(_("A matter cannot be joined with itself."), field="into")
    rows = petitions_lock(Petition.objects.filter(matter=matter))
    both = Matter.objects.select_for_update().filter(pk__in=[matter.pk, into.pk]).order_by("pk").in_bulk()
    former, target = both[matter.pk], both[into.pk]
    for one in (former, target):
        require(actor, "petitions.change_matter", one)
        if one.merged_into_id is not None:
            raise DomainError(_("This matter was joined with another. Choose that one."), field="into")
    for row in rows:
        row.matter = target
        row.save(update_fields=["matter", "updated_at"])
    Matter.objects.filter(merged_into=former).update(merged_into=target)
    former.merged_into = target
    former.save()
    sentence = N_("%(actor)s joined the matter “%(former)s” (%(former_code)s) with “%(title)s” (%(code)s).")
    words = {"former": former.title, "former_code": former.code, "title": target.title, "code": target.code}
    _told(actor, target, "matters_merge", sentence, parents=(former, *rows), params=words)
    return target


def _told(
    actor: Actor,
    one: Matter,
    action: str,
    sentence: str,
    *,
    params: dict[str, Any] | None = None,
    parents: Sequence[Any] = (),
    before: Any = None,
    after: Any = None,
) -> None:
    draft = AuditDraft(
        actor=actor,
        action=f"petitions.{action}",
        target=one,
        sentence=sentence,
        params=params or {},
        parents=tuple(parents),
        before=before,
        after=after,
    )
    audit_record_many([draft])
