"""One petition, one line: what the logging page makes of what was typed, double presses and mistakes included."""

import pytest
from django.urls import reverse

from meetings.enums import MeetingState
from petitions.enums import DeclineReason, PetitionerKind, PetitionState
from petitions.models import Petition
from petitions.validators import PETITION_TEXT_MAX
from tests.factories.cooperatives import CooperativeFactory
from tests.factories.meetings import MeetingFactory

HTMX = {"HX-Request": "true"}


@pytest.fixture
def url(meeting):
    return reverse("petitions:log", args=[meeting.code])


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def test_page_is_ready_to_type_at_once(browser, url):
    page = browser.get(url).content.decode()
    assert 'id="log_organisation"' in page
    assert "autofocus" in page


def test_logs_without_scripts_and_says_so(browser, url, log_data):
    response = browser.post(url, log_data(), follow=True)
    row = Petition.objects.get()
    assert row.state == PetitionState.RECEIVED
    assert row.code in response.content.decode()


def test_with_htmx_the_row_comes_with_a_fresh_form(browser, url, log_data):
    first = log_data()
    page = browser.post(url, first, headers=HTMX).content.decode()
    assert "<html" not in page
    assert 'hx-swap-oob="afterbegin:#log"' in page
    assert "Xin hỗ trợ máy sấy lạnh." in page
    assert first["form_key"] not in page


def test_double_submit_of_one_form_makes_one_petition(browser, url, log_data):
    data = log_data()
    browser.post(url, data)
    browser.post(url, data, headers=HTMX)
    assert Petition.objects.count() == 1


def test_double_submit_with_an_answer_on_the_spot_makes_one_answer(browser, url, log_data, so_cong_thuong):
    data = log_data(spot_body=so_cong_thuong.pk, spot_text="Sẽ khảo sát trước ngày 10.")
    browser.post(url, data)
    assert browser.post(url, data).status_code == 302
    row = Petition.objects.get()
    assert (row.state, row.answers.count()) == (PetitionState.ANSWERED, 1)
    assert row.current_answer.text == "Sẽ khảo sát trước ngày 10."


def test_answered_on_the_spot_without_words_makes_nothing_up(browser, url, log_data, so_cong_thuong):
    browser.post(url, log_data(spot_body=so_cong_thuong.pk))
    answer = Petition.objects.get().current_answer
    assert (answer.text, answer.words_recorded, answer.outcome) == ("", False, "")


def test_registered_organisation_by_choice_or_by_its_spelled_name(browser, url, log_data, na_khoang):
    row = CooperativeFactory(name="Hợp tác xã Miến dong Đá Trắng", unit=na_khoang)
    browser.post(url, log_data(organisation=row.name, cooperative=row.pk))
    browser.post(url, log_data(organisation="hợp tác xã miến dong đá trắng"))
    petitioners = [one.petitioners.get() for one in Petition.objects.all()]
    assert [(one.kind, one.cooperative_id) for one in petitioners] == [(PetitionerKind.COOPERATIVE, row.pk)] * 2


def test_organisation_of_another_area_is_logged_by_name_only(browser, url, log_data):
    row = CooperativeFactory(name="Hợp tác xã Xa")
    browser.post(url, log_data(organisation=row.name, cooperative=row.pk))
    one = Petition.objects.get().petitioners.get()
    assert (one.kind, one.cooperative_id, one.name) == (PetitionerKind.UNREGISTERED, None, "Hợp tác xã Xa")


@pytest.mark.parametrize("key", ["9223372036854775808", "-9223372036854775809", "một"])
def test_key_that_no_organisation_can_have_is_told_beside_the_name(browser, url, log_data, key):
    response = browser.post(url, log_data(organisation="Hợp tác xã Miến dong Đá Trắng", cooperative=key))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Chọn hoặc gõ tên tổ chức." in page
    assert 'value="Hợp tác xã Miến dong Đá Trắng"' in page
    assert not Petition.objects.exists()


