from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from accounts.enums import BodyKind, BodyLevel, Role, SigningPrefix
from accounts.models import User
from core.text import search_key
from tests.factories.accounts import (
    AppointmentFactory,
    DepartmentFactory,
    SignatoryFactory,
    UserFactory,
)


def refused(make, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)


def test_user_has_email_or_phone(db):
    refused(UserFactory, email=None, phone=None)
    refused(UserFactory, email="", phone="0912345678")
    refused(UserFactory, email="ha@example.vn", phone="")


def test_two_users_without_email_are_fine_and_two_with_one_phone_are_not(db):
    UserFactory(email=None, phone="0912345678")
    UserFactory(email=None, phone="0912345679")

    refused(UserFactory, email="x@example.vn", phone="0912345678")


def test_appointment_in_a_body_names_it(db):
    refused(AppointmentFactory, role=Role.LEADER, department=None)
    assert AppointmentFactory(role=Role.ADMINISTRATOR, department=None).pk


def test_appointment_does_not_end_before_it_begins(db):
    refused(AppointmentFactory, valid_from=date(2026, 2, 1), valid_until=date(2026, 1, 31))


@pytest.mark.parametrize("values", [{"basis": ""}, {"valid_until": None}])
def test_delegation_has_a_basis_and_an_end(db, values):
    theirs = AppointmentFactory()

    refused(
        AppointmentFactory,
        **({"acting_for": theirs, "basis": "GUQ 12", "valid_until": date(2026, 12, 31)} | values),
    )


def test_successor_follows_a_closed_body_only(db):
    refused(DepartmentFactory, successor=DepartmentFactory())


def test_manager_stores_contact_in_one_spelling(db):
    user = User.objects.create_user(email=" Ha@Example.vn ", phone="+84 912 345 678", full_name="Trần Thu Hà")

    assert (user.email, user.phone) == ("ha@example.vn", "0912345678")
    assert user.search_key == search_key("Trần Thu Hà ha@example.vn 0912345678")
    assert not user.has_usable_password()


def test_levels_are_ranked_from_the_ministry_down():
    assert [level.rank for level in BodyLevel] == [0, 1, 2, 3, 9]


@pytest.mark.parametrize(
    ("kind", "position", "prefix", "for_position", "lines"),
    [
        (BodyKind.UBND, "Chủ tịch", SigningPrefix.TM, "", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            BodyKind.UBND, "Phó Chủ tịch", SigningPrefix.KT, "Chủ tịch",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
        (BodyKind.UBND, "Chánh Văn phòng", SigningPrefix.TL, "Chủ tịch", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
        (BodyKind.UBND, "Chủ tịch", SigningPrefix.Q, "", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
        (BodyKind.SO, "Giám đốc", SigningPrefix.NONE, "", ["GIÁM ĐỐC"]),
        (BodyKind.SO, "Phó Giám đốc", SigningPrefix.KT, "Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (
            BodyKind.PARTY, "Phó Bí thư", SigningPrefix.TM, "Ban Thường vụ", ["TM. BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"],
        ),
    ],
)  # fmt: skip
def test_words_above_the_signature(db, kind, position, prefix, for_position, lines):
    signatory = SignatoryFactory(
        body=DepartmentFactory(kind=kind), position=position, prefix=prefix, for_position=for_position
    )

    assert signatory.signature_lines == lines


def test_superuser_is_made_by_the_command(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "mat-khau-quan-tri")

    call_command(
        "createsuperuser", interactive=False, email="Chief@Example.vn", full_name="Hoàng Quản Trị", verbosity=0
    )

    user = User.objects.get_by_natural_key("chief@example.vn")
    assert user.is_staff
    assert user.check_password("mat-khau-quan-tri")
    assert user.has_perm("accounts.manage_users")
