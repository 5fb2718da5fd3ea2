"""The outbox. A message is a row in the transaction that owes it; a task claims it and sends it once.

A mail that a crash interrupted between claim and answer may or may not have left: it is shown as failed and sent again
only by a person. A mail that the server refused for now is tried again by itself.
"""

import logging
import smtplib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from core.actors import Actor
from core.exceptions import TransitionError
from core.models import Message, MessageChannel, MessageState
from core.permissions import allowed, require
from core.text import clean_line

ATTEMPTS: Final = 5
RETRY_AFTER: Final = timedelta(minutes=2)
CLAIM_LASTS: Final = timedelta(minutes=10)
BATCH: Final = 200
OVERSEE: Final = "core.oversee_messages"
INTERRUPTED: Final = N_("Sending was interrupted; it is not known whether the mail left. Send it again if in doubt.")

logger = logging.getLogger(__name__)


@transaction.atomic
def message_queue(
    *,
    to_user: Any,
    subject: str,
    body: str,
    link: str = "",
    dedupe_key: str,
    channels: Sequence[str] = (MessageChannel.IN_APP, MessageChannel.EMAIL),
) -> list[Message]:
    """Owe `to_user` this message, in their language, once per `dedupe_key` and channel. Returns the rows.

    `link` is a path of this site. A person without an e-mail address gets no mail; when mail was the only channel, the
    message waits to be printed.
    """
    address = getattr(to_user, "email", None) or ""
    wanted = list(dict.fromkeys(channels))
    if not address and MessageChannel.EMAIL in wanted:
        wanted.remove(MessageChannel.EMAIL)
        wanted = wanted or [MessageChannel.PRINTED]
    now = timezone.now()
    rows = []
    for channel in wanted:
        at_once = channel == MessageChannel.IN_APP
        row, _created = Message.objects.get_or_create(
            dedupe_key=dedupe_key,
            to_user=to_user,
            channel=channel,
            defaults={
                "subject": clean_line(subject)[:300],
                "body": body,
                "link": link,
                "address": address if channel == MessageChannel.EMAIL else "",
                # What is read in the system has arrived when it is written.
                "state": MessageState.SENT if at_once else MessageState.QUEUED,
                "sent_at": now if at_once else None,
            },
        )
        rows.append(row)
    return rows


def messages_deliver() -> int:
    """Send the mails that are due; returns how many left. Any number of workers may run it at the same time."""
    _fail_interrupted()
    due = Message.objects.filter(
        channel=MessageChannel.EMAIL, state=MessageState.QUEUED, not_before__lte=timezone.now()
    )
    return sum(_deliver(pk) for pk in list(due.order_by("not_before", "id").values_list("pk", flat=True)[:BATCH]))


def _deliver(pk: int) -> bool:
    claimed = Message.objects.filter(pk=pk, state=MessageState.QUEUED).update(
        state=MessageState.SENDING, claimed_at=timezone.now(), attempts=F("attempts") + 1
    )
    if not claimed:
        return False
    message = Message.objects.get(pk=pk)
    try:
        _mail(message).send()
    except smtplib.SMTPRecipientsRefused as error:
        _refused(message, error, for_good=True)
    except (smtplib.SMTPException, OSError) as error:
        _refused(message, error, for_good=message.attempts >= ATTEMPTS)
    except Exception as error:
        # A mail that cannot even be written (a bad header, a broken backend) must not stop the others.
        logger.exception("Message %s could not be written.", pk)
        _refused(message, error, for_good=True)
    else:
        _claimed(message).update(state=MessageState.SENT, sent_at=timezone.now(), error="")
        return True
    return False


def _mail(message: Message) -> EmailMessage:
    body = f"{message.body}\n\n{settings.SITE_URL}{message.link}\n" if message.link else message.body
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return EmailMessage(
        subject=message.subject,
        body=body,
        to=[message.address],
        # The same message always has the same id: a mail server or reader can tell a repetition.
        headers={"Message-ID": f"<message-{message.pk}-{message.attempts}@{host}>"},
    )


def _claimed(message: Message) -> QuerySet[Message]:
    return Message.objects.filter(pk=message.pk, state=MessageState.SENDING, attempts=message.attempts)


def _refused(message: Message, error: Exception, *, for_good: bool) -> None:
    logger.warning("Message %s was refused (attempt %s): %s", message.pk, message.attempts, error)
    _claimed(message).update(
        state=MessageState.FAILED if for_good else MessageState.QUEUED,
        not_before=timezone.now() + RETRY_AFTER * 2 ** (message.attempts - 1),
        error=f"{type(error).__name__}: {error}"[:500],
    )


def _fail_interrupted() -> None:
    Message.objects.filter(state=MessageState.SENDING, claimed_at__lt=timezone.now() - CLAIM_LASTS).update(
        state=MessageState.FAILED,
        error=INTERRUPTED,
    )


@transaction.atomic
def message_repeat(*, actor: Actor, message: Message) -> Message:
    """Send a failed message again. Raises TransitionError when it is not failed."""
    require(actor, OVERSEE, message)
    queued = Message.objects.filter(pk=message.pk, state=MessageState.FAILED).update(
        state=MessageState.QUEUED, not_before=timezone.now(), error="", claimed_at=None
    )
    message.refresh_from_db()
    if not queued:
        raise TransitionError(_("Send again"), message.get_state_display())
    return message


def messages_of(user: Any) -> QuerySet[Message]:
    """What this person can read in the system."""
    return Message.objects.filter(to_user_id=user.pk, channel=MessageChannel.IN_APP)


def messages_overseen(user: Any) -> QuerySet[Message]:
    """All messages, for who oversees them; none for others."""
    return Message.objects.all() if allowed(user, OVERSEE) else Message.objects.none()


def messages_stuck(user: Any) -> QuerySet[Message]:
    """What has not reached anybody: waiting, interrupted or failed. For who oversees messages; none for others."""
    return (
        messages_overseen(user).exclude(state__in=[MessageState.SENT, MessageState.DROPPED]).select_related("to_user")
    )


def message_read(*, actor: Actor, message: Message) -> Message:
    """The person opened the message."""
    if message.to_user_id == actor.pk and message.read_at is None:
        Message.objects.filter(pk=message.pk, read_at__isnull=True).update(read_at=timezone.now())
        message.refresh_from_db()
    return message


def unread_count(user: Any) -> int:
    """How many messages wait for this person; 0 for a visitor, without asking the database."""
    if user is None or not user.is_authenticated:
        return 0
    return messages_of(user).filter(read_at__isnull=True).count()
