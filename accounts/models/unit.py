from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import UnitKind
from accounts.validators import validate_unit_code
from core.models.fields import NFCCharField, SearchKeyField


class AdministrativeUnit(models.Model):
    """A province, commune or historic district. Codes follow the national list (danhmuchanhchinh.nso.gov.vn)."""

    code = NFCCharField(_("code"), max_length=20, unique=True, validators=[validate_unit_code])
    name = NFCCharField(_("name"), max_length=120)
    kind = NFCCharField(_("kind"), max_length=20, choices=UnitKind)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent unit")
    )
    # Materialised: codes from the top, "/24/00832/". An area is everything whose path begins with its own.
    path = models.CharField(max_length=200, editable=False, db_index=True)
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
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                name="unit_dates_in_order",
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="unit_path_ends_with_slash", condition=Q(path__startswith="/", path__endswith="/")
            ),
        ]

    def __str__(self) -> str:
        return self.name
