from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.models.fields import NFCCharField


class Turn(models.Model):
    """A speaker's turn in the room: asked for, begun, ended. One speaks at a time."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="turns")
    order = models.PositiveSmallIntegerField(default=1)
    delegate = models.ForeignKey(
        "meetings.Delegate", null=True, blank=True, on_delete=models.PROTECT, related_name="turns"
    )
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    speaker_name = NFCCharField(max_length=255, blank=True)
    organisation_name = NFCCharField(max_length=255, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(speaker_name="") | ~Q(organisation_name=""), name="turn_has_speaker"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(began_at__isnull=False, ended_at__gte=F("began_at")),
                name="turn_ends_after_beginning",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(began_at__isnull=False, ended_at__isnull=True),
                name="turn_one_speaks_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.speaker_name, self.organisation_name) if part)
