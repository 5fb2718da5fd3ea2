from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from accounts.enums import Role, UnitKind
from cooperatives.selectors import cooperative_search, cooperatives_similar, cooperatives_visible, mandates_of
from core.actors import SYSTEM
from tests.factories.accounts import AdministrativeUnitFactory, AppointmentFactory, DepartmentFactory, UserFactory
from tests.factories.cooperatives import CooperativeFactory, RepresentativeFactory


def names(rows):
    return [row.name for row in rows]


@pytest.mark.parametrize(
    "words",
    [
        "hop tac xa suoi may",
        "htx suối mây",
        "HTX SUOI MAY",
        "mây suối",
        "suoi may na khoang",
        "0100233",
        "0100 233 488",
    ],
)
def test_search_finds_without_accents_abbreviated_and_by_code(words, coordinator, suoi_may, far_away):
    assert names(cooperative_search(words, user=coordinator)) == [suoi_may.name]


def test_search_of_nothing_finds_nothing(coordinator, suoi_may):
    assert cooperative_search("  ", user=coordinator) == []
    assert cooperative_search("😀", user=coordinator) == []


def test_search_ranks_names_whose_accents_agree_first(coordinator, na_khoang):
    CooperativeFactory(name="HTX Dật", unit=na_khoang, unit_name="A")
    CooperativeFactory(name="HTX Đất Đỏ", unit=na_khoang, unit_name="A")
    CooperativeFactory(name="HTX Đạt", unit=na_khoang, unit_name="A")
    assert names(cooperative_search("htx đất", user=coordinator)) == ["HTX Đất Đỏ", "HTX Dật", "HTX Đạt"]
    assert names(cooperative_search("dat", user=coordinator)) == ["HTX Dật", "HTX Đạt", "HTX Đất Đỏ"]
    assert names(cooperative_search("đất", 1, user=coordinator)) == ["HTX Đất Đỏ"]


def test_search_puts_names_before_places_of_that_name(coordinator, na_khoang):
    CooperativeFactory(name="HTX Bản Lầu", unit=na_khoang, unit_name="xã Suối Mây Thượng")
    CooperativeFactory(name="HTX Suối Mây", unit=na_khoang, unit_name="xã Nà Khoang")
    assert names(cooperative_search("suoi may", user=coordinator)) == ["HTX Suối Mây", "HTX Bản Lầu"]


def test_search_escapes_the_signs_of_like(coordinator, suoi_may):
    assert cooperative_search("%", user=coordinator) == []
    assert cooperative_search("_____", user=coordinator) == []


def test_staff_of_every_role_read_the_register_of_their_area_only(
    coordinator, leader, officer, head, neighbour, suoi_may, far_away
):
    for person in (coordinator, leader, officer, head):
        assert names(cooperatives_visible(person)) == [suoi_may.name]
    assert names(cooperatives_visible(neighbour)) == [far_away.name]


def test_administrator_and_system_read_all(admin_user, suoi_may, far_away):
    assert cooperatives_visible(admin_user).count() == 2
    assert cooperatives_visible(SYSTEM).count() == 2


def test_people_without_a_role_read_nothing(outsider, suoi_may):
    assert cooperatives_visible(outsider).count() == 0
    assert cooperatives_visible(AnonymousUser()).count() == 0


def test_representative_reads_their_own(representative, suoi_may, far_away):
    assert names(cooperatives_visible(representative)) == [suoi_may.name]


def test_commune_coordinator_reads_the_commune(ubnd_xa, lam_giang, suoi_may):
    person = AppointmentFactory(user=UserFactory(), role=Role.COORDINATOR, department=ubnd_xa).user
    other = AdministrativeUnitFactory(name="Xã Khác", parent=lam_giang)
    CooperativeFactory(unit=other)
    assert names(cooperatives_visible(person)) == [suoi_may.name]


def test_intermediary_reads_the_area_of_its_body(lam_giang, suoi_may, far_away):
    alliance = DepartmentFactory(name="Liên minh HTX", unit=lam_giang, is_intermediary=True)
    person = AppointmentFactory(user=UserFactory(), role=Role.COORDINATOR, department=alliance).user
    assert names(cooperatives_visible(person)) == [suoi_may.name]


def test_province_that_was_merged_is_read_with_all_that_lay_in_it(coordinator, lam_giang):
    gone = AdministrativeUnitFactory(
        code="96", name="Tỉnh Cũ", kind=UnitKind.PROVINCE, successor=lam_giang, valid_until=date(2025, 6, 30)
    )
    district = AdministrativeUnitFactory(name="Huyện Cũ", kind=UnitKind.DISTRICT, parent=gone)
    row = CooperativeFactory(unit=district)
    assert names(cooperatives_visible(coordinator)) == [row.name]


def test_area_ends_when_the_appointment_ends(ubnd, suoi_may):
    yesterday = timezone.localdate() - timedelta(days=1)
    person = AppointmentFactory(user=UserFactory(), role=Role.COORDINATOR, department=ubnd, valid_until=yesterday).user
    assert cooperatives_visible(person).count() == 0


def test_mandates_of_counts_confirmed_ones_that_run(db):
    today = timezone.localdate()
    day = timedelta(days=1)
    user = UserFactory()
    runs = RepresentativeFactory(user=user, valid_from=today, valid_until=today)
    RepresentativeFactory(user=user, confirmed_at=None)
    RepresentativeFactory(user=user, valid_from=today + day)
    RepresentativeFactory(user=user, valid_until=today - day)
    RepresentativeFactory(user=user, valid_until=today, ended_at=timezone.now())
    assert list(mandates_of(user)) == [runs]
    assert mandates_of(user, on=today + day).count() == 1
    assert mandates_of(AnonymousUser()).count() == 0


def test_mandates_of_a_closed_account_are_none(representative):
    representative.is_active = False
    assert mandates_of(representative).count() == 0


def test_similar_finds_a_misspelt_name_of_the_same_unit(suoi_may, na_khoang):
    CooperativeFactory(name="HTX Chè Shan Mây Bạc", unit=na_khoang)
    found = cooperatives_similar("HTX Nông nghiệp hữu cơ Suôi Mây", na_khoang.pk)
    assert names(found) == [suoi_may.name]
    assert cooperatives_similar(suoi_may.name, na_khoang.pk, except_id=suoi_may.pk) == []


def test_visible_register_is_one_statement(coordinator, suoi_may, django_assert_num_queries):
    cooperatives_visible(coordinator).count()  # the rights are remembered on the person
    with django_assert_num_queries(1):
        assert list(cooperatives_visible(coordinator)) == [suoi_may]


def test_staff_who_represent_an_organisation_elsewhere_reach_it_by_their_mandate(officer, suoi_may, far_away):
    RepresentativeFactory(user=officer, cooperative=far_away)
    assert names(cooperatives_visible(officer)) == [suoi_may.name]
    assert [one.cooperative for one in mandates_of(officer)] == [far_away]
