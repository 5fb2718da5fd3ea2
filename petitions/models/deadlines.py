"""Why a due date moved, and who was reminded of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField
from petitions.enums import DueChangeKind, DueChangeState


class DueChange(models.Model):
    """One change of a due date: asked for by a body or made by the office, or by a changed holiday.

    `assignment` empty: the petition's own date, which the petitioner is told. A pause has a row for the petition and
    one for each part whose date stands still with it.
    """

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="due_changes")
    assignment = models.ForeignKey(
        "petitions.Assignment", on_delete=models.CASCADE, null=True, blank=True, related_name="due_changes"
    )
    kind = models.CharField(max_length=10, choices=DueChangeKind)
    state = models.CharField(max_length=10, choices=DueChangeState, default=DueChangeState.DONE)
    before = models.DateField(null=True, blank=True)
    # Asked for or set; empty while a pause lasts.
    after = models.DateField(null=True, blank=True)
    reason = NFCTextField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_by_name = NFCCharField(max_length=150, blank=True, default="")
    asked_at = models.DateTimeField()
    decided_by_name = NFCCharField(max_length=150, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = NFCTextField(blank=True, default="")
    # A pause: when it ended; the days it lasted are added to the date that stood.
    resumed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["asked_at", "id"], name="duechange_asked", condition=Q(state="asked")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DueChangeKind.values), name="duechange_kind_known"),
            models.CheckConstraint(condition=Q(state__in=DueChangeState.values), name="duechange_state_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="duechange_has_reason"),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(kind=DueChangeKind.PAUSE, resumed_at__isnull=True, assignment__isnull=True),
                name="duechange_one_pause_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.before} → {self.after}"


class Reminder(models.Model):
    """That one person was reminded of one due date at one step: written with the message, so never twice.

    `subject` names what is due ("assignment:12", "escalation:3", "promise:5"); `step` when ("before", "day",
    "week-1", "week-2" …). A date that moves is reminded of anew.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60)
    step = models.CharField(max_length=20)
    due = models.DateField()
    message = models.ForeignKey("core.Message", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "subject", "step", "due"], name="reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.step}"
