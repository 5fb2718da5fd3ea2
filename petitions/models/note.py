"""What is said between receipt and answer: questions to the petitioner, notes on progress, files."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField
from petitions.models.due import DueFields


class InfoRequest(DueFields):
    """A question to the petitioner and what they said: the petition's own text stays as it was given."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="info_requests")
    question = NFCTextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    reply = NFCTextField(blank=True, default="")
    # By whom the words came when a coordinator notes a call.
    replied_by_name = NFCCharField(max_length=150, blank=True, default="")
    replied_at = models.DateTimeField(null=True, blank=True)
    # Declined, withdrawn or merged before a reply came.
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(question=""), name="inforequest_has_question"),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True) | ~Q(reply=""), name="inforequest_replied_has_words"
            ),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(replied_at__isnull=True, dropped_at__isnull=True),
                name="inforequest_one_open",
            ),
        ]

    def __str__(self) -> str:
        return self.question[:60]


class InterimNote(models.Model):
    """Tells the petitioner how things stand without changing the state ("đã kiến nghị Bộ …")."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="notes")
    text = NFCTextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author_name = NFCCharField(max_length=150)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="interimnote_has_text")]

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(models.Model):
    """A file of a petition, of a department's part or of an answer; private unless marked public."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="attachments")
    assignment = models.ForeignKey(
        "petitions.Assignment", on_delete=models.PROTECT, null=True, blank=True, related_name="attachments"
    )
    file = models.OneToOneField("core.StoredFile", on_delete=models.PROTECT, related_name="+")
    caption = NFCCharField(max_length=200, blank=True, default="")
    is_public = models.BooleanField(default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.caption or str(self.file_id)
