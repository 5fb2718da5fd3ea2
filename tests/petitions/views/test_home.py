"""What each role opens the day with; each count is the count of the list it opens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from petitions.enums import AssignmentRole, AssignmentState, PetitionState
from petitions.models import Assignment

HOME = "/manage/"
S = PetitionState


def lists_and_counts(client):
    tally = [one for part in client.get(HOME).context["parts"] for one in part.data.get("tally", ())]
    return [(one.label, one.count, len(client.get(one.url).context["rows"])) for one in tally]


@pytest.fixture
def petitions(standing, so_tai_chinh):
    """One of each standing, some late, some due this week, with a part of Sở Tài chính due before the whole."""
    today = timezone.localdate()
    standing(S.RECEIVED, due=today - timedelta(days=4))
    standing(S.NEEDS_INFO)
    standing(S.IN_REVIEW, due=today + timedelta(days=2))
    standing(S.ESCALATED)
    standing(S.ANSWERED)
    row = standing(S.ASSIGNED, due=today + timedelta(days=12), co=[so_tai_chinh])
    Assignment.objects.filter(petition=row, role=AssignmentRole.CO).update(due=today - timedelta(days=1))
    Assignment.objects.filter(petition=row, role=AssignmentRole.LEAD).update(due=today + timedelta(days=3))
    return row


@pytest.mark.parametrize("person", ["coordinator", "leader", "officer", "head", "co_head"])
def test_every_count_is_the_count_of_its_list(client_for, request, petitions, person):
    found = lists_and_counts(client_for(request.getfixturevalue(person)))
    assert [(label, rows) for label, _count, rows in found] == [(label, count) for label, count, _rows in found]


def test_part_overdue_before_the_whole_is_overdue_for_its_body(client_for, co_head, petitions):
    assert lists_and_counts(client_for(co_head))[0][1:] == (1, 1)


def test_leader_sees_who_holds_up_what(client_for, leader, petitions):
    data = client_for(leader).get(HOME).context["parts"][0].data
    assert data["holdups"][0].department_name == "Sở Tài chính tỉnh Lam Giang"
    assert [one.state for one in data["waiting"]] == [S.IN_REVIEW]


def test_officer_sees_own_parts_by_urgency(client_for, officer, petitions):
    rows = client_for(officer).get(HOME).context["parts"][0].data["rows"]
    assert [one.petition for one in rows] == [petitions]
    assert rows[0].state == AssignmentState.OPEN


def test_administrator_finds_the_settings_and_no_petition(client_for, admin_user, petitions):
    page = client_for(admin_user).get(HOME).content.decode()
    assert "/manage/settings/users/" in page
    assert petitions.code not in page


def test_representative_is_sent_to_the_portal(client_for, representative):
    assert client_for(representative).get(HOME).url == "/portal/"


def test_anonymous_signs_in_first(client):
    assert client.get(HOME).url.startswith("/accounts/login/")


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("person", "queries"), [("coordinator", 14), ("leader", 13), ("officer", 14)])
def test_home_costs_the_same_with_one_row_and_three(
    client_for, request, standing, so_tai_chinh, person, queries, rows, django_assert_num_queries
):
    for _number in range(rows):
        standing(S.ASSIGNED, co=[so_tai_chinh])
        standing(S.IN_REVIEW)
        standing(S.RECEIVED)
    client = client_for(request.getfixturevalue(person))
    client.get(HOME)
    with django_assert_num_queries(queries):
        client.get(HOME)
