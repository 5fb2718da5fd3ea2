"""The row behind every task somebody asked for. The message to the worker may be lost; this row is not."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.models.fields import NFCCharField, NFCTextField


class JobState(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


LIVE_STATES = (JobState.QUEUED, JobState.RUNNING)


class Job(models.Model):
    """A task, its parameters and how far it is.

    A worker owns a running job only while `lease_token` is its own; every write of the worker is conditional on it.
    `label`, `note` and `error` hold message ids or plain text; `…_text` gives them in the reader's language.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=100)
    params = models.JSONField(default=dict)
    key = models.CharField(max_length=200, blank=True)
    label = NFCCharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=JobState.choices, default=JobState.QUEUED)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    watchers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    sends = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=3)
    lease_token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = NFCCharField(max_length=300, blank=True)
    result = models.JSONField(null=True)
    error = NFCTextField(blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(state__in=["queued", "running"]) & ~Q(key=""),
                name="core_job_one_live_per_key",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_token__isnull=False, lease_until__isnull=False),
                name="core_job_running_has_lease",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"]) | Q(finished_at__isnull=False),
                name="core_job_ended_has_time",
            ),
        ]
        indexes = [
            # Read by the sweep every few seconds: only live jobs are in it.
            models.Index(
                fields=["state", "lease_until"], condition=Q(state__in=["queued", "running"]), name="core_job_live"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.pk}"

    @property
    def is_live(self) -> bool:
        """Whether it waits or runs."""
        return self.state in LIVE_STATES

    @property
    def percent(self) -> int | None:
        """0 to 100, or None while the amount of work is not known."""
        return min(100, 100 * self.done // self.total) if self.total else None

    @property
    def label_text(self) -> str:
        return gettext(self.label) if self.label else self.task

    @property
    def note_text(self) -> str:
        return gettext(self.note) if self.note else ""

    @property
    def error_text(self) -> str:
        return gettext(self.error) if self.error else ""
