"""A leader lets somebody act while away: by themselves, by a paper, for a time; each act says in whose name."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from accounts.models import Appointment, User
from accounts.services import delegation_end, delegation_give
from core.audit import audit_for
from core.exceptions import DomainError
from petitions.enums import Outcome
from petitions.services import OutcomeEntry, answer_approve
from tests.conftest import _person
from tests.factories.petitions import petition_standing

URL = reverse("accounts:my_delegations")


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def deputy(ubnd):
    """Works in the office of UBND tỉnh; leads nothing."""
    return _person("Phan Văn Thay", "thay@lamgiang.example.vn", Role.OFFICER, ubnd, "Chánh Văn phòng")


@pytest.fixture
def held(leader):
    return Appointment.objects.get(user=leader)


def typed(held, deputy, **changes):
    data = {"acting_for": held.pk, "user": deputy.pk, "basis": "GUQ 12", "valid_from": today().strftime("%d/%m/%Y")}
    return data | {"valid_until": today(5).strftime("%d/%m/%Y")} | changes


def again(user):
    """As the next request meets this person."""
    return User.objects.get(pk=user.pk)


def test_leader_gives_it_and_the_deputy_approves_in_their_name(client_for, leader, deputy, held, ubnd):
    assert client_for(leader).post(URL, typed(held, deputy)).status_code == 302
    row = petition_standing("in_review", handled_by=ubnd)
    done = answer_approve(actor=again(deputy), petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))
    assert done.current_answer.decided_by_name == "Phan Văn Thay"
    assert done.current_answer.decided_by_position == "thay mặt Lê Thị Hạnh, Phó Chủ tịch"
    assert "thay mặt Lê Thị Hạnh" in audit_for(row)[0].render()


def test_leaders_own_approval_names_the_position(leader, ubnd):
    row = petition_standing("in_review", handled_by=ubnd)
    done = answer_approve(actor=leader, petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))
    assert done.current_answer.decided_by_position == "Phó Chủ tịch"


def test_it_ends_by_itself(leader, deputy, held, ubnd):
    delegation_give(
        actor=leader, acting_for=held, user=deputy, valid_from=today(-10), valid_until=today(-1), basis="GUQ 12"
    )
    row = petition_standing("in_review", handled_by=ubnd)
    with pytest.raises(PermissionDenied):
        answer_approve(actor=again(deputy), petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))


def test_back_earlier_takes_it_away(client_for, leader, deputy, held, ubnd):
    given = delegation_give(
        actor=leader, acting_for=held, user=deputy, valid_from=today(-3), valid_until=today(5), basis="GUQ 12"
    )
    url = reverse("accounts:my_delegation_end", args=[given.pk])
    client_for(leader).post(url, {"last_day": today(-1).strftime("%d/%m/%Y")})
    given.refresh_from_db()
    assert given.valid_until == today(-1)


def test_nobody_delegates_what_is_not_theirs(leader, deputy, held, head, coordinator):
    dates = {"valid_from": today(), "valid_until": today(5), "basis": "GUQ 12"}
    for person in (head, coordinator, deputy):
        with pytest.raises(PermissionDenied):
            delegation_give(actor=person, acting_for=held, user=deputy, **dates)


def test_what_is_lent_is_not_lent_on(leader, deputy, held, coordinator):
    dates = {"valid_from": today(), "valid_until": today(5), "basis": "GUQ 12"}
    lent = delegation_give(actor=leader, acting_for=held, user=deputy, **dates)
    with pytest.raises(PermissionDenied):
        delegation_give(actor=deputy, acting_for=lent, user=coordinator, **dates)


def test_an_officers_role_is_not_delegated(officer, deputy):
    held = Appointment.objects.get(user=officer)
    with pytest.raises(DomainError):
        delegation_give(
            actor=officer, acting_for=held, user=deputy, valid_from=today(), valid_until=today(5), basis="GUQ 12"
        )


def test_another_leaders_delegation_is_not_there(client_for, leader, deputy, held, head):
    given = delegation_give(
        actor=leader, acting_for=held, user=deputy, valid_from=today(), valid_until=today(5), basis="GUQ 12"
    )
    assert client_for(head).get(reverse("accounts:my_delegation_end", args=[given.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        delegation_end(actor=head, delegation=given, last_day=today())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"basis": ""}, "basis"),
        ({"valid_until": ""}, "valid_until"),
        ({"valid_until": "01/01/2020"}, "valid_until"),
        ({"valid_until": "99/99/2026"}, "valid_until"),
        ({"user": "999999"}, "user"),
        ({"acting_for": "x"}, "acting_for"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(client_for, leader, deputy, held, changes, field):
    response = client_for(leader).post(URL, typed(held, deputy, **changes))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Appointment.objects.filter(acting_for=held).exists()


def test_people_of_other_bodies_are_not_offered(client_for, leader, held, neighbour):
    response = client_for(leader).post(URL, typed(held, neighbour))
    assert list(response.context["form"].errors) == ["user"]


def test_given_before_the_appointment_ends_stays_within_it(leader, deputy, held):
    held.valid_until = today(2)
    held.save()
    with pytest.raises(DomainError) as refused:
        delegation_give(
            actor=leader, acting_for=held, user=deputy, valid_from=today(), valid_until=today(5), basis="GUQ 12"
        )
    assert refused.value.field == "valid_until"
