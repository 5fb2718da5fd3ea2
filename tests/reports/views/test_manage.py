"""The pages of documents: who sees what, progress without reloading, viewing and downloading."""

import pytest
from django.urls import reverse

from core.models import Job, JobState
from reports.enums import DocumentKind
from reports.models import Document
from reports.services import document_request
from reports.tasks import render_document
from tests.factories.meetings import MeetingFactory

KIND = DocumentKind.SUMMARY_REPORT


@pytest.fixture
def document(coordinator, meeting):
    return document_request(actor=coordinator, kind=KIND, meeting=meeting)


@pytest.fixture
def made(document):
    render_document(job_id=str(document.job_id))
    return Document.objects.select_related("file", "job").get(pk=document.pk)


def _url(name, document):
    return reverse(f"reports:{name}", args=[document.pk])


def test_the_button_of_the_meeting_asks_with_the_proposals(coordinator, client_for, meeting):
    response = client_for(coordinator).post(reverse("reports:request", args=[meeting.code]), {"kind": KIND})
    document = Document.objects.get()
    assert response.status_code == 302
    assert response.url == _url("detail", document)
    assert document.params["recipients"] == ["Các cơ quan, đơn vị có tên trong Phụ lục", "Lưu: VT"]


def test_the_form_chooses_the_words_of_the_paper(coordinator, client_for, meeting, ubnd):
    data = {
        "kind": KIND, "body": ubnd.pk, "signatory": "", "dated": "05/01/2026", "columns": "compact",
        "addressed_to": "Thường trực Tỉnh ủy\n\n  Bộ Tài chính ", "recipients": "Như trên\nLưu: VT, KT",
    }  # fmt: skip
    client_for(coordinator).post(reverse("reports:request", args=[meeting.code]), data)
    params = Document.objects.get().params
    assert params["addressed_to"] == ["Thường trực Tỉnh ủy", "Bộ Tài chính"]
    assert params["dated"] == "2026-01-05"
    assert params["options"] == {"columns": "compact"}


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("dated", "05/01/0203", "Năm phải từ 1945 đến 2100"),
        ("dated", "32/13/2026", "05/03/2026"),
        ("recipients", "\n".join(["Nơi nhận"] * 31), "Ô này nhận nhiều nhất 30 dòng."),
        ("recipients", "x" * 201, "Mỗi dòng dài nhất 200 chữ."),
        ("body", "999999", ""),
        ("columns", "seventeen", ""),
    ],
)
def test_a_wrong_choice_is_told_beside_the_field_and_kept(
    coordinator, client_for, meeting, ubnd, field, value, message
):
    data = {"kind": KIND, "body": ubnd.pk, "columns": "full", "recipients": "Lưu: VT"} | {field: value}
    response = client_for(coordinator).post(reverse("reports:request", args=[meeting.code]), data)
    assert response.status_code == 422
    assert message in response.content.decode()
    assert response.context["form"].errors.keys() == {field}
    assert not Document.objects.exists()


def test_an_unknown_kind_does_not_exist(coordinator, client_for, meeting):
    response = client_for(coordinator).post(reverse("reports:request", args=[meeting.code]), {"kind": "poem"})
    assert response.status_code == 404


def test_a_meeting_of_others_does_not_exist(neighbour, client_for, meeting):
    client = client_for(neighbour)
    assert client.get(reverse("reports:request", args=[meeting.code])).status_code == 404
    assert client.post(reverse("reports:request", args=[meeting.code]), {"kind": KIND}).status_code == 404
    assert not Document.objects.exists()


@pytest.mark.parametrize("name", ["detail", "view", "download"])
def test_a_document_of_others_does_not_exist(neighbour, officer, client_for, made, name):
    for person in (neighbour, officer):
        assert client_for(person).get(_url(name, made)).status_code == 404
    assert client_for(neighbour).get(reverse("core:file", args=[made.file_id])).status_code == 404


@pytest.mark.parametrize("name", ["retry", "cancel"])
def test_strangers_neither_stop_nor_repeat(neighbour, client_for, document, name):
    assert client_for(neighbour).post(_url(name, document)).status_code == 404


def test_a_visitor_is_sent_to_sign_in(client, document):
    response = client.get(_url("detail", document))
    assert response.status_code == 302
    assert "/accounts/login/" in response.url


def test_a_document_in_work_asks_for_itself_and_shows_how_far_it_is(coordinator, client_for, document):
    Job.objects.update(state=JobState.QUEUED)
    page = client_for(coordinator).get(_url("detail", document)).content.decode()
    assert f'data-hx-get="{_url("detail", document)}"' in page
    assert "Đang chờ đến lượt" in page
    assert "<noscript>" in page


def test_the_part_htmx_asks_for_is_the_part_of_the_page(coordinator, client_for, document):
    client = client_for(coordinator)
    part = client.get(_url("detail", document), headers={"HX-Request": "true"}).content.decode().strip()
    page = client.get(_url("detail", document)).content.decode()
    assert "<html" not in part
    assert part.split("csrf")[0] in page


