"""Figures of an area and year: what was planned and reported, beside what the register itself adds up to."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit
from cooperatives.enums import INDICATOR_UNITS, STATUSES_ENDED, CooperativeKind, Indicator, LegalStatus
from cooperatives.models import AnnualFigures, AreaFigures, Cooperative, Product, Target
from cooperatives.selectors.areas import unit_ids_below
from cooperatives.selectors.details import trimmed
from core.text import sort_key

_KIND_INDICATORS = {
    Indicator.COOPERATIVES: CooperativeKind.COOPERATIVE,
    Indicator.UNIONS: CooperativeKind.UNION,
    Indicator.GROUPS: CooperativeKind.GROUP,
    Indicator.CREDIT_FUNDS: CooperativeKind.CREDIT_FUND,
}


@dataclass(frozen=True)
class RegisterSums:
    """What the register adds up to. An indicator it does not keep is absent from `values`, which is not zero."""

    values: Mapping[Indicator, Decimal]
    cooperatives: int
    with_figures: int


@dataclass(frozen=True)
class IndicatorLine:
    """One row of the comparison; None is "not recorded"."""

    indicator: Indicator
    label: str
    measure: str
    planned: Decimal | int | None
    actual: Decimal | int | None
    percent: Decimal | int | None
    percent_is_reported: bool
    source: str
    plan_source: str
    own: Decimal | int | None


@dataclass(frozen=True)
class AreaComparison:
    """All indicators of one area and year that a report, a plan or the register knows."""

    unit: AdministrativeUnit
    area_name: str
    year: int
    lines: tuple[IndicatorLine, ...]
    sums: RegisterSums

    @property
    def reported(self) -> bool:
        """Whether anything but the register's own sum is known."""
        return any(line.source or line.plan_source for line in self.lines)


def area_figures_of(unit: AdministrativeUnit, year: int) -> QuerySet[AreaFigures]:
    """What was reported for an area and year."""
    return AreaFigures.objects.filter(unit=unit, year=year)


def area_target_of(unit: AdministrativeUnit, year: int, indicator: str) -> Target | None:
    """What a plan sets, to be corrected."""
    return Target.objects.filter(unit=unit, year=year, indicator=indicator).first()


def area_figure_of(unit: AdministrativeUnit, year: int, indicator: str) -> AreaFigures | None:
    """What a report says, to be corrected."""
    return area_figures_of(unit, year).filter(indicator=indicator).first()


def area_years(unit: AdministrativeUnit) -> list[int]:
    """Years for which something was reported or planned for the area, the latest first."""
    rows: tuple[QuerySet[AreaFigures] | QuerySet[Target], ...] = (AreaFigures.objects.all(), Target.objects.all())
    known = {year for one in rows for year in one.filter(unit=unit).order_by().values_list("year", flat=True)}
    return sorted(known, reverse=True)


def area_comparison(unit: AdministrativeUnit, year: int) -> AreaComparison:
    """Planned, actual, percent and source of every indicator beside the register's own sum; five statements."""
    reports = {row.indicator: row for row in area_figures_of(unit, year)}
    targets = {row.indicator: row for row in Target.objects.filter(unit=unit, year=year)}
    sums = register_sums(unit, year)
    lines = tuple(
        _line(indicator, reports.get(indicator), targets.get(indicator), sums.values.get(indicator))
        for indicator in Indicator
        if indicator in reports or indicator in targets or sums.values.get(indicator)
    )
    named: list[AreaFigures | Target] = [*reports.values(), *targets.values()]
    return AreaComparison(unit, named[0].area_name if named else unit.name, year, lines, sums)


@dataclass(frozen=True)
class AreaBackground:
    """What sources say of an area and year, for who reads of a meeting held there: nothing of single organisations."""

    area_name: str
    year: int
    lines: tuple[IndicatorLine, ...]
    ocop_products: tuple[str, ...]
    other_products: tuple[str, ...]
    sources: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.lines or self.ocop_products or self.other_products)


