"""The outbox: owed in the transaction, sent once, visible when it failed."""

import smtplib
import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone, translation

from core import messages
from core.actors import SYSTEM
from core.exceptions import TransitionError
from core.messages import message_queue, message_read, message_repeat, messages_deliver, messages_of, unread_count
from core.models import Message

pytestmark = pytest.mark.django_db


def queue(user, key: str = "petition:1:answered", **values) -> list[Message]:
    return message_queue(
        **({
            "to_user": user,
            "subject": "Đã có trả lời cho kiến nghị KN-2026-000181",
            "body": "Sở Công Thương đã trả lời.",
            "link": "/portal/petitions/KN-2026-000181/",
            "dedupe_key": key,
        } | values)
    )  # fmt: skip


def the_mail() -> Message:
    return Message.objects.get(channel="email")


@pytest.fixture
def server(monkeypatch):
    """A mail server that does not take the call as told, once for each given error."""
    errors: list[Exception] = []

    def opening(_backend):
        if errors:
            raise errors.pop(0)

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.open", opening)
    return errors


def test_a_message_reaches_the_person_by_both_ways(officer):
    queue(officer)
    assert messages_deliver() == 1
    [sent] = mail.outbox
    assert sent.to == ["chuyenvien@lamgiang.example.vn"]
    assert sent.subject == "Đã có trả lời cho kiến nghị KN-2026-000181"
    assert "\n\nhttp://127.0.0.1:8000/portal/petitions/KN-2026-000181/\n" in sent.body
    assert sent.body.endswith("http://127.0.0.1:8000/messages/choices/\n")
    assert the_mail().state == "sent"
    assert unread_count(officer) == 1


def test_a_message_is_owed_once_per_key(officer, head):
    first = queue(officer)
    assert queue(officer, subject="Khác") == first
    assert queue(head) != first
    assert queue(officer, "petition:2:answered") != first
    messages_deliver()
    messages_deliver()
    assert len(mail.outbox) == 3


def test_a_message_falls_with_its_transaction(officer):
    @transaction.atomic
    def fail() -> None:
        queue(officer)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Message.objects.exists()


def test_who_has_no_mail_reads_it_here_or_on_paper(officer):
    type(officer).objects.filter(pk=officer.pk).update(email=None, phone="0912345678")
    officer.refresh_from_db()
    assert [row.channel for row in queue(officer)] == ["in_app"]
    printed = queue(officer, "x", channels=["email"])[0]
    assert (printed.channel, printed.state) == ("printed", "queued")
    assert messages_deliver() == 0


def test_a_subject_cannot_carry_headers(officer):
    queue(officer, subject="Tin\r\nBcc: ai-do@example.vn")
    messages_deliver()
    assert mail.outbox[0].subject == "Tin Bcc: ai-do@example.vn"
    assert mail.outbox[0].recipients() == ["chuyenvien@lamgiang.example.vn"]


def test_a_server_that_is_away_is_tried_again_later(officer, server):
    server.append(ConnectionRefusedError("nobody there"))
    queue(officer)
    assert messages_deliver() == 0
    waiting = the_mail()
    assert (waiting.state, waiting.attempts) == ("queued", 1)
    assert "nobody there" in waiting.error
    assert messages_deliver() == 0  # not yet
    Message.objects.update(not_before=timezone.now())
    assert messages_deliver() == 1
    assert (the_mail().state, the_mail().error) == ("sent", "")


def test_a_server_that_stays_away_is_given_up_visibly(officer, server):
    server.extend([smtplib.SMTPServerDisconnected("gone")] * messages.ATTEMPTS)
    queue(officer)
    for _attempt in range(messages.ATTEMPTS):
        Message.objects.update(not_before=timezone.now())
        messages_deliver()
    assert (the_mail().state, the_mail().attempts) == ("failed", messages.ATTEMPTS)
    assert messages_deliver() == 0


