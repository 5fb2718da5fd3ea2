"""The documents a meeting presents or rests on."""

from datetime import date
from typing import Any, Final, TypedDict, Unpack

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.files import DOCUMENTS, file_store
from meetings.audit import meeting_audit
from meetings.models import Meeting, ReferenceDocument
from meetings.services.parts import meeting_begin_change, next_order, part_move, part_of, put_values


class ReferenceFields(TypedDict, total=False):
    """An empty date or issuer means "not recorded"; symbol or title must be known."""

    role: str
    type_name: str
    symbol: str
    date: date | None
    issuer: str
    title: str
    carries_out: ReferenceDocument | None


_FIELDS: Final = frozenset(ReferenceFields.__annotations__)


def _judge(document: ReferenceDocument) -> None:
    if not document.symbol.strip() and not document.title.strip():
        raise DomainError(_("Write the symbol or the title of the document."), field="symbol")
    above, seen = document.carries_out, {document.pk}
    if above is not None and above.meeting_id != document.meeting_id:
        raise DomainError(_("Choose a document of this meeting."), field="carries_out")
    while above is not None:
        if above.pk in seen:
            raise DomainError(_("The two documents would carry out each other."), field="carries_out")
        seen.add(above.pk)
        above = above.carries_out


def _attach(actor: Actor, document: ReferenceDocument, upload: "File[bytes] | None") -> None:
    if upload is not None:
        document.file = file_store(actor=actor, upload=upload, owner_kind="meetings.reference", allowed=DOCUMENTS)


@transaction.atomic
def reference_add(
    *, actor: Actor, meeting: Meeting, upload: "File[bytes] | None" = None, **fields: Unpack[ReferenceFields]
) -> ReferenceDocument:
    """Name a document, with its file when there is one."""
    row = meeting_begin_change(actor, meeting)
    document = ReferenceDocument(meeting=row, order=next_order(row.references.all()))
    put_values(document, dict[str, Any](fields), _FIELDS)
    _judge(document)
    _attach(actor, document, upload)
    document.save()
    meeting_audit(actor, row, "reference_add", N_("%(actor)s added the document %(name)s."), name=str(document))
    return document


@transaction.atomic
def reference_change(
    *, actor: Actor, document: ReferenceDocument, upload: "File[bytes] | None" = None, **fields: Unpack[ReferenceFields]
) -> ReferenceDocument:
    """Correct a document; a new file takes the place of the old one, which stays in the store."""
    row = meeting_begin_change(actor, document.meeting)
    document = part_of(row.references.all(), document.pk)
    put_values(document, dict[str, Any](fields), _FIELDS)
    _judge(document)
    _attach(actor, document, upload)
    document.save()
    meeting_audit(actor, row, "reference_change", N_("%(actor)s changed the document %(name)s."), name=str(document))
    return document


@transaction.atomic
def reference_remove(*, actor: Actor, document: ReferenceDocument) -> None:
    """Take a document off, unless another one carries it out."""
    row = meeting_begin_change(actor, document.meeting)
    document = part_of(row.references.all(), document.pk)
    below = document.carried_out_by.first()
    if below is not None:
        raise DomainError(_("%(name)s carries this document out. Change that first.") % {"name": str(below)})
    name = str(document)
    document.delete()
    meeting_audit(actor, row, "reference_remove", N_("%(actor)s removed the document %(name)s."), name=name)


@transaction.atomic
def reference_move(*, actor: Actor, document: ReferenceDocument, up: bool) -> ReferenceDocument:
    """One place up or down."""
    row = meeting_begin_change(actor, document.meeting)
    if part_move(row.references.all(), part_of(row.references.all(), document.pk), up=up):
        meeting_audit(actor, row, "reference_move", N_("%(actor)s changed the order of the documents."))
    return document
