"""The last number given out in a series of codes."""

from django.db import models


class CodeCounter(models.Model):
    """One series: a prefix and a year."""

    prefix = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="core_counter_one_per_series")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}: {self.last}"
