"""Work passes to other hands at once: an officer leaves, a body is abolished in mid-answer; no words are lost."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.enums import Role
from core.audit import audit_for
from core.exceptions import DomainError
from petitions.enums import AssignmentState
from petitions.models import Assignment, Petition
from petitions.services import assignment_hand_over, body_parts_hand_over, officer_parts_hand_over
from tests.conftest import _person


@pytest.fixture
def newcomer(so_cong_thuong):
    return _person("Hà Thị Mới", "moi@lamgiang.example.vn", Role.OFFICER, so_cong_thuong)


@pytest.fixture
def abolished(so_cong_thuong, so_tai_chinh):
    """Sở Công Thương was closed; Sở Tài chính came after it."""
    so_cong_thuong.valid_until, so_cong_thuong.successor = date(2026, 10, 31), so_tai_chinh
    so_cong_thuong.save()
    return so_cong_thuong


def given_to(officer, *rows):
    for row in rows:
        row.assignments.filter(pk=row.current_lead_id).update(officer=officer, officer_name=officer.full_name)


def test_all_open_parts_of_one_officer_go_to_another(standing, head, officer, newcomer, so_cong_thuong):
    mine, more, other = standing("assigned"), standing("assigned"), standing("assigned")
    given_to(officer, mine, more)
    done = officer_parts_hand_over(actor=head, body=so_cong_thuong, former=officer, officer=newcomer)
    assert len(done) == 2
    names = [Assignment.objects.get(petition=row).officer_name for row in (mine, more, other)]
    assert names == ["Hà Thị Mới", "Hà Thị Mới", ""]
    assert "Hà Thị Mới" in audit_for(mine)[0].render()


def test_hand_over_to_somebody_of_another_body_changes_nothing(standing, head, officer, co_head, so_cong_thuong):
    rows = standing("assigned"), standing("assigned")
    given_to(officer, *rows)
    with pytest.raises(DomainError):
        officer_parts_hand_over(actor=head, body=so_cong_thuong, former=officer, officer=co_head)
    assert {one.officer for one in Assignment.objects.all()} == {officer}


def test_coordinator_hands_over_only_what_their_body_handles(
    standing, coordinator, officer, newcomer, so_cong_thuong, ubnd_xa
):
    ours, theirs = standing("assigned"), standing("assigned", handled_by=ubnd_xa)
    given_to(officer, ours, theirs)
    officer_parts_hand_over(actor=coordinator, body=so_cong_thuong, former=officer, officer=newcomer)
    assert theirs.assignments.get().officer == officer


@pytest.mark.parametrize("person", ["coordinator", "admin_user"])
def test_an_abolished_bodys_parts_go_to_the_successor_as_one_act(request, standing, abolished, so_tai_chinh, person):
    rows = standing("assigned"), standing("assigned")
    Assignment.objects.update(text="Đang soạn dở.", due=date(2026, 12, 1))
    actor = request.getfixturevalue(person)
    assert len(body_parts_hand_over(actor=actor, body=abolished, successor=so_tai_chinh)) == 2
    for row in rows:
        part = row.assignments.get()
        assert (part.department, part.text, part.due) == (so_tai_chinh, "Đang soạn dở.", date(2026, 12, 1))
    assert "bàn giao 2 phần việc" in audit_for(abolished)[0].render()


def test_an_administrator_hands_over_nothing_of_a_body_that_exists(standing, admin_user, so_cong_thuong, newcomer):
    row = standing("assigned")
    with pytest.raises(PermissionDenied):
        assignment_hand_over(actor=admin_user, assignment=row.current_lead, officer=newcomer)


def test_the_lead_of_the_abolished_body_takes_the_successors_part_in(standing, coordinator, abolished, so_tai_chinh):
    row = standing("assigned", co=[so_tai_chinh])
    row.assignments.filter(department=abolished).update(text="Phần chủ trì.")
    row.assignments.filter(department=so_tai_chinh).update(text="Phần phối hợp.")
    body_parts_hand_over(actor=coordinator, body=abolished, successor=so_tai_chinh)
    fresh = Petition.objects.get(pk=row.pk)
    live = [one for one in fresh.assignments.all() if one.is_live]
    assert [(one.department, one.role, one.text) for one in live] == [
        (so_tai_chinh, "lead", "Phần chủ trì.\n\nPhần phối hợp.")
    ]
    assert fresh.current_lead == live[0]


def test_the_co_part_of_the_abolished_body_joins_the_successors_lead(standing, coordinator, abolished, so_tai_chinh):
    row = standing("assigned", lead=so_tai_chinh, co=[abolished])
    row.assignments.filter(department=abolished).update(text="Phần phối hợp.")
    body_parts_hand_over(actor=coordinator, body=abolished, successor=so_tai_chinh)
    parts = {one.role: one for one in row.assignments.all()}
    assert (parts["lead"].text, parts["lead"].state) == ("Phần phối hợp.", AssignmentState.OPEN)
    assert (parts["co"].state, parts["co"].text) == (AssignmentState.WITHDRAWN, "Phần phối hợp.")


def test_a_body_that_did_not_come_after_it_gets_nothing(standing, coordinator, abolished, ubnd_xa):
    standing("assigned")
    with pytest.raises(DomainError) as refused:
        body_parts_hand_over(actor=coordinator, body=abolished, successor=ubnd_xa)
    assert refused.value.field == "department"


def test_an_administrator_hands_over_in_the_browser_without_reading(
    client_for, standing, admin_user, abolished, so_tai_chinh
):
    row = standing("assigned")
    url = reverse("petitions:body_work", args=[abolished.pk])
    client = client_for(admin_user)
    page = client.get(url).content.decode()
    assert row.code in page
    assert row.text not in page
    done = client.post(url, {"do": "body", "body-department": so_tai_chinh.pk}, follow=True)
    assert "Đã bàn giao 1 phần việc." in done.content.decode()
    assert row.assignments.get().department == so_tai_chinh


def test_head_hands_over_in_the_browser(client_for, standing, head, officer, newcomer, so_cong_thuong):
    row = standing("assigned")
    given_to(officer, row)
    url = reverse("petitions:body_work", args=[so_cong_thuong.pk])
    client = client_for(head)
    refused = client.post(url, {"do": "officer", "officer-former": officer.pk, "officer-officer": officer.pk})
    assert refused.status_code == 422
    client.post(url, {"do": "officer", "officer-former": officer.pk, "officer-officer": newcomer.pk})
    assert row.assignments.get().officer == newcomer
