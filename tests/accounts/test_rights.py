from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.enums import BodyLevel, Role, UnitKind
from accounts.selectors import NO_RIGHTS, rights_of
from core.actors import SYSTEM
from tests.factories.accounts import AdministrativeUnitFactory, AppointmentFactory, DepartmentFactory, UserFactory

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def test_rights_are_the_union_of_overlapping_appointments(so_cong_thuong, so_tai_chinh, officer):
    AppointmentFactory(user=officer, role=Role.HEAD, department=so_tai_chinh)

    rights = rights_of(officer)

    assert rights.roles == {Role.OFFICER, Role.HEAD}
    assert rights.body_ids(Role.HEAD) == {so_tai_chinh.pk}
    # A head may do all that an officer may.
    assert rights.body_ids(Role.OFFICER) == {so_cong_thuong.pk, so_tai_chinh.pk}


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "holds"),
    [
        (date(2020, 1, 1), YESTERDAY, False),
        (date(2020, 1, 1), TODAY, True),
        (TODAY, None, True),
        (TOMORROW, None, False),
    ],
)
def test_appointment_counts_from_its_first_to_its_last_day(ubnd, valid_from, valid_until, holds):
    user = AppointmentFactory(role=Role.LEADER, department=ubnd, valid_from=valid_from, valid_until=valid_until).user

    assert rights_of(user).has(Role.LEADER) is holds


def test_rights_on_another_day_are_those_of_that_day(ubnd):
    user = AppointmentFactory(
        role=Role.LEADER, department=ubnd, valid_from=date(2023, 1, 1), valid_until=date(2023, 12, 31)
    ).user

    assert rights_of(user, date(2023, 6, 1)).body_ids(Role.LEADER) == {ubnd.pk}
    assert rights_of(user).roles == set()


def test_delegate_acts_in_the_name_of_the_one_who_delegated(leader, ubnd):
    theirs = leader.appointments.get()
    deputy = AppointmentFactory(
        role=Role.LEADER, department=ubnd, acting_for=theirs, basis="GUQ 12 ngày 01/11/2026", valid_until=TOMORROW
    ).user

    rights = rights_of(deputy)

    assert rights.body_ids(Role.LEADER) == {ubnd.pk}
    assert rights.on_behalf_of(Role.LEADER, ubnd.pk) == "Lê Thị Hạnh"
    assert rights_of(leader).on_behalf_of(Role.LEADER, ubnd.pk) == ""


def test_own_right_is_not_exercised_in_another_name(leader, ubnd):
    deputy = AppointmentFactory(role=Role.LEADER, department=ubnd).user
    AppointmentFactory(
        user=deputy, role=Role.LEADER, department=ubnd, acting_for=leader.appointments.get(), basis="x",
        valid_until=TOMORROW,
    )  # fmt: skip

    assert rights_of(deputy).on_behalf_of(Role.LEADER, ubnd.pk) == ""


def test_delegation_ends_with_what_it_was_given_from(leader, ubnd):
    leader.appointments.update(valid_until=YESTERDAY)
    deputy = AppointmentFactory(
        role=Role.LEADER, department=ubnd, acting_for=leader.appointments.get(), basis="x", valid_until=TOMORROW
    ).user

    assert rights_of(deputy).roles == set()


def test_area_of_a_province_holds_its_communes_and_not_the_reverse(coordinator, ubnd, so_cong_thuong, ubnd_xa):
    at_commune = AppointmentFactory(role=Role.COORDINATOR, department=ubnd_xa).user
    elsewhere = DepartmentFactory(unit=AdministrativeUnitFactory(code="970", kind=UnitKind.PROVINCE))

    assert rights_of(coordinator).area_body_ids(Role.COORDINATOR) == {ubnd.pk, so_cong_thuong.pk, ubnd_xa.pk}
    assert rights_of(at_commune).area_body_ids(Role.COORDINATOR) == {ubnd_xa.pk}
    assert elsewhere.pk not in rights_of(coordinator).area_body_ids(Role.COORDINATOR)
    assert rights_of(coordinator).body_ids(Role.COORDINATOR) == {ubnd.pk}


