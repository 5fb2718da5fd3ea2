"""Files that people give us or that we make. They lie in private storage and leave it through one view."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from core.models.fields import NFCCharField


def stored_path(instance: "StoredFile", filename: str) -> str:
    """Where the content lies: by month and id. Nothing of what the person typed becomes part of a path."""
    return f"{timezone.localtime(instance.created_at):%Y/%m}/{instance.pk}"


class StoredFile(models.Model):
    """A file's content and what is known of it. `content_type` comes from the content, not from the sender."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner_kind = models.CharField(max_length=80)
    name = NFCCharField(max_length=200)
    content = models.FileField(upload_to=stored_path, max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name
