"""A dossier of petitions put to a higher authority, and what came back for each of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField, SearchKeyField
from petitions.enums import EscalationState
from petitions.models.due import DueFields


class Escalation(DueFields):
    """The dossier: to whom, by which letter, until when they answer (`due`), when to ask again (`next_check`)."""

    code = NFCCharField(max_length=20, unique=True)
    handled_by = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    to_body = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    to_name = NFCCharField(max_length=255)
    subject = NFCTextField(blank=True, default="")
    # Empty until the letter is issued.
    letter_number = NFCCharField(max_length=80, blank=True, default="")
    letter_date = models.DateField(null=True, blank=True)
    letter_file = models.ForeignKey(
        "core.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    next_check = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    search_key = SearchKeyField()

    class Meta:
        indexes = [models.Index(fields=["handled_by", "next_check", "id"], name="escalation_next_check")]
        constraints = [models.CheckConstraint(condition=~Q(to_name=""), name="escalation_has_addressee")]

    def __str__(self) -> str:
        return self.code


class EscalationItem(models.Model):
    """One petition in a dossier. At most one is open for a petition."""

    escalation = models.ForeignKey(Escalation, on_delete=models.PROTECT, related_name="items")
    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="escalations")
    state = models.CharField(max_length=10, choices=EscalationState, default=EscalationState.OPEN)
    sent_at = models.DateTimeField()
    reply_text = NFCTextField(blank=True, default="")
    reply_number = NFCCharField(max_length=80, blank=True, default="")
    reply_date = models.DateField(null=True, blank=True)
    reply_file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = NFCTextField(blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["escalation", "petition"], name="escalationitem_once_per_dossier"),
            models.UniqueConstraint(
                fields=["petition"], condition=Q(state=EscalationState.OPEN), name="escalationitem_one_open"
            ),
            models.CheckConstraint(condition=Q(state__in=EscalationState.values), name="escalationitem_state_known"),
            models.CheckConstraint(
                condition=Q(state=EscalationState.OPEN) | Q(ended_at__isnull=False),
                name="escalationitem_ended_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=EscalationState.REPLIED) | ~Q(reply_text="") | ~Q(reply_number=""),
                name="escalationitem_reply_has_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=EscalationState.ENDED) | ~Q(end_reason=""), name="escalationitem_end_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.escalation}: {self.petition}"
