"""The pages of a collected list as a clerk of the alliance walks them."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from petitions.models import CollectedList


@pytest.fixture
def browser(client_for, collector, coordinator):
    return client_for(collector)


def line(text, **changes):
    return {"organisation": "HTX Chè Shan", "text": text, "form_key": str(uuid.uuid4())} | changes


@pytest.fixture
def row(browser):
    browser.post(reverse("petitions:list_new"), {"title": "Quý III", "form_key": str(uuid.uuid4())})
    return CollectedList.objects.get()


@pytest.fixture
def page(row):
    return reverse("petitions:list_page", args=[row.pk])


def test_from_the_first_line_to_the_submitted_list(browser, row, page, client_for, coordinator, said):
    for text in ("Xin máy sấy lạnh.", "Xin giảm tiền thuê đất."):
        assert browser.post(page, line(text)).url == page
    send = reverse("petitions:list_send", args=[row.pk])
    assert browser.get(send).context["count"] == 2
    assert "2 kiến nghị" in said(browser.post(send, follow=True))
    office = client_for(coordinator)
    inbox = office.get(reverse("petitions:inbox"), {"list": row.pk})
    assert len(inbox.context["page"].rows) == 2
    assert office.get(page).status_code == 200
    assert browser.post(page, line("Thêm")).status_code == 302
    assert row.petitions.count() == 2


def test_an_empty_line_keeps_what_was_typed(browser, page):
    answer = browser.post(page, line("", organisation="HTX Gõ Dở"))
    assert answer.status_code == 422
    assert "HTX Gõ Dở" in answer.content.decode()


def test_a_row_is_changed_moved_and_taken_out(browser, row, page):
    browser.post(page, line("Một"))
    browser.post(page, line("Hai"))
    second = row.petitions.get(text="Hai")
    here = reverse("petitions:list_row", args=[row.pk, second.pk])
    assert "HTX Chè Shan" in browser.get(here).content.decode()
    browser.post(here, line("Hai, sửa"))
    browser.post(reverse("petitions:list_row_move", args=[row.pk, second.pk]), {"to": "up"})
    assert list(row.petitions.order_by("list_order").values_list("text", flat=True)) == ["Hai, sửa", "Một"]
    browser.post(here, {"remove": "1"})
    assert row.petitions.count() == 1


def test_a_list_costs_the_same_with_one_row_and_three(browser, row, page):
    def cost(url):
        browser.get(url)
        with CaptureQueriesContext(connection) as asked:
            browser.get(url)
        return len(asked)

    browser.post(page, line("Một"))
    pages = (page, reverse("petitions:lists"))
    with_one = [cost(url) for url in pages]
    for text in ("Hai", "Ba"):
        browser.post(page, line(text))
        browser.post(reverse("petitions:list_new"), {"title": text, "form_key": str(uuid.uuid4())})
    assert [cost(url) for url in pages] == with_one
