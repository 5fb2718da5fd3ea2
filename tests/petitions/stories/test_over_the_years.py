"""Stories that take long: joined and parted again, a higher authority that is silent, an answer that did not hold."""

import pytest
from django.utils import timezone

from core.exceptions import DomainError
from petitions.enums import AssignmentState, EscalationState, Outcome, PetitionState, PublicationState
from petitions.services import (
    AssignmentOrder,
    EscalationOrder,
    Letter,
    OutcomeEntry,
    PublicWords,
    answer_approve,
    answer_submit,
    assignment_save_text,
    assignment_sign_off,
    escalation_end,
    petition_assign,
    petition_escalate,
    petition_merge,
    petition_reopen,
    petition_unmerge,
    publication_prepare,
    publication_publish,
)

pytestmark = pytest.mark.django_db
EXPLAINED = OutcomeEntry(Outcome.EXPLAINED)


def test_merged_after_assignment_then_unmerged(
    logged, coordinator, officer, head, leader, so_cong_thuong, petitioner_reads, office_reads, history
):
    lead = logged("Đề nghị có chỗ bày bán miến dong tại chợ trung tâm.")
    row = petition_assign(
        actor=coordinator, petition=logged("Xin gian hàng ở chợ tỉnh."), lead=AssignmentOrder(so_cong_thuong)
    )
    part = row.current_lead
    assignment_save_text(actor=officer, assignment=part, text="Chợ còn sáu gian.", seen_version=0)
    petition_merge(actor=coordinator, petition=row, lead=lead)
    part.refresh_from_db()
    assert (part.state, part.text) == (AssignmentState.WITHDRAWN, "Chợ còn sáu gian.")
    # Its petitioner keeps the page and reads where the lead stands.
    assert petitioner_reads(row).state_label == "Mới tiếp nhận"
    petition_assign(actor=coordinator, petition=lead, lead=AssignmentOrder(so_cong_thuong))
    assert petitioner_reads(row).state_label == "Đang xử lý"
    row = petition_unmerge(actor=coordinator, petition=row, reason="Hai chợ khác nhau.")
    read = office_reads(row)
    assert (read.state, read.lead_petition) == (PetitionState.RECEIVED, None)
    assert read.due.day is not None
    row = petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong))
    # The department goes on from the words it wrote before the merge.
    assert row.current_lead.text == "Chợ còn sáu gian."
    assignment_sign_off(actor=head, assignment=row.current_lead, text="Chợ tỉnh còn sáu gian, đăng ký tại ban quản lý.")
    answer_submit(actor=head, petition=row)
    row = answer_approve(actor=leader, petition=row, outcome=EXPLAINED)
    assert petitioner_reads(lead).answer is None
    assert any(one.startswith(f"Trần Thu Hà gộp vào kiến nghị {lead.code}") for one in history(row))


def test_escalated_and_no_reply_for_a_year(
    logged, coordinator, so_cong_thuong, petitioner_reads, office_reads, days_ago, a_year_ago, history
):
    row = petition_assign(
        actor=coordinator,
        petition=logged("Đề nghị sửa mức vay không thế chấp.", at=days_ago(380)),
        lead=AssignmentOrder(so_cong_thuong),
        at=days_ago(378),
    )
    row = petition_escalate(
        actor=coordinator,
        petition=row,
        order=EscalationOrder(to_name="Ngân hàng Nhà nước", letter=Letter("512/UBND-KT", a_year_ago)),
        at=days_ago(365),
    )
    told = petitioner_reads(row)
    assert (told.state, told.escalation.to_name) == (PetitionState.ESCALATED, "Ngân hàng Nhà nước")
    # Nobody here is late with it, and the day to ask again is long past.
    assert row.current_lead is None
    assert told.escalation.next_check < timezone.localdate()
    row = escalation_end(actor=coordinator, petition=row, reason="Một năm không có trả lời.")
    read = office_reads(row)
    assert (read.state, read.escalations[0].state) == (PetitionState.RECEIVED, EscalationState.ENDED)
    assert read.escalations[0].letter_number == "512/UBND-KT"
    # The clock starts anew: the petitioner is promised a date again.
    assert read.due.day > a_year_ago
    assert not read.due.late
    assert history(row)[-1] == ("Trần Thu Hà kết thúc việc chờ Ngân hàng Nhà nước: Một năm không có trả lời.")


def test_reopened_after_publication(
    standing, logged, coordinator, head, leader, so_cong_thuong, client, petitioner_reads
):
    def answered(row, text):
        row = petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong))
        assignment_sign_off(actor=head, assignment=row.current_lead, text=text)
        answer_submit(actor=head, petition=row)
        return answer_approve(actor=leader, petition=row, outcome=EXPLAINED)

    def published(row):
        one = publication_prepare(
            actor=coordinator, petition=row, words=PublicWords("Đề nghị mặt bằng.", "", "HTX Đá Trắng")
        )
        return publication_publish(actor=leader, publications=[one])[0]

    row = answered(logged("Đề nghị bố trí mặt bằng 0,8 ha."), "Cụm công nghiệp đã hết đất.")
    first = published(row)
    page = f"/petitions/{row.code}/"
    assert "Cụm công nghiệp đã hết đất." in client.get(page).content.decode()
    row = petition_reopen(actor=coordinator, petition=row, reason="Cụm mới đã mở.", asked_by_petitioner=True)
    # What is public stays, and says that it is being looked at again.
    shown = client.get(page).content.decode()
    assert "Cụm công nghiệp đã hết đất." in shown
    assert "đang được xem xét lại" in shown
    with pytest.raises(DomainError):
        publication_prepare(actor=coordinator, petition=row)
    row = answered(row, "Cụm công nghiệp mới còn 3,2 ha.")
    second = published(row)
    first.refresh_from_db()
    assert (first.state, second.state) == (PublicationState.WITHDRAWN, PublicationState.PUBLISHED)
    shown = client.get(page).content.decode()
    assert "Cụm công nghiệp mới còn 3,2 ha." in shown
    assert "đã hết đất" not in shown
    assert [one.text for one in petitioner_reads(row).earlier_answers] == ["Cụm công nghiệp đã hết đất."]
