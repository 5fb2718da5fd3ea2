from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField


class Conclusion(models.Model):
    """A direction of the chair: what, who, by when, done when.

    The responsible may be a body of the register or plain words ("các sở, ngành", "các HTX"); the day may be open.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="conclusions")
    order = models.PositiveSmallIntegerField(default=1)
    text = NFCTextField()
    responsible = models.ForeignKey(
        "accounts.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    responsible_name = NFCCharField(max_length=255, blank=True)
    # Bodies that work along, one name a line.
    cooperating = NFCTextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_note = NFCTextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        indexes = [
            models.Index(
                fields=["responsible", "due_on"], condition=Q(done_on__isnull=True), name="conclusion_open_by_body"
            )
        ]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="conclusion_has_text")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 80 else f"{self.text[:79]}…"

    @property
    def cooperating_list(self) -> tuple[str, ...]:
        """The names of the bodies that work along, in order."""
        return tuple(line.strip() for line in self.cooperating.splitlines() if line.strip())
