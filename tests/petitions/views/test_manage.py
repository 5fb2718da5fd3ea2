"""The staff's list and the page of a petition: what is found, what is offered, who sees what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from petitions.enums import AnswerState, AssignmentRole, PetitionState
from tests.factories.accounts import DepartmentFactory
from tests.factories.petitions import AnswerFactory, AssignmentFactory, PublicationFactory

LIST = "/manage/petitions/"
S = PetitionState


def detail(row):
    return reverse("petitions:detail", args=[row.code])


def codes(response):
    return [row.code for row in response.context["rows"]]


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def test_open_petitions_stand_by_urgency(browser, standing):
    today = timezone.localdate()
    later = standing(S.ASSIGNED, due=today + timedelta(days=9))
    late = standing(S.RECEIVED, due=today - timedelta(days=3))
    standing(S.ANSWERED)
    assert codes(browser.get(LIST)) == [late.code, later.code]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=mat+bang", {"a", "b"}),
        ("?q=MẶT+BẰNG", {"a", "b"}),
        ("?state=answered", {"b"}),
        ("?due=late", {"a"}),
        ("?level=ministry", set()),
        ("?q=may+say", set()),
        ("?all=1", {"a", "b"}),
        ("?topic=999999", {"a"}),
        ("?due=nonsense&state=nonsense", {"a"}),
    ],
)
def test_filters_lie_in_the_address(browser, standing, query, expected):
    yesterday = timezone.localdate() - timedelta(days=1)
    rows = {
        standing(S.ASSIGNED, due=yesterday, search_key="mat bang cum cong nghiep").code: "a",
        standing(S.ANSWERED, search_key="mat bang kho").code: "b",
    }
    assert {rows[code] for code in codes(browser.get(LIST + query))} == expected


def test_filter_by_body_and_meeting(browser, standing, meeting, so_tai_chinh):
    here = standing(S.ASSIGNED, meeting=meeting, co=[so_tai_chinh])
    standing(S.ASSIGNED)
    assert codes(browser.get(f"{LIST}?department={so_tai_chinh.pk}")) == [here.code]
    assert codes(browser.get(f"{LIST}?meeting={meeting.code}")) == [here.code]


def test_empty_list_says_what_to_do(browser, standing):
    assert "Không có kiến nghị nào khớp" in browser.get(f"{LIST}?q=khongco").content.decode()
    assert "Chưa có kiến nghị nào" in browser.get(LIST).content.decode()


def test_list_costs_the_same_with_one_row_and_three(browser, standing, so_tai_chinh, django_assert_num_queries):
    standing(S.ASSIGNED, co=[so_tai_chinh])
    browser.get(LIST)
    with django_assert_num_queries(13):
        browser.get(LIST)
    for _number in range(2):
        standing(S.ASSIGNED, co=[so_tai_chinh])
    with django_assert_num_queries(13):
        browser.get(LIST)


def test_detail_offers_the_next_act_first(browser, standing):
    response = browser.get(detail(standing(S.RECEIVED)))
    assert response.context["actions"][0].label == "Phân loại và giao xử lý"
    assert response.context["actions"][0].main


def test_the_joint_desk_names_whom_the_submission_waits_for(client_for, head, standing, so_tai_chinh):
    row = standing(S.ASSIGNED, co=[so_tai_chinh])
    shown = client_for(head).get(detail(row)).content.decode()
    desk = reverse("petitions:joint", args=[row.code])
    assert desk in shown
    assert "Sở Tài chính tỉnh Lam Giang" in client_for(head).get(desk).context["desk"].waiting


def test_another_bodys_draft_is_not_shown(client_for, co_head, standing, so_tai_chinh, so_cong_thuong):
    row = standing(S.ASSIGNED, co=[so_tai_chinh])
    lead = row.current_lead
    lead.text = "Nháp của Sở Công Thương"
    lead.save()
    page = client_for(co_head).get(detail(row)).content.decode()
    assert "Nháp của Sở Công Thương" not in page
    assert "Nội dung hiện ra khi đã ký." in page


def test_contact_is_for_those_at_work_only(client_for, standing, coordinator, head):
    row = standing(S.ASSIGNED)
    assert "0912 345 678" in client_for(coordinator).get(detail(row)).content.decode()
    assert "0912 345 678" in client_for(head).get(detail(row)).content.decode()


def test_area_reads_without_contact(client_for, coordinator, ubnd_xa, standing):
    row = standing(S.RECEIVED, handled_by=ubnd_xa)
    page = client_for(coordinator).get(detail(row)).content.decode()
    assert row.text in page
    assert "0912 345 678" not in page


@pytest.mark.parametrize("person", ["neighbour", "co_head", "commune_coordinator", "collector"])
def test_anothers_petition_does_not_exist(client_for, request, standing, person):
    assert client_for(request.getfixturevalue(person)).get(detail(standing(S.ASSIGNED))).status_code == 404


def test_merely_published_is_no_object_of_staff_pages(client_for, neighbour, standing):
    row = standing(S.ANSWERED)
    PublicationFactory(answer=row.current_answer, petition=row)
    assert client_for(neighbour).get(detail(row)).status_code == 404


def test_petitioner_follows_in_the_portal_not_here(client_for, representative, standing):
    assert client_for(representative).get(detail(standing(S.RECEIVED))).status_code == 403


def test_anonymous_signs_in_first(client, standing):
    assert client.get(detail(standing(S.RECEIVED))).url.startswith("/accounts/login/")
    assert client.get(LIST).url.startswith("/accounts/login/")


def test_words_of_a_petitioner_are_never_markup(browser, standing):
    row = standing(S.RECEIVED, text="<script>alert(1)</script> & <b>đậm</b>")
    page = browser.get(detail(row)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("parts", [1, 3])
def test_detail_costs_the_same_with_one_part_and_three(
    browser, standing, parts, so_tai_chinh, ubnd_xa, django_assert_num_queries
):
    row = standing(S.ANSWERED)
    for number, body in enumerate([so_tai_chinh, ubnd_xa, so_tai_chinh][:parts]):
        AssignmentFactory(petition=row, department=body, role=AssignmentRole.CO, order=number, ended=True)
        AnswerFactory(petition=row, version=number + 2)
    browser.get(detail(row))
    with django_assert_num_queries(23):
        browser.get(detail(row))


@pytest.mark.parametrize("parts", [1, 3])
def test_detail_at_work_costs_the_same_with_one_part_and_three(
    client_for, head, standing, parts, django_assert_num_queries
):
    row = standing(S.ASSIGNED, co=[DepartmentFactory() for _number in range(parts)])
    client = client_for(head)
    client.get(detail(row))
    with django_assert_num_queries(23):
        client.get(detail(row))


def test_answer_sent_back_is_said_openly(browser, standing):
    row = standing(S.ASSIGNED)
    AnswerFactory(petition=row, state=AnswerState.SENT_BACK, outcome="", remark="Ghi rõ nguồn vốn.")
    response = browser.get(detail(row))
    assert response.context["sent_back"].answer.remark == "Ghi rõ nguồn vốn."
    notice = response.content.decode().split("bị trả lại.")[1].split("</div>")[0]
    assert "Lê Thị Hạnh" in notice
    assert "Ghi rõ nguồn vốn." in notice


def test_new_version_silences_the_one_sent_back(client_for, leader, standing):
    row = standing(S.IN_REVIEW)
    AnswerFactory(petition=row, version=9, state=AnswerState.SENT_BACK, outcome="", remark="Ghi rõ nguồn vốn.")
    assert client_for(leader).get(detail(row)).context["sent_back"] is None


@pytest.mark.parametrize(("words", "shown"), [("Xin máy sấy lạnh.", False), ("Xin máy sấy lạnh và kho " * 8, True)])
def test_wording_is_not_said_twice(browser, standing, words, shown):
    row = standing(S.RECEIVED, summary=words)
    assert browser.get(detail(row)).context["shows_summary"] is shown


def test_acts_that_lose_something_come_last(browser, standing, so_tai_chinh):
    row = standing(S.ASSIGNED)
    AssignmentFactory(petition=row, department=so_tai_chinh, role=AssignmentRole.CO, order=1)
    context = browser.get(detail(row)).context
    for buttons in (context["more_actions"], *(card.acts for card in context["cards"])):
        dangers = [one.danger for one in buttons]
        assert dangers == sorted(dangers)
