"""Many petitions with one wish, one petition with many wishes: nothing is lost, every way back is open."""

import pytest
from django.core.exceptions import PermissionDenied

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from petitions.models import Petition
from petitions.services import (
    AssignmentOrder,
    SplitPiece,
    petition_assign,
    petition_follower_answer_set,
    petition_merge,
    petition_reopen,
    petition_split,
    petition_unmerge,
    petition_withdraw,
)
from tests.factories.cooperatives import CooperativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def merge(coordinator):
    return lambda row, lead: petition_merge(actor=coordinator, petition=row, lead=lead, reason="Cùng nội dung.")


def test_merged_after_assignment_then_unmerged(standing, coordinator, merge, so_cong_thuong):
    row = petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    lead = standing("received", cooperative=CooperativeFactory())
    merged = merge(row, lead)
    assert (merged.state, merged.lead_petition, merged.current_lead) == ("merged", lead, None)
    assert merged.assignments.get().state == "withdrawn"
    assert lead.code in audit_for(row).first().render()
    assert row.code in audit_for(lead).first().render()
    petition_follower_answer_set(actor=coordinator, petition=row, text="Riêng hợp tác xã: xem mục 2.")
    back = petition_unmerge(actor=coordinator, petition=row)
    assert (back.state, back.lead_petition, back.follower_answer) == ("received", None, "")
    assert back.due is not None


def test_merging_a_lead_repoints_its_followers_in_the_same_act(standing, merge):
    follower, middle, lead = (standing("received", cooperative=CooperativeFactory()) for _ in range(3))
    merge(follower, middle)
    merge(middle, lead)
    assert Petition.objects.get(pk=follower.pk).lead_petition == lead
    assert audit_for(follower).first().action == "petitions.repoint"


@pytest.mark.parametrize(
    "state", ["received", "needs_info", "assigned", "in_review", "answered", "closed", "escalated"]
)
def test_lead_may_stand_in(standing, merge, state):
    assert merge(standing("received"), standing(state, cooperative=CooperativeFactory())).state == "merged"


@pytest.mark.parametrize("state", ["draft", "declined", "redirected", "withdrawn", "merged"])
def test_lead_may_not_stand_in(standing, merge, state):
    with pytest.raises(TransitionError):
        merge(standing("received"), standing(state, cooperative=CooperativeFactory()))


def test_not_into_itself_and_not_into_another_offices(standing, merge, ubnd_xa):
    row = standing("received")
    with pytest.raises(DomainError):
        merge(row, row)
    with pytest.raises(PermissionDenied):
        merge(row, standing("received", handled_by=ubnd_xa))


def test_lead_does_not_leave_its_followers(standing, merge, coordinator):
    follower, lead = standing("received"), standing("received", cooperative=CooperativeFactory())
    merge(follower, lead)
    with pytest.raises(DomainError):
        petition_withdraw(actor=coordinator, petition=lead)
    petition_unmerge(actor=coordinator, petition=follower)
    assert petition_withdraw(actor=coordinator, petition=lead).state == "withdrawn"


def test_merged_is_unmerged_before_it_is_reopened(standing, coordinator):
    with pytest.raises(TransitionError):
        petition_reopen(actor=coordinator, petition=standing("merged"), reason="Chưa đúng.")


def test_speech_with_three_wishes_becomes_three(standing, coordinator, topic):
    row = standing("received", text="Xin thuê đất; xin vay vốn; xin lớp kế toán.")
    made = petition_split(
        actor=coordinator,
        petition=row,
        pieces=[SplitPiece("xin vay vốn"), SplitPiece("xin lớp kế toán", topic=topic)],
    )
    assert [(one.state, one.split_from_id, one.received_at) for one in made] == [
        ("received", row.pk, row.received_at)
    ] * 2
    assert [[who.name for who in one.petitioners.all()] for one in made] == [
        [row.petitioners.get().name]
    ] * 2  # fmt: skip
    assert Petition.objects.get(pk=row.pk).text == "Xin thuê đất; xin vay vốn; xin lớp kế toán."
    assert len({row.code, *(one.code for one in made)}) == 3
    assert made[0].code in audit_for(row).first().render()


def test_split_needs_a_wish_and_an_open_petition(standing, coordinator):
    with pytest.raises(DomainError):
        petition_split(actor=coordinator, petition=standing("received"), pieces=[])
    with pytest.raises(TransitionError):
        petition_split(actor=coordinator, petition=standing("answered"), pieces=[SplitPiece("xin vay vốn")])
