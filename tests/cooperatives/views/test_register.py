import json
import unicodedata

import pytest
from django.urls import reverse

from cooperatives.enums import CooperativeKind, LegalStatus
from cooperatives.models import Cooperative
from core.audit import audit_for
from tests.factories.cooperatives import CooperativeFactory

LIST = "/manage/cooperatives/"


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def entry(unit, **more):
    return {"name": "HTX Đá Trắng", "kind": "cooperative", "legal_status": "active", "unit": unit.pk, **more}


def page(response):
    assert response.status_code == 200
    return response.content.decode()


# --- The list -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["hop tac xa suoi may", "htx suối mây", "01002"])
def test_list_finds_without_accents(words, browser, suoi_may, na_khoang):
    CooperativeFactory(name="HTX Đồi Thông", unit=na_khoang)
    text = page(browser.get(LIST, {"q": words}))
    assert suoi_may.name in text
    assert "Đồi Thông" not in text


def test_list_finds_words_typed_in_decomposed_letters(browser, suoi_may):
    assert suoi_may.name in page(browser.get(LIST, {"q": unicodedata.normalize("NFD", "Suối Mây")}))


def test_list_narrows_by_kind_unit_and_status(browser, suoi_may, na_khoang, lam_giang):
    CooperativeFactory(
        name="THT Chợ Phiên", unit=lam_giang, kind=CooperativeKind.GROUP, legal_status=LegalStatus.SUSPENDED
    )
    for filters in ({"kind": "cooperative"}, {"unit": "na khoang"}, {"status": "active"}):
        text = page(browser.get(LIST, filters))
        assert suoi_may.name in text
        assert "THT Chợ Phiên" not in text
    assert "THT Chợ Phiên" in page(browser.get(LIST, {"unit": lam_giang.code}))


@pytest.mark.parametrize("filters", [{"kind": "x"}, {"status": "<b>"}, {"after": "!!!"}])
def test_list_ignores_filters_that_cannot_be_read(filters, browser, suoi_may):
    assert suoi_may.name in page(browser.get(LIST, filters))


def test_list_shows_nothing_of_another_province_and_no_contact(browser, suoi_may, far_away):
    text = page(browser.get(LIST))
    assert far_away.name not in text
    assert "0912345678" not in text


def test_list_pages_by_key_and_keeps_the_filters(browser, na_khoang):
    for number in range(51):
        CooperativeFactory(name=f"HTX Số {number:03d}", unit=na_khoang)
    first = page(browser.get(LIST, {"kind": "cooperative"}))
    assert "HTX Số 049" in first
    assert "HTX Số 050" not in first
    following = browser.get(LIST, {"kind": "cooperative"}).context["page"].next_url
    assert "kind=cooperative" in following
    second = page(browser.get(following))
    assert "HTX Số 050" in second
    assert "HTX Số 049" not in second


def test_list_of_signs_only_finds_nothing(browser, suoi_may):
    for filters in ({"q": "😀"}, {"unit": "%"}):
        assert 'class="empty"' in page(browser.get(LIST, filters))


def test_list_without_a_hit_says_what_to_do(browser, suoi_may):
    text = page(browser.get(LIST, {"q": "không có đâu"}))
    assert 'class="empty"' in text
    assert f'href="{LIST}"' in text


def test_empty_register_says_how_to_begin(browser):
    text = page(browser.get(LIST))
    assert 'class="empty"' in text
    assert reverse("cooperatives:new") in text


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_statements_for_one_row_or_three(
    rows, client_for, coordinator, na_khoang, django_assert_num_queries
):
    for _number in range(rows):
        CooperativeFactory(unit=na_khoang)
    browser = client_for(coordinator)
    with django_assert_num_queries(7):
        browser.get(LIST)


def test_list_is_for_staff(client, client_for, outsider, representative):
    assert client.get(LIST).status_code == 302
    assert client_for(outsider).get(LIST).status_code == 403
    assert client_for(representative).get(LIST).status_code == 403


@pytest.mark.parametrize("role", ["leader", "officer", "head", "admin_user"])
def test_list_offers_entering_only_to_who_keeps_the_register(role, request, client_for, suoi_may):
    text = page(client_for(request.getfixturevalue(role)).get(LIST))
    assert suoi_may.name in text
    assert reverse("cooperatives:new") not in text


# --- Suggestions --------------------------------------------------------------------------------------------------


def test_suggest_answers_a_listbox_with_escaped_names(browser, na_khoang):
    row = CooperativeFactory(name="HTX <script>alert(1)</script>", unit=na_khoang)
    text = page(browser.get(reverse("cooperatives:suggest"), {"q": "script"}))
    assert f'<li role="option" data-value="{row.pk}"' in text
    assert "<script>" not in text


def test_suggest_answers_json(browser, suoi_may, far_away):
    response = browser.get(reverse("cooperatives:suggest"), {"q": "suoi may", "format": "json"})
    assert json.loads(response.content) == {
        "results": [
            {
                "id": suoi_may.pk,
                "name": suoi_may.name,
                "code": "0100233488",
                "place": "xã Nà Khoang, tỉnh Lam Giang",
            }
        ]
    }


def test_suggest_reads_the_input_that_asks(browser, suoi_may):
    response = browser.get(reverse("cooperatives:suggest"), {"successor": "suoi may", "field": "successor"})
    assert suoi_may.name in page(response)


@pytest.mark.parametrize("name", ["suggest", "suggest_unit"])
def test_suggestions_are_for_staff(name, client, client_for, representative, suoi_may):
    address = reverse(f"cooperatives:{name}")
    assert client.get(address, {"q": "suoi"}).status_code == 302
    assert client_for(representative).get(address, {"q": "suoi"}).status_code == 403


