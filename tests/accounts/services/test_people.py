import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied

from accounts.models import User
from accounts.services import user_create, user_deactivate, user_reactivate, user_update
from core.actors import SYSTEM
from core.audit import audit_for
from core.exceptions import DomainError
from tests.factories.accounts import UserFactory


def test_account_is_opened_by_administrator_and_by_coordinator(admin_user, coordinator):
    by_admin = user_create(actor=admin_user, full_name="Lý A Sáng", phone="0912 345 678")
    by_coordinator = user_create(actor=coordinator, full_name="Hà Thị Mai", email="Mai@Example.vn")

    assert (by_admin.email, by_admin.phone) == (None, "0912345678")
    assert by_coordinator.email == "mai@example.vn"
    assert "mở tài khoản của Lý A Sáng" in audit_for(by_admin).get().render()


def test_account_is_not_opened_by_others(officer):
    with pytest.raises(PermissionDenied):
        user_create(actor=officer, full_name="Lý A Sáng", phone="0912345678")
    assert not User.objects.filter(phone="0912345678").exists()


@pytest.mark.parametrize(
    ("contact", "field"),
    [
        ({}, "email"),
        ({"email": "HA@example.vn"}, "email"),
        ({"phone": "+84912345678"}, "phone"),
        ({"phone": "không có"}, "phone"),
    ],
)
def test_account_without_contact_or_with_anothers_is_refused(db, contact, field):
    UserFactory(email="ha@example.vn", phone="0912345678")

    with pytest.raises(DomainError) as refusal:
        user_create(actor=SYSTEM, full_name="Người khác", **contact)

    assert refusal.value.field == field


def test_former_address_no_longer_opens_the_account(admin_user, outsider):
    EmailAddress.objects.create(user=outsider, email=outsider.email)

    user_update(actor=admin_user, user=outsider, full_name="Đỗ Ngoài Cuộc", phone="0912345678")

    outsider.refresh_from_db()
    assert (outsider.email, outsider.phone) == (None, "0912345678")
    assert not EmailAddress.objects.exists()
    entry = audit_for(outsider).get()
    assert entry.before["email"] == "ngoai@example.vn"
    assert entry.after["phone"] == "0912345678"


def test_own_contact_is_not_anothers(admin_user, outsider):
    user_update(actor=admin_user, user=outsider, full_name="Đỗ Đổi Tên", email=outsider.email)

    outsider.refresh_from_db()
    assert outsider.full_name == "Đỗ Đổi Tên"


def test_closed_account_has_no_rights_until_it_is_opened_again(admin_user, officer):
    user_deactivate(actor=admin_user, user=officer, reason="Nghỉ hưu.")
    officer.refresh_from_db()
    assert not officer.is_active
    assert "Nghỉ hưu." in audit_for(officer).first().render()

    user_reactivate(actor=admin_user, user=officer)
    officer.refresh_from_db()
    assert officer.is_active


def test_last_administrator_stays(admin_user):
    with pytest.raises(DomainError, match="cuối cùng"):
        user_deactivate(actor=admin_user, user=admin_user)

    UserFactory(is_superuser=True)
    user_deactivate(actor=admin_user, user=admin_user)
    admin_user.refresh_from_db()
    assert not admin_user.is_active
