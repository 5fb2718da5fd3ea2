"""Working days that the State moves by notice, over the public holidays that are computed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.fields import NFCCharField


class CalendarDay(models.Model):
    """One day whose kind an announcement sets: a day off, or a Saturday worked in exchange."""

    day = models.DateField(_("day"), unique=True)
    is_working = models.BooleanField(_("working day"))
    note = NFCCharField(_("reason"), max_length=200)
    source = NFCCharField(_("announced in"), max_length=200, blank=True)

    class Meta:
        ordering = ["day"]
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.note}"
