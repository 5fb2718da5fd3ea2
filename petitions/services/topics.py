"""The subject groups: added, renamed, put in order, retired. A retired one stays on the petitions that bear it."""

import uuid

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from core.text import same_text, search_key
from core.web.once import once_key as claim_once
from petitions.models import Topic
from petitions.validators import text_given

MANAGE_TOPICS = "petitions.manage_topics"
NAME_MAX = 120
_STEP = 10


@transaction.atomic
def topic_add(*, actor: Actor, name: str, once_key: uuid.UUID | str | None = None) -> Topic:
    """A new topic, last in the order. Raises DomainError beside `name` when one is called so."""
    require(actor, MANAGE_TOPICS)
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    name = _free_name(name)
    last = Topic.objects.select_for_update().order_by("-order").first()
    row = Topic.objects.create(code=_free_code(name), name=name, order=(last.order if last else 0) + _STEP)
    _record(actor, row, "add", N_("%(actor)s entered the topic “%(name)s”."))
    claim.made(row)
    return row


@transaction.atomic
def topic_rename(*, actor: Actor, topic: Topic, name: str) -> Topic:
    """Call it otherwise, everywhere; documents already made keep the former name."""
    require(actor, MANAGE_TOPICS)
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    former = row.name
    row.name = _free_name(name, row)
    if row.name != former:
        row.save()
        _record(actor, row, "rename", N_("%(actor)s renamed the topic “%(former)s” to “%(name)s”."), former=former)
    return row


@transaction.atomic
def topic_move(*, actor: Actor, topic: Topic, up: bool) -> Topic:
    """One place up or down in every list of topics. At the end of the list nothing happens."""
    require(actor, MANAGE_TOPICS)
    rows = list(Topic.objects.select_for_update().order_by("order", "name"))
    place = next(number for number, one in enumerate(rows) if one.pk == topic.pk)
    other = place - 1 if up else place + 1
    row = rows[place]
    if not 0 <= other < len(rows):
        return row
    rows[place], rows[other] = rows[other], rows[place]
    for number, one in enumerate(rows, start=1):
        one.order = number * _STEP
    Topic.objects.bulk_update(rows, ["order"])
    _record(actor, row, "move", N_("%(actor)s moved the topic “%(name)s” to place %(place)s."), place=other + 1)
    return row


@transaction.atomic
def topic_retire(*, actor: Actor, topic: Topic) -> Topic:
    """Not offered any more; petitions that bear it keep it. Raises DomainError for the last one offered."""
    require(actor, MANAGE_TOPICS)
    row = next(one for one in Topic.objects.select_for_update() if one.pk == topic.pk)
    if row.is_active:
        if not Topic.objects.filter(is_active=True).exclude(pk=row.pk).exists():
            raise DomainError(_("One topic at least must be offered. Enter another one first."))
        row.is_active = False
        row.save()
        _record(actor, row, "retire", N_("%(actor)s retired the topic “%(name)s”."))
    return row


@transaction.atomic
def topic_restore(*, actor: Actor, topic: Topic) -> Topic:
    """Offered again."""
    require(actor, MANAGE_TOPICS)
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    if not row.is_active:
        row.is_active = True
        row.save()
        _record(actor, row, "restore", N_("%(actor)s offers the topic “%(name)s” again."))
    return row


def _record(actor: Actor, row: Topic, action: str, sentence: str, **params: object) -> None:
    audit_record(
        actor=actor, action=f"petitions.topic_{action}", target=row, sentence=sentence,
        params={"name": row.name, **params},
    )  # fmt: skip


def _free_name(name: str, row: Topic | None = None) -> str:
    name = " ".join(text_given(name, field="name", longest=NAME_MAX).split())
    others = Topic.objects.exclude(pk=row.pk) if row else Topic.objects.all()
    if any(same_text(name, one) for one in others.values_list("name", flat=True)):
        raise DomainError(_("A topic of this name exists already."), field="name")
    return name


def _free_code(name: str) -> str:
    code = slugify(search_key(name))[:34].strip("-") or "chu-de"
    taken = set(Topic.objects.filter(code__startswith=code).values_list("code", flat=True))
    number = 1
    while (found := code if number == 1 else f"{code}-{number}") in taken:
        number += 1
    return found
