from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Appointment, Department, Signatory, User
from tests.factories.accounts import (
    AdministrativeUnitFactory,
    AppointmentFactory,
    DepartmentFactory,
    SignatoryFactory,
    UserFactory,
)

TODAY = timezone.localdate()


@pytest.fixture
def pages(admin_user, officer, so_cong_thuong) -> dict[str, str]:
    """Every page of the settings, about an existing object."""
    appointment = officer.appointments.get().pk
    signatory = SignatoryFactory(body=so_cong_thuong).pk
    about = {
        "user_detail": officer.pk, "user_edit": officer.pk, "appointment_new": officer.pk, "delegation_new": officer.pk,
        "appointment_end": appointment, "body_edit": so_cong_thuong.pk, "body_close": so_cong_thuong.pk,
        "signatory_new": so_cong_thuong.pk, "signatory_end": signatory,
    }  # fmt: skip
    plain = ["settings_home", "user_list", "user_new", "body_list", "body_new", "unit_list"]
    return {name: reverse(f"accounts:{name}") for name in plain} | {
        name: reverse(f"accounts:{name}", args=[pk]) for name, pk in about.items()
    }


def test_administrator_opens_every_page(pages, admin_user, client_for):
    client = client_for(admin_user)

    assert {name: client.get(url).status_code for name, url in pages.items()} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize("who", ["coordinator", "officer", "head", "leader"])
def test_other_staff_is_refused(pages, request, client_for, who):
    client = client_for(request.getfixturevalue(who))

    assert {name: client.get(url).status_code for name, url in pages.items()} == dict.fromkeys(pages, 403)
    assert client.post(pages["body_new"], {}).status_code == 403


def test_for_others_the_pages_do_not_exist(pages, outsider, client_for, client):
    visitor = client_for(outsider)

    assert {name: visitor.get(url).status_code for name, url in pages.items()} == dict.fromkeys(pages, 404)
    assert {client.get(url).url.split("?")[0] for url in pages.values()} == {reverse("account_login")}


@pytest.mark.parametrize("name", ["user_close", "user_open", "user_link"])
def test_acts_without_a_page_are_posted_by_administrators_only(name, officer, coordinator, admin_user, client_for):
    url = reverse(f"accounts:{name}", args=[officer.pk])

    assert client_for(admin_user).get(url).status_code == 405
    assert client_for(coordinator).post(url).status_code == 403
    assert client_for(admin_user).post(url).status_code in (200, 302)


@pytest.mark.parametrize("name", ["user_detail", "body_edit", "appointment_end", "signatory_end"])
def test_what_is_not_there_is_not_found(name, admin_user, client_for):
    assert client_for(admin_user).get(reverse(f"accounts:{name}", args=[10**9])).status_code == 404


def test_account_and_role_from_nothing(admin_user, ubnd, client_for):
    client = client_for(admin_user)

    made = client.post(
        reverse("accounts:user_new"), {"full_name": "Lý A Sáng", "email": "", "phone": "0912 345 678"}, follow=True
    )
    user = User.objects.get(phone="0912345678")
    client.post(
        reverse("accounts:appointment_new", args=[user.pk]),
        {"role": Role.COORDINATOR, "department": ubnd.pk, "position_title": "Chuyên viên", "valid_from": "01/07/2026"},
    )

    assert "Đã mở tài khoản của Lý A Sáng" in made.text
    appointment = Appointment.objects.get(user=user)
    assert (appointment.role, appointment.valid_from) == (Role.COORDINATOR, date(2026, 7, 1))
    page = client.get(reverse("accounts:user_detail", args=[user.pk])).text
    assert "Cán bộ đầu mối" in page
    assert "0912 345 678" in page


def test_refused_account_keeps_what_was_typed(admin_user, outsider, client_for):
    typed = {"full_name": "Người Trùng Thư", "email": outsider.email, "phone": "0912.345.678"}

    response = client_for(admin_user).post(reverse("accounts:user_new"), typed)

    assert "Thư điện tử này đã thuộc tài khoản khác." in response.text
    form = response.context["form"]
    assert {name: form[name].value() for name in typed} == typed
    assert form.errors.keys() == {"email"}


def test_wrong_day_is_said_beside_its_field_and_kept(admin_user, outsider, ubnd, client_for):
    response = client_for(admin_user).post(
        reverse("accounts:appointment_new", args=[outsider.pk]),
        {"role": Role.LEADER, "department": ubnd.pk, "valid_from": "31/02/2026"},
    )

    form = response.context["form"]
    assert form.errors.keys() == {"valid_from"}
    assert form["valid_from"].value() == "31/02/2026"
    assert str(form["department"].value()) == str(ubnd.pk)


def test_delegation_names_whom_it_acts_for(admin_user, outsider, leader, client_for):
    AppointmentFactory(valid_until=TODAY - timedelta(days=1))
    client = client_for(admin_user)
    url = reverse("accounts:delegation_new", args=[outsider.pk])

    offered = client.get(url).context["form"].fields["acting_for"].queryset
    client.post(
        url,
        {
            "acting_for": leader.appointments.get().pk, "basis": "GUQ 12 ngày 01/11/2026",
            "valid_from": f"{TODAY:%d/%m/%Y}", "valid_until": f"{TODAY:%d/%m/%Y}",
        },
    )  # fmt: skip

    assert [one.user for one in offered] == [leader]
    assert "thay mặt Lê Thị Hạnh" in client.get(reverse("accounts:user_detail", args=[outsider.pk])).text


