"""A document that somebody asked for: what it is made of, the job that makes it, the file that came of it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.models import JobState
from core.models.fields import NFCCharField
from reports.enums import DocumentKind, DocumentState

_STATE_OF_JOB = {
    JobState.QUEUED: DocumentState.QUEUED,
    JobState.RUNNING: DocumentState.MAKING,
    JobState.DONE: DocumentState.DONE,
    JobState.FAILED: DocumentState.FAILED,
    JobState.CANCELLED: DocumentState.CANCELLED,
}


class Document(models.Model):
    """One paper. `params` holds all that was chosen, names of the day included; it never changes after the request.

    How far it is, is told by its job alone: a copy of that state here could only be wrong. `key` names what the paper
    is made of (parameters and the state of the data), so that the same request is answered by the same document.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30, choices=DocumentKind)
    title = NFCCharField(max_length=500)
    params = models.JSONField(default=dict)
    key = models.CharField(max_length=64, db_index=True)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    issuing_body = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    issuing_name = NFCCharField(max_length=255)
    symbol = NFCCharField(max_length=60, blank=True)
    signatory_name = NFCCharField(max_length=255, blank=True)
    # The day printed on it; the number stands in the register.
    dated = models.DateField(null=True, blank=True)
    job = models.OneToOneField("core.Job", on_delete=models.PROTECT, related_name="+", null=True)
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+", null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_by_name = NFCCharField(max_length=255, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="document_newest"),
            models.Index(fields=["issuing_body", "-created_at", "-id"], name="document_of_body"),
            models.Index(fields=["meeting", "-created_at", "-id"], name="document_of_meeting"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known"),
            models.CheckConstraint(condition=~Q(title=""), name="document_has_title"),
            # A file, its checksum and its time come together and stay together.
            models.CheckConstraint(
                condition=Q(file__isnull=True, sha256="", made_at__isnull=True, pages__isnull=True)
                | (Q(file__isnull=False, made_at__isnull=False, pages__gte=1) & ~Q(sha256="")),
                name="document_file_has_checksum",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> DocumentState:
        """How far it is, by its job."""
        return _STATE_OF_JOB[JobState(self.job.state)] if self.job else DocumentState.QUEUED

    @property
    def is_live(self) -> bool:
        """Whether it still waits or is being made."""
        return self.state in {DocumentState.QUEUED, DocumentState.MAKING}

    def get_state_display(self) -> str:
        """The state in the reader's language."""
        return str(self.state.label)
