"""A due date that can explain itself."""

from datetime import date

from django.db import models
from django.db.models.functions import Coalesce

from core.models.fields import NFCCharField
from petitions.enums import Counting

NO_DUE = date(9999, 12, 31)


class DueFields(models.Model):
    """The date, and how it came about: a term counted from a day, or a date that a person set and why."""

    due = models.DateField(null=True, blank=True)
    due_from = models.DateField(null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(null=True, blank=True)
    due_counting = models.CharField(max_length=10, choices=Counting, blank=True, default="")
    due_note = NFCCharField(max_length=300, blank=True, default="")
    # Keyset paging needs a key without nulls; rows without a due date come last.
    due_order = models.GeneratedField(
        expression=Coalesce("due", models.Value(NO_DUE, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        abstract = True
