"""Notices on paper for people without account or address: printed, handed over, taken back when that was a mistake."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.exceptions import DomainError, TransitionError
from core.messages.senders import REVIEW, sender_ids
from core.models import Message, MessageChannel, MessageState
from core.permissions import require


@dataclass(frozen=True)
class Waiting:
    """What of one's bodies waits for somebody: batches to look at, letters to hand over, mails that failed."""

    batches: int
    letters: int
    failed: int

    def __bool__(self) -> bool:
        return bool(self.batches or self.letters or self.failed)


def notices_waiting(user: Any) -> Waiting:
    """The counts of the three lists, in one statement; without one for who looks after nothing."""
    ids = sender_ids(user)
    if not ids:
        return Waiting(0, 0, 0)
    rows = Message.objects.filter(
        sender_id__in=ids, state__in=[MessageState.HELD, MessageState.QUEUED, MessageState.FAILED]
    )
    return Waiting(
        **rows.aggregate(
            batches=Count("batch_id", filter=Q(state=MessageState.HELD), distinct=True),
            letters=Count("pk", filter=Q(channel=MessageChannel.PRINTED, state=MessageState.QUEUED)),
            failed=Count("pk", filter=Q(channel=MessageChannel.EMAIL, state=MessageState.FAILED)),
        )
    )


def letters_visible(user: Any) -> QuerySet[Message]:
    """Letters of the bodies whose messages this person looks after, waiting or handed over."""
    ids = sender_ids(user)
    found = Message.objects.filter(channel=MessageChannel.PRINTED, state__in=[MessageState.QUEUED, MessageState.SENT])
    return (found.filter(sender_id__in=ids) if ids else found.none()).select_related("to_user")


@transaction.atomic
def letters_hand_over(*, actor: Actor, letters: Iterable[Message], on: date) -> int:
    """Say that these were given to the person, or to the post, on that day. All of them or none."""
    if on > timezone.localdate():
        raise DomainError(_("This day has not come yet."), field="on")
    found = list(
        Message.objects.select_for_update(of=("self",))
        .filter(pk__in=[one.pk for one in letters], channel=MessageChannel.PRINTED)
        .order_by("pk")
    )
    if not found:
        raise DomainError(_("Choose at least one letter."))
    for row in found:
        require(actor, REVIEW, row)
        if row.state != MessageState.QUEUED:
            raise DomainError(_("“%(subject)s” was handed over already.") % {"subject": row.subject})
        row.state, row.sent_at = MessageState.SENT, _moment(on)
        row.handed_by_name = str(getattr(actor, "full_name", "") or actor)
    Message.objects.bulk_update(found, ["state", "sent_at", "handed_by_name"])
    return len(found)


def _moment(on: date) -> datetime:
    """Now for today, noon for an earlier day: nobody notes the minute of a letter."""
    return timezone.now() if on == timezone.localdate() else timezone.make_aware(datetime.combine(on, time(12)))


@transaction.atomic
def letter_take_back(*, actor: Actor, letter: Message) -> Message:
    """It was not handed over after all: it waits again."""
    row = Message.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    require(actor, REVIEW, row)
    if row.channel != MessageChannel.PRINTED or row.state != MessageState.SENT:
        raise TransitionError(_("Undo"), row.get_state_display())
    row.state, row.sent_at, row.handed_by_name = MessageState.QUEUED, None, ""
    row.save(update_fields=["state", "sent_at", "handed_by_name"])
    return row
