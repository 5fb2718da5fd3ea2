"""What is told to the petitioner: every version that was submitted, and the parts it was joined from."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField
from petitions.enums import AnswerKind, AnswerState, AssignmentRole, Outcome


class Answer(models.Model):
    """One version of an answer. Written once; only its fate (approved, sent back) is added.

    `words_recorded` false: it is known who answered and that they did, their words are not. Then text and outcome may
    be empty, and nothing is made up for them.
    """

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="answers")
    version = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=AnswerKind)
    state = models.CharField(max_length=10, choices=AnswerState)
    body = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # "Sở Công Thương"; for an answer on the spot also a body that is not in the list of bodies.
    body_name = NFCCharField(max_length=255)
    person_name = NFCCharField(max_length=150, blank=True, default="")
    person_position = NFCCharField(max_length=150, blank=True, default="")
    text = NFCTextField(blank=True, default="")
    words_recorded = models.BooleanField(default=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True, default="")
    outcome_due = models.DateField(null=True, blank=True)
    outcome_note = NFCTextField(blank=True, default="")
    # The day it was given, when that is known and is not the day of recording.
    answered_on = models.DateField(null=True, blank=True)
    # The body confirmed what was noted as said on the spot.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by_name = NFCCharField(max_length=150, blank=True, default="")
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_by_name = NFCCharField(max_length=150, blank=True, default="")
    submitted_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by_name = NFCCharField(max_length=150, blank=True, default="")
    decided_by_position = NFCCharField(max_length=150, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = NFCTextField(blank=True, default="")
    letter_number = NFCCharField(max_length=80, blank=True, default="")
    letter_date = models.DateField(null=True, blank=True)
    letter_file = models.ForeignKey(
        "core.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["version"]
        indexes = [
            # What a body said on the spot: it reads and confirms it.
            models.Index(
                fields=["body", "petition"],
                condition=Q(kind=AnswerKind.ON_THE_SPOT, state=AnswerState.APPROVED),
                name="answer_spoken",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["petition", "version"], name="answer_version_once"),
            models.UniqueConstraint(
                fields=["petition"], condition=Q(state=AnswerState.SUBMITTED), name="answer_one_awaiting_approval"
            ),
            models.CheckConstraint(condition=Q(state__in=AnswerState.values), name="answer_state_known"),
            models.CheckConstraint(condition=~Q(body_name=""), name="answer_has_body"),
            models.CheckConstraint(
                condition=~Q(text="") | Q(words_recorded=False), name="answer_has_words_or_says_not_recorded"
            ),
            models.CheckConstraint(
                condition=Q(words_recorded=True) | Q(kind=AnswerKind.ON_THE_SPOT), name="answer_unrecorded_on_the_spot"
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.APPROVED) | ~Q(outcome="") | Q(kind=AnswerKind.ON_THE_SPOT),
                name="answer_approved_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state=AnswerState.SUBMITTED) | Q(decided_at__isnull=False), name="answer_decided_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ROADMAP) | Q(outcome_due__isnull=False), name="answer_roadmap_has_date"
            ),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.NOT_POSSIBLE) | ~Q(outcome_note=""), name="answer_not_possible_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.SENT_BACK) | ~Q(remark=""), name="answer_sent_back_has_remark"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.petition} v{self.version}"


class AnswerPart(models.Model):
    """A department's words inside a joint answer, as they stood when it was submitted."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="parts")
    assignment = models.ForeignKey("petitions.Assignment", on_delete=models.PROTECT, related_name="+")
    department_name = NFCCharField(max_length=255)
    role = models.CharField(max_length=4, choices=AssignmentRole)
    text = NFCTextField(blank=True, default="")
    signed_by_name = NFCCharField(max_length=150, blank=True, default="")
    signed_at = models.DateTimeField(null=True, blank=True)
    # Printed as "không có ý kiến đến hạn".
    waived = models.BooleanField(default=False)
    letter_number = NFCCharField(max_length=80, blank=True, default="")
    letter_date = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "assignment"], name="answerpart_once"),
            models.CheckConstraint(
                condition=Q(waived=True) | Q(signed_at__isnull=False), name="answerpart_signed_or_waived"
            ),
        ]

    def __str__(self) -> str:
        return self.department_name


class AnswerDraft(models.Model):
    """The joint text while the lead still writes it. `version` only grows: a second writer is told."""

    petition = models.OneToOneField("petitions.Petition", on_delete=models.CASCADE, related_name="answer_draft")
    text = NFCTextField(blank=True, default="")
    version = models.PositiveIntegerField(default=0)
    saved_by_name = NFCCharField(max_length=150, blank=True, default="")
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.petition} ({self.version})"


class AnswerRemark(models.Model):
    """A leader's remark at one passage of a version that was sent back."""

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="remarks")
    # The words the remark is about, as they stood; empty: the whole.
    passage = NFCTextField(blank=True, default="")
    text = NFCTextField()
    author_name = NFCCharField(max_length=150)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="answerremark_has_words")]

    def __str__(self) -> str:
        return self.text[:60]
