"""The lead's desk in the browser: who holds it up, the draft, the submission; the leader's remarks come back to it."""

import pytest
from django.urls import reverse

from petitions.enums import AssignmentState
from petitions.models import AnswerDraft, Petition
from petitions.services import PassageRemark, answer_send_back, answer_submit


def url(row):
    return reverse("petitions:joint", args=[row.code])


def signed_by_all(row):
    row.assignments.update(
        state=AssignmentState.SIGNED_OFF, text="Cụm còn 3,2 ha.", signed_by_name="Phạm Quốc Huy",
        signed_at="2026-11-12T03:00:00Z",
    )  # fmt: skip
    return row


def test_the_desk_says_who_holds_it_up(client_for, officer, standing, so_tai_chinh):
    row = standing("assigned", co=[so_tai_chinh])
    page = client_for(officer).get(url(row)).content.decode()
    assert "đang chờ Sở Công Thương tỉnh Lam Giang, Sở Tài chính tỉnh Lam Giang" in page
    assert "chưa xác nhận đã nhận" in page
    assert "giữ từ ngày 02/11/2026" in page
    assert 'value="submit"' not in page


def test_signed_parts_are_proposed_under_their_names(client_for, head, standing, so_tai_chinh):
    row = signed_by_all(standing("assigned", co=[so_tai_chinh]))
    response = client_for(head).get(url(row))
    assert response.context["form"].initial["text"] == (
        "Cụm còn 3,2 ha.\n\nSở Tài chính tỉnh Lam Giang:\nCụm còn 3,2 ha."
    )
    assert 'value="submit"' in response.content.decode()


def test_officer_keeps_the_draft_and_the_head_submits(client_for, officer, head, standing, said):
    row = signed_by_all(standing("assigned"))
    saved = client_for(officer).post(url(row), {"text": "Bài chung", "version": 0, "do": "save"}, follow=True)
    assert "Đã lưu bản nháp." in said(saved)
    sent = client_for(head).post(url(row), {"text": "Bài chung sửa", "version": 1, "do": "submit"}, follow=True)
    assert "Lãnh đạo" in said(sent) or "lãnh đạo" in said(sent)
    assert Petition.objects.get(pk=row.pk).current_answer.text == "Bài chung sửa"


def test_officer_does_not_submit(client_for, officer, standing):
    row = signed_by_all(standing("assigned"))
    assert client_for(officer).post(url(row), {"text": "x", "version": 0, "do": "submit"}).status_code == 403


def test_second_writer_sees_both_texts_and_loses_none(client_for, officer, head, standing):
    row = standing("assigned")
    client_for(officer).post(url(row), {"text": "Bản của chuyên viên", "version": 0})
    client = client_for(head)
    response = client.post(url(row), {"text": "Bản của giám đốc", "version": 0})
    page = response.content.decode()
    assert response.status_code == 422
    assert ">\nBản của giám đốc</textarea>" in page
    assert "Bản của chuyên viên" in page
    version = response.context["form"]["version"].value()
    assert client.post(url(row), {"text": "Bản chung", "version": version}).status_code == 302
    assert AnswerDraft.objects.get().text == "Bản chung"


@pytest.mark.parametrize("version", ["", "x", "-3", "99999999999999999999"])
def test_a_broken_version_number_loses_nothing(client_for, officer, standing, version):
    row = standing("assigned")
    client_for(officer).post(url(row), {"text": "Bản đầu", "version": 0})
    response = client_for(officer).post(url(row), {"text": "Bản sau", "version": version})
    assert response.status_code == 422
    assert "Bản sau" in response.content.decode()


def test_empty_submission_is_refused_beside_the_field(client_for, head, standing):
    row = signed_by_all(standing("assigned"))
    response = client_for(head).post(url(row), {"text": " ", "version": 0, "do": "submit"})
    assert response.status_code == 422
    assert response.context["form"].errors["text"] == ["Ghi nội dung trả lời chung."]


def test_in_review_the_desk_sends_back_to_the_petition(client_for, head, standing, said):
    row = standing("in_review")
    response = client_for(head).get(url(row), follow=True)
    assert response.redirect_chain == [(reverse("petitions:detail", args=[row.code]), 302)]


def test_remarks_are_shown_at_the_passage_on_the_desk(client_for, head, leader, standing):
    row = standing("in_review")
    answer_send_back(actor=leader, petition=row, passages=[PassageRemark("Diện tích nào?", "3,2 ha")])
    page = client_for(head).get(url(row)).content.decode()
    assert "<mark>3,2 ha</mark>" in page
    assert "Diện tích nào?" in page


def sent_back_by_form(client, row, **changes):
    data = {"seen_version": 1, "remark": ""}
    return client.post(reverse("petitions:act", args=[row.code, "send_back"]), data | changes)


def test_leader_remarks_at_a_paragraph_without_a_script(client_for, leader, standing):
    row = standing("in_review")
    response = sent_back_by_form(
        client_for(leader), row, **{"remarks-0-paragraph": "1", "remarks-0-text": "Ghi rõ thời gian."}
    )
    assert response.status_code == 302
    remark = row.answers.get().remarks.get()
    assert remark.passage == "Cụm công nghiệp còn 3,2 ha; hợp tác xã nộp hồ sơ trước ngày 25."


def test_pasted_words_that_are_not_there_are_said_beside_the_row(client_for, leader, standing):
    row = standing("in_review")
    changes = {"remarks-0-passage": "4,8 ha", "remarks-0-text": "Sai.", "remark": "Sửa lại."}
    response = sent_back_by_form(client_for(leader), row, **changes)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Câu, chữ này không có trong bài." in page
    assert 'value="4,8 ha"' in page
    assert row.answers.get().state == "submitted"


def test_a_passage_without_a_remark_is_said(client_for, leader, standing):
    response = sent_back_by_form(client_for(leader), standing("in_review"), **{"remarks-1-paragraph": "1"})
    assert response.status_code == 422
    assert "Ghi nhận xét, hoặc để trống dòng này." in response.content.decode()


def test_versions_are_compared_word_by_word(client_for, coordinator, leader, head, standing):
    row = standing("in_review")
    answer_send_back(actor=leader, petition=row, remark="Ghi rõ.")
    signed_by_all(row)
    answer_submit(actor=head, petition=row, text="Cụm công nghiệp còn 4,5 ha; hợp tác xã nộp hồ sơ trước ngày 25.")
    page = client_for(coordinator).get(reverse("petitions:versions", args=[row.code])).content.decode()
    assert '<del class="diff">3</del>' in page
    assert '<ins class="diff">4</ins>' in page


@pytest.mark.parametrize("query", ["?from=9&to=x", "?from=&to=", "?from=2&to=1"])
def test_versions_that_are_not_there_are_no_error(client_for, coordinator, standing, query):
    row = standing("in_review")
    assert client_for(coordinator).get(reverse("petitions:versions", args=[row.code]) + query).status_code == 200


def test_a_version_sent_back_is_not_for_the_area(client_for, commune_coordinator, standing, leader):
    row = standing("in_review")
    answer_send_back(actor=leader, petition=row, remark="Ghi rõ nguồn vốn.")
    assert client_for(commune_coordinator).get(reverse("petitions:versions", args=[row.code])).status_code == 404
