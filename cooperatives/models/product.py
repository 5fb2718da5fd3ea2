"""Products, and what the programme “one commune one product” (OCOP) says of them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.fields import NFCCharField


class Product(models.Model):
    """A product of an organisation, or of an area whose owner no source names.

    Stars 3 and 4 are graded by the province, 5 by the centre (QĐ 1489/QĐ-TTg of 06/07/2025); null: no stars recorded.
    A source may tie a product to the programme and say nothing of its stars: `in_ocop` without stars.
    """

    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", on_delete=models.PROTECT, related_name="products", null=True, blank=True
    )
    owner_text = NFCCharField(_("owner as written"), max_length=200, blank=True)
    unit = models.ForeignKey(
        "accounts.AdministrativeUnit", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    area_name = NFCCharField(_("area as written"), max_length=200, blank=True)
    name = NFCCharField(_("product"), max_length=200)
    ocop_stars = models.PositiveSmallIntegerField(
        _("OCOP stars"), null=True, blank=True, validators=[MinValueValidator(3), MaxValueValidator(5)]
    )
    in_ocop = models.BooleanField(_("of the programme “one commune one product” (OCOP)"), default=False)
    graded_year = models.PositiveSmallIntegerField(_("year of grading"), null=True, blank=True)
    source = NFCCharField(_("source"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        ordering = ["-ocop_stars", "name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="product_has_name"),
            models.CheckConstraint(
                condition=models.Q(cooperative__isnull=False) | ~models.Q(owner_text="") | ~models.Q(area_name=""),
                name="product_has_owner_or_area",
            ),
            models.CheckConstraint(
                condition=models.Q(ocop_stars__isnull=True) | models.Q(ocop_stars__range=(3, 5)),
                name="product_stars_3_to_5",
            ),
            models.CheckConstraint(
                condition=models.Q(ocop_stars__isnull=True) | models.Q(in_ocop=True), name="product_stars_are_ocop"
            ),
        ]

    def __str__(self) -> str:
        return self.name
