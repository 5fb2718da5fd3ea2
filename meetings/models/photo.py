from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField


class Photo(models.Model):
    """A picture with its caption. Without a file the page draws a placeholder that says the picture is not kept."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="photos")
    order = models.PositiveSmallIntegerField(default=1)
    caption = NFCCharField(max_length=500)
    credit = NFCCharField(max_length=255, blank=True)
    file = models.ForeignKey("core.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.CheckConstraint(condition=~Q(caption=""), name="photo_has_caption")]

    def __str__(self) -> str:
        return self.caption
