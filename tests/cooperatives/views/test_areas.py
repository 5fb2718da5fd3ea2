from decimal import Decimal

import pytest
from django.urls import reverse

from cooperatives.enums import Indicator
from cooperatives.models import AreaFigures, Target
from tests.factories.cooperatives import AreaFiguresFactory, CooperativeFactory, TargetFactory

AREAS = "/manage/cooperatives/areas/"


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def test_area_page_opens_with_the_own_area_and_the_latest_year(browser, lam_giang, na_khoang):
    CooperativeFactory(unit=na_khoang)
    AreaFiguresFactory(
        unit=lam_giang, year=2024, actual=Decimal(455), area_name="Tỉnh Bắc Kạn", source="Báo cáo của Liên minh"
    )
    TargetFactory(unit=lam_giang, year=2024, planned=Decimal(500), source="Kế hoạch 12")
    response = browser.get(AREAS)
    text = response.content.decode()
    assert response.context["year"] == 2024
    for words in ("Tỉnh Bắc Kạn, năm 2024", "455", "500", "91%", "Báo cáo của Liên minh", "Kế hoạch 12"):
        assert words in text


def test_area_page_without_figures_says_what_to_do(browser, lam_giang):
    text = browser.get(AREAS, {"unit": lam_giang.pk, "year": "2001"}).content.decode()
    assert 'class="empty"' in text
    assert reverse("cooperatives:area_edit", args=[lam_giang.pk, 2001]) in text


def test_area_of_another_province_does_not_exist(client_for, neighbour, lam_giang):
    browser = client_for(neighbour)
    assert browser.get(AREAS, {"unit": lam_giang.pk}).status_code == 404
    assert browser.get(reverse("cooperatives:area_edit", args=[lam_giang.pk, 2024])).status_code == 404
    assert browser.get(reverse("cooperatives:area_target", args=[lam_giang.pk, 2024])).status_code == 404


def test_area_page_survives_nonsense_in_the_address(browser, lam_giang):
    assert browser.get(AREAS, {"unit": "x"}).status_code == 404
    assert browser.get(AREAS, {"unit": lam_giang.pk, "year": "hai nghìn"}).status_code == 200
    for name in ("cooperatives:area_edit", "cooperatives:area_target"):
        page = browser.get(reverse(name, args=[lam_giang.pk, 2024]), {"indicator": "a\0"})
        assert page.context["form"].initial["indicator"] == ""


@pytest.mark.parametrize("role", ["leader", "officer", "admin_user"])
def test_others_read_the_area_but_may_not_write(role, request, client_for, lam_giang):
    browser = client_for(request.getfixturevalue(role))
    text = browser.get(AREAS, {"unit": lam_giang.pk}).content.decode()
    assert f"/areas/{lam_giang.pk}/" not in text
    for name in ("area_edit", "area_target"):
        assert browser.post(reverse(f"cooperatives:{name}", args=[lam_giang.pk, 2024]), {}).status_code == 403


def test_area_pages_are_for_staff(client_for, client, outsider, representative, lam_giang):
    assert client.get(AREAS).status_code == 302
    for person in (outsider, representative):
        assert client_for(person).get(AREAS).status_code == 403
        assert client_for(person).get(reverse("cooperatives:area_edit", args=[lam_giang.pk, 2024])).status_code == 403


def test_reported_figure_is_entered_corrected_and_removed(browser, lam_giang):
    address = reverse("cooperatives:area_edit", args=[lam_giang.pk, 2024])
    typed = {
        "indicator": Indicator.INCOME_AVERAGE,
        "actual": "59",
        "percent_of_plan": "100",
        "source": "Báo cáo 12/BC-UBND",
        "area_name": "Tỉnh Bắc Kạn",
    }
    assert browser.post(address, typed).status_code == 302
    row = AreaFigures.objects.get()
    assert (row.actual, row.percent_of_plan, row.planned) == (59, 100, None)
    text = browser.get(address, {"indicator": row.indicator}).content.decode()
    assert 'value="59"' in text
    assert browser.post(reverse("cooperatives:area_remove", args=[lam_giang.pk, 2024, row.pk])).status_code == 302
    assert AreaFigures.objects.count() == 0


def test_reported_figure_without_number_or_source_is_refused(browser, lam_giang):
    address = reverse("cooperatives:area_edit", args=[lam_giang.pk, 2024])
    response = browser.post(address, {"indicator": "members", "area_name": "Tỉnh", "source": "Báo cáo"})
    assert list(response.context["form"].errors) == ["actual"]
    response = browser.post(address, {"indicator": "members", "area_name": "Tỉnh", "actual": "1"})
    assert list(response.context["form"].errors) == ["source"]


def test_target_is_entered(browser, lam_giang):
    address = reverse("cooperatives:area_target", args=[lam_giang.pk, 2026])
    typed = {"indicator": "cooperatives", "planned": "500", "source": "Kế hoạch 12", "area_name": "Tỉnh Lam Giang"}
    assert browser.post(address, typed).status_code == 302
    assert Target.objects.get().planned == 500


def test_figure_is_removed_by_post_and_by_who_keeps_the_register(client_for, leader, neighbour, browser, lam_giang):
    row = AreaFiguresFactory(unit=lam_giang, year=2024)
    address = reverse("cooperatives:area_remove", args=[lam_giang.pk, 2024, row.pk])
    assert browser.get(address).status_code == 405
    assert client_for(leader).post(address).status_code == 403
    assert client_for(neighbour).post(address).status_code == 404
    assert AreaFigures.objects.count() == 1
