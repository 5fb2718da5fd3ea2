"""Who asks: one or more organisations, a name not in the register, or "các HTX"."""

from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField
from petitions.enums import PetitionerKind


class Petitioner(models.Model):
    """One who asks, under the name of the day, and who spoke for them.

    `contact` is for the handling body and the departments at work only; `speaker_*` never leaves the offices either.
    """

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="petitioners")
    kind = models.CharField(max_length=12, choices=PetitionerKind)
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = NFCCharField(max_length=255)
    # Kind and place in the words of the day: "xã Nà Khoang, tỉnh Lam Giang".
    unit_name = NFCCharField(max_length=255, blank=True, default="")
    speaker_name = NFCCharField(max_length=150, blank=True, default="")
    speaker_position = NFCCharField(max_length=150, blank=True, default="")
    contact = NFCCharField(max_length=200, blank=True, default="")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["cooperative", "petition"], name="petitioner_of_cooperative")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="petitioner_has_name"),
            models.CheckConstraint(
                condition=(Q(kind=PetitionerKind.COOPERATIVE) & Q(cooperative__isnull=False))
                | (~Q(kind=PetitionerKind.COOPERATIVE) & Q(cooperative__isnull=True)),
                name="petitioner_registered_has_row",
            ),
            models.UniqueConstraint(
                fields=["petition", "cooperative"],
                condition=Q(cooperative__isnull=False),
                name="petitioner_once_per_petition",
            ),
        ]

    def __str__(self) -> str:
        return self.name
