from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import BodyKind, BodyLevel
from core.models.fields import NFCCharField, SearchKeyField


class Department(models.Model):
    """Any body that hosts meetings or answers petitions, with the dates between which it exists."""

    name = NFCCharField(_("name"), max_length=200)
    short_name = NFCCharField(_("short name"), max_length=80, blank=True)
    # After the type of document, "BC-STC"; fixed by the head of each body (Decree 30/2020, Appendix III), hence free.
    symbol = NFCCharField(_("symbol for document numbers"), max_length=40, blank=True)
    kind = NFCCharField(_("kind"), max_length=20, choices=BodyKind)
    level = NFCCharField(_("level"), max_length=20, choices=BodyLevel)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    unit = models.ForeignKey(
        "accounts.AdministrativeUnit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="departments",
        verbose_name=_("administrative unit"),
    )
    place_name = NFCCharField(_("place name on documents"), max_length=80, blank=True)
    superior_name = NFCCharField(_("superior body on documents"), max_length=200, blank=True)
    address = NFCCharField(_("address"), max_length=200, blank=True)
    phone = NFCCharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    is_intermediary = models.BooleanField(_("compiles lists for its cooperatives (intermediary)"), default=False)
    answers_in_own_name = models.BooleanField(_("answers in its own name"), default=False)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    search_key = SearchKeyField()

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"], name="department_by_name")]
        constraints = [
            models.CheckConstraint(
                name="department_dates_in_order",
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="department_successor_after_end",
                condition=Q(successor__isnull=True) | Q(valid_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name where there is one: for rows and buttons."""
        return self.short_name or self.name
