"""The joint text while it is written: kept, never lost to a second writer, used up by the submission."""

import pytest
from django.core.exceptions import PermissionDenied

from core.exceptions import DomainError, StaleError, TransitionError
from core.models import AuditEntry
from petitions.enums import AssignmentState
from petitions.models import AnswerDraft
from petitions.selectors import petitions_detailed
from petitions.selectors.joining import joining_desk
from petitions.services import (
    PassageRemark,
    answer_draft_save,
    answer_send_back,
    answer_submit,
    assignment_sign_off,
)


def signed_by_all(row):
    row.assignments.update(
        state=AssignmentState.SIGNED_OFF, text="Cụm còn 3,2 ha.", signed_by_name="Phạm Quốc Huy",
        signed_at="2026-11-12T03:00:00Z",
    )  # fmt: skip
    return row


def desk(row):
    return joining_desk(petitions_detailed(type(row).objects.all()).get(pk=row.pk))


def test_draft_is_kept_while_parts_are_open(standing, officer, so_tai_chinh):
    row = standing("assigned", co=[so_tai_chinh])
    answer_draft_save(actor=officer, petition=row, text="Hai cơ quan thống nhất.", seen_version=0)
    kept = desk(row)
    assert (kept.text, kept.version, kept.saved_by_name) == ("Hai cơ quan thống nhất.", 1, "Nguyễn Minh Tú")
    assert kept.waiting == (row.current_lead.department_name, "Sở Tài chính tỉnh Lam Giang")


def test_second_writer_is_told(standing, officer, head):
    row = standing("assigned")
    answer_draft_save(actor=officer, petition=row, text="Bản của chuyên viên", seen_version=0)
    with pytest.raises(StaleError):
        answer_draft_save(actor=head, petition=row, text="Bản của giám đốc", seen_version=0)
    assert AnswerDraft.objects.get().text == "Bản của chuyên viên"


def test_submission_with_an_older_draft_is_refused(standing, officer, head):
    row = signed_by_all(standing("assigned"))
    answer_draft_save(actor=officer, petition=row, text="Bản mới", seen_version=0)
    with pytest.raises(StaleError):
        answer_submit(actor=head, petition=row, text="Bản cũ", seen_version=0)


def test_submission_uses_the_draft_up_and_its_number_goes_on(standing, officer, head):
    row = signed_by_all(standing("assigned"))
    answer_draft_save(actor=officer, petition=row, text="Bài chung", seen_version=0)
    done = answer_submit(actor=head, petition=row, text="Bài chung", seen_version=1)
    assert done.current_answer.text == "Bài chung"
    draft = AnswerDraft.objects.get()
    assert (draft.text, draft.version) == ("", 2)


def test_after_sending_back_the_desk_holds_the_version_sent_back(standing, leader):
    row = standing("in_review")
    answer_send_back(actor=leader, petition=row, remark="Ghi rõ nguồn vốn.")
    found = desk(row)
    assert found.text == "Cụm công nghiệp còn 3,2 ha; hợp tác xã nộp hồ sơ trước ngày 25."
    assert found.sent_back.answer.remark == "Ghi rõ nguồn vốn."


class TestSignedAgainAfterSendingBack:
    @pytest.fixture
    def mended(self, standing, head, leader):
        """Sent back, and the part signed again with other words; `joint` is the text that was submitted before."""

        def mend(joint=""):
            row = answer_submit(actor=head, petition=signed_by_all(standing("assigned")), text=joint)
            row = answer_send_back(actor=leader, petition=row, remark="Ghi rõ ngày.")
            part = row.current_lead
            assignment_sign_off(actor=head, assignment=part, text="Cụm còn 3,2 ha, giao trước ngày 15.")
            return row

        return mend

    def test_a_text_of_nothing_but_parts_is_joined_anew(self, mended):
        found = desk(mended())
        assert found.text == "Cụm còn 3,2 ha, giao trước ngày 15."
        assert found.newer == ()

    def test_a_text_written_by_hand_stays_and_the_new_words_are_named(self, mended):
        row = mended("Thưa hợp tác xã, cụm còn 3,2 ha.")
        found = desk(row)
        assert found.text == "Thưa hợp tác xã, cụm còn 3,2 ha."
        assert found.newer == (row.current_lead.department_name,)

    def test_nothing_is_named_once_a_draft_was_saved_afterwards(self, mended, officer):
        row = mended("Thưa hợp tác xã, cụm còn 3,2 ha.")
        answer_draft_save(actor=officer, petition=row, text="Thưa hợp tác xã, giao trước ngày 15.", seen_version=0)
        assert desk(row).newer == ()


