"""The petition: what was asked, by whom it is handled, where it stands."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.models.fields import NFCCharField, NFCTextField, SearchKeyField
from petitions.enums import (
    AuthorityLevel,
    Channel,
    DeclineReason,
    PetitionKind,
    PetitionState,
    RedirectKind,
)
from petitions.exceptions import TextFrozenError
from petitions.models.due import DueFields

S = PetitionState


def new_receipt_token() -> str:
    """128 bits nobody can guess: whoever holds the receipt may follow the petition."""
    return secrets.token_urlsafe(16)


def _only_in(state_or_states: Q, fact: Q) -> Q:
    """The fact holds exactly in these states."""
    return (state_or_states & fact) | (~state_or_states & ~fact)


class PetitionQuerySet(models.QuerySet["Petition"]):
    def update(self, **kwargs: Any) -> int:
        if "text" in kwargs and self.exclude(state=S.DRAFT).exists():
            raise TextFrozenError("The text of a petition that was sent is never changed.")
        return super().update(**kwargs)


class Petition(DueFields):
    """A wish as given, and the office's wording beside it.

    `text` is the petitioner's own words and never changes after submit; `summary` is the office's wording, which is
    printed; `public_text` is what everyone may read. `due` is what the petitioner is told. The pointers `current_lead`,
    `current_answer` and `current_escalation` hold what the state claims, so that the database can refuse a state
    without its fact, and so that a list needs no more than one query.
    """

    code = NFCCharField(max_length=20, unique=True, null=True, blank=True)
    receipt_token = models.CharField(max_length=32, unique=True, default=new_receipt_token, editable=False)
    # The year it was raised in: an old meeting's day may be unknown, its year never is.
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=PetitionKind, default=PetitionKind.PETITION)
    state = models.CharField(max_length=12, choices=PetitionState, default=PetitionState.DRAFT)
    text = NFCTextField(blank=True)
    summary = NFCTextField(blank=True, default="")
    public_text = NFCTextField(blank=True, default="")
    topic = models.ForeignKey(
        "petitions.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="petitions"
    )
    authority_level = models.CharField(max_length=10, choices=AuthorityLevel, blank=True, default="")
    channel = models.CharField(max_length=10, choices=Channel)
    collected_by = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    collected_by_name = NFCCharField(max_length=255, blank=True, default="")
    handled_by = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    handled_by_name = NFCCharField(max_length=255)
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    turn = models.ForeignKey("meetings.Turn", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Meetings on whose agenda it was put; the one where it was raised is `meeting`.
    agenda_meetings = models.ManyToManyField("meetings.Meeting", blank=True, related_name="+")

    lead_petition = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followers")
    # Words for this petitioner where the lead petition's answer does not fit.
    follower_answer = NFCTextField(blank=True, default="")
    # The same wish asked before or elsewhere.
    matter = models.ForeignKey(
        "petitions.Matter", on_delete=models.PROTECT, null=True, blank=True, related_name="petitions"
    )
    collected_list = models.ForeignKey(
        "petitions.CollectedList", on_delete=models.PROTECT, null=True, blank=True, related_name="petitions"
    )
    # Its place in that list.
    list_order = models.PositiveIntegerField(default=0)
    split_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="split_off")
    current_lead = models.ForeignKey(
        "petitions.Assignment", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    current_answer = models.ForeignKey(
        "petitions.Answer", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    current_escalation = models.ForeignKey(
        "petitions.EscalationItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decline_reason = models.CharField(max_length=20, choices=DeclineReason, blank=True, default="")
    redirect_kind = models.CharField(max_length=20, choices=RedirectKind, blank=True, default="")
    redirected_to = NFCCharField(max_length=255, blank=True, default="")
    # What the petitioner is told about the present state: why declined, withdrawn, reopened.
    state_note = NFCTextField(blank=True, default="")

    received_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # While it lasts no due date runs; why is in its `due_changes`.
    paused_at = models.DateTimeField(null=True, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    # Counts the changes of the office's wording: a second editor is told instead of overwriting.
    version = models.PositiveIntegerField(default=1, editable=False)
    search_key = SearchKeyField()

    objects = PetitionQuerySet.as_manager()

    class Meta:
        indexes = [
            # Work list of a coordinator: what their body handles, by state, most urgent first.
            models.Index(fields=["handled_by", "state", "due_order", "id"], name="petition_worklist"),
            # The same body's whole list, newest first.
            models.Index(fields=["handled_by", "-received_at", "-id"], name="petition_of_body"),
            # Leaders' and administrators' lists over an area; the closing and reminding tasks.
            models.Index(fields=["state", "due_order", "id"], name="petition_by_state_due"),
            models.Index(fields=["due_order", "id"], name="petition_by_due"),
            models.Index(fields=["-received_at", "-id"], name="petition_newest"),
            # A meeting's log and report, in the order of logging.
            models.Index(fields=["meeting", "id"], name="petition_of_meeting"),
            models.Index(fields=["topic", "-received_at", "-id"], name="petition_of_topic"),
            # The years of the public list, and one of them.
            models.Index(fields=["year", "id"], name="petition_of_year"),
            # An intermediary's own lists.
            models.Index(
                fields=["collected_by", "-id"], name="petition_collected", condition=Q(collected_by__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=S.values), name="petition_state_known"),
            models.CheckConstraint(condition=Q(year__range=(1945, 2100)), name="petition_year_sane"),
            models.CheckConstraint(
                condition=Q(state=S.DRAFT) | (Q(code__isnull=False) & ~Q(code="")), name="petition_sent_has_code"
            ),
            models.CheckConstraint(condition=Q(state=S.DRAFT) | ~Q(text=""), name="petition_sent_has_text"),
            models.CheckConstraint(
                condition=Q(state=S.DRAFT) | Q(received_at__isnull=False), name="petition_sent_has_received_at"
            ),
            models.CheckConstraint(
                condition=_only_in(Q(state=S.MERGED), Q(lead_petition__isnull=False)), name="petition_merged_has_lead"
            ),
            models.CheckConstraint(
                condition=Q(lead_petition__isnull=True) | ~Q(lead_petition=F("id")), name="petition_not_its_own_lead"
            ),
            models.CheckConstraint(
                condition=_only_in(Q(state=S.ESCALATED), Q(current_escalation__isnull=False)),
                name="petition_escalated_has_dossier",
            ),
            models.CheckConstraint(
                condition=Q(current_lead__isnull=False) | ~Q(state__in=[S.ASSIGNED, S.IN_REVIEW]),
                name="petition_assigned_has_lead",
            ),
            models.CheckConstraint(
                condition=Q(current_lead__isnull=True) | Q(state__in=[S.ASSIGNED, S.IN_REVIEW, S.ANSWERED, S.CLOSED]),
                name="petition_lead_only_while_assigned",
            ),
            models.CheckConstraint(
                condition=_only_in(Q(state__in=[S.IN_REVIEW, S.ANSWERED, S.CLOSED]), Q(current_answer__isnull=False)),
                name="petition_answered_has_answer",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=False) | ~Q(state__in=[S.ANSWERED, S.CLOSED]),
                name="petition_answered_has_time",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=False) | ~Q(state=S.CLOSED), name="petition_closed_has_time"
            ),
            models.CheckConstraint(
                condition=_only_in(Q(state=S.DECLINED), ~Q(decline_reason="")), name="petition_declined_has_reason"
            ),
            models.CheckConstraint(
                condition=_only_in(Q(state=S.REDIRECTED), ~Q(redirect_kind="")), name="petition_redirected_has_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.code or f"#{self.pk}"

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **kwargs: Any) -> Self:
        loaded = super().from_db(db, field_names, values, **kwargs)
        if "text" in loaded.__dict__ and "state" in loaded.__dict__:
            loaded._sent_text = None if loaded.state == S.DRAFT else loaded.text
        return loaded

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse new words in a sent petition: a second guard behind the services, TextFrozenError."""
        sent_text = getattr(self, "_sent_text", None)
        if sent_text is not None and not self._state.adding and sent_text != self.text:
            raise TextFrozenError("The text of a petition that was sent is never changed.")
        super().save(*args, **kwargs)
        self._sent_text = None if self.state == S.DRAFT else self.text

    @property
    def wording(self) -> str:
        """The office's wording, or the words as given where the office has written none."""
        return self.summary or self.text
