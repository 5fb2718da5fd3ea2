"""One mechanism for every file that is imported: looked at, confirmed, and undone while nothing has moved since."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from core.models.fields import NFCCharField, NFCTextField


class ImportState(models.TextChoices):
    READING = "reading", pgettext_lazy("import", "Being read")
    PREVIEW = "preview", pgettext_lazy("import", "Waits for your look")
    WRITING = "writing", pgettext_lazy("import", "Being written")
    DONE = "done", pgettext_lazy("import", "Imported")
    UNDONE = "undone", pgettext_lazy("import", "Undone")
    DROPPED = "dropped", pgettext_lazy("import", "Dropped")
    FAILED = "failed", pgettext_lazy("import", "Failed")


class ImportRowState(models.TextChoices):
    NEW = "new", pgettext_lazy("import row", "New")
    CHANGED = "changed", pgettext_lazy("import row", "Changes")
    SAME = "same", pgettext_lazy("import row", "Already so")
    REFUSED = "refused", pgettext_lazy("import row", "Cannot be imported")


class ImportRun(models.Model):
    """One file put in by one person. `kind` names the app's columns and matcher, `params` where it goes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.READING)
    file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    error = NFCTextField(blank=True, default="")

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["created_by", "-created_at"], name="core_import_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(confirmed_at__isnull=False), name="core_import_done_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="undone") | Q(undone_at__isnull=False), name="core_import_undone_has_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class ImportRow(models.Model):
    """One line of the file: what it says, what it would do, what it did."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportRowState.choices)
    # Why it cannot be imported, or what to look at; in the language of the person who put the file in.
    message = NFCTextField(blank=True, default="")
    # What it is about, and how that stood before: enough to put it back.
    target_id = models.CharField(max_length=40, blank=True, default="")
    target_name = NFCCharField(max_length=300, blank=True, default="")
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    written = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="core_importrow_once")]

    def __str__(self) -> str:
        return f"{self.number}"