def test_area_holds_historic_districts_of_the_province(coordinator, lam_giang):
    district = AdministrativeUnitFactory(
        code="97-H1", name="Huyện Khe Vàng", kind=UnitKind.DISTRICT, parent=lam_giang, valid_until=date(2025, 6, 30)
    )
    body = DepartmentFactory(level=BodyLevel.DISTRICT, unit=district, valid_until=date(2025, 6, 30))

    assert body.pk in rights_of(coordinator).area_body_ids(Role.COORDINATOR)


def test_area_holds_units_merged_into_it_over_two_reforms(coordinator, lam_giang):
    first = AdministrativeUnitFactory(code="60", kind=UnitKind.PROVINCE, valid_until=date(2025, 6, 30))
    middle = AdministrativeUnitFactory(code="61", kind=UnitKind.PROVINCE, successor=lam_giang)
    first.successor = middle
    first.save()
    body = DepartmentFactory(unit=first)

    assert body.pk in rights_of(coordinator).area_body_ids(Role.COORDINATOR)


def test_affairs_of_a_closed_body_pass_to_its_successor(officer, so_cong_thuong):
    closed = DepartmentFactory(successor=so_cong_thuong, valid_until=date(2025, 2, 28))
    closing = DepartmentFactory(successor=so_cong_thuong, valid_until=TOMORROW)

    held = rights_of(officer).body_ids(Role.OFFICER)

    assert closed.pk in held
    assert closing.pk not in held


def test_officer_reaches_the_bodies_under_their_own_even_in_a_circle(officer, so_cong_thuong, so_tai_chinh):
    office = DepartmentFactory(parent=so_cong_thuong)
    team = DepartmentFactory(parent=office)
    so_cong_thuong.parent = team
    so_cong_thuong.save()

    assert rights_of(officer).below_ids(Role.OFFICER) == {so_cong_thuong.pk, office.pk, team.pk}


def test_intermediary_has_no_area(lam_giang, ubnd):
    alliance = DepartmentFactory(unit=lam_giang, is_intermediary=True)
    user = AppointmentFactory(role=Role.COORDINATOR, department=alliance).user

    rights = rights_of(user)

    assert rights.area_body_ids(Role.COORDINATOR) == {alliance.pk}
    assert rights.intermediary_ids == {alliance.pk}


def test_rights_cost_two_queries_once_per_object(coordinator, ubnd_xa, django_assert_num_queries):
    AppointmentFactory(user=coordinator, role=Role.HEAD, department=ubnd_xa)
    AppointmentFactory(user=coordinator, role=Role.LEADER, department=ubnd_xa)

    with django_assert_num_queries(2):
        rights_of(coordinator)
        rights_of(coordinator)


def test_without_appointments_one_query(outsider, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert rights_of(outsider).roles == set()


def test_nobody_and_the_system_have_no_rights(db):
    blocked = AppointmentFactory(user=UserFactory(is_active=False)).user

    assert rights_of(AnonymousUser()) is NO_RIGHTS
    assert rights_of(SYSTEM) is NO_RIGHTS
    assert rights_of(blocked) is NO_RIGHTS


def test_superuser_administers_but_decides_nothing(db):
    user = UserFactory(is_superuser=True)

    assert rights_of(user).roles == {Role.ADMINISTRATOR}
    assert user.has_perm("accounts.manage_bodies")
    assert rights_of(user).body_ids(Role.LEADER) == set()


def test_rights_are_read_again_after_refresh(outsider, ubnd):
    rights_of(outsider)
    outsider.appointments.create(role=Role.LEADER, department=ubnd, valid_from=TODAY)
    assert not rights_of(outsider).has(Role.LEADER)

    outsider.refresh_from_db()

    assert rights_of(outsider).has(Role.LEADER)
