from django.db import models
from django.db.models import F, Q

from core.models.fields import NFCCharField
from meetings.enums import AgendaKind


class AgendaItem(models.Model):
    """One line of the programme. Hours may be left out: the order alone is then printed."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="agenda")
    order = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=AgendaKind, default=AgendaKind.OTHER)
    title = NFCCharField(max_length=500)
    presenter = NFCCharField(max_length=255, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="agenda_item_has_title"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="agenda_item_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.title
