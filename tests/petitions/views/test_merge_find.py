"""The lead is found by words without accents, and stands beside the petition before anything is merged."""

import pytest
from django.urls import reverse

from core.text import search_key
from petitions.enums import PetitionState
from tests.factories.petitions import PetitionFactory

S = PetitionState


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def found(browser, row, words):
    return browser.get(reverse("petitions:merge_find", args=[row.code]), {"lead": words}).content.decode()


def test_words_without_accents_find_it_a_code_shows_it(browser, standing):
    row = standing(S.RECEIVED)
    text = "Đề nghị sửa đường nội đồng ở bản Lướt."
    lead = standing(S.ANSWERED, text=text, search_key=search_key(text))
    assert f"{reverse('petitions:act', args=[row.code, 'merge'])}?lead={lead.code}" in found(
        browser, row, "duong noi dong"
    )
    assert text in found(browser, row, lead.code.lower())
    assert browser.get(reverse("petitions:act", args=[row.code, "merge"]), {"lead": lead.code}).status_code == 200


def test_what_cannot_lead_or_is_another_offices_is_not_offered(browser, standing):
    row = standing(S.RECEIVED)
    for other in (row, standing(S.DECLINED), standing(S.DRAFT), PetitionFactory()):
        assert "<blockquote" not in found(browser, row, other.code or "KN-2026-999999")
    assert found(browser, row, "ab").strip() == ""


def test_the_splitting_page_begins_with_the_wishes_behind_the_first(browser, standing):
    row = standing(S.RECEIVED, text="Hai việc: một là xin giảm tiền thuê đất; hai là mở lớp kế toán.")
    page = browser.get(reverse("petitions:act", args=[row.code, "split"]))
    assert page.context["form"]["texts"].value() == "Mở lớp kế toán."