def test_suggest_unit_offers_units_of_the_area(browser, na_khoang, far_away):
    address = reverse("cooperatives:suggest_unit")
    assert na_khoang.name in page(browser.get(address, {"unit": "na khoang"}))
    assert page(browser.get(address, {"unit": "thanh son"})).strip() == ""
    assert page(browser.get(address, {"unit": "%"})).strip() == ""


# --- An entry -----------------------------------------------------------------------------------------------------


def test_new_entry_is_saved_with_history_and_shown(browser, na_khoang):
    response = browser.post(reverse("cooperatives:new"), entry(na_khoang, code="0100233488"), follow=True)
    row = Cooperative.objects.get()
    assert row.name in page(response)
    assert audit_for(row).count() == 1


def test_new_entry_sent_twice_is_one(browser, na_khoang):
    form_key = browser.get(reverse("cooperatives:new")).context["form"]["form_key"].value()
    for _again in range(2):
        assert browser.post(reverse("cooperatives:new"), entry(na_khoang, form_key=form_key)).status_code == 302
    assert Cooperative.objects.count() == 1


def test_new_entry_with_a_failing_check_digit_is_saved_and_warned(browser, na_khoang):
    response = browser.post(reverse("cooperatives:new"), entry(na_khoang, code="0100233489"), follow=True)
    assert "notice--warn" in page(response)
    assert Cooperative.objects.get().code == "0100233489"


def test_new_entry_with_a_similar_name_is_saved_and_warned(browser, na_khoang, suoi_may):
    response = browser.post(
        reverse("cooperatives:new"), entry(na_khoang, name="HTX Nông nghiệp hữu cơ Suôi Mây"), follow=True
    )
    text = page(response)
    assert "notice--warn" in text
    assert reverse("cooperatives:detail", args=[suoi_may.pk]) in text


def test_new_entry_with_a_taken_code_is_refused_beside_the_field(browser, na_khoang, suoi_may):
    response = browser.post(reverse("cooperatives:new"), entry(na_khoang, code=suoi_may.code))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["code"]
    assert "HTX Đá Trắng" in response.content.decode()
    assert Cooperative.objects.count() == 1


@pytest.mark.parametrize(
    "name",
    [
        "HTX 🐝 Mật ong",
        "HTX <script>alert('x')</script> & con",
        "Hợp tác xã Dịch vụ Nông nghiệp Tổng hợp và Du lịch Cộng đồng " * 4,
        unicodedata.normalize("NFD", "HTX Nước mắm Cửa Lạch Vàng"),
    ],
)
def test_new_entry_with_unusual_letters_is_stored_and_shown_escaped(name, browser, na_khoang):
    response = browser.post(reverse("cooperatives:new"), entry(na_khoang, name=name), follow=True)
    assert Cooperative.objects.get().name == unicodedata.normalize("NFC", name).strip()
    assert "<script>alert" not in page(response)
    assert "<script>alert" not in page(browser.get(LIST))


def test_edit_of_an_older_version_is_refused_with_the_typed_words_kept(browser, suoi_may, na_khoang):
    address = reverse("cooperatives:edit", args=[suoi_may.pk])
    assert browser.post(address, entry(na_khoang, version=1)).status_code == 302
    response = browser.post(address, entry(na_khoang, name="HTX Của Tôi", version=1))
    assert response.status_code == 422
    assert "HTX Của Tôi" in response.content.decode()
    suoi_may.refresh_from_db()
    assert suoi_may.name == "HTX Đá Trắng"


def test_detail_shows_contact_to_who_keeps_the_register_only(client_for, coordinator, leader, officer, suoi_may):
    address = reverse("cooperatives:detail", args=[suoi_may.pk])
    secrets = ["Triệu Thị Mùi", "suoimay@example.vn", "0912", "Gọi sau 17 giờ"]
    assert all(word in page(client_for(coordinator).get(address)) for word in secrets)
    for person in (leader, officer):
        text = page(client_for(person).get(address))
        assert suoi_may.name in text
        assert [word for word in secrets if word in text] == []


@pytest.mark.parametrize("name", ["detail", "edit", "figures_new", "product_new", "representative_new"])
def test_entry_of_another_province_does_not_exist(name, client_for, neighbour, outsider, suoi_may):
    address = reverse(f"cooperatives:{name}", args=[suoi_may.pk])
    assert client_for(neighbour).get(address).status_code == 404
    assert client_for(outsider).get(address).status_code == 404


@pytest.mark.parametrize("name", ["edit", "figures_new", "product_new", "representative_new"])
@pytest.mark.parametrize("role", ["leader", "officer", "head", "admin_user", "representative"])
def test_entry_may_be_changed_by_who_keeps_it_only(name, role, request, client_for, suoi_may):
    address = reverse(f"cooperatives:{name}", args=[suoi_may.pk])
    browser = client_for(request.getfixturevalue(role))
    assert browser.get(address).status_code == 403
    assert browser.post(address, {}).status_code == 403


def test_pages_ask_for_sign_in_and_the_right_method(client, browser, suoi_may):
    for name in ("detail", "edit", "figures_new", "product_new", "representative_new"):
        assert client.get(reverse(f"cooperatives:{name}", args=[suoi_may.pk])).status_code == 302
    assert browser.post(LIST).status_code == 405
    assert browser.get(reverse("cooperatives:detail", args=[10**17])).status_code == 404
