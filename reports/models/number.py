"""The register of numbers given to documents (Decree 30/2020/NĐ-CP: one series a body, kind and year, from 1)."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class DocumentNumber(models.Model):
    """One number of one series. Given once, never taken back: the series has no gap and no number twice."""

    body = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    # The abbreviation of the type (BC, TB, GM …); empty for official letters, which have none.
    type_code = models.CharField(max_length=8, blank=True)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    dated = models.DateField()
    document = models.OneToOneField(
        "reports.Document", on_delete=models.PROTECT, related_name="register_entry", null=True, blank=True
    )
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["body_id", "type_code", "-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["body", "type_code", "year", "number"], name="number_once_in_its_series"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number:02d}/{self.type_code or '-'} {self.year}"
