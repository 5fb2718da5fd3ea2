import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.models import User
from cooperatives.models import Representative
from cooperatives.selectors import mandates_of
from cooperatives.services import (
    representative_admit,
    representative_confirm,
    representative_end,
    representative_password_link,
)
from core.audit import audit_for
from core.exceptions import DomainError
from tests.factories.accounts import AppointmentFactory, UserFactory
from tests.factories.cooperatives import RepresentativeFactory


def test_confirm_lets_the_person_act_and_tells_the_organisations_history(coordinator, suoi_may):
    user = UserFactory(full_name="Lý Văn Páo")
    row = representative_confirm(actor=coordinator, cooperative=suoi_may, user=user, position="Giám đốc")
    assert [one.cooperative for one in mandates_of(user)] == [suoi_may]
    assert (row.confirmed_by, row.valid_from) == (coordinator, timezone.localdate())
    assert "Lý Văn Páo" in audit_for(suoi_may).get().render()


def test_confirm_takes_up_a_mandate_that_waits(coordinator, suoi_may):
    waiting = RepresentativeFactory(cooperative=suoi_may, confirmed_at=None)
    row = representative_confirm(actor=coordinator, cooperative=suoi_may, user=waiting.user)
    assert row == waiting
    assert mandates_of(waiting.user).count() == 1


def test_confirm_twice_is_refused(coordinator, suoi_may, representative):
    with pytest.raises(DomainError):
        representative_confirm(actor=coordinator, cooperative=suoi_may, user=representative)


def test_confirm_again_after_the_end_is_possible(coordinator, suoi_may, representative):
    representative_end(actor=coordinator, representative=Representative.objects.get())
    representative_confirm(actor=coordinator, cooperative=suoi_may, user=representative)
    assert mandates_of(representative).count() == 1
    assert Representative.objects.count() == 2


def test_confirm_refuses_who_does_not_keep_the_register(leader, officer, neighbour, admin_user, suoi_may):
    user = UserFactory()
    for person in (leader, officer, neighbour, admin_user, user):
        with pytest.raises(PermissionDenied):
            representative_confirm(actor=person, cooperative=suoi_may, user=user)


def test_admit_opens_an_account_without_a_password_once(coordinator, suoi_may):
    key = uuid.uuid4()
    for _again in range(2):
        representative_admit(
            actor=coordinator, cooperative=suoi_may, full_name="Lý Văn Páo", phone="0987 654 321", form_key=key
        )
    user = User.objects.get(phone="0987654321")
    assert not user.has_usable_password()
    assert mandates_of(user).count() == 1


def test_admit_finds_the_account_by_phone_or_email(coordinator, suoi_may):
    user = UserFactory(email="pao@example.vn", phone="0987654321")
    row = representative_admit(actor=coordinator, cooperative=suoi_may, full_name="Khác", phone="+84987654321")
    assert row.user == user
    assert User.objects.filter(full_name="Khác").count() == 0


def test_admit_refuses_contact_of_two_people(coordinator, suoi_may):
    UserFactory(email="a@example.vn")
    UserFactory(email="b@example.vn", phone="0987654321")
    with pytest.raises(DomainError) as refused:
        representative_admit(
            actor=coordinator, cooperative=suoi_may, full_name="A", email="a@example.vn", phone="0987654321"
        )
    assert refused.value.field == "phone"


def test_admit_refuses_a_closed_account(coordinator, suoi_may):
    UserFactory(email="a@example.vn", is_active=False)
    with pytest.raises(DomainError) as refused:
        representative_admit(actor=coordinator, cooperative=suoi_may, full_name="A", email="A@example.vn")
    assert refused.value.field == "email"


def test_end_today_takes_the_right_away_at_once(coordinator, suoi_may, representative):
    row = representative_end(actor=coordinator, representative=Representative.objects.get(), reason="Nghỉ việc")
    assert mandates_of(representative).count() == 0
    assert (row.valid_until, row.ended_by) == (timezone.localdate(), coordinator)
    assert "Nghỉ việc" in audit_for(suoi_may).get().render()


def test_end_on_a_later_day_leaves_the_right_until_then(coordinator, suoi_may, representative):
    later = timezone.localdate() + timedelta(days=3)
    representative_end(actor=coordinator, representative=Representative.objects.get(), last_day=later)
    assert mandates_of(representative).count() == 1
    assert mandates_of(representative, on=later + timedelta(days=1)).count() == 0


def test_end_twice_or_before_the_beginning_is_refused(coordinator, suoi_may, representative):
    row = Representative.objects.get()
    with pytest.raises(DomainError) as refused:
        representative_end(actor=coordinator, representative=row, last_day=date(2020, 1, 1))
    assert refused.value.field == "last_day"
    representative_end(actor=coordinator, representative=row)
    with pytest.raises(DomainError):
        representative_end(actor=coordinator, representative=row)


def test_end_refuses_a_coordinator_of_another_area(neighbour, suoi_may, representative):
    with pytest.raises(PermissionDenied):
        representative_end(actor=neighbour, representative=Representative.objects.get())
    assert mandates_of(representative).count() == 1


@pytest.fixture
def by_phone(suoi_may) -> Representative:
    """The mandate of a person who has no e-mail."""
    return RepresentativeFactory(cooperative=suoi_may, user__email=None, user__phone="+84987654321")


def test_link_for_a_representative_by_phone_is_told_in_both_histories(coordinator, suoi_may, by_phone):
    assert "/accounts/password/reset/key/" in representative_password_link(actor=coordinator, representative=by_phone)
    assert "liên kết" in audit_for(by_phone.user).get().render()
    assert audit_for(suoi_may).count() == 1


def test_link_is_for_who_keeps_the_register_of_the_place(neighbour, officer, by_phone):
    for actor in (neighbour, officer):
        with pytest.raises(PermissionDenied):
            representative_password_link(actor=actor, representative=by_phone)


def _with_an_address(mandate):
    mandate.user.email = "pao@example.vn"
    mandate.user.save()


def _with_a_role(mandate):
    AppointmentFactory(user=mandate.user)


def _ended(mandate):
    mandate.ended_at = timezone.now()
    mandate.valid_until = timezone.localdate()
    mandate.save()


def _closed(mandate):
    mandate.user.is_active = False
    mandate.user.save()


def _acting_elsewhere(mandate):
    RepresentativeFactory(user=mandate.user)


@pytest.mark.parametrize("change", [_with_an_address, _with_a_role, _ended, _closed, _acting_elsewhere])
def test_link_would_open_more_than_the_coordinator_answers_for(change, coordinator, by_phone):
    change(by_phone)
    with pytest.raises(DomainError):
        representative_password_link(actor=coordinator, representative=by_phone)
    assert not audit_for(by_phone.user).exists()
