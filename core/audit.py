"""The only writer of the history. Call it in the transaction of the change it describes.

    audit_record(actor=actor, action="petitions.assign", target=petition, parents=[petition.meeting],
                 sentence=N_("%(actor)s assigned it to %(lead)s, due %(due)s."), params={"lead": lead.name, "due": …})

`N_` is `gettext_noop`: the sentence is stored untranslated and translated when it is read. A value that is a lazy
translation (a state's label) is stored untranslated too; every other value is frozen as text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Model, QuerySet
from django.utils import formats, timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_noop as N_
from django.utils.translation import pgettext

from core.actors import Actor, SystemActor
from core.context import current_request_id
from core.models import AuditEntry, AuditLink, StoredFile

__all__ = ["N_", "AuditDraft", "PaperRecord", "audit_for", "audit_record", "audit_record_many", "object_kind"]

_VISITOR = N_("A visitor")


@dataclass(frozen=True)
class PaperRecord:
    """The paper by which a body or leader without an account acted."""

    number: str
    date: date
    signatory: str
    scan: StoredFile | None = None


@dataclass(frozen=True)
class AuditDraft:
    """One entry to be written; see `audit_record` for its fields."""

    actor: Actor
    action: str
    target: Model
    sentence: str
    params: Mapping[str, Any] = field(default_factory=dict)
    parents: Sequence[Model | None] = ()
    before: Any = None
    after: Any = None
    on_behalf_of: str = ""
    paper: PaperRecord | None = None
    at: datetime | None = None


def audit_record(
    *,
    actor: Actor,
    action: str,
    target: Model,
    sentence: str,
    params: Mapping[str, Any] | None = None,
    parents: Sequence[Model | None] = (),
    before: Any = None,
    after: Any = None,
    on_behalf_of: str = "",
    paper: PaperRecord | None = None,
) -> AuditEntry:
    """Write one entry about `target`, to be found from each of `parents` too.

    `sentence` is an untranslated message id with named places; "actor" is filled in. `before` and `after` are plain
    data of what changed. Raises RuntimeError outside a transaction: a change and its entry stand or fall together.
    """
    draft = AuditDraft(actor, action, target, sentence, params or {}, parents, before, after, on_behalf_of, paper)
    return audit_record_many([draft])[0]


def audit_record_many(drafts: Iterable[AuditDraft]) -> list[AuditEntry]:
    """Write many entries with two statements. `at` of a draft dates an entry of data made in bulk."""
    if not connection.in_atomic_block:
        raise RuntimeError("An audit entry is written in the transaction of the change it describes.")
    drafts = list(drafts)
    entries = AuditEntry.objects.bulk_create([_entry(draft) for draft in drafts], batch_size=1000)
    links = [
        AuditLink(entry=entry, kind=kind, object_id=object_id)
        for entry, draft in zip(entries, drafts, strict=True)
        for kind, object_id in dict.fromkeys(object_key(one) for one in (draft.target, *draft.parents) if one)
    ]
    AuditLink.objects.bulk_create(links, batch_size=1000)
    return entries


def _entry(draft: AuditDraft) -> AuditEntry:
    kind, object_id = object_key(draft.target)
    paper = draft.paper
    person = draft.actor.pk is not None
    return AuditEntry(
        created_at=draft.at or timezone.now(),
        actor_id=draft.actor.pk,
        actor_name=_frozen_name(draft.actor) if person else _no_person(draft.actor),
        on_behalf_of=draft.on_behalf_of,
        action=draft.action,
        target_kind=kind,
        target_id=object_id,
        target_name=str(draft.target)[:300],
        sentence=draft.sentence,
        params={name: _frozen(value) for name, value in draft.params.items()},
        before=_plain(draft.before),
        after=_plain(draft.after),
        paper_number=paper.number if paper else "",
        paper_date=paper.date if paper else None,
        paper_signatory=paper.signatory if paper else "",
        paper_scan=paper.scan if paper else None,
        request_id=current_request_id(),
    )


def _frozen_name(actor: Actor) -> str:
    return str(getattr(actor, "full_name", "") or actor)


def _no_person(actor: Actor) -> str:
    return _msgid(actor.full_name) if isinstance(actor, SystemActor) else _VISITOR


def _msgid(text: str | Promise) -> str:
    with translation.override(None):
        return str(text)


def _context(text: Promise) -> str:
    """The context of a lazy `pgettext`; "" for a message without one. Read from what the proxy pickles."""
    reduced: Any = text.__reduce__()
    function, arguments = reduced[1][:2]
    return str(arguments[0]) if function is pgettext else ""


def _frozen(value: Any) -> str | dict[str, str]:
    if isinstance(value, Promise):
        context = _context(value)
        return {"msgid": _msgid(value)} | ({"context": context} if context else {})
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def _plain(value: Any) -> Any:
    """Dates, numbers and lazy words as JSON can hold them."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Promise):
        return _msgid(value)
    if isinstance(value, Model):
        return str(value)
    return DjangoJSONEncoder().default(value)


def object_kind(target: Model | type[Model]) -> str:
    """How the history names a model: "petitions.petition"."""
    return str(target._meta.label_lower)


def object_key(target: Model) -> tuple[str, str]:
    """How the history names an object."""
    return object_kind(target), str(target.pk)


def audit_for(target: Model) -> QuerySet[AuditEntry]:
    """The history of `target`: entries about it and about what belongs to it, newest first."""
    kind, object_id = object_key(target)
    return AuditEntry.objects.filter(links__kind=kind, links__object_id=object_id).order_by("-id")
