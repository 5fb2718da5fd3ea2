"""Assigning: the whole picture on one page, kept as typed when something is wrong."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from petitions.enums import AssignmentState, PetitionState

S = PetitionState


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def url(row):
    return reverse("petitions:act", args=[row.code, "assign"])


def orders(lead, *parts, **changes):
    data = {"lead": lead.pk, "request": "Trả lời toàn bộ", "parts-TOTAL_FORMS": "3", "parts-INITIAL_FORMS": "0"}
    for number in range(3):
        body = parts[number].pk if number < len(parts) else ""
        data |= {f"parts-{number}-body": body, f"parts-{number}-request": "", f"parts-{number}-due": ""}
    return data | changes


def live(row):
    return {one.department: one for one in row.assignments.filter(state=AssignmentState.OPEN)}


def test_lead_and_parts_each_with_request_and_date(browser, standing, so_cong_thuong, so_tai_chinh):
    row, today = standing(S.RECEIVED), timezone.localdate()
    whole, part = today + timedelta(days=20), today + timedelta(days=10)
    data = orders(so_cong_thuong, so_tai_chinh, due=f"{whole:%d/%m/%Y}") | {
        "parts-0-request": "Phần giá thuê đất",
        "parts-0-due": f"{part:%d/%m/%Y}",
    }
    assert browser.post(url(row), data).status_code == 302
    row.refresh_from_db()
    found = live(row)
    assert (row.state, row.current_lead.department, row.due) == (S.ASSIGNED, so_cong_thuong, whole)
    assert (found[so_tai_chinh].request, found[so_tai_chinh].due) == ("Phần giá thuê đất", part)
    assert found[so_cong_thuong].due == whole


def test_again_shows_what_stands_and_changes_it(browser, standing, so_cong_thuong, so_tai_chinh):
    row = standing(S.ASSIGNED, co=[so_tai_chinh])
    page = browser.get(url(row))
    assert page.context["form"].initial["lead"] == so_cong_thuong.pk
    assert page.context["parts"].forms[0].initial["body"] == so_tai_chinh.pk
    browser.post(url(row), orders(so_tai_chinh))
    row.refresh_from_db()
    assert row.current_lead.department == so_tai_chinh
    assert list(live(row)) == [so_tai_chinh]


@pytest.mark.parametrize("due", ["01/01/0203", "hôm qua", "01/01/2020", "32/01/2027"])
def test_a_date_that_cannot_be_keeps_what_was_typed(browser, standing, so_cong_thuong, due):
    row = standing(S.RECEIVED)
    response = browser.post(url(row), orders(so_cong_thuong, due=due))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["due"]
    assert "Trả lời toàn bộ" in response.content.decode()
    row.refresh_from_db()
    assert row.state == S.RECEIVED


def test_part_due_after_the_whole_is_refused(browser, standing, so_cong_thuong, so_tai_chinh):
    row, today = standing(S.RECEIVED), timezone.localdate()
    data = orders(so_cong_thuong, so_tai_chinh, due=f"{today + timedelta(days=5):%d/%m/%Y}")
    response = browser.post(url(row), data | {"parts-0-due": f"{today + timedelta(days=9):%d/%m/%Y}"})
    assert response.status_code == 422
    assert "không thể" in response.content.decode() or "sau" in response.content.decode()


def test_lead_is_not_its_own_helper(browser, standing, so_cong_thuong):
    row = standing(S.RECEIVED)
    response = browser.post(url(row), orders(so_cong_thuong, so_cong_thuong))
    assert response.status_code == 422
    assert "đã là cơ quan chủ trì" in response.content.decode()


def test_more_rows_saves_nothing_and_keeps_all(browser, standing, so_cong_thuong, so_tai_chinh):
    row = standing(S.RECEIVED)
    response = browser.post(url(row), orders(so_cong_thuong, so_tai_chinh, more="1"))
    assert response.status_code == 200
    assert len(response.context["parts"].forms) == 6
    assert "Trả lời toàn bộ" in response.content.decode()
    row.refresh_from_db()
    assert row.state == S.RECEIVED


def test_broken_row_count_is_no_error_of_ours(browser, standing, so_cong_thuong):
    row = standing(S.RECEIVED)
    data = orders(so_cong_thuong) | {"parts-TOTAL_FORMS": "x"}
    assert browser.post(url(row), data).status_code == 422
    assert browser.post(url(row), data | {"more": "1"}).status_code == 200


def test_wrong_state_is_said(browser, standing, so_cong_thuong):
    row = standing(S.ANSWERED)
    response = browser.post(url(row), orders(so_cong_thuong), follow=True)
    assert response.redirect_chain[-1][0] == reverse("petitions:detail", args=[row.code])


def test_page_costs_the_same_with_one_part_and_more(
    browser, standing, django_assert_num_queries, ubnd_xa, so_tai_chinh
):
    row = standing(S.ASSIGNED, co=[so_tai_chinh])
    browser.get(url(row))
    with django_assert_num_queries(21):
        browser.get(url(row))
    more = standing(S.ASSIGNED, co=[so_tai_chinh, ubnd_xa])
    with django_assert_num_queries(21):
        browser.get(url(more))