def area_background(unit_id: int, year: int, *, area_name: str = "") -> AreaBackground:
    """Figures reported or planned, and products of the area that no organisation owns; three statements."""
    reports = {row.indicator: row for row in AreaFigures.objects.filter(unit_id=unit_id, year=year)}
    targets = {row.indicator: row for row in Target.objects.filter(unit_id=unit_id, year=year)}
    known = [one for one in Indicator if one in reports or one in targets]
    products = sorted(
        Product.objects.filter(unit_id=unit_id, cooperative__isnull=True), key=lambda one: sort_key(one.name)
    )
    named: list[AreaFigures | Target | Product] = [*reports.values(), *targets.values(), *products]
    return AreaBackground(
        area_name=area_name,
        year=year,
        lines=tuple(_line(one, reports.get(one), targets.get(one), None) for one in known),
        ocop_products=tuple(map(_product_words, (one for one in products if one.in_ocop))),
        other_products=tuple(one.name for one in products if not one.in_ocop),
        sources=tuple(dict.fromkeys(one.source for one in named if one.source)),
    )


def _product_words(one: Product) -> str:
    stars = one.ocop_stars
    return _("%(product)s (%(stars)s stars)") % {"product": one.name, "stars": stars} if stars else one.name


def _line(
    indicator: Indicator, report: AreaFigures | None, target: Target | None, own: Decimal | None
) -> IndicatorLine:
    planned = report.planned if report else None
    if planned is None and target:
        planned = target.planned
    actual = report.actual if report else None
    reported = report.percent_of_plan if report else None
    computed = actual / planned * 100 if actual is not None and planned else None
    return IndicatorLine(
        indicator=indicator,
        label=str(indicator.label),
        measure=str(INDICATOR_UNITS[indicator]),
        planned=trimmed(planned),
        actual=trimmed(actual),
        percent=trimmed(computed.quantize(Decimal("0.1")) if reported is None and computed is not None else reported),
        percent_is_reported=reported is not None,
        source=report.source if report else "",
        plan_source=target.source if target else "",
        own=trimmed(own.quantize(Decimal("0.001")) if own is not None else None),
    )


def register_sums(unit: AdministrativeUnit, year: int) -> RegisterSums:
    """What the register holds for an area: organisations founded by that year and not ended, and their figures of it.

    Sums and averages are of kind hợp tác xã only, as provincial reports count; three statements.
    """
    counts = _counts(Cooperative.objects.filter(_counted_q(unit, year)), year)
    figures = AnnualFigures.objects.filter(
        year=year, cooperative__unit__in=unit_ids_below([unit.pk]), cooperative__kind=CooperativeKind.COOPERATIVE
    ).aggregate(
        rows=Count("id"),
        members=Sum("members"),
        workers=Sum("workers"),
        revenue=Avg("revenue"),
        profit=Avg("profit"),
        income=Avg("average_income"),
    )
    ocop = Product.objects.filter(_counted_q(unit, year, "cooperative__"), ocop_stars__isnull=False)
    values = {
        **counts,
        Indicator.MEMBERS: figures["members"],
        Indicator.WORKERS: figures["workers"],
        Indicator.REVENUE_AVERAGE: figures["revenue"],
        Indicator.PROFIT_AVERAGE: figures["profit"],
        Indicator.INCOME_AVERAGE: figures["income"],
        Indicator.OCOP: ocop.aggregate(n=Count("cooperative", distinct=True))["n"],
    }
    return RegisterSums(
        values={name: Decimal(value) for name, value in values.items() if value is not None},
        cooperatives=int(counts[Indicator.COOPERATIVES]),
        with_figures=figures["rows"],
    )


def _counted_q(unit: AdministrativeUnit, year: int, path: str = "") -> Q:
    """Organisations inside `unit` that were founded by `year` and have not ended; `path` leads to the organisation."""
    begun = Q(**{f"{path}founded_on__isnull": True}) | Q(**{f"{path}founded_on__year__lte": year})
    ended = Q(**{f"{path}legal_status__in": STATUSES_ENDED})
    return begun & ~ended & Q(**{f"{path}unit__in": unit_ids_below([unit.pk])})


def _counts(counted: QuerySet[Cooperative], year: int) -> dict[Indicator, Any]:
    wanted = {name: Count("pk", filter=Q(kind=kind)) for name, kind in _KIND_INDICATORS.items()}
    own_kind = Q(kind=CooperativeKind.COOPERATIVE)
    wanted[Indicator.FOUNDED] = Count("pk", filter=own_kind & Q(founded_on__year=year))
    wanted[Indicator.ACTIVE] = Count("pk", filter=own_kind & Q(legal_status=LegalStatus.ACTIVE))
    found = counted.aggregate(**{f"n_{name.value}": count for name, count in wanted.items()})
    return {name: found[f"n_{name.value}"] for name in wanted}
