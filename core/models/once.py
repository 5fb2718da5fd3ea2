"""One form, one effect: what a form that was already accepted has made."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class OnceKey(models.Model):
    """The hidden number of a form, and the object its first submission made."""

    key = models.UUIDField(unique=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    target_kind = models.CharField(max_length=80, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return str(self.key)
