import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import override_settings
from django.urls import reverse

from accounts.services import user_password_link
from core.actors import SYSTEM
from tests.factories.accounts import PASSWORD, UserFactory

WRONG = "Thư điện tử, số điện thoại hoặc mật khẩu chưa đúng."


def sign_in(client, login, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": login, "password": password})


@pytest.mark.parametrize("login", ["ha@example.vn", "HA@Example.vn", "  ha@example.vn "])
def test_sign_in_by_email(client, db, login):
    user = UserFactory(email="ha@example.vn")

    response = sign_in(client, login)

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(
    "login", ["0912345678", "0912 345 678", "0912.345.678", "+84912345678", "84912345678", "+84 (0) 912-345-678"]
)
def test_sign_in_by_phone_in_any_spelling(client, db, login):
    user = UserFactory(email=None, phone="0912345678")

    assert sign_in(client, login).status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(
    "login", ["ha@example.vn", "0912345678", "nobody@example.vn", "0999999999", "hà", "%00' OR 1=1"]
)
def test_wrong_sign_in_says_the_same_whatever_is_wrong(client, db, login):
    UserFactory(email="ha@example.vn", phone="0912345678")

    response = sign_in(client, login, "not the password")

    assert response.status_code == 200
    assert WRONG in response.text
    # What was typed stays, the password does not.
    assert response.context["form"]["login"].value() == login
    assert "not the password" not in response.text


def test_closed_account_cannot_sign_in(client, db):
    UserFactory(email="ha@example.vn", is_active=False)

    sign_in(client, "ha@example.vn")

    assert "_auth_user_id" not in client.session


@pytest.fixture
def limits():
    """The library's own limits, switched off in the other tests."""
    cache.clear()
    with override_settings(ACCOUNT_RATE_LIMITS={}):
        yield
    cache.clear()


def test_guessing_one_phone_number_does_not_lock_out_another(client, db, limits):
    UserFactory(email=None, phone="0912345678")
    UserFactory(email=None, phone="0987654321")
    for _ in range(5):
        sign_in(client, "0912345678", "wrong")

    locked = sign_in(client, "0912345678")
    other = sign_in(client, "0987654321")

    assert "Nhập sai quá nhiều lần." in locked.text
    assert other.status_code == 302


def test_nobody_registers(client, db):
    response = client.get(reverse("account_signup"))
    posted = client.post(
        reverse("account_signup"), {"email": "x@example.vn", "password1": "mat-khau-dai", "password2": "mat-khau-dai"}
    )

    assert "Tài khoản được mở sẵn" in response.text
    assert "Tài khoản được mở sẵn" in posted.text


def test_forgotten_password_comes_back_by_mail(client, db, settings):
    settings.SITE_URL = "https://hoinghi.example.vn"
    user = UserFactory(email="ha@example.vn", full_name="Trần Thu Hà")

    client.post(reverse("account_reset_password"), {"email": "Ha@example.vn"}, headers={"host": "evil.example"})

    [letter] = mail.outbox
    assert letter.subject == "Đặt mật khẩu mới"
    assert "Trần Thu Hà" in letter.body
    [link] = re.findall(r"https://hoinghi\.example\.vn(/\S+)", letter.body)
    page = client.get(link, follow=True)
    response = client.post(page.request["PATH_INFO"], {"password1": "moi-hoan-toan-9", "password2": "moi-hoan-toan-9"})
    assert response.status_code == 302
    user.refresh_from_db()
    assert user.check_password("moi-hoan-toan-9")


def test_unknown_address_gets_the_same_page(client, db):
    response = client.post(reverse("account_reset_password"), {"email": "nobody@example.vn"}, follow=True)

    assert "Mở hộp thư" in response.text
    assert mail.outbox[0].subject == "Chưa có tài khoản dùng địa chỉ này"


def test_broken_mail_server_costs_a_message_not_the_page(client, db, monkeypatch):
    def refuse(self, fail_silently=False):
        raise ConnectionRefusedError(111, "refused")

    monkeypatch.setattr("django.core.mail.message.EmailMessage.send", refuse)
    UserFactory(email="ha@example.vn")

    response = client.post(reverse("account_reset_password"), {"email": "ha@example.vn"}, follow=True)

    assert response.status_code == 200
    assert "Chưa gửi được thư." in response.text


def test_person_without_email_sets_a_password_by_the_link_handed_over(client, db):
    user = UserFactory(email=None, phone="0912345678")

    link = user_password_link(actor=SYSTEM, user=user)

    path = re.sub(r"^https?://[^/]+", "", link)
    page = client.get(path, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "moi-hoan-toan-9", "password2": "moi-hoan-toan-9"})
    user.refresh_from_db()
    assert user.check_password("moi-hoan-toan-9")
    assert "Liên kết không còn dùng được" in client.get(path, follow=True).text


def test_password_change_says_what_is_wrong_in_vietnamese(client_for, outsider):
    response = client_for(outsider).post(
        reverse("account_change_password"), {"oldpassword": "wrong", "password1": "ngan", "password2": "khac"}
    )

    assert "Mật khẩu hiện tại chưa đúng." in response.text
    assert "Mật khẩu này quá ngắn. Mật khẩu phải có ít nhất 10 ký tự." in response.text


@pytest.mark.parametrize("contact", [{"email": "ha@example.vn"}, {"email": None, "phone": "0912345678"}])
def test_second_step_is_set_up_after_the_password_once_more(client, db, contact):
    user = UserFactory(**contact)
    client.force_login(user)
    asked = client.get(reverse("mfa_activate_totp"), follow=True)
    assert "Nhập lại mật khẩu." in asked.text

    url = asked.request["PATH_INFO"]
    page = client.post(f"{url}?next={reverse('mfa_activate_totp')}", {"password": PASSWORD}, follow=True)

    assert "Cài đặt ứng dụng" in page.text
    assert "data:image/svg+xml" in page.text


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_reset_password", "account_reset_password_done", "account_signup", "account_inactive",
     "account_reset_password_from_key_done"],
)  # fmt: skip
def test_pages_around_sign_in_are_vietnamese(client, db, name):
    text = client.get(reverse(name)).text

    assert '<html lang="vi"' in text
    assert not re.search(r">[^<]*\b(Sign|Password|Email|Remember)\b", text)


@pytest.mark.parametrize("name", ["account_logout", "account_change_password", "mfa_index", "accounts:me"])
def test_pages_of_the_account_are_vietnamese(client_for, outsider, name):
    text = client_for(outsider).get(reverse(name)).text

    assert not re.search(r">[^<]*\b(Sign|Password|Email|Code|Authenticator)\b", text)


def test_addresses_cannot_be_added_past_the_administrator(client_for, outsider):
    response = client_for(outsider).post(reverse("account_email"), {"action_add": "", "email": "x@example.vn"})

    assert response.status_code == 302
    assert not outsider.emailaddress_set.exists()


def test_own_account_shows_roles_and_keeps_the_language(client_for, coordinator):
    client = client_for(coordinator)

    page = client.get(reverse("accounts:me"))
    client.post(reverse("accounts:me"), {"language": "en"})

    assert "UBND tỉnh Lam Giang" in page.text
    coordinator.refresh_from_db()
    assert coordinator.language == "en"


def test_the_admin_pages_have_no_door_of_their_own(client, db):
    # The library's door counts wrong attempts and asks for the second factor; Django's own does neither.
    UserFactory(email="quantri@example.vn", is_staff=True, is_superuser=True)

    response = client.post(reverse("admin:login"), {"username": "quantri@example.vn", "password": PASSWORD})

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" not in client.session
