"""Reading in the system, and looking after what did not arrive."""

from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.exceptions import TransitionError
from core.messages.senders import OVERSEE, REPEAT, sender_ids
from core.models import Message, MessageChannel, MessageState
from core.permissions import allowed, require


def messages_of(user: Any) -> QuerySet[Message]:
    """What this person can read in the system; what still waits for somebody's look is not there yet."""
    return Message.objects.filter(to_user_id=user.pk, channel=MessageChannel.IN_APP, state=MessageState.SENT)


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


def messages_overseen(user: Any) -> QuerySet[Message]:
    """All messages for who oversees them, those of their bodies for who looks after these; none for others."""
    if allowed(user, OVERSEE):
        return Message.objects.all()
    ids = sender_ids(user)
    return Message.objects.filter(sender_id__in=ids) if ids else Message.objects.none()


def messages_stuck(user: Any) -> QuerySet[Message]:
    """Mails that have not reached anybody: waiting, interrupted or failed. What waits for a look is not among them."""
    stuck = Q(state__in=[MessageState.QUEUED, MessageState.SENDING, MessageState.FAILED])
    return messages_overseen(user).filter(stuck, channel=MessageChannel.EMAIL).select_related("to_user")


def messages_failed(user: Any) -> QuerySet[Message]:
    """Those among them that only a person sends again."""
    return messages_stuck(user).filter(state=MessageState.FAILED)


@transaction.atomic
def message_repeat(*, actor: Actor, message: Message) -> Message:
    """Send a failed message again. Raises TransitionError when it is not failed."""
    require(actor, REPEAT, message)
    queued = _again(Message.objects.filter(pk=message.pk))
    message.refresh_from_db()
    if not queued:
        raise TransitionError(_("Send again"), message.get_state_display())
    return message


@transaction.atomic
def messages_repeat_all(*, actor: Actor) -> int:
    """Send again whatever failed of what this person looks after; returns how many."""
    require(actor, REPEAT)
    return _again(Message.objects.filter(pk__in=messages_failed(actor).values("pk")))


def _again(messages: QuerySet[Message]) -> int:
    # The attempts start anew: a mail that failed five times would otherwise have one try left.
    return messages.filter(state=MessageState.FAILED).update(
        state=MessageState.QUEUED, not_before=timezone.now(), error="", claimed_at=None, attempts=0
    )
