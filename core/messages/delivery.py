"""Sending what is owed: claimed by one worker, sent once.

A mail that a crash, of the worker or of the mail server, interrupted between claim and answer may or may not have left:
it is shown as failed and sent again only by a person. A mail that the server refused for now is tried again by itself.
"""

import logging
import smtplib
from contextlib import suppress
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from core.models import Message, MessageChannel, MessageState

ATTEMPTS: Final = 5
RETRY_AFTER: Final = timedelta(minutes=2)
CLAIM_LASTS: Final = timedelta(minutes=10)
BATCH: Final = 200
INTERRUPTED: Final = N_("Sending was interrupted; it is not known whether the mail left. Send it again if in doubt.")

logger = logging.getLogger(__name__)


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
    message = Message.objects.select_related("to_user").get(pk=pk)
    try:
        _send(_mail(message))
    except _Interrupted as error:
        logger.warning("Message %s was interrupted (attempt %s): %s", pk, message.attempts, error)
        _claimed(message).update(state=MessageState.FAILED, error=INTERRUPTED)
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


class _Interrupted(Exception):
    """The line broke while the mail was handed over: the server may have taken it or not."""


def _send(mail: EmailMessage) -> None:
    """Hand the mail over. Before the line stands, and on a server's "no", an error means that nothing has left; a line
    that breaks after that leaves it open, and asking again could send it twice: _Interrupted.
    """
    connection = mail.connection = get_connection()
    connection.open()
    try:
        mail.send()
    except smtplib.SMTPServerDisconnected as error:
        raise _Interrupted(str(error)) from error
    except smtplib.SMTPException:
        raise
    except OSError as error:
        raise _Interrupted(str(error)) from error
    finally:
        # What was taken stays taken, however the line is closed.
        with suppress(Exception):
            connection.close()


def _mail(message: Message) -> EmailMessage:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return EmailMessage(
        subject=message.subject,
        body=_mail_text(message),
        to=[message.address],
        # The same message always has the same id: a mail server or reader can tell a repetition.
        headers={"Message-ID": f"<message-{message.pk}-{message.attempts}@{host}>"},
    )


def _mail_text(message: Message) -> str:
    """The words, the way to the page, and how to have fewer of these mails."""
    with translation.override(getattr(message.to_user, "language", "") or settings.LANGUAGE_CODE):
        how = _("Choose which messages also come by e-mail: %(address)s")
        choose = how % {"address": f"{settings.SITE_URL}{reverse('core:notice_choices')}"}
    link = f"{settings.SITE_URL}{message.link}" if message.link else ""
    return "\n\n".join(part for part in (message.body, link, f"-- \n{choose}") if part) + "\n"


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
