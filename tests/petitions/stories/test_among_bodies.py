"""Stories of the bodies that answer: one that is not responsible, one that is silent, one that is no more."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.enums import Role
from accounts.services import appointment_give, department_close
from core.audit import PaperRecord
from core.exceptions import DomainError
from petitions.enums import Outcome, PetitionState
from petitions.models import Assignment
from petitions.selectors import work_of
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    answer_approve,
    answer_directly,
    answer_submit,
    assignment_hand_over,
    assignment_return,
    assignment_save_text,
    assignment_sign_off,
    assignment_waive,
    petition_assign,
)
from tests.conftest import _person
from tests.factories.accounts import DepartmentFactory

pytestmark = pytest.mark.django_db
EXPLAINED = OutcomeEntry(Outcome.EXPLAINED)
WISH = "Đề nghị giảm tiền thuê đất cho hợp tác xã chế biến nông sản."


def test_the_lead_returns(
    logged, coordinator, head, co_head, so_cong_thuong, so_tai_chinh, petitioner_reads, office_reads, history
):
    row = petition_assign(
        actor=coordinator,
        petition=logged(WISH),
        lead=AssignmentOrder(so_cong_thuong, "Quỹ đất"),
        parts=[AssignmentOrder(so_tai_chinh, "Giá thuê")],
    )
    promised = row.due
    part = row.assignments.get(department=so_tai_chinh)
    assignment_save_text(actor=co_head, assignment=part, text="Giá thuê theo bảng giá 2026.", seen_version=0)
    assignment_return(
        actor=head, assignment=row.current_lead, reason="Giá đất do Sở Tài chính chủ trì.", belongs_to="Sở Tài chính"
    )
    read = office_reads(row)
    # Back with the coordinator, and nothing that the other body wrote is lost; what the petitioner was told stands.
    assert (read.state, read.due.day) == (PetitionState.RECEIVED, promised)
    assert petitioner_reads(row).lead_name == ""
    row = petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_tai_chinh, "Giá thuê"))
    assert row.current_lead_id == part.pk
    assert row.current_lead.text == "Giá thuê theo bảng giá 2026."
    assert row.due == promised
    assert history(row)[-2:] == [
        f"Phạm Quốc Huy trả lại thay cho {so_cong_thuong.name}: “Giá đất do Sở Tài chính chủ trì.”. "
        "Theo cơ quan này, việc thuộc Sở Tài chính.",
        f"Trần Thu Hà giao {so_tai_chinh.name}; hạn {promised:%d/%m/%Y}.",
    ]


def test_a_co_department_never_answers(
    logged, coordinator, head, leader, so_cong_thuong, so_tai_chinh, office_reads, days_ago
):
    row = petition_assign(
        actor=coordinator,
        petition=logged(WISH, at=days_ago(41)),
        lead=AssignmentOrder(so_cong_thuong),
        parts=[AssignmentOrder(so_tai_chinh, due=timezone.localdate() - timedelta(days=20))],
        at=days_ago(40),
    )
    silent = row.assignments.get(department=so_tai_chinh)
    assignment_sign_off(actor=head, assignment=row.current_lead, text="Cụm công nghiệp còn 3,2 ha.")
    with pytest.raises(DomainError, match="Sở Tài chính"):
        answer_submit(actor=head, petition=row)
    # The lead goes on without it; only because it is overdue.
    assignment_waive(actor=head, assignment=silent)
    answer_submit(actor=head, petition=row)
    row = answer_approve(actor=leader, petition=row, outcome=EXPLAINED)
    parts = {part.department_name: (part.waived, part.text) for part in office_reads(row).answer.parts}
    assert parts[so_tai_chinh.name] == (True, "")
    assert parts[so_cong_thuong.name] == (False, "Cụm công nghiệp còn 3,2 ha.")
    # The silence is not put into the answer's words as if it were one.
    assert so_tai_chinh.name not in office_reads(row).answer.text


def test_answered_by_the_tax_office_in_its_own_name(logged, coordinator, leader, thue_tinh, petitioner_reads, history):
    tax_head = _person("Đặng Văn Thuế", "thue@lamgiang.example.vn", Role.HEAD, thue_tinh, "Trưởng Thuế tỉnh")
    row = petition_assign(actor=coordinator, petition=logged(WISH), lead=AssignmentOrder(thue_tinh))
    row = answer_directly(actor=tax_head, petition=row, outcome=EXPLAINED, text="Hợp tác xã được miễn lệ phí môn bài.")
    told = petitioner_reads(row)
    assert (told.state, told.answer.body_name) == (PetitionState.ANSWERED, "Thuế tỉnh Lam Giang")
    assert told.answer.text == "Hợp tác xã được miễn lệ phí môn bài."
    # No leader of the province stands under it.
    assert row.current_answer.decided_by_name == "Đặng Văn Thuế"
    with pytest.raises(DomainError):
        answer_approve(actor=leader, petition=row, outcome=EXPLAINED)
    assert history(row)[-1] == ("Đặng Văn Thuế trả lời nhân danh Thuế tỉnh Lam Giang. Kết quả: Giải trình, hướng dẫn.")


def test_answered_by_a_body_outside_government_on_paper(logged, coordinator, dien_luc, petitioner_reads, history):
    row = petition_assign(actor=coordinator, petition=logged(WISH), lead=AssignmentOrder(dien_luc))
    paper = PaperRecord(number="812/PCLG-KD", date=timezone.localdate(), signatory="Hà Văn Điện")
    row = answer_directly(
        actor=coordinator,
        petition=row,
        outcome=OutcomeEntry(Outcome.RESOLVED),
        text="Đã lắp trạm biến áp 250 kVA tại khu sản xuất.",
        paper=paper,
    )
    told = petitioner_reads(row)
    assert (told.answer.body_name, told.answer.letter_number) == ("Công ty Điện lực Lam Giang", "812/PCLG-KD")
    # The signatory answered, the coordinator only recorded: both names, and the paper, stand in the history.
    assert row.current_answer.decided_by_name == "Hà Văn Điện"
    last = history(row)[-1]
    assert "Hà Văn Điện" in last
    assert "Trần Thu Hà" in last
    assert "812/PCLG-KD" in last


def test_the_body_is_abolished_in_mid_answer(
    logged, coordinator, admin_user, head, officer, leader, so_cong_thuong, ubnd, office_reads, history
):
    row = petition_assign(
        actor=coordinator, petition=logged(WISH), lead=AssignmentOrder(so_cong_thuong, officer=officer)
    )
    part = row.current_lead
    assignment_save_text(actor=officer, assignment=part, text="Đã rà soát quỹ đất,", seen_version=0)
    successor = DepartmentFactory(name="Sở Kinh tế tỉnh Lam Giang", parent=ubnd, unit=ubnd.unit)
    department_close(
        actor=admin_user, department=so_cong_thuong, last_day=timezone.localdate() - timedelta(days=1),
        successor=successor,
    )  # fmt: skip
    new_head = _person("Vi Thị Mới", "moi@lamgiang.example.vn", Role.HEAD, successor, "Giám đốc")
    assignment_hand_over(actor=coordinator, assignment=part, department=successor, reason="Sắp xếp bộ máy.")
    one = Assignment.objects.get(pk=part.pk)
    # The successor has the words and the date; what was assigned to the former body is still told under its name.
    assert (one.department, one.text, one.due) == (successor, "Đã rà soát quỹ đất,", part.due)
    assert f"Trần Thu Hà giao {so_cong_thuong.name}; hạn {part.due:%d/%m/%Y}." in history(row)
    assignment_sign_off(
        actor=new_head, assignment=one, text="Đã rà soát quỹ đất, còn 3,2 ha.", seen_version=one.text_version
    )
    answer_submit(actor=new_head, petition=row)
    row = answer_approve(actor=leader, petition=row, outcome=EXPLAINED)
    assert office_reads(row).answer.body_name == "Sở Kinh tế tỉnh Lam Giang"
    with pytest.raises(PermissionDenied):
        answer_submit(actor=head, petition=row)


def test_the_leader_is_away_and_a_deputy_approves_on_their_behalf(
    standing, leader, admin_user, ubnd, office_reads, history
):
    row = standing(PetitionState.IN_REVIEW)
    deputy = _person("Ma Văn Phó", "pho@lamgiang.example.vn", None, None)
    with pytest.raises(PermissionDenied):
        answer_approve(actor=deputy, petition=row, outcome=EXPLAINED)
    today = timezone.localdate()
    appointment_give(
        actor=admin_user, user=deputy, position_title="Phó Chủ tịch", valid_from=today,
        valid_until=today + timedelta(days=7), acting_for=leader.appointments.get(),
        basis="Giấy ủy quyền số 15/GUQ-UBND",
    )  # fmt: skip
    deputy.refresh_from_db()
    assert work_of(deputy).to_approve == 1
    row = answer_approve(actor=deputy, petition=row, outcome=EXPLAINED)
    assert office_reads(row).answer.decided_by_name == "Ma Văn Phó"
    assert "thay mặt Lê Thị Hạnh" in history(row)[-1]
    assert row.state == PetitionState.ANSWERED


def test_a_delegation_ends_by_itself(standing, leader, admin_user):
    row = standing(PetitionState.IN_REVIEW)
    deputy = _person("Ma Văn Phó", "pho@lamgiang.example.vn", None, None)
    today = timezone.localdate()
    appointment_give(
        actor=admin_user, user=deputy, valid_from=today - timedelta(days=9), valid_until=today - timedelta(days=1),
        acting_for=leader.appointments.get(), basis="Giấy ủy quyền số 14/GUQ-UBND",
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        answer_approve(actor=deputy, petition=row, outcome=EXPLAINED)