def test_the_last_part_brings_the_facts_and_the_history_along(coordinator, client_for, document):
    client, asked = client_for(coordinator), {"HX-Request": "true"}
    assert "data-hx-swap-oob" not in client.get(_url("detail", document), headers=asked).text
    render_document(job_id=str(document.job_id))
    part = client.get(_url("detail", document), headers=asked).text
    assert 'id="about" data-hx-swap-oob="true"' in part
    assert Document.objects.get().sha256 in part
    assert "data-hx-swap-oob" not in client.get(_url("detail", document)).text


@pytest.mark.parametrize(
    ("note", "done", "total", "words"),
    [
        ("Laying out pages", 11, 18, "Đang dàn trang 11 trên khoảng 18"),
        ("Writing pages", 3, 18, "Đang ghi trang 3 trên 18"),
        ("Collecting the facts", 0, 0, "Đang gom số liệu"),
    ],
)
def test_stages_are_told_in_words(coordinator, client_for, document, note, done, total, words):
    from core.jobs import job_claim

    job_claim(document.job_id)
    Job.objects.update(note=note, done=done, total=total)
    assert words in client_for(coordinator).get(_url("detail", document)).content.decode()


def test_a_finished_document_is_shown_in_a_frame(coordinator, leader, client_for, made):
    for person in (coordinator, leader):
        page = client_for(person).get(_url("detail", made)).content.decode()
        assert f'<iframe class="sheetframe" src="{reverse("core:file", args=[made.file_id])}"' in page
        assert made.sha256 in page
        assert "every 2s" not in page


def test_view_and_download_give_the_file(coordinator, client_for, made):
    client = client_for(coordinator)
    seen = client.get(_url("view", made), follow=True)
    assert seen.headers["Content-Type"] == "application/pdf"
    assert seen.headers["Content-Disposition"].startswith("inline")
    kept = client.get(_url("download", made), follow=True)
    assert f'attachment; filename="{made.file.name}"' in kept.headers["Content-Disposition"]
    assert b"".join(kept.streaming_content).startswith(b"%PDF-1.7")


def test_a_document_without_a_file_cannot_be_viewed(coordinator, client_for, document):
    assert client_for(coordinator).get(_url("view", document)).status_code == 404


def test_a_failure_shows_why_and_offers_another_try(coordinator, client_for, document):
    Job.objects.update(
        state=JobState.FAILED,
        finished_at=document.created_at,
        error="The pages could not be laid out. Tell the administrator.",
    )
    client = client_for(coordinator)
    page = client.get(_url("detail", document)).content.decode()
    assert "Không dàn được trang. Hãy báo cho quản trị viên." in page
    assert _url("retry", document) in page
    assert client.post(_url("retry", document)).url == _url("detail", document)
    document.refresh_from_db()
    assert document.is_live


def test_stopping_leads_back_to_the_document(coordinator, client_for, document):
    client = client_for(coordinator)
    assert client.post(_url("cancel", document)).url == _url("detail", document)
    assert "Đã dừng" in client.get(_url("detail", document)).content.decode()


def test_the_list_shows_what_is_theirs(coordinator, neighbour, client_for, made):
    mine = client_for(coordinator).get(reverse("reports:list")).content.decode()
    theirs = client_for(neighbour).get(reverse("reports:list")).content.decode()
    assert made.title in mine
    assert made.title not in theirs
    assert "Chưa có văn bản nào" in theirs


def test_the_list_is_filtered_by_state(coordinator, client_for, made):
    client = client_for(coordinator)
    assert made.title in client.get(reverse("reports:list"), {"state": "done"}).content.decode()
    empty = client.get(reverse("reports:list"), {"state": "failed"}).content.decode()
    assert made.title not in empty
    assert "Không có văn bản nào khớp với bộ lọc" in empty


@pytest.mark.parametrize("who", ["officer", "admin_user", "outsider"])
def test_the_list_is_for_who_coordinates_or_leads(request, client_for, who):
    assert client_for(request.getfixturevalue(who)).get(reverse("reports:list")).status_code == 403


def test_the_list_costs_the_same_for_one_row_and_three(
    coordinator, client_for, ubnd, django_assert_num_queries, django_assert_max_num_queries
):
    client, url = client_for(coordinator), reverse("reports:list")
    document_request(actor=coordinator, kind=KIND, meeting=MeetingFactory(organiser=ubnd))
    client.get(url)
    with django_assert_max_num_queries(10) as first:
        client.get(url)
    for _number in range(2):
        document_request(actor=coordinator, kind=KIND, meeting=MeetingFactory(organiser=ubnd))
    with django_assert_num_queries(len(first.captured_queries)):
        client.get(url)


def test_documents_of_a_meeting_stand_on_their_own_page(coordinator, client_for, made, meeting):
    page = client_for(coordinator).get(reverse("reports:request", args=[meeting.code])).content.decode()
    assert _url("detail", made) in page
    assert "Tạo văn bản" in page
