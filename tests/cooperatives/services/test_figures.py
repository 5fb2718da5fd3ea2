from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from cooperatives.enums import Indicator
from cooperatives.models import AnnualFigures, AreaFigures, Target
from cooperatives.services import (
    area_figures_record,
    area_figures_remove,
    figures_record,
    product_add,
    target_record,
)
from core.audit import audit_for
from core.exceptions import DomainError


def test_figures_recorded_again_correct_the_year(coordinator, suoi_may):
    figures_record(actor=coordinator, cooperative=suoi_may, year=2025, members=40, revenue=Decimal(1200))
    figures_record(actor=coordinator, cooperative=suoi_may, year=2025, members=41)
    row = AnnualFigures.objects.get()
    assert (row.members, row.revenue) == (41, Decimal(1200))
    newest = audit_for(suoi_may).first()
    assert (newest.before["members"], newest.after["members"]) == (40, 41)


@pytest.mark.parametrize(("year", "facts", "field"), [(1800, {"members": 1}, "year"), (2025, {}, "members")])
def test_figures_refuse_an_impossible_year_and_an_empty_form(year, facts, field, coordinator, suoi_may):
    with pytest.raises(DomainError) as refused:
        figures_record(actor=coordinator, cooperative=suoi_may, year=year, **facts)
    assert refused.value.field == field


def test_figures_of_nought_are_figures(coordinator, suoi_may):
    assert figures_record(actor=coordinator, cooperative=suoi_may, year=2025, workers=0).workers == 0


def test_figures_refuse_others(leader, neighbour, suoi_may):
    for person in (leader, neighbour):
        with pytest.raises(PermissionDenied):
            figures_record(actor=person, cooperative=suoi_may, year=2025, members=1)


def test_area_figure_keeps_the_name_of_its_day_and_its_source(coordinator, lam_giang):
    row = area_figures_record(
        actor=coordinator,
        unit=lam_giang,
        year=2024,
        indicator=Indicator.INCOME_AVERAGE,
        area_name="Tỉnh Bắc Kạn",
        actual=Decimal(59),
        percent_of_plan=Decimal(100),
        source="Báo cáo 12/BC-UBND",
    )
    row.refresh_from_db()
    assert (row.area_name, row.planned, row.percent_of_plan) == ("Tỉnh Bắc Kạn", None, Decimal(100))
    assert audit_for(lam_giang).get().action == "cooperatives.record_area_figures"


def test_area_figure_is_corrected_not_doubled(coordinator, lam_giang):
    for actual in (455, 456):
        area_figures_record(
            actor=coordinator,
            unit=lam_giang,
            year=2024,
            indicator=Indicator.COOPERATIVES,
            actual=Decimal(actual),
            source="Báo cáo",
        )
    assert AreaFigures.objects.get().actual == 456


@pytest.mark.parametrize(
    ("facts", "field"), [({"actual": Decimal(1)}, "source"), ({"source": "Báo cáo", "planned": Decimal(1)}, "actual")]
)
def test_area_figure_needs_a_source_and_a_number(facts, field, coordinator, lam_giang):
    with pytest.raises(DomainError) as refused:
        area_figures_record(actor=coordinator, unit=lam_giang, year=2024, indicator=Indicator.COOPERATIVES, **facts)
    assert refused.value.field == field


def test_area_figure_and_target_refuse_another_area(neighbour, leader, lam_giang):
    for person in (neighbour, leader):
        with pytest.raises(PermissionDenied):
            area_figures_record(
                actor=person,
                unit=lam_giang,
                year=2024,
                indicator=Indicator.COOPERATIVES,
                actual=Decimal(1),
                source="Báo cáo",
            )
        with pytest.raises(PermissionDenied):
            target_record(
                actor=person,
                unit=lam_giang,
                year=2024,
                indicator=Indicator.COOPERATIVES,
                planned=Decimal(1),
                source="Kế hoạch",
            )


def test_area_figure_removed_leaves_its_words_in_the_history(coordinator, lam_giang):
    row = area_figures_record(
        actor=coordinator, unit=lam_giang, year=2024, indicator=Indicator.GROUPS, actual=Decimal(7), source="Báo cáo"
    )
    area_figures_remove(actor=coordinator, figures=row)
    assert AreaFigures.objects.count() == 0
    assert audit_for(lam_giang).first().before["actual"] == "7.000"


def test_target_is_corrected_not_doubled(coordinator, lam_giang):
    for planned in (500, 510):
        target_record(
            actor=coordinator,
            unit=lam_giang,
            year=2024,
            indicator=Indicator.COOPERATIVES,
            planned=Decimal(planned),
            source="Kế hoạch 12",
        )
    assert Target.objects.get().planned == 510


def test_product_of_an_area_needs_no_owner(coordinator, lam_giang):
    row = product_add(actor=coordinator, name="Miến dong", unit=lam_giang, area_name="Tỉnh Bắc Kạn")
    assert (row.cooperative, row.area_name) == (None, "Tỉnh Bắc Kạn")


@pytest.mark.parametrize(("facts", "field"), [({"ocop_stars": 2}, "ocop_stars"), ({"name": ""}, "name")])
def test_product_refuses_beside_the_field(facts, field, coordinator, suoi_may):
    with pytest.raises(DomainError) as refused:
        product_add(actor=coordinator, cooperative=suoi_may, **{"name": "Miến dong", **facts})
    assert refused.value.field == field


def test_product_refuses_others(leader, neighbour, suoi_may):
    for person in (leader, neighbour):
        with pytest.raises(PermissionDenied):
            product_add(actor=person, cooperative=suoi_may, name="Miến dong")
