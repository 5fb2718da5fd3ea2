from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Appointment
from accounts.selectors import rights_of
from accounts.services import appointment_end, appointment_give
from core.actors import SYSTEM
from core.audit import audit_for
from core.exceptions import DomainError
from tests.factories.accounts import AppointmentFactory, DepartmentFactory

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


def give(**values):
    return appointment_give(**({"actor": SYSTEM, "role": Role.OFFICER, "valid_from": TODAY} | values))


def test_role_is_given_and_told(admin_user, outsider, ubnd):
    give(actor=admin_user, user=outsider, role=Role.LEADER, department=ubnd)

    outsider.refresh_from_db()
    assert rights_of(outsider).body_ids(Role.LEADER) == {ubnd.pk}
    story = audit_for(outsider).get().render()
    assert "Hoàng Quản Trị giao vai trò cho Đỗ Ngoài Cuộc: Lãnh đạo UBND, UBND tỉnh Lam Giang" in story
    assert audit_for(ubnd).get().render() == story


def test_only_administrators_give_roles(coordinator, outsider, ubnd):
    with pytest.raises(PermissionDenied):
        give(actor=coordinator, user=outsider, role=Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"department": None}, "department"),
        ({"valid_until": TODAY - timedelta(days=1)}, "valid_until"),
        ({"role": Role.REPRESENTATIVE}, "role"),
    ],
)
def test_role_that_cannot_be_is_refused_beside_its_field(outsider, ubnd, values, field):
    with pytest.raises(DomainError) as refusal:
        give(**({"user": outsider, "department": ubnd} | values))

    assert refusal.value.field == field


def test_role_in_a_closed_body_names_the_successor(outsider, so_tai_chinh):
    closed = DepartmentFactory(name="Sở Kế hoạch và Đầu tư", valid_until=date(2025, 2, 28), successor=so_tai_chinh)

    with pytest.raises(DomainError, match="Sở Tài chính tỉnh Lam Giang"):
        give(user=outsider, department=closed)


def test_same_role_is_not_held_twice_at_one_time(officer, so_cong_thuong):
    with pytest.raises(DomainError) as refusal:
        give(user=officer, department=so_cong_thuong, valid_from=TOMORROW)
    assert refusal.value.field == "role"

    officer.appointments.update(valid_until=TODAY)
    assert give(user=officer, department=so_cong_thuong, valid_from=TOMORROW).pk


def test_delegation_takes_role_and_body_from_whom_it_acts_for(leader, outsider, ubnd):
    delegation = give(
        user=outsider, acting_for=leader.appointments.get(), basis="GUQ 12 ngày 01/11/2026", valid_until=TOMORROW
    )

    assert (delegation.role, delegation.department) == (Role.LEADER, ubnd)
    assert "thay mặt Lê Thị Hạnh" in audit_for(outsider).get().render()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"basis": ""}, "basis"),
        ({"valid_until": None}, "valid_until"),
        ({"valid_until": date(2099, 1, 1)}, "valid_until"),
    ],
)
def test_delegation_needs_paper_and_end(leader, outsider, values, field):
    theirs = leader.appointments.get()
    theirs.valid_until = TODAY + timedelta(days=30)
    theirs.save()

    with pytest.raises(DomainError) as refusal:
        give(**({"user": outsider, "acting_for": theirs, "basis": "GUQ 12", "valid_until": TOMORROW} | values))

    assert refusal.value.field == field


def test_delegation_is_not_handed_on_nor_given_to_oneself(leader, outsider, officer):
    theirs = leader.appointments.get()
    delegation = give(user=outsider, acting_for=theirs, basis="GUQ 12", valid_until=TOMORROW)

    for user, acting_for in [(officer, delegation), (leader, theirs)]:
        with pytest.raises(DomainError) as refusal:
            give(user=user, acting_for=acting_for, basis="GUQ 13", valid_until=TOMORROW)
        assert refusal.value.field == "acting_for"


def test_ended_appointment_counts_to_its_last_day(admin_user, officer):
    appointment_end(actor=admin_user, appointment=officer.appointments.get(), last_day=TODAY)

    officer.refresh_from_db()
    assert rights_of(officer).has(Role.OFFICER)
    assert not rights_of(officer, TOMORROW).has(Role.OFFICER)


def test_appointment_by_mistake_is_taken_back_and_remembered(admin_user, outsider, ubnd):
    wrong = give(user=outsider, role=Role.LEADER, department=ubnd)

    appointment_end(actor=admin_user, appointment=wrong, last_day=TODAY - timedelta(days=1))

    assert not Appointment.objects.filter(user=outsider).exists()
    assert "thu hồi vai trò của Đỗ Ngoài Cuộc" in audit_for(outsider).first().render()


def test_appointment_is_not_prolonged_by_ending_it(admin_user, ubnd):
    ended = AppointmentFactory(department=ubnd, valid_until=TODAY)

    with pytest.raises(DomainError) as refusal:
        appointment_end(actor=admin_user, appointment=ended, last_day=TOMORROW)

    assert refusal.value.field == "last_day"


def test_last_administrator_keeps_the_role(admin_user):
    with pytest.raises(DomainError, match="cuối cùng"):
        appointment_end(actor=admin_user, appointment=admin_user.appointments.get(), last_day=TODAY - timedelta(days=1))
