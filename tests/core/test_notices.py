"""Choices of the person, drafts that wait for a look, letters on paper, failures of one's own body."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from core.messages import (
    Sender,
    batch_drop,
    batch_message_take,
    batch_note_set,
    batch_release,
    letter_queue,
    letters_hand_over,
    letters_visible,
    message_queue,
    messages_deliver,
    messages_held,
    messages_of,
    messages_repeat_all,
    notice_choices,
    notice_choices_set,
    notices_waiting,
    unread_count,
)
from core.models import Message, MessageBatch, NoticeChoice
from petitions.notices import REMINDERS, WORK

pytestmark = pytest.mark.django_db


@pytest.fixture
def sender(ubnd) -> Sender:
    return Sender(ubnd.pk, ubnd.name)


def owe(user, key="1", **values) -> list[Message]:
    facts = {"to_user": user, "subject": "Việc mới", "body": "Có việc mới.", "dedupe_key": key}
    return message_queue(**(facts | values))


# --- Choices ----------------------------------------------------------------------------------------------------------
def test_who_wants_no_mails_of_a_group_reads_them_in_the_system(officer):
    notice_choices_set(actor=officer, by_mail={WORK: False})
    assert [row.channel for row in owe(officer, group=WORK)] == ["in_app"]
    assert [row.channel for row in owe(officer, "2", group=WORK, channels=["email"])] == ["in_app"]
    assert [row.channel for row in owe(officer, "3", group=REMINDERS)] == ["in_app", "email"]
    notice_choices_set(actor=officer, by_mail={WORK: True})
    assert [row.channel for row in owe(officer, "4", group=WORK)] == ["in_app", "email"]


def test_what_cannot_be_switched_off_stays_on(officer):
    notice_choices_set(actor=officer, by_mail={REMINDERS: False, "no.such": False})
    assert not NoticeChoice.objects.exists()
    assert [row.channel for row in owe(officer, group=REMINDERS)] == ["in_app", "email"]


def test_a_person_is_offered_what_can_reach_them(officer, outsider):
    assert [one.group.key for one in notice_choices(officer)] == [WORK, REMINDERS]
    assert notice_choices(outsider) == []


def test_the_page_keeps_what_is_ticked(officer, client_for):
    client, url = client_for(officer), reverse("core:notice_choices")
    page = client.get(url).content.decode()
    assert "Việc chuyển đến tôi" in page
    assert "nên các thư này luôn được gửi" in page
    client.post(url, {"mail": []})
    assert NoticeChoice.objects.get().mail == "never"
    client.post(url, {"mail": [WORK]})
    assert NoticeChoice.objects.get().mail == "at_once"


# --- Drafts -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def batch(outsider, officer, leader, sender) -> MessageBatch:
    """Two people are owed a message each; both wait."""
    with messages_held(actor=leader, title="Công bố 2 câu trả lời"):
        for user in (outsider, officer):
            owe(user, sender=sender, reviewable=True)
        letter_queue(to_name="Hợp tác xã Bản Lùng", subject="Giấy", body="Chữ.", dedupe_key="1", sender=sender)
    return MessageBatch.objects.get()


def test_nobody_sees_what_waits(batch, outsider):
    assert unread_count(outsider) == 0
    assert list(messages_of(outsider)) == []
    assert messages_deliver() == 0
    assert set(Message.objects.values_list("state", flat=True)) == {"held"}


def test_released_they_arrive_once_with_the_words_under_them(batch, outsider, coordinator):
    batch_note_set(actor=coordinator, batch=batch, note="Hỏi thêm: 0214 3 800 000.")
    assert batch_release(actor=coordinator, batch=batch) == 5
    assert unread_count(outsider) == 1
    assert messages_deliver() == 2
    assert messages_deliver() == 0
    assert "Có việc mới.\n\nHỏi thêm: 0214 3 800 000." in mail.outbox[0].body
    assert letters_visible(coordinator).get().state == "queued"
    with pytest.raises(TransitionError):
        batch_release(actor=coordinator, batch=batch)
    assert audit_for(batch)[0].action == "core.batch_released"


def test_one_addressee_is_taken_out_with_every_way_and_put_back(batch, outsider, coordinator):
    first = batch.messages.filter(to_user=outsider).first()
    batch_message_take(actor=coordinator, batch=batch, message=first, out=True)
    assert set(batch.messages.filter(to_user=outsider).values_list("state", flat=True)) == {"dropped"}
    assert batch.messages.filter(state="held").count() == 3
    batch_message_take(actor=coordinator, batch=batch, message=first, out=False)
    assert batch.messages.filter(state="held").count() == 5
    letter = batch.messages.get(channel="printed")
    batch_message_take(actor=coordinator, batch=batch, message=letter, out=True)
    assert batch.messages.filter(state="dropped").count() == 1
    assert batch_release(actor=coordinator, batch=batch) == 4


def test_dropped_none_is_sent(batch, coordinator, officer):
    batch_drop(actor=coordinator, batch=batch)
    assert messages_deliver() == 0
    assert unread_count(officer) == 0
    assert set(Message.objects.values_list("state", flat=True)) == {"dropped"}


def test_only_the_office_decides(batch, neighbour, leader, admin_user):
    for user in (neighbour, leader, admin_user):
        with pytest.raises(PermissionDenied):
            batch_release(actor=user, batch=batch)


def test_what_the_office_itself_is_told_does_not_wait(officer, leader, sender):
    with messages_held(actor=leader, title="x"):
        owe(officer, sender=sender)
    assert unread_count(officer) == 1
    assert not MessageBatch.objects.exists()


def test_without_the_wish_nothing_is_held(officer, leader, sender):
    with messages_held(actor=leader, title="x", when=False):
        owe(officer, sender=sender, reviewable=True)
    assert unread_count(officer) == 1


def test_the_pages_show_change_and_send(batch, coordinator, client_for, outsider):
    client = client_for(coordinator)
    assert "Công bố 2 câu trả lời" in client.get(reverse("core:batches")).content.decode()
    url = reverse("core:batch", args=[batch.pk])
    page = client.get(url).content.decode()
    assert "Đỗ Ngoài Cuộc" in page
    assert "Hợp tác xã Bản Lùng" in page
    client.post(url, {"note": "Gọi 0214."})
    taken = batch.messages.get(to_user=outsider, channel="email")
    client.post(reverse("core:batch_take", args=[batch.pk, taken.pk]))
    assert "Đã bỏ ra" in client.get(url).content.decode()
    client.post(reverse("core:batch_release", args=[batch.pk]))
    batch.refresh_from_db()
    assert (batch.state, batch.note) == ("released", "Gọi 0214.")
    assert unread_count(outsider) == 0
    assert "Công bố 2 câu trả lời" in client.get(reverse("core:batches"), {"state": "decided"}).content.decode()


def test_home_tells_the_coordinator_what_waits(batch, coordinator, client_for):
    assert notices_waiting(coordinator).batches == 1
    assert "1 đợt tin báo chờ bạn xem" in client_for(coordinator).get(reverse("home_by_role")).content.decode()


# --- Letters ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def letter(sender) -> Message:
    return letter_queue(
        to_name="Hợp tác xã Bản Lùng", to_place="xã Nà Khoang, tỉnh Lam Giang", subject="Đã tiếp nhận KN-2026-000001",
        body="Đã tiếp nhận.", dedupe_key="1", sender=sender,
    )  # fmt: skip


def test_a_letter_is_owed_once_for_each_name(letter, sender):
    again = {"to_place": "x", "subject": "y", "body": "z", "dedupe_key": "1", "sender": sender}
    assert letter_queue(to_name="Hợp tác xã Bản Lùng", **again) == letter
    assert letter_queue(to_name="Hợp tác xã Khác", **again) != letter


def test_a_letter_is_handed_over_and_taken_back(letter, coordinator, client_for):
    client, url = client_for(coordinator), reverse("core:letters")
    assert "xã Nà Khoang, tỉnh Lam Giang" in client.get(url).content.decode()
    assert client.post(url, {"ids": [letter.pk], "on": "01/10/2026"}).status_code == 302
    letter.refresh_from_db()
    assert (letter.state, letter.handed_by_name) == ("sent", coordinator.full_name)
    assert timezone.localdate(letter.sent_at) == date(2026, 10, 1)
    assert "01/10/2026" in client.get(url, {"state": "sent"}).content.decode()
    client.post(reverse("core:letter_back", args=[letter.pk]))
    letter.refresh_from_db()
    assert (letter.state, letter.sent_at, letter.handed_by_name) == ("queued", None, "")


def test_a_day_to_come_no_letter_or_a_second_time_is_refused(letter, coordinator, client_for):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(DomainError):
        letters_hand_over(actor=coordinator, letters=[letter], on=tomorrow)
    page = client_for(coordinator).post(reverse("core:letters"), {"ids": [letter.pk], "on": f"{tomorrow:%d/%m/%Y}"})
    assert page.status_code == 422
    assert "Ngày này chưa tới." in page.content.decode()
    assert client_for(coordinator).post(reverse("core:letters"), {"on": "01/10/2026"}).status_code == 422
    letters_hand_over(actor=coordinator, letters=[letter], on=timezone.localdate())
    with pytest.raises(DomainError):
        letters_hand_over(actor=coordinator, letters=[letter], on=timezone.localdate())


def test_what_is_ticked_is_shown_for_printing_without_a_secret_in_the_address(letter, coordinator, client_for):
    response = client_for(coordinator).post(
        reverse("core:letters"), {"ids": [letter.pk, "x"], "print": "2", "csrfmiddlewaretoken": "geheim"}
    )
    assert response.url == f"{reverse('core:letters_print')}?ids={letter.pk}&two=1"
    assert 'class="slip slip--half"' in client_for(coordinator).get(response.url).content.decode()


def test_a_letter_prints_with_its_office_and_addressee(letter, coordinator, neighbour, client_for):
    url = reverse("core:letters_print")
    page = client_for(coordinator).get(url, {"ids": letter.pk}).content.decode()
    assert page.count('class="slip"') == 1
    assert "Ủy ban nhân dân tỉnh Lam Giang" in page
    assert "Hợp tác xã Bản Lùng" in page
    assert 'class="slip' not in client_for(neighbour).get(url, {"ids": letter.pk}).content.decode()
    with pytest.raises(PermissionDenied):
        letters_hand_over(actor=neighbour, letters=[letter], on=timezone.localdate())


# --- Failures ---------------------------------------------------------------------------------------------------------
def test_a_coordinator_sees_the_failures_of_their_body_and_sends_all_again(
    officer, head, coordinator, neighbour, client_for, sender
):
    owe(officer, sender=sender)
    owe(head, sender=sender)
    owe(officer, "other")
    Message.objects.filter(channel="email").update(state="failed", error="SMTPRecipientsRefused: {…}", attempts=5)
    page = client_for(coordinator).get(reverse("core:mail_list")).content.decode()
    assert page.count("Máy chủ thư không biết địa chỉ này.") == 2
    assert "SMTPRecipientsRefused" not in page
    assert "SMTP" not in client_for(neighbour).get(reverse("core:mail_list")).content.decode()
    assert client_for(coordinator).post(reverse("core:mail_again_all")).status_code == 302
    assert messages_deliver() == 2
    assert Message.objects.filter(state="failed").count() == 1
    with pytest.raises(PermissionDenied):
        messages_repeat_all(actor=officer)
