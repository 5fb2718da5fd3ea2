"""What one body is asked to do about a petition, its words and its signature."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext

from core.models.fields import NFCCharField, NFCTextField
from petitions.enums import LIVE_ASSIGNMENT_STATES, AssignmentRole, AssignmentState
from petitions.models.due import DueFields

LIVE = Q(state__in=sorted(LIVE_ASSIGNMENT_STATES))


class Assignment(DueFields):
    """The lead's or a co-operating body's part. Names are those of the day and stay when a body is renamed."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="assignments")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    department_name = NFCCharField(max_length=255)
    role = models.CharField(max_length=4, choices=AssignmentRole)
    state = models.CharField(max_length=10, choices=AssignmentState, default=AssignmentState.OPEN)
    request = NFCTextField(blank=True, default="")
    answers_in_own_name = models.BooleanField(default=False)
    # A direction of the chair about this petition: one due date, one reminder.
    conclusion = models.ForeignKey(
        "meetings.Conclusion", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    officer_name = NFCCharField(max_length=150, blank=True, default="")
    text = NFCTextField(blank=True, default="")
    # Counts the versions of the text: a second editor is told instead of overwriting.
    text_version = models.PositiveIntegerField(default=0)
    text_saved_at = models.DateTimeField(null=True, blank=True)
    # Receipt is a time, not a state.
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by_name = NFCCharField(max_length=150, blank=True, default="")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_by_name = NFCCharField(max_length=150, blank=True, default="")
    signed_at = models.DateTimeField(null=True, blank=True)
    letter_number = NFCCharField(max_length=80, blank=True, default="")
    letter_date = models.DateField(null=True, blank=True)
    letter_file = models.ForeignKey(
        "core.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Why it ended without a signature, and whose business it is in the returning body's view.
    end_reason = NFCTextField(blank=True, default="")
    belongs_to = NFCCharField(max_length=255, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)
    assigned_at = models.DateTimeField()
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        indexes = [
            # "Mine, due, overdue" of a department; who holds up what.
            models.Index(fields=["department", "state", "due_order", "id"], name="assignment_worklist"),
            models.Index(
                fields=["officer", "due_order", "id"], name="assignment_of_officer", condition=Q(state="open")
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AssignmentState.values), name="assignment_state_known"),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(role=AssignmentRole.LEAD) & LIVE,
                name="assignment_one_live_lead",
            ),
            models.UniqueConstraint(
                fields=["petition", "department"], condition=LIVE, name="assignment_one_live_per_body"
            ),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.SIGNED_OFF)
                | (Q(signed_at__isnull=False) & ~Q(signed_by_name="") & (~Q(text="") | ~Q(letter_number=""))),
                name="assignment_signed_has_words_and_name",
            ),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.RETURNED) | ~Q(end_reason=""), name="assignment_returned_has_reason"
            ),
            # A petition without its lead's answer has no answer: only co-operating parts can be waived.
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.WAIVED) | Q(role=AssignmentRole.CO), name="assignment_waived_is_co"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(LIVE_ASSIGNMENT_STATES)) | Q(ended_at__isnull=False),
                name="assignment_ended_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.department_name

    @property
    def is_live(self) -> bool:
        """Still part of the work: open or signed off."""
        return self.state in LIVE_ASSIGNMENT_STATES

    @property
    def progress_label(self) -> str:
        """The one word for it on every page: an open part nobody touched is not being drafted."""
        if self.state == AssignmentState.OPEN and not self.text:
            return gettext("Not begun") if self.acknowledged_at else pgettext("assignment", "Not received")
        return str(AssignmentState(self.state).label)

    @property
    def progress_shape(self) -> str:
        """The shape beside that word."""
        if self.state == AssignmentState.OPEN:
            return "drafting" if self.text else "received"
        return "signed" if self.state == AssignmentState.SIGNED_OFF else "closed"
