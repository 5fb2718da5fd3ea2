"""Messages that wait until somebody has read them: seen, taken out one by one, released or dropped together."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import TransitionError
from core.messages.senders import REVIEW, sender_ids
from core.models import BatchState, Message, MessageBatch, MessageChannel, MessageState
from core.permissions import require
from core.text import clean_text

_DECIDED = {
    True: N_("%(actor)s read the messages and let them go: %(title)s (%(count)s)."),
    False: N_("%(actor)s dropped the messages: %(title)s (%(count)s)."),
}


def batches_visible(user: Any) -> QuerySet[MessageBatch]:
    """Batches of the bodies whose messages this person looks after, with how many still wait in each."""
    ids = sender_ids(user)
    found = MessageBatch.objects.filter(sender_id__in=ids) if ids else MessageBatch.objects.none()
    waiting = Q(messages__state=MessageState.HELD)
    return found.select_related("created_by").annotate(waiting=Count("messages", filter=waiting))


def batch_messages(batch: MessageBatch) -> QuerySet[Message]:
    """What is in it, one row for each way and addressee, in the order it was owed."""
    return batch.messages.select_related("to_user").order_by("id")


def _locked(actor: Actor, batch: MessageBatch, action: str) -> MessageBatch:
    row = MessageBatch.objects.select_for_update().get(pk=batch.pk)
    require(actor, REVIEW, row)
    if row.state != BatchState.DRAFT:
        raise TransitionError(action, row.get_state_display())
    return row


@transaction.atomic
def batch_note_set(*, actor: Actor, batch: MessageBatch, note: str) -> MessageBatch:
    """A sentence that goes under every message of the batch; "" takes it away."""
    row = _locked(actor, batch, _("Change the words"))
    row.note = clean_text(note).strip()
    row.save(update_fields=["note"])
    return row


@transaction.atomic
def batch_message_take(*, actor: Actor, batch: MessageBatch, message: Message, out: bool) -> Message:
    """Take one addressee out of the batch, or put them back: with all the ways the same words would have gone."""
    row = _locked(actor, batch, _("Take out") if out else _("Put back"))
    who = {"to_user_id": message.to_user_id} if message.to_user_id else {"to_user": None, "to_name": message.to_name}
    same = row.messages.filter(dedupe_key=message.dedupe_key, **who)
    same.update(state=MessageState.DROPPED if out else MessageState.HELD)
    message.refresh_from_db()
    return message


@transaction.atomic
def batch_release(*, actor: Actor, batch: MessageBatch) -> int:
    """Let them go: read in the system from now on, mails queued, letters ready to print. Returns how many rows."""
    row = _locked(actor, batch, _("Let them go"))
    now = timezone.now()
    held = row.messages.select_for_update().filter(state=MessageState.HELD)
    if row.note:
        for message in held:
            message.body = f"{message.body}\n\n{row.note}"
            message.save(update_fields=["body"])
    in_app = Q(channel=MessageChannel.IN_APP)
    # What arrives now is new now: the person's list is sorted by this time.
    count = row.messages.filter(in_app, state=MessageState.HELD).update(
        state=MessageState.SENT, sent_at=now, created_at=now
    )
    count += row.messages.filter(~in_app, state=MessageState.HELD).update(state=MessageState.QUEUED, not_before=now)
    _decide(actor, row, BatchState.RELEASED, count)
    return count


@transaction.atomic
def batch_drop(*, actor: Actor, batch: MessageBatch) -> int:
    """Send none of them. The act they were about stands."""
    row = _locked(actor, batch, _("Drop"))
    count = row.messages.filter(state=MessageState.HELD).update(state=MessageState.DROPPED)
    _decide(actor, row, BatchState.DROPPED, count)
    return count


def _decide(actor: Actor, row: MessageBatch, state: BatchState, count: int) -> None:
    row.state, row.decided_at = state, timezone.now()
    row.decided_by_name = str(getattr(actor, "full_name", "") or actor)
    row.save()
    audit_record(
        actor=actor,
        action=f"core.batch_{state.value}",
        target=row,
        sentence=_DECIDED[state == BatchState.RELEASED],
        params={"title": row.title, "count": count},
    )
