"""Routing suggestions: the nearest place wins, a successor takes over, and the reason is said."""

from datetime import timedelta

import pytest
from django.utils import timezone

from petitions.enums import AssignmentState, AuthorityLevel, PetitionState
from petitions.models import RoutingRule
from petitions.selectors import routing_suggested
from petitions.services import assignment_return
from tests.factories.accounts import DepartmentFactory

PROVINCE, LOCAL = AuthorityLevel.PROVINCE, AuthorityLevel.DISTRICT


@pytest.fixture
def rule(topic):
    def build(lead, *parts, level=PROVINCE, unit=None):
        row = RoutingRule.objects.create(topic=topic, authority_level=level, lead=lead, unit=unit)
        row.parts.set(parts)
        return row

    return build


@pytest.fixture
def row(standing, topic):
    return standing(PetitionState.RECEIVED, topic=topic, authority_level=PROVINCE)


def test_no_topic_or_no_rule_suggests_nothing(row, standing, rule, so_cong_thuong):
    assert routing_suggested(row) is None
    rule(so_cong_thuong, level=LOCAL)
    assert routing_suggested(row) is None
    assert routing_suggested(standing(PetitionState.RECEIVED)) is None


def test_lead_and_parts_with_the_reason(row, rule, so_cong_thuong, so_tai_chinh, topic):
    rule(so_cong_thuong, so_tai_chinh)
    found = routing_suggested(row)
    assert (found.lead, found.parts, found.fits) == (so_cong_thuong, (so_tai_chinh,), True)
    assert topic.name in found.reason


def test_the_nearest_place_wins_over_everywhere(row, rule, so_cong_thuong, so_tai_chinh, ubnd_xa, lam_giang, na_khoang):
    rule(so_cong_thuong)
    assert routing_suggested(row).lead == so_cong_thuong
    rule(so_tai_chinh, unit=lam_giang)
    assert routing_suggested(row).lead == so_tai_chinh
    rule(ubnd_xa, unit=na_khoang)
    assert routing_suggested(row).lead == ubnd_xa


def test_a_place_merged_into_another_counts_as_that_other(row, rule, so_tai_chinh, na_khoang, lam_giang):
    merged = type(na_khoang).objects.create(
        code="LG.99", name="Xã Mới", kind="commune", parent=lam_giang, path="/LG/99/"
    )
    na_khoang.successor = merged
    na_khoang.save()
    rule(so_tai_chinh, unit=merged)
    assert routing_suggested(row).lead == so_tai_chinh


def test_an_abolished_lead_gives_its_successor_and_says_so(row, rule, so_cong_thuong, so_tai_chinh):
    former = DepartmentFactory(
        name="Sở Kế hoạch và Đầu tư", valid_until=timezone.localdate() - timedelta(days=9), successor=so_tai_chinh
    )
    rule(former)
    found = routing_suggested(row)
    assert found.lead == so_tai_chinh
    assert former.name in found.reason


def test_a_lead_without_successor_leaves_it_to_the_wider_rule(row, rule, so_cong_thuong, na_khoang):
    gone = DepartmentFactory(name="Chi cục Cũ", valid_until=timezone.localdate() - timedelta(days=9))
    rule(gone, unit=na_khoang)
    assert routing_suggested(row) is None
    rule(so_cong_thuong)
    assert routing_suggested(row).lead == so_cong_thuong


def test_without_a_level_the_offices_own_is_taken(standing, topic, rule, so_cong_thuong, ubnd_xa):
    rule(so_cong_thuong)
    rule(ubnd_xa, level=LOCAL)
    assert routing_suggested(standing(PetitionState.RECEIVED, topic=topic)).lead == so_cong_thuong
    at_commune = standing(PetitionState.RECEIVED, topic=topic, handled_by=ubnd_xa)
    assert routing_suggested(at_commune).lead == ubnd_xa


def test_a_body_that_returned_the_petition_is_not_chosen_again(standing, topic, rule, so_cong_thuong, head):
    rule(so_cong_thuong)
    row = standing(PetitionState.ASSIGNED, topic=topic, authority_level=PROVINCE)
    assignment_return(actor=head, assignment=row.current_lead, reason="Không thuộc lĩnh vực.")
    row.refresh_from_db()
    assert row.assignments.get().state == AssignmentState.RETURNED
    found = routing_suggested(row)
    assert (found.came_back, found.fits) == (True, False)


def test_a_ministry_is_no_lead_but_somebody_to_put_it_to(row, rule):
    rule(DepartmentFactory(name="Bộ Tài chính", level="ministry"))
    found = routing_suggested(row)
    assert (found.is_higher, found.fits) == (True, False)
