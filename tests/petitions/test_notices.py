"""Who is told what, once, in their own language; the past is told to nobody."""

from datetime import UTC, datetime

import pytest

from core.models import Message
from petitions.notices import PETITIONER_WORDS, STAFF_WORDS
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    answer_approve,
    petition_assign,
    petition_follower_answer_set,
)
from tests.factories.cooperatives import CooperativeFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


def told(user, channel="in_app"):
    return [one.subject for one in Message.objects.filter(to_user=user, channel=channel).order_by("id")]


def test_assignment_tells_the_body_and_the_petitioner(
    standing, coordinator, head, officer, co_head, representative, rival, so_cong_thuong
):
    row = petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    for user in (head, officer):
        assert told(user) == [f"Kiến nghị {row.code} được giao cho {so_cong_thuong.name}"]
    assert told(representative) == [f"Kiến nghị {row.code} đang được xử lý"]
    assert told(co_head) == told(rival) == []
    petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong, "Thêm yêu cầu"))
    assert len(told(representative)) == 1


def test_mail_goes_to_who_has_an_address_in_their_language(standing, coordinator, representative, so_cong_thuong):
    representative.language = "en"
    representative.save()
    row = petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    assert told(representative, "email") == [f"Petition {row.code} is being handled"]


def test_only_confirmed_mandates_of_today_are_told(standing, coordinator, cooperative, so_cong_thuong):
    waiting = RepresentativeFactory(cooperative=cooperative, confirmed_at=None).user
    petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    assert told(waiting) == []


def test_answer_tells_those_who_follow_too(standing, leader, representative):
    lead = standing("in_review", cooperative=CooperativeFactory())
    follower = standing("merged")
    follower.lead_petition = lead
    follower.save()
    answer_approve(actor=leader, petition=lead, outcome=OutcomeEntry("explained"))
    assert told(representative) == [f"Kiến nghị {follower.code} đã được trả lời"]


def test_words_for_a_follower_are_told_to_it(standing, coordinator, representative):
    row = standing("merged")
    petition_follower_answer_set(actor=coordinator, petition=row, text="Riêng hợp tác xã.")
    assert told(representative) == [f"Kiến nghị {row.code} đã được trả lời"]


def test_past_that_is_entered_is_told_to_nobody(standing, coordinator, so_cong_thuong):
    petition_assign(
        actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong),
        at=datetime(2024, 3, 1, tzinfo=UTC),
    )  # fmt: skip
    assert not Message.objects.exists()


def test_no_message_names_contact_or_text_of_a_body(standing, coordinator, head, so_cong_thuong):
    petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    assert not Message.objects.filter(body__contains="0912 345 678").exists()


def test_every_message_has_words():
    assert all(subject and body for subject, body in (*PETITIONER_WORDS.values(), *STAFF_WORDS.values()))
