from datetime import date
from decimal import Decimal

from cooperatives.enums import CooperativeKind, Indicator, LegalStatus
from cooperatives.selectors import area_comparison, area_years, register_sums
from tests.factories.cooperatives import (
    AnnualFiguresFactory,
    AreaFiguresFactory,
    CooperativeFactory,
    ProductFactory,
    TargetFactory,
)


def line(comparison, indicator):
    return next(one for one in comparison.lines if one.indicator == indicator)


def test_register_sums_count_what_lives_in_the_area_that_year(lam_giang, na_khoang, far_away):
    one = CooperativeFactory(unit=na_khoang, founded_on=date(2024, 5, 1))
    CooperativeFactory(unit=lam_giang, kind=CooperativeKind.GROUP)
    CooperativeFactory(unit=na_khoang, legal_status=LegalStatus.CLOSED)
    CooperativeFactory(unit=na_khoang, founded_on=date(2025, 5, 1))
    AnnualFiguresFactory(cooperative=one, year=2024, members=40, revenue=Decimal(900), average_income=Decimal(60))
    ProductFactory(cooperative=one, ocop_stars=4)
    ProductFactory(cooperative=one, ocop_stars=3)
    sums = register_sums(lam_giang, 2024)
    assert sums.values[Indicator.COOPERATIVES] == 1
    assert sums.values[Indicator.GROUPS] == 1
    assert sums.values[Indicator.FOUNDED] == 1
    assert sums.values[Indicator.MEMBERS] == 40
    assert sums.values[Indicator.OCOP] == 1
    assert Indicator.PROFIT_AVERAGE not in sums.values
    assert (sums.with_figures, sums.cooperatives) == (1, 1)


def test_comparison_puts_report_plan_and_register_side_by_side(lam_giang, na_khoang):
    CooperativeFactory(unit=na_khoang)
    AreaFiguresFactory(unit=lam_giang, year=2024, actual=Decimal(455), area_name="Tỉnh Bắc Kạn")
    TargetFactory(unit=lam_giang, year=2024, planned=Decimal(500), source="Kế hoạch 12")
    found = line(area_comparison(lam_giang, 2024), Indicator.COOPERATIVES)
    assert (found.planned, found.actual, found.percent, found.own) == (500, 455, 91, 1)
    assert (found.percent_is_reported, found.plan_source) == (False, "Kế hoạch 12")


def test_comparison_prints_the_reported_percentage_even_without_a_plan(lam_giang):
    AreaFiguresFactory(
        unit=lam_giang, year=2024, indicator=Indicator.INCOME_AVERAGE, actual=Decimal(59), percent_of_plan=Decimal(100)
    )
    found = line(area_comparison(lam_giang, 2024), Indicator.INCOME_AVERAGE)
    assert (found.planned, found.actual, found.percent, found.percent_is_reported) == (None, 59, 100, True)
    assert area_comparison(lam_giang, 2024).reported


def test_comparison_costs_five_statements_with_few_or_many_rows(lam_giang, django_assert_num_queries):
    AreaFiguresFactory(unit=lam_giang, year=2024)
    with django_assert_num_queries(5):
        area_comparison(lam_giang, 2024)
    AreaFiguresFactory(unit=lam_giang, year=2024, indicator=Indicator.MEMBERS)
    TargetFactory(unit=lam_giang, year=2024)
    CooperativeFactory(unit=lam_giang)
    with django_assert_num_queries(5):
        area_comparison(lam_giang, 2024)


def test_area_years_hold_reports_and_plans_latest_first(lam_giang):
    AreaFiguresFactory(unit=lam_giang, year=2023)
    TargetFactory(unit=lam_giang, year=2025)
    assert area_years(lam_giang) == [2025, 2023]
