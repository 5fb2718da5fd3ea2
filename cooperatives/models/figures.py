"""Figures by year: of an organisation, reported for an area, planned for an area."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperatives.enums import INDICATOR_UNITS, Grade, Indicator
from core.models.fields import NFCCharField

NOT_NEGATIVE = [MinValueValidator(Decimal(0))]
YEAR_FIRST, YEAR_LAST = 1945, 2100


class AnnualFigures(models.Model):
    """What one organisation reported for one reporting year (15/12 to 14/12, TT 09/2024/TT-BKHĐT Điều 6).

    Money is in million VND; `average_income` is million VND per worker per year. Null means not recorded, never zero.
    """

    cooperative = models.ForeignKey("cooperatives.Cooperative", on_delete=models.PROTECT, related_name="figures")
    year = models.PositiveSmallIntegerField(_("year"))
    members = models.PositiveIntegerField(_("members"), null=True, blank=True)
    workers = models.PositiveIntegerField(_("regular workers"), null=True, blank=True)
    charter_capital = models.DecimalField(
        _("charter capital"), max_digits=15, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE
    )
    total_capital = models.DecimalField(
        _("total capital"), max_digits=15, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE
    )
    revenue = models.DecimalField(
        _("revenue"), max_digits=15, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE
    )
    profit = models.DecimalField(_("profit"), max_digits=15, decimal_places=3, null=True, blank=True)
    average_income = models.DecimalField(
        _("average income"), max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE
    )
    grade = models.CharField(_("grade"), max_length=10, choices=Grade, blank=True)
    source = NFCCharField(_("source"), max_length=200, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("figures of a year")
        verbose_name_plural = _("figures of years")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["cooperative", "year"], name="figures_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(year__gte=YEAR_FIRST, year__lte=YEAR_LAST), name="figures_year_possible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_id} {self.year}"


class AreaIndicator(models.Model):
    """What a report and a plan share: one indicator of one area in one year. `area_name` is frozen."""

    unit = models.ForeignKey(
        "accounts.AdministrativeUnit", verbose_name=_("area"), on_delete=models.PROTECT, related_name="+"
    )
    area_name = NFCCharField(_("area as written"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    indicator = models.CharField(_("indicator"), max_length=30, choices=Indicator)
    source = NFCCharField(_("source"), max_length=300)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.area_name} {self.year}: {self.get_indicator_display()}"

    @property
    def measure(self) -> str:
        """The unit of measure, as printed behind the number."""
        return str(INDICATOR_UNITS[Indicator(self.indicator)])


class AreaFigures(AreaIndicator):
    """One figure reported for an area and a year, with its source; it stands beside the register's own sum.

    `planned` and `percent_of_plan` are what the report itself says; a report may give the percentage alone.
    """

    planned = models.DecimalField(_("planned"), max_digits=15, decimal_places=3, null=True, blank=True)
    actual = models.DecimalField(_("actual"), max_digits=15, decimal_places=3, null=True, blank=True)
    percent_of_plan = models.DecimalField(
        _("percent of plan"), max_digits=7, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE
    )

    class Meta:
        verbose_name = _("figures of an area")
        verbose_name_plural = _("figures of areas")
        ordering = ["-year", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "indicator"], name="area_figure_once"),
            models.CheckConstraint(
                condition=models.Q(year__gte=YEAR_FIRST, year__lte=YEAR_LAST), name="area_figure_year_possible"
            ),
            models.CheckConstraint(
                condition=models.Q(actual__isnull=False) | models.Q(percent_of_plan__isnull=False),
                name="area_figure_says_something",
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="area_figure_has_source"),
        ]


class Target(AreaIndicator):
    """A planned indicator of an area and year; `source` is the plan it stands in."""

    planned = models.DecimalField(_("planned"), max_digits=15, decimal_places=3)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["-year", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "indicator"], name="target_once"),
            models.CheckConstraint(
                condition=models.Q(year__gte=YEAR_FIRST, year__lte=YEAR_LAST), name="target_year_possible"
            ),
            models.CheckConstraint(condition=~models.Q(source=""), name="target_has_source"),
        ]
