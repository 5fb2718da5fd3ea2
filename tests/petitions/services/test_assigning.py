"""Lead and co-departments: who is asked, until when, changed, taken back, waived."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from core.models import Message
from petitions.enums import Counting, StepKind
from petitions.models import StepTerm
from petitions.services import (
    AssignmentOrder,
    assignment_save_text,
    assignment_sign_off,
    assignment_waive,
    assignment_withdraw,
    petition_assign,
)
from tests.factories.accounts import DepartmentFactory

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 3, 8, tzinfo=UTC)


@pytest.fixture
def so_xay_dung(ubnd):
    return DepartmentFactory(name="Sở Xây dựng tỉnh Lam Giang", parent=ubnd, unit=ubnd.unit)


@pytest.fixture
def assigned(standing, coordinator, so_cong_thuong, so_tai_chinh):
    return petition_assign(
        actor=coordinator,
        petition=standing("received"),
        lead=AssignmentOrder(so_cong_thuong, "Quỹ đất cụm công nghiệp"),
        parts=[AssignmentOrder(so_tai_chinh, "Giá thuê đất")],
    )


def live(row):
    return {one.department_name: one.role for one in row.assignments.all() if one.is_live}


def test_due_date_explains_itself_by_the_usual_term(standing, coordinator, so_cong_thuong, so_tai_chinh):
    alone = petition_assign(
        actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong), at=AT
    )
    assert (alone.due, alone.due_from, alone.due_days) == (date(2026, 11, 18), date(2026, 11, 3), 15)
    joint = petition_assign(
        actor=coordinator,
        petition=standing("received"),
        lead=AssignmentOrder(so_cong_thuong),
        parts=[AssignmentOrder(so_tai_chinh)],
        at=AT,
    )
    assert joint.due == date(2026, 11, 23)
    assert {one.due for one in joint.assignments.all()} == {date(2026, 11, 23)}


def test_term_an_administrator_set_is_used(standing, coordinator, so_cong_thuong):
    StepTerm.objects.create(kind=StepKind.ANSWER, days=15, counting=Counting.WORKING)
    row = petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong), at=AT)
    # 15 working days from Tuesday 03/11/2026; Tuesday 24/11 is a holiday.
    assert row.due == date(2026, 11, 25)


def test_chairs_date_wins_and_says_why(standing, coordinator, so_cong_thuong):
    row = petition_assign(
        actor=coordinator,
        petition=standing("received"),
        lead=AssignmentOrder(so_cong_thuong),
        due=date(2026, 11, 30),
        due_note="Thông báo 12/TB-UBND: trước ngày 01/12",
        at=AT,
    )
    assert (row.due, row.due_days, row.due_note) == (
        date(2026, 11, 30), None, "Thông báo 12/TB-UBND: trước ngày 01/12",
    )  # fmt: skip


def test_bad_dates_and_bodies_are_refused_beside_their_field(standing, coordinator, so_cong_thuong, so_tai_chinh):
    row = standing("received")
    gone = DepartmentFactory(name="Sở Kế hoạch và Đầu tư", valid_until=date(2025, 2, 28))

    def refusal(**kwargs):
        with pytest.raises(DomainError) as error:
            petition_assign(
                actor=coordinator, petition=row, at=AT, **({"lead": AssignmentOrder(so_cong_thuong)} | kwargs)
            )
        return error.value.field

    assert refusal(due=date(2026, 11, 3)) == "due"
    assert refusal(due=date(2203, 1, 1)) == "due"
    assert refusal(lead=AssignmentOrder(gone)) == "lead"
    assert refusal(parts=[AssignmentOrder(gone)]) == "parts"
    assert refusal(parts=[AssignmentOrder(so_cong_thuong)]) == "parts"
    late = AssignmentOrder(so_tai_chinh, due=date(2026, 12, 30))
    assert refusal(parts=[late], due=date(2026, 11, 30)) == "parts"


def test_officer_must_work_there(standing, coordinator, so_tai_chinh, so_cong_thuong, officer):
    with pytest.raises(DomainError) as error:
        petition_assign(
            actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_tai_chinh, officer=officer)
        )
    assert error.value.field == "officer"
    row = petition_assign(
        actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong, officer=officer)
    )
    assert row.current_lead.officer_name == officer.full_name
    assert Message.objects.filter(to_user=officer, subject__contains=row.code).exists()


def test_assigned_again_changes_the_lead_and_keeps_what_was_written(
    assigned, coordinator, officer, so_cong_thuong, so_tai_chinh, so_xay_dung
):
    part = assigned.assignments.get(department=so_cong_thuong)
    assignment_save_text(actor=officer, assignment=part, text="Bản nháp của Sở.", seen_version=0)
    again = petition_assign(
        actor=coordinator,
        petition=assigned,
        lead=AssignmentOrder(so_xay_dung),
        parts=[AssignmentOrder(so_cong_thuong, "Chỉ phần cụm công nghiệp")],
    )
    assert live(again) == {so_xay_dung.name: "lead", so_cong_thuong.name: "co"}
    part.refresh_from_db()
    assert (part.text, part.request) == ("Bản nháp của Sở.", "Chỉ phần cụm công nghiệp")
    assert again.assignments.get(department=so_tai_chinh).state == "withdrawn"
    assert again.due == assigned.due


def test_roles_can_be_exchanged(assigned, coordinator, so_cong_thuong, so_tai_chinh):
    again = petition_assign(
        actor=coordinator,
        petition=assigned,
        lead=AssignmentOrder(so_tai_chinh),
        parts=[AssignmentOrder(so_cong_thuong)],
    )
    assert live(again) == {so_tai_chinh.name: "lead", so_cong_thuong.name: "co"}


def test_other_request_takes_the_signature_off(assigned, coordinator, co_head, so_cong_thuong, so_tai_chinh):
    part = assigned.assignments.get(department=so_tai_chinh)
    assignment_sign_off(actor=co_head, assignment=part, text="Giá thuê theo bảng giá 2026.")
    same = AssignmentOrder(so_tai_chinh, "Giá thuê đất")
    petition_assign(actor=coordinator, petition=assigned, lead=AssignmentOrder(so_cong_thuong), parts=[same])
    part.refresh_from_db()
    assert part.state == "signed_off"
    other = AssignmentOrder(so_tai_chinh, "Miễn, giảm tiền thuê")
    petition_assign(actor=coordinator, petition=assigned, lead=AssignmentOrder(so_cong_thuong), parts=[other])
    part.refresh_from_db()
    assert (part.state, part.signed_by_name, part.text) == ("open", "", "Giá thuê theo bảng giá 2026.")


def test_history_names_everybody_in_a_sentence(assigned, so_cong_thuong, so_tai_chinh):
    sentence = audit_for(assigned).get().render()
    assert all(words in sentence for words in ("Trần Thu Hà", so_cong_thuong.name, so_tai_chinh.name))
    assert assigned.due.strftime("%d/%m/%Y") in sentence


def test_names_stay_when_the_body_is_renamed(assigned, so_cong_thuong):
    so_cong_thuong.name = "Sở Công nghiệp mới"
    so_cong_thuong.save()
    assert assigned.assignments.get(department=so_cong_thuong).department_name == "Sở Công Thương tỉnh Lam Giang"


class TestTakingBack:
    def test_coordinator_takes_a_part_back(self, assigned, coordinator, so_tai_chinh):
        part = assigned.assignments.get(department=so_tai_chinh)
        assignment_withdraw(actor=coordinator, assignment=part, reason="Không cần nữa.")
        part.refresh_from_db()
        assert part.state == "withdrawn"
        with pytest.raises(TransitionError):
            assignment_withdraw(actor=coordinator, assignment=part, reason="Lần nữa.")

    def test_the_lead_is_only_exchanged(self, assigned, coordinator):
        with pytest.raises(DomainError):
            assignment_withdraw(actor=coordinator, assignment=assigned.current_lead, reason="Thôi.")

    def test_only_an_overdue_co_part_is_waived(self, assigned, coordinator, head, co_head, so_tai_chinh):
        part = assigned.assignments.get(department=so_tai_chinh)
        with pytest.raises(DomainError):
            assignment_waive(actor=coordinator, assignment=part)
        part.due = timezone.localdate() - timedelta(days=1)
        part.save()
        with pytest.raises(PermissionDenied):
            assignment_waive(actor=co_head, assignment=part)
        assert assignment_waive(actor=head, assignment=part).state == "waived"

    def test_the_lead_is_never_waived(self, assigned, coordinator):
        lead = assigned.current_lead
        lead.due = timezone.localdate() - timedelta(days=9)
        lead.save()
        with pytest.raises(DomainError):
            assignment_waive(actor=coordinator, assignment=lead)
