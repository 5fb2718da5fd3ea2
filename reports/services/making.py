"""The worker's part: facts to paper, paper to file."""

import hashlib
import logging
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from core.actors import SYSTEM
from core.exceptions import DomainError
from core.jobs import job_finish, job_progress
from core.messages import message_queue
from core.models import Job, StoredFile
from core.permissions import allowed
from meetings.models import Meeting
from reports.documents import DocumentBuilder, builder_of
from reports.documents.size import pages_guessed
from reports.exceptions import RenderingError
from reports.models import Document
from reports.papers import Paper, PaperParams
from reports.rendering import Pdf, paper_pdf
from reports.services.asking import FILE_OWNER, document_note

COLLECTING, LAYING_OUT, WRITING = N_("Collecting the facts"), N_("Laying out pages"), N_("Writing pages")

logger = logging.getLogger(__name__)


def document_make(job: Job) -> dict[str, Any]:
    """Make the paper that `job` asks for and keep its file; run twice, it makes one file.

    1. read the facts as the person who asked may see them, 2. write the paper, 3. lay it out, telling the progress,
    4. keep file, checksum and end of the job in one transaction: a lost lease leaves nothing behind.
    Raises DomainError with a reason for the reader.
    """
    document = Document.objects.select_related("meeting", "created_by", "file").get(pk=job.params["document"])
    if document.file_id:
        return _result(document)
    builder = builder_of(document.kind)
    job_progress(job, 0, 0, COLLECTING)
    paper = _paper(builder, document)
    pdf = _laid_out(builder, paper, job)
    _keep(document, builder, pdf, job)
    return _result(document)


def _paper(builder: DocumentBuilder, document: Document) -> Paper:
    asked_by = document.created_by or SYSTEM
    if document.meeting is None or not allowed(asked_by, "reports.request", document.meeting):
        raise DomainError(N_("Who asked for this document no longer has the right to it. Ask for it anew."))
    return paper_build(asked_by, builder, document.meeting, PaperParams.from_json(document.params))


def paper_build(user: Any, builder: DocumentBuilder, meeting: Meeting, params: PaperParams) -> Paper:
    """The paper in Vietnamese, whatever language the asking person reads."""
    with translation.override("vi"):
        return builder.build(user, meeting, params)


def _laid_out(builder: DocumentBuilder, paper: Paper, job: Job) -> Pdf:
    guessed = pages_guessed(paper)

    def progress(done: int, total: int) -> None:
        job_progress(job, done, total or max(guessed, done), WRITING if total else LAYING_OUT)

    try:
        return paper_pdf(paper, template=builder.template, progress=progress)
    except RenderingError as error:
        logger.exception("Document of job %s could not be laid out.", job.pk)
        raise DomainError(N_("The pages could not be laid out. Tell the administrator.")) from error


def _keep(document: Document, builder: DocumentBuilder, pdf: Pdf, job: Job) -> None:
    stored = StoredFile(
        owner_kind=FILE_OWNER,
        name=file_name(builder, document),
        content_type="application/pdf",
        size=len(pdf.content),
        sha256=hashlib.sha256(pdf.content).hexdigest(),
        created_by_id=document.created_by_id,
    )
    stored.content.save(stored.name, ContentFile(pdf.content), save=False)
    try:
        with transaction.atomic():
            stored.save(force_insert=True)
            document.file, document.sha256 = stored, stored.sha256
            document.pages, document.made_at = pdf.pages, timezone.now()
            document.save(update_fields=["file", "sha256", "pages", "made_at"])
            document_note(SYSTEM, "reports.make", document, N_("The document “%(title)s” is ready."))
            _tell(document)
            job_finish(job, _result(document))
    except BaseException:
        # Nothing of this run stays: neither the rows, which rolled back, nor the content.
        stored.content.delete(save=False)
        raise


def _tell(document: Document) -> None:
    if document.created_by is None:
        return
    message_queue(
        to_user=document.created_by,
        subject=_("The document is ready: %(title)s") % {"title": document.title[:200]},
        body=_("You can view and download it on its page."),
        link=reverse("reports:detail", args=[document.pk]),
        dedupe_key=f"{FILE_OWNER}:{document.pk}:made",
        channels=("in_app",),
    )


def _result(document: Document) -> dict[str, Any]:
    return {"url": reverse("reports:detail", args=[document.pk]), "label": N_("See the document")}


def file_name(builder: DocumentBuilder, document: Document) -> str:
    """What the file is, in Vietnamese without marks: kind, meeting, day; no person."""
    day = document.dated or timezone.localdate(document.created_at)
    code = document.meeting.code if document.meeting else ""
    return f"{'-'.join(part for part in (builder.file_stem, code, f'{day:%d-%m-%Y}') if part)}.pdf"
