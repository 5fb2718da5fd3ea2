"""Figures by year. A figure is replaced by a better one; the history keeps the former."""

from decimal import Decimal
from typing import Any, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit
from cooperatives.enums import Indicator
from cooperatives.models import AnnualFigures, AreaFigures, Cooperative, Target
from cooperatives.models.figures import YEAR_FIRST, YEAR_LAST
from cooperatives.selectors import acting_for
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require


class YearFacts(TypedDict, total=False):
    """Figures of an organisation; money in million VND. What is not given keeps its value; None is "not recorded"."""

    members: int | None
    workers: int | None
    charter_capital: Decimal | None
    total_capital: Decimal | None
    revenue: Decimal | None
    profit: Decimal | None
    average_income: Decimal | None
    grade: str
    source: str


@transaction.atomic
def figures_record(*, actor: Actor, cooperative: Cooperative, year: int, **facts: Unpack[YearFacts]) -> AnnualFigures:
    """Record or correct the figures of one organisation for one year. Raises DomainError for a year that cannot be."""
    require(actor, "cooperatives.record_figures", cooperative)
    _judge_year(year)
    cooperative = Cooperative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=cooperative.pk)
    row = AnnualFigures.objects.filter(cooperative=cooperative, year=year).first()
    before = _values(row, YearFacts) if row else None
    row = row or AnnualFigures(cooperative=cooperative, year=year)
    for name, value in facts.items():
        setattr(row, name, value)
    figures = (value for name, value in _values(row, YearFacts).items() if name != "source")
    if all(value in (None, "") for value in figures):
        raise DomainError(_("Enter at least one figure."), field="members")
    row.save()
    audit_record(
        actor=actor,
        action="cooperatives.record_figures",
        target=row,
        parents=[cooperative],
        sentence=N_("%(actor)s recorded the figures of %(year)s."),
        params={"year": year},
        before=before,
        after=_values(row, YearFacts),
        on_behalf_of=acting_for(actor, cooperative.unit),
    )
    return row


class AreaFacts(TypedDict, total=False):
    """One reported figure; the percentage is the report's own words, not a sum of ours."""

    planned: Decimal | None
    actual: Decimal | None
    percent_of_plan: Decimal | None
    source: str


@transaction.atomic
def area_figures_record(
    *,
    actor: Actor,
    unit: AdministrativeUnit,
    year: int,
    indicator: str,
    area_name: str = "",
    **facts: Unpack[AreaFacts],
) -> AreaFigures:
    """Record or correct one reported figure of an area and year. Raises DomainError without a source or any number."""
    require(actor, "cooperatives.record_area_figures", unit)
    _judge_year(year)
    # The unit's row is the lock: two people who record the same figure at once make one row, not an error page.
    AdministrativeUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    row = AreaFigures.objects.filter(unit=unit, year=year, indicator=indicator).first()
    before = _values(row, AreaFacts) if row else None
    row = row or AreaFigures(unit=unit, year=year, indicator=indicator, area_name=unit.name)
    row.area_name = area_name or row.area_name
    for name, value in facts.items():
        setattr(row, name, value)
    if not row.source:
        raise DomainError(_("Name the report this figure stands in."), field="source")
    if row.actual is None and row.percent_of_plan is None:
        raise DomainError(_("Enter the actual figure, or the percentage the report gives."), field="actual")
    row.save()
    _area_recorded(actor, row, before, _values(row, AreaFacts))
    return row


@transaction.atomic
def area_figures_remove(*, actor: Actor, figures: AreaFigures) -> None:
    """Take away a figure recorded by mistake; the history of the area keeps what it said."""
    require(actor, "cooperatives.record_area_figures", figures.unit)
    row = AreaFigures.objects.select_for_update(of=("self",)).select_related("unit").get(pk=figures.pk)
    audit_record(
        actor=actor,
        action="cooperatives.remove_area_figures",
        target=row.unit,
        sentence=N_("%(actor)s removed the figure “%(indicator)s” of %(area)s, %(year)s."),
        params={"indicator": Indicator(row.indicator).label, "area": row.area_name, "year": row.year},
        before=_values(row, AreaFacts),
        on_behalf_of=acting_for(actor, row.unit),
    )
    row.delete()


@transaction.atomic
def target_record(
    *,
    actor: Actor,
    unit: AdministrativeUnit,
    year: int,
    indicator: str,
    planned: Decimal,
    source: str,
    area_name: str = "",
) -> Target:
    """Record or correct what a plan sets for an area and year; `source` is the plan."""
    require(actor, "cooperatives.record_area_figures", unit)
    _judge_year(year)
    if not source:
        raise DomainError(_("Name the plan this target stands in."), field="source")
    AdministrativeUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    row = Target.objects.filter(unit=unit, year=year, indicator=indicator).first()
    before = {"planned": row.planned, "source": row.source} if row else None
    row = row or Target(unit=unit, year=year, indicator=indicator)
    row.area_name = area_name or row.area_name or unit.name
    row.planned, row.source = planned, source
    row.save()
    _area_recorded(actor, row, before, {"planned": planned, "source": source})
    return row


def _area_recorded(actor: Actor, row: AreaFigures | Target, before: Any, after: Any) -> None:
    planned = isinstance(row, Target)
    audit_record(
        actor=actor,
        action="cooperatives.record_target" if planned else "cooperatives.record_area_figures",
        target=row,
        parents=[row.unit],
        sentence=N_("%(actor)s recorded the target “%(indicator)s” of %(area)s, %(year)s.")
        if planned
        else N_("%(actor)s recorded the figure “%(indicator)s” of %(area)s, %(year)s."),
        params={"indicator": Indicator(row.indicator).label, "area": row.area_name, "year": row.year},
        before=before,
        after=after,
        on_behalf_of=acting_for(actor, row.unit),
    )


def _judge_year(year: int) -> None:
    if not YEAR_FIRST <= year <= YEAR_LAST:
        raise DomainError(
            _("The year must lie between %(first)s and %(last)s.") % {"first": str(YEAR_FIRST), "last": str(YEAR_LAST)},
            field="year",
        )


def _values(row: Any, facts: type) -> dict[str, Any]:
    return {name: getattr(row, name) for name in facts.__annotations__}
