"""How long each step may take, editable by an administrator."""

from django.db import models

from petitions.enums import Counting, StepKind


class StepTerm(models.Model):
    """One step's term. A step without a row uses `petitions.enums.DEFAULT_TERMS`."""

    kind = models.CharField(max_length=20, choices=StepKind, unique=True)
    days = models.PositiveSmallIntegerField()
    counting = models.CharField(max_length=10, choices=Counting)

    class Meta:
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(condition=models.Q(days__gte=1, days__lte=730), name="stepterm_days_sane"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.days} {self.get_counting_display()}"
