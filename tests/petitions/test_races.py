"""Two people at the same moment: one wins, the other is told politely. Needs the row locks of PostgreSQL.

`overlapped` holds both transactions after they have read the row and before they judge it. With the lock the second
cannot read before the first has ended; without it both read the same state, and the first test shows what happens then.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from core.exceptions import DomainError, TransitionError
from core.models import AuditEntry
from petitions.enums import Outcome
from petitions.models import Petition, Publication
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    PetitionEntry,
    PetitionerEntry,
    answer_approve,
    answer_send_back,
    escalation_end,
    guard,
    petition_assign,
    petition_decline,
    petition_log,
    petition_merge,
    publication_prepare,
    publication_publish,
    publication_withdraw,
)
from petitions.services.entries import PublicWords
from tests.factories.meetings import MeetingFactory

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks: runs in make test-services"),
]
EXPLAINED = OutcomeEntry(Outcome.EXPLAINED)


def together(*calls):
    """Run the calls at the same moment, each in its own connection; their results or refusals, in order."""
    start = threading.Barrier(len(calls))

    def run(call):
        try:
            start.wait(10)
            return call()
        except DomainError as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def one_winner(results):
    """The loser, after checking that there is exactly one of each."""
    losers = [one for one in results if isinstance(one, Exception)]
    assert len(losers) == len(results) - 1, results
    return losers[0]


@pytest.fixture
def unlocked(monkeypatch):
    """The guard without its lock: both sides have read the row before either judges it."""
    both_have_read = threading.Barrier(2)

    def read_without_lock(petitions):
        ids = {one.pk for one in petitions}
        rows = list(
            Petition.objects.filter(pk__in=ids).select_related(
                "handled_by__parent", "current_lead", "current_answer", "current_escalation", "meeting"
            )
        )
        both_have_read.wait(10)
        return rows

    monkeypatch.setattr(guard, "petitions_lock", read_without_lock)


@pytest.fixture
def review(standing):
    return standing("in_review")


def approve(leader, row):
    return lambda: answer_approve(actor=leader, petition=row, outcome=EXPLAINED)


def entries(action):
    return AuditEntry.objects.filter(action=f"petitions.{action}").count()


def test_without_the_lock_two_approvals_both_win(review, leader, unlocked):
    results = together(approve(leader, review), approve(leader, review))
    assert not [one for one in results if isinstance(one, Exception)]
    assert entries("approve") == 2


def test_without_the_lock_approved_and_sent_back_are_both_told(review, leader, unlocked):
    together(
        approve(leader, review), lambda: answer_send_back(actor=leader, petition=review, remark="Ghi rõ thời gian.")
    )
    assert entries("approve") + entries("send_back") == 2


@pytest.mark.parametrize("turn", range(3))
def test_two_approvals(review, leader, turn):
    assert isinstance(one_winner(together(*[approve(leader, review)] * 2)), TransitionError)
    assert entries("approve") == 1


@pytest.mark.parametrize("turn", range(3))
def test_approve_against_send_back(review, leader, turn):
    loser = one_winner(
        together(
            approve(leader, review),
            lambda: answer_send_back(actor=leader, petition=review, remark="Ghi rõ thời gian."),
        )
    )
    assert isinstance(loser, TransitionError)
    assert entries("approve") + entries("send_back") == 1
    row = Petition.objects.get(pk=review.pk)
    assert (row.state, row.answers.get().state) in {("answered", "approved"), ("assigned", "sent_back")}


def test_two_assignments_leave_one_lead(standing, coordinator, so_cong_thuong, so_tai_chinh):
    row = standing("received")
    results = together(
        lambda: petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong)),
        lambda: petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_tai_chinh)),
    )
    # Assigning again is allowed: the later one changes the lead, and both are told in order.
    assert not [one for one in results if isinstance(one, Exception)]
    fresh = Petition.objects.get(pk=row.pk)
    assert [one.pk for one in fresh.assignments.all() if one.is_live] == [fresh.current_lead_id]
    assert entries("assign") == 2


def test_assign_against_decline(standing, coordinator, so_cong_thuong):
    row = standing("received")
    loser = one_winner(
        together(
            lambda: petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong)),
            lambda: petition_decline(actor=coordinator, petition=row, reason="unclear"),
        )
    )
    assert isinstance(loser, TransitionError)


def test_publish_against_withdraw_never_leaves_both(standing, coordinator, leader):
    row = standing("answered")
    one = publication_prepare(actor=coordinator, petition=row, words=PublicWords("Xin mặt bằng.", "Còn 3,2 ha."))
    results = together(
        lambda: publication_publish(actor=leader, publications=[one]),
        lambda: publication_withdraw(actor=coordinator, publication=one, reason="Có tên cá nhân."),
    )
    state = Publication.objects.get(pk=one.pk).state
    if isinstance(results[1], Exception):
        assert state == "published"
    else:
        assert state == "withdrawn"
    assert not isinstance(results[0], Exception)


def test_two_publications_of_the_same(standing, coordinator, leader):
    row = standing("answered")
    one = publication_prepare(actor=coordinator, petition=row, words=PublicWords("Xin mặt bằng.", "Còn 3,2 ha."))
    one_winner(together(*[lambda: publication_publish(actor=leader, publications=[one])] * 2))
    assert entries("publish") == 1


def test_two_endings_of_one_escalation(standing, coordinator):
    row = standing("escalated")
    one_winner(together(*[lambda: escalation_end(actor=coordinator, petition=row, reason="Không trả lời.")] * 2))


def test_merging_two_into_each_other_neither_deadlocks_nor_makes_a_circle(standing, coordinator):
    one, other = standing("received"), standing("received")
    one_winner(
        together(
            lambda: petition_merge(actor=coordinator, petition=one, lead=other),
            lambda: petition_merge(actor=coordinator, petition=other, lead=one),
        )
    )


def test_double_submit_of_a_form_at_the_same_moment_makes_one(coordinator, ubnd):
    meeting = MeetingFactory(organiser=ubnd, state="in_session")
    entry = PetitionEntry(
        text="Xin mặt bằng.", petitioners=(PetitionerEntry(name="Các HTX"),), channel="floor", meeting=meeting
    )
    key = "5f0d2a52-8f0e-4c9e-9b57-0a4a2f0d9d11"
    results = together(*[lambda: petition_log(actor=coordinator, entry=entry, once_key=key)] * 4)
    assert len({row.pk for row in results}) == 1
    assert Petition.objects.count() == 1


def test_ten_at_once_get_ten_codes(coordinator, ubnd):
    meeting = MeetingFactory(organiser=ubnd, state="in_session")
    entry = PetitionEntry(
        text="Xin mặt bằng.", petitioners=(PetitionerEntry(name="Các HTX"),), channel="floor", meeting=meeting
    )
    results = together(*[lambda: petition_log(actor=coordinator, entry=entry)] * 10)
    assert sorted(row.code for row in results) == [f"KN-2026-{number:06d}" for number in range(1, 11)]
