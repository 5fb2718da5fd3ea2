"""Lists, search, work and hold-ups: narrowed, counted like the lists they open, constant in statements."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import timezone

from core.text import search_key
from core.web.pagination import keyset_page
from petitions.enums import AssignmentRole, PetitionState
from petitions.models import Petition
from petitions.selectors import (
    NEWEST,
    URGENT,
    PetitionFilter,
    holdups,
    part_work_of,
    parts_of,
    petition_by_receipt,
    petitions_listed,
    petitions_of_meeting,
    petitions_published,
    petitions_represented,
    petitions_rows,
    petitions_to_approve,
    petitions_visible,
    publications_detailed,
    publications_prepared,
    published_years,
    work_of,
)
from petitions.selectors.lines import public_petition
from tests.factories.meetings import MeetingFactory
from tests.factories.petitions import AssignmentFactory, PublicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


def codes(rows):
    return {row.code for row in rows}


def test_search_finds_without_accents_and_abbreviations(standing, coordinator):
    row = standing("received")
    row.search_key = search_key(row.code, "Hợp tác xã Miến dong Đá Trắng", "thuê đất")
    row.save()
    standing("received")
    for query in ("htx mien dong", "da trang thue dat", row.code, "Đá Trắng", '"mien dong"'):
        assert codes(petitions_listed(coordinator, PetitionFilter(q=query))) == {row.code}, query
    assert not petitions_listed(coordinator, PetitionFilter(q="100% ' OR 1=1 --")).exists()


def test_filters_narrow(standing, coordinator, topic, so_tai_chinh, ubnd, today):
    assigned = standing("assigned", co=[so_tai_chinh], topic=topic, due=today - timedelta(days=4))
    received = standing("received", authority_level="ministry", due=today + timedelta(days=2))
    answered = standing("answered", due=today - timedelta(days=9))
    meeting = MeetingFactory(organiser=ubnd)
    met = standing("received", meeting=meeting)
    standing("draft")

    def found(**kwargs):
        return codes(petitions_listed(coordinator, PetitionFilter(**kwargs)))

    assert found() == {assigned.code, received.code, answered.code, met.code}
    assert found(state="open") == {assigned.code, received.code, met.code}
    assert found(state="answered") == {answered.code}
    assert found(topic=topic.pk) == {assigned.code}
    assert found(department=so_tai_chinh.pk) == {assigned.code}
    assert found(level="ministry") == {received.code}
    assert found(meeting=meeting.code) == {met.code}
    assert found(due="late") == {assigned.code}
    assert found(due="week") == {received.code}
    assert found(mine=True) == {received.code, met.code}


def test_list_is_of_ones_own_offices_and_of_the_area_on_demand(standing, coordinator, ubnd_xa):
    own, below = standing("received"), standing("received", handled_by=ubnd_xa)
    assert codes(petitions_listed(coordinator)) == {own.code}
    assert codes(petitions_listed(coordinator, PetitionFilter(all=True))) == {own.code, below.code}


@pytest.mark.parametrize("who", ["neighbour", "outsider", "admin_user", "rival", "representative", "co_head"])
def test_list_of_a_stranger_is_empty(request, standing, who):
    standing("received")
    assert not petitions_listed(request.getfixturevalue(who), PetitionFilter(all=True)).exists()
    assert not petitions_listed(AnonymousUser(), PetitionFilter(all=True)).exists()


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_for_one_and_for_three(standing, coordinator, django_assert_num_queries, count):
    for _ in range(count):
        standing("assigned")
    list(petitions_listed(coordinator)[:1])
    # The rows with their lead, topic and meeting; petitioners; parts.
    with django_assert_num_queries(3):
        rows = list(petitions_rows(petitions_listed(coordinator)))
        assert [
            (row.wording, row.current_lead.department_name, [one.name for one in row.petitioners.all()],
             [one.state for one in row.assignments.all()], row.topic, row.meeting)
            for row in rows
        ]  # fmt: skip


@pytest.mark.parametrize("key", [NEWEST, URGENT])
def test_paging_by_key_shows_every_row_once(standing, coordinator, key, today):
    for days in (None, 3, 3, None, -2):
        standing("received", due=None if days is None else today + timedelta(days=days))
    wanted = list(petitions_listed(coordinator).order_by(*key).values_list("code", flat=True))
    shown, url = [], "/manage/petitions/"
    while url:
        request = RequestFactory().get(f"/manage/petitions/{url}" if url.startswith("?") else url)
        page = keyset_page(request, petitions_rows(petitions_listed(coordinator)), key=key, size=2)
        shown += [row.code for row in page.rows]
        url = page.next_url
    assert shown == wanted


class TestWork:
    def test_counts_are_those_of_the_lists_they_open(self, standing, coordinator, leader, head, today):
        standing("assigned", due=today - timedelta(days=1))
        standing("assigned", due=today)
        standing("received", due=today + timedelta(days=6))
        standing("in_review", due=today + timedelta(days=7))
        standing("needs_info", due=today - timedelta(days=1))
        standing("escalated")
        standing("answered", due=today - timedelta(days=1))
        for user in (coordinator, leader, head):
            work = work_of(user)

            def length(user=user, **kwargs):
                return petitions_listed(user, PetitionFilter(state="open", **kwargs)).count()

            assert (work.open, work.late, work.week, work.mine) == (
                length(), length(due="late"), length(due="week"), length(mine=True),
            )  # fmt: skip
        work = work_of(coordinator)
        assert (work.open, work.late, work.week, work.to_assign, work.to_approve) == (6, 1, 2, 1, 1)
        assert work.oldest_due == today - timedelta(days=1)

    def test_one_statement(self, standing, coordinator, django_assert_num_queries):
        standing("received")
        work_of(coordinator)
        with django_assert_num_queries(1):
            work_of(coordinator)

    def test_parts_of_a_department(self, standing, head, officer, co_head, so_tai_chinh, today):
        row = standing("assigned", co=[so_tai_chinh])
        row.assignments.update(due=today - timedelta(days=1))
        assert part_work_of(head).late == 1
        assert [one.petition for one in parts_of(co_head)] == [row]
        row.assignments.filter(role=AssignmentRole.LEAD).update(officer=officer)
        assert (part_work_of(officer).by_name, part_work_of(head).by_name) == (1, 0)
        assert [one.petition for one in parts_of(officer, mine_only=True)] == [row]

    def test_who_holds_up_what(self, standing, leader, coordinator, head, so_tai_chinh, so_cong_thuong, today):
        late = standing("assigned", co=[so_tai_chinh])
        late.assignments.filter(role="co").update(due=today - timedelta(days=5))
        late.assignments.filter(role="lead").update(due=today + timedelta(days=5))
        standing("answered")
        found = holdups(leader)
        assert [(one.department_name, one.held, one.late, one.worst_code) for one in found] == [
            (so_tai_chinh.name, 1, 1, late.code),
            (so_cong_thuong.name, 1, 0, late.code),
        ]
        assert found == holdups(coordinator)
        assert holdups(head) == []

    def test_holdups_cost_the_same(self, standing, leader, django_assert_num_queries):
        for _ in range(3):
            standing("assigned")
        holdups(leader)
        with django_assert_num_queries(2):
            holdups(leader)

    def test_what_waits_for_the_leader(self, standing, leader, commune_leader):
        row = standing("in_review")
        assert list(petitions_to_approve(leader)) == [row]
        assert not petitions_to_approve(commune_leader).exists()
        prepared = PublicationFactory(answer=standing("answered").current_answer, state="prepared")
        assert list(publications_prepared(leader)) == [prepared]
        assert not publications_prepared(commune_leader).exists()


class TestPublicAndPortal:
    def test_public_list_is_found_by_public_words_only(self, standing, topic):
        row = standing("answered", text="Bí mật nội bộ", topic=topic)
        one = PublicationFactory(answer=row.current_answer, search_key=search_key("Xin mặt bằng", "HTX Công Khai"))
        assert list(petitions_published("xin mat bang")) == [one]
        assert not petitions_published("bi mat").exists()
        assert list(petitions_published(topic=topic.pk, year=2026)) == [one]
        assert not petitions_published(year=2020).exists()
        assert published_years() == [2026]

    def test_meeting_that_is_not_public_is_not_named(self, standing, ubnd):
        meeting = MeetingFactory(organiser=ubnd)
        row = standing("answered", meeting=meeting)
        PublicationFactory(answer=row.current_answer)
        one = publications_detailed(petitions_published()).get()
        assert public_petition(one).meeting is None
        assert not petitions_published(meeting=meeting.code).exists()

    @pytest.mark.parametrize("count", [1, 3])
    def test_public_list_costs_the_same(self, standing, django_assert_num_queries, count):
        for _ in range(count):
            PublicationFactory(answer=standing("answered").current_answer)
        with django_assert_num_queries(2):
            assert len([public_petition(one) for one in publications_detailed(petitions_published())]) == count

    def test_portal_lists_ones_own_with_drafts(self, standing, representative, rival, outsider):
        rows = {standing("draft").pk, standing("received").pk}
        assert set(petitions_represented(representative).values_list("pk", flat=True)) == rows
        assert not petitions_represented(rival).exists()
        assert not petitions_represented(outsider).exists()

    def test_receipt_opens_one_and_no_draft(self, standing):
        sent, draft = standing("received"), standing("draft")
        assert petition_by_receipt(sent.receipt_token) == sent
        assert petition_by_receipt(draft.receipt_token) is None
        assert petition_by_receipt("") is None

    def test_meetings_petitions_in_order_without_mistakes(self, standing, ubnd, coordinator, outsider):
        meeting = MeetingFactory(organiser=ubnd)
        rows = [standing("received", meeting=meeting) for _ in range(2)]
        mistake = standing("declined", meeting=meeting)
        Petition.objects.filter(pk=mistake.pk).update(decline_reason="mistake")
        assert list(petitions_of_meeting(coordinator, meeting.pk)) == rows
        assert not petitions_of_meeting(outsider, meeting.pk).exists()


def test_body_that_returned_it_is_not_among_its_departments(standing, coordinator, so_tai_chinh):
    row = standing("assigned")
    AssignmentFactory(petition=row, department=so_tai_chinh, role=AssignmentRole.CO, ended=True)
    assert not petitions_listed(coordinator, PetitionFilter(department=so_tai_chinh.pk)).exists()


@pytest.mark.parametrize("who", ["coordinator", "leader", "head", "co_head", "collector", "commune_leader", "officer"])
def test_list_shows_nothing_that_is_not_visible(request, standing, who, so_tai_chinh, ubnd_xa, alliance):
    user = request.getfixturevalue(who)
    for state in PetitionState:
        standing(state, co=[so_tai_chinh])
        standing(state, handled_by=ubnd_xa)
        standing(state, handled_by=so_tai_chinh, collected_by=alliance)
    visible = codes(petitions_visible(user))
    for wanted in (PetitionFilter(), PetitionFilter(all=True), PetitionFilter(mine=True)):
        assert codes(petitions_listed(user, wanted)) <= visible


def test_key_of_another_list_gives_the_first_page(coordinator, standing):
    petition = standing(PetitionState.ASSIGNED)
    # ["x", 1] where the urgent list is sorted by a date.
    page = keyset_page(RequestFactory().get("/?after=WyJ4IiwgMV0"), petitions_listed(coordinator), key=URGENT)
    assert [one.pk for one in page.rows] == [petition.pk]


def test_a_meetings_staff_page_lists_nothing_that_is_merely_published(standing, neighbour, officer, ubnd, so_tai_chinh):
    meeting = MeetingFactory(organiser=ubnd)
    row = standing("answered", meeting=meeting, lead=so_tai_chinh)
    PublicationFactory(petition=row, answer=row.current_answer)
    assert not petitions_of_meeting(neighbour, meeting.pk).exists()
    assert not petitions_of_meeting(officer, meeting.pk).exists()


def test_counts_of_who_holds_up_what_are_those_of_the_lists_they_open(standing, leader, so_cong_thuong, so_tai_chinh):
    today = timezone.localdate()
    for days in (-9, -1, 0, 6, 7, 30):
        row = standing("assigned", co=[so_tai_chinh], due=today + timedelta(days=40))
        row.assignments.update(due=today + timedelta(days=days))
    row.assignments.filter(department=so_tai_chinh).update(state="waived", ended_at=timezone.now())
    standing("answered", lead=so_cong_thuong)
    found = {one.department_id: one for one in holdups(leader)}
    assert [(one.held, one.week, one.late) for one in found.values()] == [(6, 2, 2), (5, 2, 2)]
    assert found[so_cong_thuong.pk].worst_due == today - timedelta(days=9)
    for body_id, one in found.items():
        for due, count in (("", one.held), ("week", one.week), ("late", one.late)):
            wanted = PetitionFilter(department=body_id, held=True, due=due, all=True)
            assert petitions_listed(leader, wanted).count() == count
