"""The register of document numbers."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from accounts.models import Department
from core.actors import Actor
from core.exceptions import DomainError
from core.permissions import require
from reports.documents import builder_of
from reports.models import Document, DocumentNumber
from reports.services.asking import document_locked, document_note


@transaction.atomic
def document_number_take(*, actor: Actor, document: Document, day: date) -> DocumentNumber:
    """Give `document` the next number of its body, type and the year of `day`.

    The body's row is the lock of its register: numbers run from 1 without gap or double. Asked twice, it gives the same
    number. Raises PermissionDenied, and DomainError while there is no file to be numbered.
    """
    require(actor, "reports.number", document)
    document = document_locked(document)
    if entry := DocumentNumber.objects.filter(document=document).first():
        return entry
    if document.file_id is None:
        raise DomainError(_("A number is given to a document that is ready."))
    Department.objects.select_for_update(no_key=True, of=("self",)).get(pk=document.issuing_body_id)
    series = DocumentNumber.objects.filter(
        body_id=document.issuing_body_id, type_code=builder_of(document.kind).type_code, year=day.year
    )
    last = series.aggregate(last=Max("number"))["last"] or 0
    entry = DocumentNumber.objects.create(
        body_id=document.issuing_body_id,
        type_code=builder_of(document.kind).type_code,
        year=day.year,
        number=last + 1,
        dated=day,
        document=document,
        given_by_id=actor.pk,
    )
    sentence = N_("%(actor)s gave the document “%(title)s” the number %(number)s of %(day)s.")
    document_note(actor, "reports.number", document, sentence, number=f"{entry.number:02d}/{document.symbol}", day=day)
    return entry
