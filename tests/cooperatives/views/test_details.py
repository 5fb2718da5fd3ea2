import pytest
from django.urls import reverse
from django.utils import timezone

from cooperatives.models import AnnualFigures, Product, Representative
from cooperatives.selectors import mandates_of
from core.audit import audit_for
from tests.factories.cooperatives import AnnualFiguresFactory, ProductFactory, RepresentativeFactory


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def test_representative_is_confirmed_from_the_page(browser, suoi_may):
    response = browser.post(
        reverse("cooperatives:representative_new", args=[suoi_may.pk]),
        {"full_name": "Lý Văn Páo", "phone": "0987654321", "valid_from": "01/11/2026"},
        follow=True,
    )
    assert "Lý Văn Páo" in response.content.decode()
    assert mandates_of(Representative.objects.get().user).count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"full_name": "A"}, "phone"),
        ({"full_name": "A", "phone": "abc"}, "phone"),
        ({"full_name": "", "phone": "0987654321"}, "full_name"),
        ({"full_name": "A", "phone": "0987654321", "valid_until": "01/01/2020"}, "valid_until"),
        ({"full_name": "A", "phone": "0987654321", "valid_from": "31/02/2026"}, "valid_from"),
    ],
)
def test_representative_form_refuses_beside_the_field(typed, field, browser, suoi_may):
    response = browser.post(
        reverse("cooperatives:representative_new", args=[suoi_may.pk]), {"valid_from": "01/11/2026", **typed}
    )
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Representative.objects.count() == 0


def test_mandate_is_ended_from_the_page(browser, suoi_may, representative):
    address = reverse("cooperatives:representative_end", args=[suoi_may.pk, Representative.objects.get().pk])
    assert "btn-danger" in browser.get(address).content.decode()
    today = timezone.localdate().strftime("%d/%m/%Y")
    assert browser.post(address, {"last_day": today, "reason": "Nghỉ việc"}).status_code == 302
    assert mandates_of(representative).count() == 0


def test_mandate_of_another_organisation_does_not_exist_here(browser, suoi_may, far_away):
    other = RepresentativeFactory(cooperative=far_away)
    assert browser.get(reverse("cooperatives:representative_end", args=[suoi_may.pk, other.pk])).status_code == 404


def test_year_brings_what_is_recorded_and_corrects_it(browser, suoi_may):
    AnnualFiguresFactory(cooperative=suoi_may, year=2025, members=1234)
    address = reverse("cooperatives:figures_new", args=[suoi_may.pk])
    text = browser.get(address, {"year": "2025"}).content.decode()
    assert 'value="2025"' in text
    assert 'value="1.234"' in text
    assert browser.post(address, {"year": "2025", "members": "1.240", "revenue": "2.839,5"}).status_code == 302
    assert AnnualFigures.objects.get().members == 1240


def test_year_survives_nonsense_in_the_address(browser, suoi_may):
    address = reverse("cooperatives:figures_new", args=[suoi_may.pk])
    for year in ("x", "99999", "²²²²"):
        assert browser.get(address, {"year": year}).status_code == 200


def test_product_is_entered_from_the_page(browser, suoi_may):
    response = browser.post(
        reverse("cooperatives:product_new", args=[suoi_may.pk]), {"name": "Miến dong", "ocop_stars": "4"}, follow=True
    )
    assert "Miến dong" in response.content.decode()
    assert Product.objects.get().ocop_stars == 4


@pytest.mark.parametrize("rows", [1, 3])
def test_detail_costs_the_same_statements_for_one_row_or_three(rows, browser, suoi_may, django_assert_num_queries):
    for number in range(rows):
        AnnualFiguresFactory(cooperative=suoi_may, year=2020 + number)
        ProductFactory(cooperative=suoi_may)
        RepresentativeFactory(cooperative=suoi_may)
    with django_assert_num_queries(13):
        browser.get(reverse("cooperatives:detail", args=[suoi_may.pk]))


def test_product_is_removed_after_a_question_and_stays_in_the_history(browser, suoi_may):
    product = ProductFactory(cooperative=suoi_may, name="Miến dong Nà Khoang")
    address = reverse("cooperatives:product_remove", args=[suoi_may.pk, product.pk])
    assert address in browser.get(reverse("cooperatives:detail", args=[suoi_may.pk])).content.decode()
    assert "Miến dong Nà Khoang" in browser.get(address).content.decode()
    assert Product.objects.exists()
    assert browser.post(address).status_code == 302
    assert not Product.objects.exists()
    assert "Miến dong Nà Khoang" in audit_for(suoi_may).get().render()
    assert browser.post(address).status_code == 404


def test_product_of_another_place_is_not_removed(client_for, neighbour, officer, suoi_may):
    product = ProductFactory(cooperative=suoi_may)
    address = reverse("cooperatives:product_remove", args=[suoi_may.pk, product.pk])
    assert [client_for(user).post(address).status_code for user in (neighbour, officer)] == [404, 403]
    assert Product.objects.exists()


def test_link_for_a_password_is_offered_and_shown_once(browser, suoi_may, representative):
    mandate = RepresentativeFactory(cooperative=suoi_may, user__email=None, user__phone="+84987654321")
    page, other = (
        reverse("cooperatives:representative_link", args=[suoi_may.pk, one.pk])
        for one in (mandate, Representative.objects.get(user=representative))
    )
    detail = browser.get(reverse("cooperatives:detail", args=[suoi_may.pk])).content.decode()
    assert page in detail
    assert other not in detail
    response = browser.post(page)
    assert "/accounts/password/reset/key/" in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert "/accounts/password/reset/key/" not in browser.get(reverse("cooperatives:detail", args=[suoi_may.pk])).text
    assert browser.get(page).status_code == 405
