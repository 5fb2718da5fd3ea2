from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField
from meetings.enums import AwardKind


class Award(models.Model):
    """Awards of one kind by one giver. The number stands even where the receivers are not recorded by name."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="awards")
    order = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=AwardKind, default=AwardKind.MERIT)
    # Whose award, as printed: Chủ tịch UBND tỉnh; the body is the one the giver heads.
    giver = NFCCharField(max_length=255)
    giver_body = models.ForeignKey(
        "accounts.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = NFCCharField(max_length=500, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(giver=""), name="award_has_giver"),
            models.CheckConstraint(condition=Q(count__isnull=True) | Q(count__gte=1), name="award_count_not_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.giver}"


class AwardRecipient(models.Model):
    """An organisation that got the award, under the name of that day."""

    award = models.ForeignKey("meetings.Award", on_delete=models.CASCADE, related_name="recipients")
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = NFCCharField(max_length=255)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="award_recipient_has_name"),
            models.UniqueConstraint(fields=["award", "name"], name="award_recipient_once"),
        ]

    def __str__(self) -> str:
        return self.name
