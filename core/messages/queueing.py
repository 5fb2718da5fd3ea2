"""Owing somebody a message: one row for each way it goes, written in the transaction that owes it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.actors import Actor
from core.messages.groups import wants_mail
from core.messages.senders import NOBODY, Sender
from core.models import Message, MessageBatch, MessageChannel, MessageState
from core.text import clean_line


class Hold:
    """While somebody asked to look first: the batches that wait, one for each body that sends."""

    def __init__(self, actor: Actor, title: str) -> None:
        self.actor, self.title = actor, clean_line(title)[:300]
        self.batches: dict[int | None, MessageBatch] = {}

    def batch(self, sender: Sender) -> MessageBatch:
        """The one of this sender. An act of which one part was rolled back may have taken the first one with it."""
        known = self.batches.get(sender.pk)
        if known is None or not MessageBatch.objects.filter(pk=known.pk).exists():
            self.batches[sender.pk] = MessageBatch.objects.create(
                title=self.title, sender_id=sender.pk, sender_name=sender.name, created_by_id=self.actor.pk
            )
        return self.batches[sender.pk]


_hold: ContextVar[Hold | None] = ContextVar("messages_hold", default=None)


@contextmanager
def messages_held(*, actor: Actor, title: str, when: bool = True) -> Iterator[Hold]:
    """What an act inside owes to people outside the offices waits in a batch until somebody has read it.

        with messages_held(actor=user, title=_("Publishing 12 answers"), when=form.cleaned_data["hold"]):
            publication_publish(…)

    Only messages queued as `reviewable` wait. `when` false: nothing is held, everything goes at once.
    """
    hold = Hold(actor, title)
    token = _hold.set(hold if when else None)
    try:
        yield hold
    finally:
        _hold.reset(token)


@transaction.atomic
def message_queue(
    *,
    to_user: Any,
    subject: str,
    body: str,
    link: str = "",
    dedupe_key: str,
    channels: Sequence[str] = (MessageChannel.IN_APP, MessageChannel.EMAIL),
    group: str = "",
    sender: Sender = NOBODY,
    reviewable: bool = False,
) -> list[Message]:
    """Owe `to_user` this message, in their language, once per `dedupe_key` and channel. Returns the rows.

    `link` is a path of this site. A person without an e-mail address gets no mail; when mail was the only channel, the
    message waits to be printed. Who wants no mails of this `group` reads it in the system. `reviewable`: it may wait
    for a look (`messages_held`).
    """
    address = getattr(to_user, "email", None) or ""
    wanted = list(dict.fromkeys(channels))
    if MessageChannel.EMAIL in wanted and not address:
        wanted.remove(MessageChannel.EMAIL)
        wanted = wanted or [MessageChannel.PRINTED]
    elif MessageChannel.EMAIL in wanted and not wants_mail(to_user, group):
        wanted.remove(MessageChannel.EMAIL)
        wanted = wanted or [MessageChannel.IN_APP]
    facts = {"subject": subject, "body": body, "link": link, "group": group, "sender": sender}
    return [
        _owed(
            channel,
            dedupe_key,
            {"to_user": to_user},
            facts | {"address": address if channel == MessageChannel.EMAIL else "", "reviewable": reviewable},
        )
        for channel in wanted
    ]


@transaction.atomic
def letter_queue(
    *,
    to_name: str,
    to_place: str = "",
    to_user: Any = None,
    subject: str,
    body: str,
    link: str = "",
    dedupe_key: str,
    group: str = "",
    sender: Sender = NOBODY,
    reviewable: bool = True,
) -> Message:
    """Owe somebody without account or address this notice on paper, once per `dedupe_key` and name."""
    name = clean_line(to_name)[:255]
    who = {"to_user": to_user} if to_user is not None else {"to_user": None, "to_name": name}
    facts = {"subject": subject, "body": body, "link": link, "group": group, "sender": sender, "to_name": name}
    facts |= {"to_place": clean_line(to_place)[:300], "reviewable": reviewable}
    return _owed(MessageChannel.PRINTED, dedupe_key, who, facts)


def _owed(channel: str, dedupe_key: str, who: dict[str, Any], facts: dict[str, Any]) -> Message:
    sender: Sender = facts.pop("sender")
    hold = _hold.get() if facts.pop("reviewable") else None
    # What is read in the system has arrived when it is written.
    arrived = channel == MessageChannel.IN_APP and hold is None
    facts["subject"] = clean_line(facts["subject"])[:300]
    values = facts | {
        "sender_id": sender.pk,
        "sender_name": sender.name,
        "state": MessageState.HELD if hold else MessageState.SENT if arrived else MessageState.QUEUED,
        "sent_at": timezone.now() if arrived else None,
    }
    known = Message.objects.filter(dedupe_key=dedupe_key, channel=channel, **who).first()
    if known is not None:
        return known
    if hold is not None:
        values["batch"] = hold.batch(sender)
    row, _created = Message.objects.get_or_create(dedupe_key=dedupe_key, channel=channel, **who, defaults=values)
    return row