def test_password_link_is_shown_once_and_not_stored(admin_user, outsider, client_for):
    client = client_for(admin_user)

    shown = client.post(reverse("accounts:user_link", args=[outsider.pk]))
    later = client.get(reverse("accounts:user_detail", args=[outsider.pk]))

    assert "/accounts/password/reset/key/" in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    assert "/accounts/password/reset/key/" not in later.text


def test_body_is_entered_corrected_and_closed(admin_user, ubnd, so_tai_chinh, client_for):
    client = client_for(admin_user)
    facts = {"name": "Sở Xây dựng", "kind": "so", "level": "province", "parent": ubnd.pk, "symbol": "SXD"}

    client.post(reverse("accounts:body_new"), facts)
    body = Department.objects.get(name="Sở Xây dựng")
    client.post(reverse("accounts:body_edit", args=[body.pk]), facts | {"short_name": "SXD", "is_intermediary": "on"})
    client.post(
        reverse("accounts:body_close", args=[body.pk]),
        {"last_day": f"{TODAY:%d/%m/%Y}", "successor": so_tai_chinh.pk},
    )

    body.refresh_from_db()
    assert (body.short_name, body.is_intermediary, body.parent) == ("SXD", True, ubnd)
    assert (body.valid_until, body.successor) == (TODAY, so_tai_chinh)


def test_a_new_body_starts_on_no_kind_and_no_level(admin_user, client_for):
    client, url = client_for(admin_user), reverse("accounts:body_new")
    text = client.get(url).content.decode()
    assert '<option value="" selected>Chọn loại</option>' in text
    assert '<option value="" selected>Chọn cấp</option>' in text
    assert client.post(url, {"name": "Sở Xây dựng"}).context["form"].errors.keys() == {"kind", "level"}
    assert not Department.objects.filter(name="Sở Xây dựng").exists()


def test_saving_a_body_keeps_its_closed_parent_and_historic_unit(admin_user, client_for):
    parent = DepartmentFactory(valid_until=date(2025, 6, 30))
    unit = AdministrativeUnitFactory(valid_until=date(2025, 6, 30))
    body = DepartmentFactory(name="Phòng Tài chính", parent=parent, unit=unit)
    client = client_for(admin_user)
    url = reverse("accounts:body_edit", args=[body.pk])

    initial = client.get(url).context["form"].initial
    data = {name: getattr(value, "pk", value) for name, value in initial.items() if value not in (None, False)}
    client.post(url, data | {"symbol": "PTC"})

    body.refresh_from_db()
    assert (body.symbol, body.parent, body.unit) == ("PTC", parent, unit)


def test_signatory_is_entered_with_the_words_above_the_name(admin_user, ubnd, client_for):
    client = client_for(admin_user)
    url = reverse("accounts:signatory_new", args=[ubnd.pk])
    typed = {"full_name": "Lê Thị Hạnh", "position": "Phó Chủ tịch", "prefix": "kt", "for_position": ""}

    refused = client.post(url, typed)
    client.post(url, typed | {"for_position": "Chủ tịch"})

    assert refused.context["form"].errors.keys() == {"for_position"}
    assert Signatory.objects.get().signature_lines == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert "KT. CHỦ TỊCH" in client.get(reverse("accounts:body_edit", args=[ubnd.pk])).text


def test_lists_are_searched_without_accents(admin_user, officer, outsider, na_khoang, so_cong_thuong, client_for):
    client = client_for(admin_user)

    people = client.get(reverse("accounts:user_list"), {"q": "nguyen minh"}).context["page"].rows
    by_role = client.get(reverse("accounts:user_list"), {"role": "officer"}).context["page"].rows
    bodies = client.get(reverse("accounts:body_list"), {"q": "cong thuong"}).context["page"].rows
    units = client.get(reverse("accounts:unit_list"), {"q": "na khoang"}).context["page"].rows
    nothing = client.get(reverse("accounts:user_list"), {"q": "khong co ai"})

    assert people == by_role == [officer]
    assert bodies == [so_cong_thuong]
    assert units == [na_khoang]
    assert "Không có tài khoản nào khớp" in nothing.text


@pytest.mark.parametrize("name", ["user_list", "body_list", "unit_list"])
def test_lists_cost_the_same_for_one_and_for_three(name, admin_user, client_for, django_assert_max_num_queries):
    client = client_for(admin_user)
    url = reverse(f"accounts:{name}")
    client.get(url)
    costs = []
    for count in (1, 2):
        for _ in range(count):
            unit = AdministrativeUnitFactory(parent=AdministrativeUnitFactory())
            AppointmentFactory(user=UserFactory(), department=DepartmentFactory(unit=unit, parent=DepartmentFactory()))
        with django_assert_max_num_queries(9) as seen:
            client.get(url)
        costs.append(len(seen))

    assert costs[0] == costs[1]


def test_technical_administration_only_looks(admin_user, officer, client_for):
    chief = UserFactory(is_staff=True, is_superuser=True)
    client = client_for(chief)

    assert client.get("/admin/accounts/user/").status_code == 200
    page = client.get(f"/admin/accounts/user/{officer.pk}/change/")
    assert page.status_code == 200
    assert officer.password not in page.text
    assert client.post(f"/admin/accounts/user/{officer.pk}/change/", {"full_name": "x"}).status_code == 403
    assert client.get("/admin/accounts/appointment/add/").status_code == 403


def test_no_role_is_given_by_default(admin_user, outsider, client_for):
    url = reverse("accounts:appointment_new", args=[outsider.pk])

    response = client_for(admin_user).post(url, {"valid_from": "01/07/2026", "role": ""})

    assert response.context["form"].errors.keys() == {"role"}
