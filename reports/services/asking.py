"""Asking for a paper, asking again, stopping it."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from accounts.models import Department
from core.actors import SYSTEM, Actor
from core.audit import audit_record
from core.exceptions import TransitionError
from core.jobs import job_cancel, job_request, job_retry
from core.models import JobState
from core.permissions import require
from meetings.models import Meeting
from reports.documents import DocumentBuilder, builder_of
from reports.documents.letterhead import addressed_default, paper_params, recipients_default
from reports.enums import DocumentKind, DocumentState
from reports.models import Document
from reports.papers import PaperParams
from reports.selectors import issuing_body_default, signatory_default
from reports.wording import lower_first

RENDER_TASK = "reports.render_document"
FILE_OWNER = "reports.document"


def params_default(kind: DocumentKind, meeting: Meeting, body: Department | None = None) -> PaperParams:
    """What is proposed for a paper before anybody chooses: who issues it, who signs, to whom it goes."""
    body = body or issuing_body_default(meeting)
    addressed = addressed_default(body)
    today = timezone.localdate()
    return paper_params(
        body=body,
        signatory=signatory_default(body, today),
        type_code=builder_of(kind).type_code,
        as_of=today,
        addressed_to=addressed,
        recipients=recipients_default(body, addressed),
    )


@transaction.atomic
def document_request(
    *,
    actor: Actor,
    kind: DocumentKind,
    meeting: Meeting,
    body: Department | None = None,
    params: PaperParams | None = None,
) -> Document:
    """Ask for a paper of `kind` about `meeting`, issued by `body`, with the words in `params` (proposals otherwise).

    The same request is answered by the same document while that one is being made, and afterwards as long as the data
    reads as before. Raises PermissionDenied.
    """
    require(actor, "reports.request", meeting)
    # One at a time for a meeting: two clicks at one moment find each other's document.
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    body = body or issuing_body_default(meeting)
    params = params or params_default(kind, meeting, body)
    builder = builder_of(kind)
    key = _key(builder, meeting, params, builder.fingerprint(actor, meeting, params))
    shared = _shared(key)
    if shared is not None:
        if shared.job and shared.is_live and actor.pk not in (None, shared.created_by_id):
            shared.job.watchers.add(actor.pk)
        return shared
    document = _document(actor, builder, meeting, body, params, key)
    document_note(actor, "reports.request", document, N_("%(actor)s asked for the document “%(title)s”."))
    return document


def _document(
    actor: Actor, builder: DocumentBuilder, meeting: Meeting, body: Department, params: PaperParams, key: str
) -> Document:
    """The row and the job that will fill it; sent when the transaction commits."""
    document = Document.objects.create(
        kind=builder.kind,
        title=f"{builder.type_name} {lower_first(builder.subject(meeting))}"[:500],
        params=params.as_json(),
        key=key,
        meeting=meeting,
        issuing_body=body,
        issuing_name=params.issuing_name,
        symbol=params.symbol,
        signatory_name=params.signer,
        dated=params.dated,
        created_by_id=actor.pk,
        created_by_name=str(getattr(actor, "full_name", "")),
    )
    document.job = job_request(
        actor=actor,
        task=RENDER_TASK,
        params={"document": str(document.pk)},
        key=f"{FILE_OWNER}:{document.pk}",
        label=document.title[:300],
    )
    document.save(update_fields=["job"])
    return document


def _key(builder: DocumentBuilder, meeting: Meeting, params: PaperParams, fingerprint: str) -> str:
    chosen = json.dumps(params.as_json(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256("|".join((builder.kind, str(meeting.pk), chosen, fingerprint)).encode()).hexdigest()


def _shared(key: str) -> Document | None:
    ended = (JobState.FAILED, JobState.CANCELLED)
    found = Document.objects.select_related("job").filter(key=key).exclude(job__state__in=ended)
    return found.order_by("-created_at").first()


def document_note(actor: Actor, action: str, document: Document, sentence: str, **params: Any) -> None:
    """One entry in the history of the document and of its meeting."""
    audit_record(
        actor=actor,
        action=action,
        target=document,
        sentence=sentence,
        params={"title": document.title, **params},
        parents=[document.meeting],
    )


@transaction.atomic
def document_retry(*, actor: Actor, document: Document) -> Document:
    """Ask again for a paper that could not be made or was cancelled. Raises PermissionDenied, TransitionError."""
    require(actor, "reports.retry", document)
    document = document_locked(document)
    if document.job is None or document.state not in {DocumentState.FAILED, DocumentState.CANCELLED}:
        raise TransitionError(_("Make it again"), document.get_state_display())
    job_retry(actor=SYSTEM, job=document.job)
    document_note(actor, "reports.retry", document, N_("%(actor)s asked again for the document “%(title)s”."))
    return document


@transaction.atomic
def document_cancel(*, actor: Actor, document: Document) -> Document:
    """Stop the making of a paper. Raises PermissionDenied, TransitionError when it is made or given up already."""
    require(actor, "reports.cancel", document)
    document = document_locked(document)
    if document.job is None or not document.is_live:
        raise TransitionError(_("Stop making it"), document.get_state_display())
    job_cancel(actor=SYSTEM, job=document.job)
    document_note(actor, "reports.cancel", document, N_("%(actor)s stopped the making of the document “%(title)s”."))
    return document


def document_locked(document: Document) -> Document:
    """The row of now, locked, with its job and meeting."""
    locked = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    return Document.objects.select_related("job", "meeting").get(pk=locked.pk)
