from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.enums import BodyKind, BodyLevel, Role, SigningPrefix
from accounts.selectors import bodies_search, bodies_valid_on, rights_of, signatories_valid_on
from accounts.services import department_close, department_create, department_update, signatory_add, signatory_end
from core.actors import SYSTEM
from core.audit import audit_for
from core.exceptions import DomainError
from tests.factories.accounts import AppointmentFactory, DepartmentFactory

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def test_body_is_found_without_accents_by_name_and_symbol(admin_user):
    body = department_create(
        actor=admin_user,
        name="Sở Nông nghiệp và Môi trường",
        symbol="SNNMT",
        kind=BodyKind.SO,
        level=BodyLevel.PROVINCE,
    )

    assert list(bodies_search("nong nghiep moi")) == [body]
    assert list(bodies_search("snnmt")) == [body]
    assert list(bodies_search("cong thuong")) == []


def test_only_administrators_enter_bodies(coordinator):
    with pytest.raises(PermissionDenied):
        department_create(actor=coordinator, name="Sở Mới", kind=BodyKind.SO, level=BodyLevel.PROVINCE)


def test_second_body_of_one_name_is_refused(ubnd):
    with pytest.raises(DomainError) as refusal:
        department_create(actor=SYSTEM, name=ubnd.name, kind=BodyKind.UBND, level=BodyLevel.PROVINCE)

    assert refusal.value.field == "name"


def test_change_tells_what_was_and_what_is(admin_user, so_cong_thuong):
    department_update(actor=admin_user, department=so_cong_thuong, symbol="SCT2")
    department_update(actor=admin_user, department=so_cong_thuong, symbol="SCT2")

    entry = audit_for(so_cong_thuong).get()
    assert (entry.before, entry.after) == ({"symbol": "SCT"}, {"symbol": "SCT2"})


def test_body_does_not_stand_under_itself(admin_user, ubnd, so_cong_thuong):
    with pytest.raises(DomainError) as refusal:
        department_update(actor=admin_user, department=ubnd, parent=so_cong_thuong)

    assert refusal.value.field == "parent"


def test_closed_body_passes_its_affairs_to_its_successor(admin_user, officer, so_cong_thuong, so_tai_chinh):
    heir = AppointmentFactory(role=Role.OFFICER, department=so_tai_chinh).user

    department_close(actor=admin_user, department=so_cong_thuong, last_day=YESTERDAY, successor=so_tai_chinh)

    officer.refresh_from_db()
    assert rights_of(officer).roles == set()
    assert rights_of(heir).body_ids(Role.OFFICER) == {so_cong_thuong.pk, so_tai_chinh.pk}
    assert so_cong_thuong not in bodies_valid_on(TODAY)
    assert so_cong_thuong in bodies_valid_on(YESTERDAY)
    assert "công việc chuyển cho Sở Tài chính" in audit_for(so_tai_chinh).first().render()


def test_closing_ends_delegations_that_have_not_begun(admin_user, leader, ubnd):
    theirs = leader.appointments.get()
    AppointmentFactory(
        role=Role.LEADER, department=ubnd, acting_for=theirs, basis="GUQ", valid_from=TOMORROW, valid_until=TOMORROW
    )

    department_close(actor=admin_user, department=ubnd, last_day=TODAY)

    assert list(ubnd.appointments.values_list("valid_until", flat=True)) == [TODAY]


@pytest.mark.parametrize("case", ["closed already", "successor gone", "own successor", "before it began"])
def test_impossible_closing_is_refused(admin_user, so_cong_thuong, case):
    values = {"department": so_cong_thuong, "last_day": TODAY}
    if case == "closed already":
        values["department"] = DepartmentFactory(valid_until=YESTERDAY)
    elif case == "successor gone":
        values["successor"] = DepartmentFactory(valid_until=YESTERDAY)
    elif case == "own successor":
        values["successor"] = so_cong_thuong
    else:
        values["department"] = DepartmentFactory(valid_from=TOMORROW)

    with pytest.raises(DomainError):
        department_close(actor=admin_user, **values)


def test_two_bodies_do_not_follow_each_other(admin_user, so_cong_thuong, so_tai_chinh):
    department_close(actor=admin_user, department=so_cong_thuong, last_day=TOMORROW, successor=so_tai_chinh)
    so_cong_thuong.refresh_from_db()

    with pytest.raises(DomainError) as refusal:
        department_close(actor=admin_user, department=so_tai_chinh, last_day=TODAY, successor=so_cong_thuong)

    assert refusal.value.field == "successor"


def test_signatory_signs_between_two_days(admin_user, ubnd):
    chair = signatory_add(
        actor=admin_user, body=ubnd, full_name="Nguyễn Văn Bình", position="Chủ tịch", prefix=SigningPrefix.TM,
        valid_from=date(2025, 7, 1),
    )  # fmt: skip
    signatory_end(actor=admin_user, signatory=chair, last_day=TODAY)

    assert list(signatories_valid_on(ubnd, TODAY)) == [chair]
    assert list(signatories_valid_on(ubnd, TOMORROW)) == []
    assert list(signatories_valid_on(ubnd, date(2025, 6, 30))) == []


def test_signing_for_somebody_says_for_whom(admin_user, ubnd):
    with pytest.raises(DomainError) as refusal:
        signatory_add(
            actor=admin_user, body=ubnd, full_name="Lê Thị Hạnh", position="Phó Chủ tịch", prefix=SigningPrefix.KT
        )

    assert refusal.value.field == "for_position"
