"""The portal: sent once, followed by its own people only, nothing typed is lost."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from petitions.enums import PetitionState
from petitions.models import Petition
from tests.factories.cooperatives import CooperativeFactory, RepresentativeFactory
from tests.factories.petitions import PublicationFactory

S = PetitionState
pytestmark = pytest.mark.django_db
NEW = "/portal/petitions/new/"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


@pytest.fixture
def browser(client_for, representative):
    return client_for(representative)


@pytest.fixture
def typed(cooperative, ubnd, coordinator):
    def build(**changes):
        data = {"cooperative": cooperative.pk, "text": "Đường vào xưởng bị sạt.", "form_key": str(uuid.uuid4())}
        return data | changes

    return build


def test_sent_in_one_page_with_a_receipt(browser, typed, ubnd):
    response = browser.post(NEW, typed(), follow=True)
    row = Petition.objects.get()
    page = response.content.decode()
    assert (row.state, row.handled_by) == (S.RECEIVED, ubnd)
    assert row.code in page
    assert row.receipt_token in page


def test_double_press_sends_once(browser, typed):
    data = typed()
    for _press in range(2):
        assert browser.post(NEW, data).status_code == 302
    assert Petition.objects.count() == 1


def test_draft_is_kept_and_sent_later(browser, typed):
    response = browser.post(NEW, typed(draft="1", text="Viết dở"))
    row = Petition.objects.get()
    assert (row.state, row.code) == (S.DRAFT, None)
    page = browser.get(response.url).content.decode()
    assert "Viết dở" in page
    browser.post(response.url, typed(text="Viết xong"))
    row.refresh_from_db()
    assert (row.state, row.text) == (S.RECEIVED, "Viết xong")


def test_one_of_several_organisations_is_chosen(browser, typed, representative, na_khoang):
    other = CooperativeFactory(unit=na_khoang)
    RepresentativeFactory(user=representative, cooperative=other)
    assert browser.post(NEW, typed(cooperative="")).status_code == 422
    browser.post(NEW, typed(cooperative=other.pk))
    assert Petition.objects.get().petitioners.get().cooperative == other


def test_says_on_whose_behalf_and_asks_only_where_there_is_a_choice(browser, representative, cooperative, na_khoang):
    page = browser.get(NEW).content.decode()
    assert f"Gửi thay mặt {cooperative.name}" in page
    assert 'type="radio"' not in page
    RepresentativeFactory(user=representative, cooperative=CooperativeFactory(unit=na_khoang))
    page = browser.get(NEW).content.decode()
    assert "Gửi thay mặt tổ chức nào" in page
    assert page.count('type="radio"') == 2


def test_heading_is_short_and_the_state_line_begins_with_words(browser, standing):
    row = standing(S.CLOSED, text="Đường vào xưởng bị sạt từ tháng 9. Xe không vào được.")
    page = browser.get(reverse("petitions:portal_detail", args=[row.code])).content.decode()
    assert '<h1 class="mb-3">Đường vào xưởng bị sạt từ tháng 9</h1>' in page
    assert "</span> ·" not in page.split("pagehead__line")[1].split("</p>")[0]
    row.summary = "Sửa đường vào xưởng"
    row.save()
    page = browser.get(reverse("petitions:portal_detail", args=[row.code])).content.decode()
    assert '<h1 class="mb-3">Sửa đường vào xưởng</h1>' in page


def test_nobody_sends_for_anothers_organisation(browser, typed):
    response = browser.post(NEW, typed(cooperative=CooperativeFactory().pk))
    assert list(response.context["form"].errors) == ["cooperative"]
    assert not Petition.objects.exists()


def test_files_are_judged_beside_their_field_and_the_words_stay(browser, typed, settings):
    fake = SimpleUploadedFile("so-do.pdf", b"MZ program")
    response = browser.post(NEW, typed(file_1=fake))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file_1"])
    assert "Đường vào xưởng bị sạt." in response.content.decode()
    settings.UPLOAD_MAX_BYTES = 1000
    large = SimpleUploadedFile("anh.pdf", PDF + b"0" * 1000)
    assert list(browser.post(NEW, typed(file_2=large)).context["form"].errors) == ["file_2"]
    assert not Petition.objects.exists()


def test_file_of_a_petition_is_for_its_people(browser, client_for, typed, rival, coordinator, client):
    browser.post(NEW, typed(file_1=SimpleUploadedFile("so-do.pdf", PDF)))
    url = reverse("core:file", args=[Petition.objects.get().attachments.get().file_id])
    assert browser.get(url).status_code == 200
    assert client_for(coordinator).get(url).status_code == 200
    assert client_for(rival).get(url).status_code == 404
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("text", ["ý" * 100_000, " "])
def test_text_that_cannot_be_sent_is_refused_beside_its_field(browser, typed, text):
    response = browser.post(NEW, typed(text=text))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["text"])


def test_odd_letters_are_words(browser, typed):
    response = browser.post(NEW, typed(text="Đe\u0302\u0300 nghị 🐝 <script>alert(1)</script>"), follow=True)
    assert Petition.objects.get().text == "Đề nghị 🐝 <script>alert(1)</script>"
    assert "<script>alert" not in response.content.decode()


def test_without_a_mandate_the_page_says_whom_to_ask(client_for, outsider):
    response = client_for(outsider).get(NEW)
    assert response.status_code == 403
    assert "xác nhận hợp tác xã" in response.content.decode()


def test_question_is_answered_with_a_file(browser, standing):
    row = standing(S.NEEDS_INFO)
    url = reverse("petitions:portal_supply_info", args=[row.code])
    assert "Diện tích cần thuê" in browser.get(url).content.decode()
    browser.post(url, {"reply": "0,8 ha", "file": SimpleUploadedFile("so-do.pdf", PDF)})
    row.refresh_from_db()
    assert (row.state, row.attachments.count()) == (S.RECEIVED, 1)


def test_taken_back_by_its_petitioner_and_not_twice(browser, standing):
    row = standing(S.RECEIVED)
    url = reverse("petitions:portal_withdraw", args=[row.code])
    assert browser.post(url, {"reason": "Đã tự giải quyết"}).status_code == 302
    assert browser.post(url, {"reason": ""}).status_code == 302
    row.refresh_from_db()
    assert row.state == S.WITHDRAWN


def test_answer_is_read_without_what_is_internal(browser, standing):
    row = standing(S.ANSWERED)
    row.current_answer.remark = "Ghi rõ nguồn vốn"
    row.current_answer.save()
    page = browser.get(reverse("petitions:portal_detail", args=[row.code])).content.decode()
    assert row.current_answer.text in page
    assert "Ghi rõ nguồn vốn" not in page


@pytest.mark.parametrize("name", ["portal_detail", "portal_supply_info", "portal_withdraw"])
@pytest.mark.parametrize("person", ["rival", "outsider", "neighbour"])
def test_anothers_petition_does_not_exist(client_for, request, standing, name, person):
    row = standing(S.NEEDS_INFO)
    client = client_for(request.getfixturevalue(person))
    assert client.get(reverse(f"petitions:{name}", args=[row.code])).status_code == 404


def test_published_one_of_another_is_not_followed_here(client_for, rival, standing):
    row = standing(S.ANSWERED)
    PublicationFactory(answer=row.current_answer, petition=row)
    assert client_for(rival).get(reverse("petitions:portal_detail", args=[row.code])).status_code == 404


def test_draft_of_another_does_not_exist(client_for, rival, standing):
    row = standing(S.DRAFT)
    assert client_for(rival).get(reverse("petitions:portal_edit", args=[row.receipt_token])).status_code == 404


def test_home_shows_what_waits_first(browser, standing):
    asked, sent = standing(S.NEEDS_INFO), standing(S.ASSIGNED)
    response = browser.get("/portal/")
    assert [row.code for row in response.context["needed"]] == [asked.code]
    assert [row.code for row in response.context["rows"]] == [sent.code]


@pytest.mark.parametrize("rows", [1, 3])
def test_home_costs_the_same_with_one_row_and_three(browser, standing, rows, django_assert_num_queries):
    for _number in range(rows):
        standing(S.ASSIGNED)
    browser.get("/portal/")
    with django_assert_num_queries(10):
        browser.get("/portal/")


def test_anonymous_signs_in_first(client):
    assert client.get("/portal/").url.startswith("/accounts/login/")
    assert client.get(NEW).url.startswith("/accounts/login/")
