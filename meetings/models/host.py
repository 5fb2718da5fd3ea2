from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField


class Host(models.Model):
    """A body in whose name the meeting is called; there may be several, printed in order."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="hosts")
    body = models.ForeignKey("accounts.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = NFCCharField(max_length=255)
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="host_has_name"),
            models.UniqueConstraint(fields=["meeting", "name"], name="host_once_per_meeting"),
        ]

    def __str__(self) -> str:
        return self.name
