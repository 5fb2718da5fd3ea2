"""The joint answer as a story: parts, signatures, joining, sending back, approval; and what each step refuses."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied

from accounts.enums import Role
from core.audit import PaperRecord, audit_for
from core.exceptions import DomainError, StaleError, TransitionError
from core.models import Message
from petitions.enums import AssignmentState, Outcome
from petitions.models import Assignment, Petition
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    answer_approve,
    answer_directly,
    answer_send_back,
    answer_submit,
    assignment_hand_over,
    assignment_receive,
    assignment_return,
    assignment_revise,
    assignment_save_text,
    assignment_sign_off,
    petition_assign,
)
from tests.conftest import _person
from tests.factories.accounts import AppointmentFactory, DepartmentFactory

pytestmark = pytest.mark.django_db
EXPLAINED = OutcomeEntry(Outcome.EXPLAINED)
PAPER = PaperRecord(number="45/CT-TH", date=date(2026, 11, 10), signatory="Nông Thị Yến")


@pytest.fixture
def row(standing, coordinator, so_cong_thuong, so_tai_chinh):
    return petition_assign(
        actor=coordinator,
        petition=standing("received"),
        lead=AssignmentOrder(so_cong_thuong, "Quỹ đất"),
        parts=[AssignmentOrder(so_tai_chinh, "Giá thuê")],
    )


@pytest.fixture
def lead(row):
    return row.current_lead


@pytest.fixture
def part(row, so_tai_chinh):
    return row.assignments.get(department=so_tai_chinh)


@pytest.fixture
def submitted(row, lead, part, head, co_head):
    assignment_sign_off(actor=head, assignment=lead, text="Cụm còn 3,2 ha.")
    assignment_sign_off(actor=co_head, assignment=part, text="Giá theo bảng giá 2026.")
    return answer_submit(actor=head, petition=row)


def test_whole_story_in_sentences_a_stranger_understands(
    row, lead, part, officer, head, co_head, leader, representative, so_tai_chinh
):
    assignment_receive(actor=officer, assignment=lead)
    assignment_save_text(actor=officer, assignment=lead, text="Cụm còn 3 ha.", seen_version=0)
    assignment_save_text(actor=officer, assignment=lead, text="Cụm còn 3,2 ha.", seen_version=1)
    assignment_sign_off(actor=head, assignment=lead, seen_version=2)
    with pytest.raises(DomainError, match="Sở Tài chính"):
        answer_submit(actor=head, petition=row)
    assignment_sign_off(actor=co_head, assignment=part, text="Giá theo bảng giá 2026.")
    submitted = answer_submit(actor=head, petition=row)
    assert submitted.current_answer.text == f"Cụm còn 3,2 ha.\n\n{so_tai_chinh.name}:\nGiá theo bảng giá 2026."
    answer_send_back(actor=leader, petition=row, remark="Ghi rõ thời gian.", seen_version=1)
    lead.refresh_from_db()
    part.refresh_from_db()
    assert (lead.state, part.state) == ("open", "signed_off")
    assignment_sign_off(actor=head, assignment=lead, text="Cụm còn 3,2 ha; nộp hồ sơ trước 25/11.")
    answer_submit(actor=head, petition=row)
    answer_approve(actor=leader, petition=row, outcome=EXPLAINED, seen_version=2)
    done = Petition.objects.get(pk=row.pk)
    assert (done.state, done.current_answer.version, done.current_answer.outcome) == ("answered", 2, "explained")
    assert [one.state for one in done.answers.all()] == ["sent_back", "approved"]
    assert [one.department_name for one in done.current_answer.parts.all()] == [
        lead.department_name, part.department_name,
    ]  # fmt: skip
    assert [one.action.split(".")[1] for one in audit_for(row).order_by("id")] == [
        "assign", "assignment_receive", "assignment_save_text", "assignment_sign_off", "assignment_sign_off",
        "submit_answer", "send_back", "assignment_sign_off", "submit_answer", "approve",
    ]  # fmt: skip
    assert Message.objects.filter(to_user=representative, channel="in_app", subject__contains="trả lời").exists()


def test_second_editor_is_told_instead_of_overwriting(lead, officer, head):
    assignment_save_text(actor=officer, assignment=lead, text="Của cán bộ.", seen_version=0)
    with pytest.raises(StaleError) as stale:
        assignment_save_text(actor=head, assignment=lead, text="Của trưởng phòng.", seen_version=0)
    assert stale.value.field == "text"
    with pytest.raises(StaleError):
        assignment_sign_off(actor=head, assignment=lead, seen_version=0)
    assert Assignment.objects.get(pk=lead.pk).text == "Của cán bộ."


def test_nothing_is_signed_without_words_and_by_nobody_but_the_head(lead, officer, head, co_head):
    with pytest.raises(DomainError):
        assignment_sign_off(actor=head, assignment=lead)
    for other in (officer, co_head):
        with pytest.raises(PermissionDenied):
            assignment_sign_off(actor=other, assignment=lead, text="Ký thay.")


def test_signed_words_are_changed_only_after_opening_them_again(lead, officer, head):
    assignment_sign_off(actor=head, assignment=lead, text="Đã ký.")
    with pytest.raises(TransitionError):
        assignment_save_text(actor=officer, assignment=lead, text="Sửa lén.", seen_version=1)
    assignment_revise(actor=head, assignment=lead)
    assignment_save_text(actor=officer, assignment=lead, text="Sửa đúng cách.", seen_version=1)


def test_parts_stand_still_while_the_leader_reads(submitted, lead, part, head, co_head, leader):
    with pytest.raises(TransitionError):
        assignment_revise(actor=head, assignment=lead)
    with pytest.raises(TransitionError):
        assignment_return(actor=co_head, assignment=part, reason="Thôi.")
    answer_send_back(actor=leader, petition=submitted, remark="Cả hai phần.", reopen=[lead, part])
    assert set(submitted.assignments.values_list("state", flat=True)) == {"open"}


def test_leader_decides_on_the_version_that_was_read(submitted, leader):
    with pytest.raises(StaleError):
        answer_approve(actor=leader, petition=submitted, outcome=EXPLAINED, seen_version=7)
    answer_approve(actor=leader, petition=submitted, outcome=EXPLAINED, seen_version=1)
    with pytest.raises(TransitionError):
        answer_approve(actor=leader, petition=submitted, outcome=EXPLAINED, seen_version=1)


def test_outcome_needs_its_fact(submitted, leader):
    for outcome, field in ((Outcome.ROADMAP, "outcome_due"), (Outcome.NOT_POSSIBLE, "outcome_note")):
        with pytest.raises(DomainError) as refusal:
            answer_approve(actor=leader, petition=submitted, outcome=OutcomeEntry(outcome))
        assert refusal.value.field == field
    plan = OutcomeEntry(Outcome.ROADMAP, due=date(2027, 3, 31))
    done = answer_approve(actor=leader, petition=submitted, outcome=plan)
    assert done.current_answer.outcome_due == date(2027, 3, 31)


def test_send_back_needs_a_remark(submitted, leader):
    with pytest.raises(DomainError) as refusal:
        answer_send_back(actor=leader, petition=submitted, remark=" ")
    assert refusal.value.field == "remark"


def test_body_outside_answers_on_paper_and_both_names_are_told(row, coordinator, part, head):
    one = assignment_sign_off(actor=coordinator, assignment=part, text="Điện lực khảo sát trước 10/11.", paper=PAPER)
    assert (one.signed_by, one.signed_by_name) == (None, "Nông Thị Yến")
    assert (one.letter_number, one.letter_date) == ("45/CT-TH", date(2026, 11, 10))
    sentence = audit_for(row).first().render()
    assert all(words in sentence for words in ("Nông Thị Yến", "Trần Thu Hà", "45/CT-TH", "10/11/2026"))
    with pytest.raises(PermissionDenied):
        assignment_sign_off(actor=head, assignment=row.current_lead, text="Giả giấy.", paper=PAPER)


def test_leader_without_account_approves_on_paper(submitted, coordinator):
    paper = PaperRecord(number="77/UBND-KT", date=date(2026, 11, 20), signatory="Lê Thị Hạnh")
    done = answer_approve(actor=coordinator, petition=submitted, outcome=EXPLAINED, paper=paper)
    answer = done.current_answer
    assert (answer.decided_by, answer.decided_by_name, answer.letter_number) == (None, "Lê Thị Hạnh", "77/UBND-KT")


def test_deputy_approves_on_behalf_while_the_leader_is_away(submitted, leader, ubnd):
    deputy = _person("Hà Văn Thay", "thay@lamgiang.example.vn", None, None)
    AppointmentFactory(
        user=deputy, role=Role.LEADER, department=ubnd, acting_for=leader.appointments.get(),
        basis="Giấy ủy quyền 05/GUQ", valid_from=date(2026, 1, 1), valid_until=date(2099, 1, 1),
    )  # fmt: skip
    answer_approve(actor=deputy, petition=submitted, outcome=EXPLAINED)
    assert "Hà Văn Thay, thay mặt Lê Thị Hạnh" in audit_for(submitted).first().render()


class TestReturn:
    def test_leads_return_gives_the_petition_back_and_moves_no_date(self, row, lead, part, head):
        due = row.due
        assignment_return(actor=head, assignment=lead, reason="Không thuộc Sở.", belongs_to="Sở Xây dựng")
        back = Petition.objects.get(pk=row.pk)
        assert (back.state, back.current_lead, back.due) == ("received", None, due)
        part.refresh_from_db()
        assert part.state == AssignmentState.OPEN
        assert "Sở Xây dựng" in audit_for(row).first().render()

    def test_co_return_leaves_the_petition_with_the_lead(self, row, part, co_head, head):
        assignment_return(actor=co_head, assignment=part, reason="Không thuộc Sở.")
        assert Petition.objects.get(pk=row.pk).state == "assigned"
        assignment_sign_off(actor=head, assignment=row.current_lead, text="Trả lời.")
        assert answer_submit(actor=head, petition=row).state == "in_review"

    def test_reason_is_asked_and_officers_may_not(self, lead, officer, head):
        with pytest.raises(DomainError):
            assignment_return(actor=head, assignment=lead, reason="")
        with pytest.raises(PermissionDenied):
            assignment_return(actor=officer, assignment=lead, reason="Không muốn.")

    def test_other_parts_go_on_after_it(self, row, lead, part, head, co_head, coordinator, so_tai_chinh):
        assignment_return(actor=head, assignment=lead, reason="Không thuộc Sở.")
        assignment_sign_off(actor=co_head, assignment=part, text="Giá theo bảng giá.")
        again = petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_tai_chinh, "Giá thuê"))
        assert again.current_lead.pk == part.pk
        assert again.current_lead.state == "signed_off"


class TestHandOver:
    def test_to_a_colleague(self, lead, head, officer):
        assert assignment_hand_over(actor=head, assignment=lead, officer=officer).officer == officer

    def test_to_the_successor_of_an_abolished_body_keeps_text_and_date(
        self, row, lead, officer, coordinator, so_cong_thuong
    ):
        assignment_save_text(actor=officer, assignment=lead, text="Bản nháp.", seen_version=0)
        heir = DepartmentFactory(name="Sở Công Thương và Du lịch")
        with pytest.raises(DomainError):
            assignment_hand_over(actor=coordinator, assignment=lead, department=heir)
        so_cong_thuong.successor, so_cong_thuong.valid_until = heir, date(2026, 11, 1)
        so_cong_thuong.save()
        one = assignment_hand_over(actor=coordinator, assignment=lead, department=heir)
        assert (one.department, one.department_name, one.text, one.due) == (heir, heir.name, "Bản nháp.", lead.due)

    def test_nobody_named_is_refused(self, lead, head):
        with pytest.raises(DomainError):
            assignment_hand_over(actor=head, assignment=lead)


def test_tax_office_answers_in_its_own_name(standing, coordinator, head, so_cong_thuong):
    row = petition_assign(
        actor=coordinator,
        petition=standing("received"),
        lead=AssignmentOrder(so_cong_thuong, answers_in_own_name=True),
        at=datetime(2026, 11, 3, tzinfo=UTC),
    )
    done = answer_directly(actor=head, petition=row, outcome=EXPLAINED, text="Được miễn thuế hai năm đầu.")
    assert (done.state, done.current_answer.kind) == ("answered", "direct")
    assert done.current_lead.state == "signed_off"


def test_body_that_does_not_is_refused(row, head):
    with pytest.raises(DomainError):
        answer_directly(actor=head, petition=row, outcome=EXPLAINED, text="Tự trả lời.")
