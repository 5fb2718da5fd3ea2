import uuid

import pytest
from django.core.exceptions import PermissionDenied

from accounts.enums import Role
from cooperatives.enums import CooperativeKind, LegalStatus
from cooperatives.models import Cooperative
from cooperatives.services import cooperative_register, cooperative_update, unit_label
from core.actors import SYSTEM
from core.audit import audit_for
from core.exceptions import DomainError, StaleError
from tests.factories.accounts import AdministrativeUnitFactory, AppointmentFactory, DepartmentFactory, UserFactory


def test_register_writes_the_row_and_its_history(coordinator, na_khoang):
    row = cooperative_register(
        actor=coordinator, name="HTX Đá Trắng", unit=na_khoang, code="0100 233 488", phone="+84 912 345 678"
    )
    row.refresh_from_db()
    assert (row.code, row.phone, row.unit_name) == ("0100233488", "0912345678", "xã Nà Khoang, tỉnh Lam Giang")
    entry = audit_for(row).get()
    assert (entry.action, entry.actor, entry.after["code"]) == ("cooperatives.register", coordinator, "0100233488")
    assert "HTX Đá Trắng" in entry.render()


def test_register_of_a_form_sent_twice_makes_one_row(coordinator, na_khoang):
    key = uuid.uuid4()
    one = cooperative_register(actor=coordinator, name="HTX Đá Trắng", unit=na_khoang, form_key=key)
    other = cooperative_register(actor=coordinator, name="HTX Đá Trắng", unit=na_khoang, form_key=key)
    assert one == other
    assert Cooperative.objects.count() == 1


def test_register_refuses_a_taken_code_beside_the_field(coordinator, na_khoang, suoi_may):
    with pytest.raises(DomainError) as refused:
        cooperative_register(actor=coordinator, name="HTX Khác", unit=na_khoang, code=suoi_may.code)
    assert refused.value.field == "code"
    assert suoi_may.name in str(refused.value)


def test_register_does_not_name_the_holder_of_a_code_in_another_province(coordinator, na_khoang, far_away):
    with pytest.raises(DomainError) as refused:
        cooperative_register(actor=coordinator, name="HTX Khác", unit=na_khoang, code=far_away.code)
    assert refused.value.field == "code"
    assert far_away.name not in str(refused.value)


def test_register_accepts_a_code_whose_check_digit_fails(coordinator, na_khoang):
    row = cooperative_register(actor=coordinator, name="HTX Cũ", unit=na_khoang, code="4107A")
    assert row.code == "4107A"


def test_register_refuses_everyone_but_coordinators_of_the_area(
    leader, officer, head, admin_user, neighbour, outsider, na_khoang, suoi_may, representative
):
    for person in (leader, officer, head, admin_user, neighbour, outsider, representative):
        with pytest.raises(PermissionDenied):
            cooperative_register(actor=person, name="HTX Khác", unit=na_khoang)
    assert Cooperative.objects.count() == 1


def test_register_refuses_an_intermediary(lam_giang, na_khoang):
    alliance = DepartmentFactory(unit=lam_giang, is_intermediary=True)
    person = AppointmentFactory(user=UserFactory(), role=Role.COORDINATOR, department=alliance).user
    with pytest.raises(PermissionDenied):
        cooperative_register(actor=person, name="HTX Khác", unit=na_khoang)


def test_register_by_the_system_needs_no_role(na_khoang):
    assert cooperative_register(actor=SYSTEM, name="HTX Mẫu", unit=na_khoang).pk


def test_register_in_a_delegated_role_says_for_whom(ubnd, na_khoang, coordinator):
    appointment = coordinator.appointments.get()
    deputy = AppointmentFactory(
        user=UserFactory(),
        role=Role.COORDINATOR,
        department=ubnd,
        acting_for=appointment,
        basis="Giấy ủy quyền 5",
        valid_until="2099-12-31",
    ).user
    row = cooperative_register(actor=deputy, name="HTX Ủy quyền", unit=na_khoang)
    assert audit_for(row).get().on_behalf_of == coordinator.full_name


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": ""}, "name"),
        ({"phone": "gọi tôi"}, "phone"),
        ({"kind": CooperativeKind.GROUP, "legal_status": LegalStatus.BANKRUPTCY}, "legal_status"),
    ],
)
def test_register_refuses_what_cannot_be_beside_its_field(facts, field, coordinator, na_khoang):
    with pytest.raises(DomainError) as refused:
        cooperative_register(actor=coordinator, **{"name": "HTX", "unit": na_khoang, **facts})
    assert refused.value.field == field


def test_update_keeps_before_and_after(coordinator, suoi_may):
    cooperative_update(actor=coordinator, cooperative=suoi_may, version=1, members=31)
    suoi_may.refresh_from_db()
    entry = audit_for(suoi_may).get()
    assert (suoi_may.members, suoi_may.version) == (31, 2)
    assert (entry.before, entry.after) == ({"members": 25}, {"members": 31})


def test_update_of_a_row_that_moved_on_is_refused(coordinator, suoi_may):
    cooperative_update(actor=coordinator, cooperative=suoi_may, version=1, members=31)
    with pytest.raises(StaleError):
        cooperative_update(actor=coordinator, cooperative=suoi_may, version=1, members=32)
    suoi_may.refresh_from_db()
    assert suoi_may.members == 31


def test_update_without_a_change_writes_nothing(coordinator, suoi_may):
    cooperative_update(actor=coordinator, cooperative=suoi_may, version=1, members=suoi_may.members)
    assert audit_for(suoi_may).count() == 0


def test_update_may_not_move_a_row_out_of_the_area(coordinator, suoi_may, far_away):
    with pytest.raises(PermissionDenied):
        cooperative_update(actor=coordinator, cooperative=suoi_may, unit=far_away.unit)


def test_update_refuses_the_organisation_as_its_own_successor(coordinator, suoi_may):
    with pytest.raises(DomainError) as refused:
        cooperative_update(actor=coordinator, cooperative=suoi_may, successor=suoi_may)
    assert refused.value.field == "successor"


def test_update_renews_the_search_key(coordinator, suoi_may):
    row = cooperative_update(actor=coordinator, cooperative=suoi_may, name="HTX Đồi Thông", short_name="")
    row.refresh_from_db()
    assert "doi thong" in row.search_key
    assert "suoi may" not in row.search_key


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Phường Tân Sơn", "phường Tân Sơn, Thành phố Hồ Chí Minh"),
        ("Đặc khu Côn Đảo", "đặc khu Côn Đảo, Thành phố Hồ Chí Minh"),
        ("Lam Giang", "Lam Giang, Thành phố Hồ Chí Minh"),
    ],
)
def test_a_place_is_written_as_in_a_sentence(db, name, words):
    city = AdministrativeUnitFactory(name="Thành phố Hồ Chí Minh")
    assert unit_label(AdministrativeUnitFactory(name=name, parent=city)) == words
