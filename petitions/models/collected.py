"""A list of petitions that an intermediary compiled and submitted as one act."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField


class CollectedList(models.Model):
    """The list: whose it is, its letter. Its petitions are drafts until it is submitted, all at one moment."""

    body = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    body_name = NFCCharField(max_length=255)
    title = NFCCharField(max_length=300)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    letter_number = NFCCharField(max_length=80, blank=True, default="")
    letter_date = models.DateField(null=True, blank=True)
    letter_file = models.ForeignKey(
        "core.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_by_name = NFCCharField(max_length=150, blank=True, default="")
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["body", "-id"], name="collectedlist_of_body")]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="collectedlist_has_title"),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | ~Q(submitted_by_name=""),
                name="collectedlist_submitted_has_name",
            ),
        ]

    def __str__(self) -> str:
        return self.title