def test_first_draft_only_is_told(standing, officer):
    row = standing("assigned")
    for number, text in enumerate(["Một", "Hai", "Ba"]):
        answer_draft_save(actor=officer, petition=row, text=text, seen_version=number)
    assert AuditEntry.objects.filter(action="petitions.join_answer").count() == 1


def test_co_operating_body_and_coordinator_do_not_write_it(standing, co_head, coordinator, so_tai_chinh):
    row = standing("assigned", co=[so_tai_chinh])
    for person in (co_head, coordinator):
        with pytest.raises(PermissionDenied):
            answer_draft_save(actor=person, petition=row, text="x", seen_version=0)


def test_nothing_is_written_in_review(standing, head):
    with pytest.raises(TransitionError):
        answer_draft_save(actor=head, petition=standing("in_review"), text="x", seen_version=0)


def test_words_of_a_waived_part_are_not_joined(standing, head, so_tai_chinh):
    row = standing("assigned", co=[so_tai_chinh])
    co = row.assignments.get(department=so_tai_chinh)
    signed_by_all(row)
    row.assignments.filter(pk=co.pk).update(
        state=AssignmentState.WAIVED, text="Nháp chưa ký.", ended_at="2026-11-12T03:00:00Z"
    )
    done = answer_submit(actor=head, petition=row)
    assert done.current_answer.text == "Cụm còn 3,2 ha."


def test_remarks_stand_at_their_passages(standing, leader):
    row = standing("in_review")
    remarks = [PassageRemark("Diện tích nào?", "3,2  ha"), PassageRemark("Viết ngắn hơn.")]
    done = answer_send_back(actor=leader, petition=row, passages=remarks)
    answer = done.answers.get()
    assert answer.remark == "1) Diện tích nào? 2) Viết ngắn hơn."
    assert [(one.passage, one.text, one.author_name) for one in answer.remarks.all()] == [
        ("3,2 ha", "Diện tích nào?", "Lê Thị Hạnh"), ("", "Viết ngắn hơn.", "Lê Thị Hạnh"),
    ]  # fmt: skip
    marked = desk(row).sent_back
    assert [piece.text for line in marked.paragraphs for piece in line if piece.marks] == ["3,2 ha"]
    assert marked.answer.remark == ""


def test_remark_on_words_that_are_not_there_sends_nothing_back(standing, leader):
    row = standing("in_review")
    with pytest.raises(DomainError) as refused:
        answer_send_back(actor=leader, petition=row, passages=[PassageRemark("Sai.", "4,8 ha")])
    assert refused.value.field == "passages"
    row.refresh_from_db()
    assert (row.state, row.answers.get().remarks.count()) == ("in_review", 0)


def test_sending_back_without_a_word_is_refused(standing, leader):
    with pytest.raises(DomainError) as refused:
        answer_send_back(actor=leader, petition=standing("in_review"))
    assert refused.value.field == "remark"


def test_long_remarks_at_passages_are_never_refused_for_their_sum(standing, leader):
    row = standing("in_review")
    remarks = [PassageRemark("ý" * 4_000, "3,2 ha")] * 3
    assert answer_send_back(actor=leader, petition=row, passages=remarks).answers.get().remarks.count() == 3
