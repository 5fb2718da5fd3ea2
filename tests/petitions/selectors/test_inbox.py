"""The inbox: whose petitions, how old, and which comes next."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.calendar import term_end
from petitions.enums import Channel, PetitionState
from petitions.selectors import InboxFilter, inbox_begins, inbox_counts, inbox_found, inbox_next
from petitions.selectors.inbox import OLDEST, _term_start

S = PetitionState


@pytest.mark.django_db
@pytest.mark.parametrize("working", [True, False])
def test_the_first_day_within_the_term_agrees_with_the_end_of_the_term(working):
    for number in range(40):
        today = date(2026, 4, 15) + timedelta(days=number)
        for days in (1, 2, 5):
            first = _term_start(today, days, working=working)
            assert term_end(first, days, working=working) >= today
            assert term_end(first - timedelta(days=1), days, working=working) < today


@pytest.fixture
def aged(standing):
    def build(days, **kwargs):
        return standing(S.RECEIVED, received_at=timezone.now() - timedelta(days=days), **kwargs)

    return build


def test_only_what_the_office_has_to_sort(aged, standing, coordinator, neighbour, leader, officer):
    mine = aged(1)
    standing(S.ASSIGNED)
    standing(S.DRAFT)
    asked = standing(S.NEEDS_INFO)
    assert set(inbox_found(coordinator)) == {mine, asked}
    for other in (neighbour, leader, officer):
        assert not inbox_found(other).exists()


def test_filters_narrow_and_counts_agree_with_their_lists(aged, standing, coordinator, topic):
    old, fresh = aged(40, channel=Channel.LETTER), aged(0, channel=Channel.HOTLINE, topic=topic)
    asked = standing(S.NEEDS_INFO, channel=Channel.LETTER)
    counts = inbox_counts(coordinator, inbox_begins())
    assert (counts.total, counts.over, counts.within, counts.info) == (3, 1, 1, 1)
    assert counts.channels[Channel.LETTER] == 2
    for wanted, expected in (
        (InboxFilter(age="over"), {old}),
        (InboxFilter(age="within"), {fresh}),
        (InboxFilter(age="info"), {asked}),
        (InboxFilter(channel="letter"), {old, asked}),
        (InboxFilter(topic=topic.pk), {fresh}),
        (InboxFilter(q="khong co chu nay"), set()),
    ):
        assert set(inbox_found(coordinator, wanted)) == expected


def test_what_was_opened_again_waits_since_then(aged, coordinator):
    again = aged(200, reopened_at=timezone.now())
    old = aged(40)
    assert list(inbox_found(coordinator).order_by(*OLDEST)) == [old, again]
    assert list(inbox_found(coordinator, InboxFilter(age="over"))) == [old]


def test_next_goes_on_behind_this_one_then_from_the_start(aged, standing, coordinator):
    first, second, third = aged(9), aged(5), aged(1)
    standing(S.NEEDS_INFO)
    everything = InboxFilter()
    assert inbox_next(coordinator, everything) == first
    assert inbox_next(coordinator, everything, first) == second
    assert inbox_next(coordinator, everything, third) == first
    assert inbox_next(coordinator, InboxFilter(q="zzzz"), first) is None
