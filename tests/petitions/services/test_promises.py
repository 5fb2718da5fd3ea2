"""What an answer promises is followed until it is done, or no longer stands."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.exceptions import DomainError, TransitionError
from core.models import Message
from petitions.enums import Outcome, PetitionState, PromiseState
from petitions.services import (
    OutcomeEntry,
    SpotAnswer,
    answer_approve,
    answer_confirm,
    petition_answer_on_the_spot,
    petition_reopen,
    promise_drop,
    promise_keep,
)

NEXT_YEAR = timezone.localdate() + timedelta(days=200)
ROADMAP = OutcomeEntry(Outcome.ROADMAP, NEXT_YEAR, "Bố trí vốn trong kế hoạch năm sau.")


@pytest.fixture
def promised(standing, leader):
    """A petition whose answer promises something; returns the promise."""
    row = standing(PetitionState.IN_REVIEW)
    answer_approve(actor=leader, petition=row, outcome=ROADMAP)
    return row.promises.get()


def test_an_approved_answer_on_a_roadmap_is_a_promise_with_the_body_and_the_words(promised, so_cong_thuong):
    assert (promised.state, promised.due, promised.body) == (PromiseState.OPEN, NEXT_YEAR, so_cong_thuong)
    assert promised.text == "Bố trí vốn trong kế hoạch năm sau."


def test_an_answer_that_explains_promises_nothing(standing, leader):
    row = standing(PetitionState.IN_REVIEW)
    answer_approve(actor=leader, petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))
    assert not row.promises.exists()


def test_an_outcome_named_when_the_body_confirms_is_a_promise_too(standing, coordinator, head, so_cong_thuong):
    row = standing(PetitionState.RECEIVED)
    spot = SpotAnswer(body=so_cong_thuong, text="Sở sẽ làm trong năm sau.")
    row = petition_answer_on_the_spot(actor=coordinator, petition=row, answer=spot)
    assert not row.promises.exists()
    answer_confirm(actor=head, answer=row.current_answer, outcome=ROADMAP)
    assert row.promises.get().due == NEXT_YEAR


def test_the_head_of_the_body_marks_it_as_done_and_the_petitioner_is_told(promised, head, representative):
    kept = promise_keep(actor=head, promise=promised, note="Đã bàn giao 0,8 ha.", done_on=timezone.localdate())
    assert (kept.state, kept.ended_by_name) == (PromiseState.KEPT, "Phạm Quốc Huy")
    assert "Đã bàn giao 0,8 ha." in Message.objects.filter(to_user=representative).latest("id").body


def test_the_coordinator_may_mark_it_and_another_body_may_not(promised, coordinator, co_head):
    with pytest.raises(PermissionDenied):
        promise_keep(actor=co_head, promise=promised, note="Xong.")
    assert promise_keep(actor=coordinator, promise=promised, note="Xong.").state == PromiseState.KEPT


def test_it_cannot_be_done_tomorrow_nor_without_words(promised, head):
    with pytest.raises(DomainError) as tomorrow:
        promise_keep(actor=head, promise=promised, note="Xong.", done_on=timezone.localdate() + timedelta(days=1))
    assert tomorrow.value.field == "done_on"
    with pytest.raises(DomainError) as wordless:
        promise_keep(actor=head, promise=promised, note="  ")
    assert wordless.value.field == "note"


def test_the_day_before_the_answer_is_no_day_to_have_done_it(promised, head):
    with pytest.raises(DomainError) as early:
        promise_keep(actor=head, promise=promised, note="Xong.", done_on=date(2020, 1, 1))
    assert early.value.field == "done_on"


def test_what_is_done_is_not_marked_again(promised, head):
    promise_keep(actor=head, promise=promised, note="Xong.")
    with pytest.raises(TransitionError):
        promise_drop(actor=head, promise=promised, reason="Không còn vốn.")


def test_given_up_with_a_reason(promised, coordinator):
    one = promise_drop(actor=coordinator, promise=promised, reason="Hội đồng không bố trí vốn.")
    assert (one.state, one.end_note) == (PromiseState.DROPPED, "Hội đồng không bố trí vốn.")


def test_reopening_ends_what_stood_open_and_a_new_answer_promises_anew(promised, coordinator, so_cong_thuong):
    row = petition_reopen(actor=coordinator, petition=promised.petition, reason="Trả lời chưa đúng.")
    promised.refresh_from_db()
    assert promised.state == PromiseState.DROPPED
    spot = SpotAnswer(body=so_cong_thuong, text="Sở làm trong năm sau.", outcome=ROADMAP)
    row = petition_answer_on_the_spot(actor=coordinator, petition=row, answer=spot)
    assert row.promises.get(state=PromiseState.OPEN).answer == row.current_answer


def test_what_was_kept_stays_kept_when_the_petition_is_reopened(promised, coordinator):
    promise_keep(actor=coordinator, promise=promised, note="Xong.")
    petition_reopen(actor=coordinator, petition=promised.petition, reason="Trả lời chưa đúng.")
    promised.refresh_from_db()
    assert promised.state == PromiseState.KEPT
