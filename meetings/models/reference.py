from django.db import models
from django.db.models import F, Q

from core.models.fields import NFCCharField
from meetings.enums import ReferenceRole


class ReferenceDocument(models.Model):
    """A document the meeting presents or rests on. `carries_out` is the higher document it puts into practice."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="references")
    order = models.PositiveSmallIntegerField(default=1)
    role = models.CharField(max_length=16, choices=ReferenceRole, default=ReferenceRole.PRESENTED)
    # The type as printed before the symbol: Nghị quyết, Chương trình hành động, Kế hoạch.
    type_name = NFCCharField(max_length=100, blank=True)
    symbol = NFCCharField(max_length=100, blank=True)
    date = models.DateField(null=True, blank=True)
    issuer = NFCCharField(max_length=255, blank=True)
    title = NFCCharField(max_length=500, blank=True)
    carries_out = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_out_by"
    )
    file = models.ForeignKey("core.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(symbol="") | ~Q(title=""), name="reference_has_symbol_or_title"),
            models.CheckConstraint(
                condition=Q(carries_out__isnull=True) | ~Q(carries_out=F("id")), name="reference_not_its_own_source"
            ),
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.type_name, self.symbol or self.title) if part)
