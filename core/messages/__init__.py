"""The outbox. A message is a row in the transaction that owes it; a task claims it and sends it once.

queueing    owing a message or a letter; holding what waits for a look
groups      what a notice is about, and who wants it by mail
delivery    sending, repeating by itself, giving up visibly
reading     the person's own list; what did not arrive
batches     drafts that somebody reads before they go
letters     notices on paper
senders     who looks after the messages of a body

Re-exports only.
"""

from core.messages.batches import (
    batch_drop,
    batch_message_take,
    batch_messages,
    batch_note_set,
    batch_release,
    batches_visible,
)
from core.messages.delivery import ATTEMPTS, CLAIM_LASTS, messages_deliver
from core.messages.groups import notice_choices, notice_choices_set, notice_group_register
from core.messages.letters import (
    Waiting,
    letter_take_back,
    letters_hand_over,
    letters_visible,
    notices_waiting,
)
from core.messages.queueing import letter_queue, message_queue, messages_held
from core.messages.reading import (
    message_read,
    message_repeat,
    messages_failed,
    messages_of,
    messages_overseen,
    messages_repeat_all,
    messages_stuck,
    unread_count,
)
from core.messages.senders import OVERSEE, REPEAT, REVIEW, Sender, sender_ids, senders_register

__all__ = [
    "ATTEMPTS",
    "CLAIM_LASTS",
    "OVERSEE",
    "REPEAT",
    "REVIEW",
    "Sender",
    "Waiting",
    "batch_drop",
    "batch_message_take",
    "batch_messages",
    "batch_note_set",
    "batch_release",
    "batches_visible",
    "letter_queue",
    "letter_take_back",
    "letters_hand_over",
    "letters_visible",
    "message_queue",
    "message_read",
    "message_repeat",
    "messages_deliver",
    "messages_failed",
    "messages_held",
    "messages_of",
    "messages_overseen",
    "messages_repeat_all",
    "messages_stuck",
    "notice_choices",
    "notice_choices_set",
    "notice_group_register",
    "notices_waiting",
    "sender_ids",
    "senders_register",
    "unread_count",
]