@pytest.mark.parametrize(
    "broken", [smtplib.SMTPServerDisconnected("gone"), ConnectionResetError("reset"), TimeoutError("no answer")]
)
def test_a_line_that_breaks_while_the_mail_is_handed_over_is_shown_and_not_sent_twice(officer, monkeypatch, broken):
    """The server may have taken it before it died: only a person sends it again."""
    taken = []

    def takes_it_and_dies(_backend, mails):
        taken.extend(mails)
        raise broken

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", takes_it_and_dies)
    queue(officer)
    for _turn in range(3):
        Message.objects.update(not_before=timezone.now())
        assert messages_deliver() == 0
    assert len(taken) == 1
    assert (the_mail().state, the_mail().attempts) == ("failed", 1)
    with translation.override("vi"):
        assert "không rõ thư đã đi chưa" in the_mail().error_text


def test_a_line_that_breaks_at_the_goodbye_does_not_matter(officer, monkeypatch):
    def breaks(_backend):
        raise smtplib.SMTPServerDisconnected("gone")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.close", breaks)
    queue(officer)
    assert messages_deliver() == 1
    assert the_mail().state == "sent"


def test_an_address_that_is_refused_is_not_tried_again_and_stops_nobody_else(officer, head, server):
    server.append(smtplib.SMTPRecipientsRefused({"x": (550, b"unknown")}))
    queue(officer)
    queue(head)
    assert messages_deliver() == 1
    assert list(Message.objects.filter(channel="email").order_by("id").values_list("state", flat=True)) == [
        "failed",
        "sent",
    ]


def test_a_mail_that_cannot_be_written_stops_nobody_else(officer, head):
    queue(officer)
    Message.objects.filter(channel="email").update(address="a\n@b")
    queue(head)
    assert messages_deliver() == 1
    assert Message.objects.get(channel="email", to_user=officer).state == "failed"


def test_a_mail_cut_off_by_a_crash_is_shown_and_not_sent_twice(officer):
    queue(officer)
    Message.objects.filter(channel="email").update(
        state="sending", claimed_at=timezone.now() - messages.CLAIM_LASTS - timedelta(seconds=1), attempts=1
    )
    assert messages_deliver() == 0
    assert mail.outbox == []
    with translation.override("vi"):
        assert the_mail().error_text.startswith("Việc gửi bị ngắt")


def test_a_failed_mail_is_sent_again_by_a_person(officer):
    queue(officer)
    Message.objects.filter(channel="email").update(state="failed", attempts=5)
    with pytest.raises((PermissionDenied, LookupError)):
        message_repeat(actor=officer, message=the_mail())
    message_repeat(actor=SYSTEM, message=the_mail())
    assert messages_deliver() == 1
    with pytest.raises(TransitionError):
        message_repeat(actor=SYSTEM, message=the_mail())


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_four_workers_send_each_mail_once(officer):
    for number in range(20):
        queue(officer, str(number))
    start = threading.Barrier(4)

    def deliver() -> None:
        try:
            start.wait()
            messages_deliver()
        finally:
            connection.close()

    threads = [threading.Thread(target=deliver) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(mail.outbox) == 20


# --- Reading ----------------------------------------------------------------------------------------------------------
def test_a_person_reads_only_their_own(officer, head, client_for):
    queue(officer, link="")
    [message] = messages_of(officer)
    url = reverse("core:message", args=[message.pk])
    assert client_for(head).get(url).status_code == 404
    assert list(messages_of(head)) == []
    assert message_read(actor=head, message=message).read_at is None
    assert "Sở Công Thương đã trả lời." in client_for(officer).get(url).content.decode()
    assert unread_count(officer) == 0


def test_a_message_with_a_link_leads_there(officer, client_for):
    queue(officer)
    response = client_for(officer).get(reverse("core:message", args=[messages_of(officer).get().pk]))
    assert response.url == "/portal/petitions/KN-2026-000181/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(officer, client_for, count, django_assert_num_queries):
    for number in range(count):
        queue(officer, str(number))
    client = client_for(officer)
    with django_assert_num_queries(6):  # session, person, messages, two for the person's rights, unread
        page = client.get(reverse("core:messages")).content.decode()
    assert page.count("KN-2026-000181") == count


def test_an_empty_list_says_what_will_come(officer, client_for, client):
    assert "Chưa có tin báo" in client_for(officer).get(reverse("core:messages")).content.decode()
    assert client.get(reverse("core:messages")).status_code == 302