def test_several_organisations_without_names(browser, url, log_data):
    browser.post(url, log_data(organisation="các HTX"))
    assert Petition.objects.get().petitioners.get().kind == PetitionerKind.COLLECTIVE


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Đe\u0302\u0300 nghi\u0323", "Đề nghị"),
        ("Mật ong 🐝 xin nhãn", "Mật ong 🐝 xin nhãn"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_odd_letters_are_words(browser, url, log_data, typed, kept):
    page = browser.post(url, log_data(text=typed), headers=HTMX).content.decode()
    assert Petition.objects.get().text == kept
    assert "<script>alert" not in page


def test_text_too_long_is_refused_beside_the_field_and_kept(browser, url, log_data):
    response = browser.post(url, log_data(text="ý" * 100_000), headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 422
    assert f"tối đa được {PETITION_TEXT_MAX}" in page
    assert "ý" * 100_000 in page
    assert not Petition.objects.exists()


@pytest.mark.parametrize("field", ["organisation", "text"])
def test_what_is_missing_is_named(browser, url, log_data, field):
    response = browser.post(url, log_data(**{field: " "}))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    words = {"organisation": "Chọn hoặc gõ tên tổ chức.", "text": "Ghi nội dung kiến nghị."}[field]
    assert words in response.content.decode()


def test_keys_go_from_the_organisation_to_the_words_then_to_the_fold(browser, url):
    page = browser.get(url).content.decode()
    names = ["organisation", "speaker_name", "topic", "text", "spot_body", "spot_text"]
    places = [page.index(f'name="{name}"') for name in names]
    assert places == sorted(places)
    assert page.count("data-sends") == 2


def test_form_without_its_number_is_refused_politely(browser, url, log_data):
    assert browser.post(url, log_data(form_key="nonsense")).status_code == 422


def test_undo_takes_back_what_was_logged(browser, url, log_data, meeting):
    browser.post(url, log_data())
    row = Petition.objects.get()
    page = browser.post(reverse("petitions:log_undo", args=[meeting.code, row.code]), headers=HTMX).content.decode()
    row.refresh_from_db()
    assert (row.state, row.decline_reason) == (PetitionState.DECLINED, DeclineReason.MISTAKE)
    assert "Đã bỏ" in page


def test_undo_of_an_answer_on_the_spot_takes_both_back(browser, url, log_data, meeting, so_cong_thuong):
    browser.post(url, log_data(spot_body=so_cong_thuong.pk))
    row = Petition.objects.get()
    browser.post(reverse("petitions:log_undo", args=[meeting.code, row.code]))
    row.refresh_from_db()
    assert row.decline_reason == DeclineReason.MISTAKE


def test_undo_of_a_petition_of_another_meeting_is_not_found(browser, standing, meeting):
    row = standing(PetitionState.RECEIVED, meeting=MeetingFactory(state=MeetingState.CONCLUDED))
    assert browser.post(reverse("petitions:log_undo", args=[meeting.code, row.code])).status_code == 404


def test_closed_meeting_takes_no_petition_and_says_why(browser, ubnd, log_data):
    closed = MeetingFactory(organiser=ubnd, state=MeetingState.CLOSED)
    response = browser.post(reverse("petitions:log", args=[closed.code]), log_data())
    assert response.status_code == 422
    assert not Petition.objects.exists()


@pytest.mark.parametrize(
    ("person", "status"),
    [("neighbour", 404), ("officer", 404), ("outsider", 404), ("leader", 403), ("commune_coordinator", 404)],
)
def test_who_may_not_log(client_for, request, url, log_data, person, status):
    client = client_for(request.getfixturevalue(person))
    assert client.get(url).status_code == status
    assert client.post(url, log_data()).status_code == status


def test_collector_logs_what_it_collected(client_for, collector, alliance, url, log_data, meeting):
    meeting.published_at = meeting.announced_at
    meeting.save()
    client_for(collector).post(url, log_data())
    row = Petition.objects.get()
    assert (row.collected_by, row.channel) == (alliance, "list")


def test_anonymous_signs_in_first(client, url):
    assert client.get(url).url.startswith("/accounts/login/")


def test_page_costs_the_same_with_one_row_and_three(browser, url, standing, meeting, django_assert_num_queries):
    standing(PetitionState.RECEIVED, meeting=meeting)
    browser.get(url)
    with django_assert_num_queries(12):
        browser.get(url)
    for state in (PetitionState.ASSIGNED, PetitionState.ANSWERED):
        standing(state, meeting=meeting)
    with django_assert_num_queries(12):
        browser.get(url)
