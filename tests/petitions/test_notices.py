"""Who is told what, once, in their own language; the past is told to nobody."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from core.messages import batch_release, messages_of, notice_choices_set
from core.models import Message, MessageBatch
from petitions.audit import petition_audit
from petitions.notices import ANSWERS, PETITIONER_WORDS, PROGRESS, STAFF_WORDS, notice_received
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    answer_approve,
    petition_assign,
    petition_follower_answer_set,
)
from tests.factories.cooperatives import CooperativeFactory, RepresentativeFactory
from tests.factories.petitions import PublicationFactory

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


# --- On paper, and after a look ---------------------------------------------------------------------------------------
def letters() -> list[Message]:
    return list(Message.objects.filter(channel="printed").order_by("id"))


def test_a_cooperative_that_nobody_speaks_for_gets_the_answer_on_paper(standing, leader, ubnd):
    row = standing("in_review")
    answer_approve(actor=leader, petition=row, outcome=OutcomeEntry("explained"))
    row.refresh_from_db()
    [letter] = letters()
    assert (letter.to_user, letter.to_name, letter.sender_id) == (None, row.petitioners.get().name, ubnd.pk)
    assert row.current_answer.text in letter.body
    assert row.receipt_token in letter.body
    assert "/track/" in letter.body


def test_who_has_no_address_reads_it_in_the_system_and_on_paper(standing, leader, representative):
    representative.email, representative.phone = None, "+84912345678"
    representative.save()
    answer_approve(actor=leader, petition=standing("in_review"), outcome=OutcomeEntry("explained"))
    [letter] = letters()
    assert (letter.to_user, letter.addressee) == (representative, "Triệu Thị Mùi")
    assert len(told(representative)) == 1


def test_who_has_an_address_gets_no_paper(standing, leader, representative):
    answer_approve(actor=leader, petition=standing("in_review"), outcome=OutcomeEntry("explained"))
    assert letters() == []


def test_steps_on_the_way_are_not_printed(standing, coordinator, so_cong_thuong):
    petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    assert letters() == []


def test_an_answer_comes_by_mail_whatever_was_chosen(standing, leader, coordinator, representative, so_cong_thuong):
    notice_choices_set(actor=representative, by_mail={PROGRESS: False, ANSWERS: False})
    petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    assert told(representative, "email") == []
    answer_approve(actor=leader, petition=standing("in_review"), outcome=OutcomeEntry("explained"))
    assert len(told(representative, "email")) == 1


def test_publishing_may_wait_for_a_look(standing, leader, coordinator, representative, client_for, ubnd):
    row = standing("answered")
    PublicationFactory(petition=row, answer=row.current_answer, state="prepared", published_at=None)
    response = client_for(leader).post(reverse("petitions:publish_many"), {"codes": [row.code], "hold": "on"})
    assert response.status_code == 302
    assert row.publications.get().state == "published"
    batch = MessageBatch.objects.get()
    assert (batch.title, batch.sender_id) == ("Công bố 1 câu trả lời", ubnd.pk)
    assert told(representative) == [f"Kiến nghị {row.code} và câu trả lời đã được công khai"]
    assert list(messages_of(representative)) == []
    batch_release(actor=coordinator, batch=batch)
    assert messages_of(representative).count() == 1


def test_a_petition_of_an_earlier_year_entered_now_is_no_news(standing, coordinator):
    row = standing("received", year=2024)
    entry = petition_audit(coordinator, row, "log", "x")
    notice_received(row, entry)
    assert not Message.objects.exists()
    row.year = timezone.localdate().year
    notice_received(row, entry)
    assert len(letters()) == 1
