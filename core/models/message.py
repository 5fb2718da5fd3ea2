"""The outbox: what the system owes a person, written in the transaction that owes it, sent afterwards."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as N_

from core.models.fields import NFCCharField, NFCTextField

# What a server's refusal means, by the first words of what it said. The more special stands first.
_AWAY = N_("The mail server did not answer. It is tried again by itself; if this stays, tell the administrator.")
_FAULTS = (
    ("SMTPRecipientsRefused", N_("The mail server does not know this address. Correct it, then send again.")),
    ("SMTPSenderRefused", N_("The mail server does not accept the sender's address. The administrator sets it.")),
    ("SMTPAuthenticationError", N_("The mail server refused the password of this system. The administrator sets it.")),
    ("SMTPDataError", N_("The mail server refused this mail. Wait a little and send it again.")),
    ("SMTP", _AWAY),
    ("ConnectionRefusedError", _AWAY),
    ("ConnectionResetError", _AWAY),
    ("TimeoutError", _AWAY),
    ("gaierror", _AWAY),
    ("OSError", _AWAY),
    ("BadHeaderError", N_("This mail cannot be written as it stands: its address or subject holds a line break.")),
)


class MessageChannel(models.TextChoices):
    EMAIL = "email", _("E-mail")
    IN_APP = "in_app", _("In the system")
    PRINTED = "printed", _("On paper")


class MessageState(models.TextChoices):
    HELD = "held", _("Waits for a look before it goes")
    QUEUED = "queued", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    DROPPED = "dropped", _("Not sent, on purpose")


class BatchState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("message batch", "Waits for a look")
    RELEASED = "released", pgettext_lazy("message batch", "On its way")
    DROPPED = "dropped", pgettext_lazy("message batch", "Dropped")


class MailChoice(models.TextChoices):
    AT_ONCE = "at_once", _("At once")
    NEVER = "never", _("No e-mail, only in the system")


class MessageBatch(models.Model):
    """Messages that one act owes to many people; somebody reads them before they go."""

    title = NFCCharField(max_length=300)
    # On whose behalf they go; see `Message.sender_id`.
    sender_id = models.BigIntegerField(null=True, blank=True)
    sender_name = NFCCharField(max_length=255, blank=True, default="")
    # A sentence of whoever looked, put under each message when they go.
    note = NFCTextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(default=timezone.now)
    decided_by_name = NFCCharField(max_length=150, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["sender_id", "state", "-id"], name="core_messagebatch_of_sender"),
        ]

    def __str__(self) -> str:
        return self.title


class NoticeChoice(models.Model):
    """How one person wants one group of notices by mail. Without a row: at once. In the system they always stand."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=40)
    mail = models.CharField(max_length=10, choices=MailChoice.choices, default=MailChoice.AT_ONCE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "group"], name="core_noticechoice_once")]

    def __str__(self) -> str:
        return f"{self.group}: {self.mail}"


class Message(models.Model):
    """One message to one person over one channel. The text is in the person's language already.

    Who has no account gets paper: `to_name` and `to_place` say whom. `sender_id` is the body on whose behalf it goes,
    as a higher floor numbers it: this floor knows no bodies and only asks who may look after it.
    """

    to_user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    to_name = NFCCharField(max_length=255, blank=True, default="")
    to_place = NFCCharField(max_length=300, blank=True, default="")
    sender_id = models.BigIntegerField(null=True, blank=True)
    sender_name = NFCCharField(max_length=255, blank=True, default="")
    channel = models.CharField(max_length=10, choices=MessageChannel.choices)
    address = models.CharField(max_length=254, blank=True)
    # Which of the person's choices it falls under; empty: always sent.
    group = models.CharField(max_length=40, blank=True, default="")
    batch = models.ForeignKey(MessageBatch, on_delete=models.PROTECT, related_name="messages", null=True, blank=True)
    subject = NFCCharField(max_length=300)
    body = NFCTextField()
    link = models.CharField(max_length=500, blank=True)
    dedupe_key = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    # Of a printed one: who gave it to the person or to the post.
    handed_by_name = NFCCharField(max_length=150, blank=True, default="")
    error = NFCTextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["dedupe_key", "to_user", "channel"], name="core_message_once"),
            models.UniqueConstraint(
                fields=["dedupe_key", "to_name", "channel"],
                condition=Q(to_user__isnull=True),
                name="core_message_once_by_name",
            ),
            models.CheckConstraint(
                condition=Q(to_user__isnull=False) | (Q(channel="printed") & ~Q(to_name="")),
                name="core_message_without_account_is_paper",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="core_message_sent_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(claimed_at__isnull=False), name="core_message_sending_has_claim"
            ),
        ]
        indexes = [
            # Read by the delivery: only what still has to go out.
            models.Index(
                fields=["state", "not_before"], condition=Q(state__in=["queued", "sending"]), name="core_message_due"
            ),
            # What a body's coordinators look after: letters to hand over, mails that failed.
            models.Index(fields=["sender_id", "channel", "state", "-id"], name="core_message_of_sender"),
            models.Index(fields=["to_user", "-created_at", "-id"], name="core_message_of_person"),
            models.Index(
                fields=["to_user"], condition=Q(channel="in_app", read_at__isnull=True), name="core_message_unread"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def error_text(self) -> str:
        """Why it failed, in words for people; what the server said stays in `error`."""
        if not self.error:
            return ""
        return gettext(next((words for name, words in _FAULTS if self.error.startswith(name)), self.error))

    @property
    def addressee(self) -> str:
        """Whom it is for, by name."""
        return self.to_name or (self.to_user.full_name if self.to_user else "")
