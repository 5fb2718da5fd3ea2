"""What outlives one petition: the same wish across years, what was promised, and what the petitioners say of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField, SearchKeyField
from petitions.enums import PromiseState, RatingValue, WishDecision


class Matter(models.Model):
    """The same wish, asked in several petitions by several organisations in several years (vấn đề)."""

    code = NFCCharField(max_length=20, unique=True)
    title = NFCCharField(max_length=300)
    note = NFCTextField(blank=True, default="")
    topic = models.ForeignKey("petitions.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Whose coordinators keep it; those of the area read it.
    handled_by = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    # It turned out to be the same as another; its petitions stand there now.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    search_key = SearchKeyField()

    class Meta:
        indexes = [models.Index(fields=["handled_by", "-id"], name="matter_of_body")]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="matter_has_title")]

    def __str__(self) -> str:
        return self.title


class Promise(models.Model):
    """What an approved answer promised for a day, followed until it is done. One for an answer with that outcome."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="promises")
    answer = models.OneToOneField("petitions.Answer", on_delete=models.PROTECT, related_name="promise")
    # Who made it; the words are the answer's outcome note, frozen here.
    body = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body_name = NFCCharField(max_length=255)
    text = NFCTextField(blank=True, default="")
    due = models.DateField()
    state = models.CharField(max_length=10, choices=PromiseState, default=PromiseState.OPEN)
    # Kept: what was done and when. Dropped: why it no longer stands (the petition was reopened, another answer came).
    ended_on = models.DateField(null=True, blank=True)
    end_note = NFCTextField(blank=True, default="")
    ended_by_name = NFCCharField(max_length=150, blank=True, default="")
    # What shows that it was done.
    end_file = models.ForeignKey("core.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            # What is promised and not done, most urgent first.
            models.Index(fields=["due", "id"], name="promise_open_by_due", condition=Q(state="open")),
            models.Index(fields=["body", "due", "id"], name="promise_of_body", condition=Q(state="open")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PromiseState.values), name="promise_state_known"),
            models.CheckConstraint(
                condition=Q(state=PromiseState.OPEN) | (Q(ended_on__isnull=False) & ~Q(end_note="")),
                name="promise_ended_has_day_and_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body_name}: {self.due}"


class Rating(models.Model):
    """The petitioner's own view of one answer; the answering body's view is `Answer.outcome`.

    A wish to reopen waits for the coordinator, who reopens the petition or says why not.
    """

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="ratings")
    answer = models.ForeignKey("petitions.Answer", on_delete=models.PROTECT, related_name="ratings")
    cooperative = models.ForeignKey("cooperatives.Cooperative", on_delete=models.PROTECT, related_name="+")
    cooperative_name = NFCCharField(max_length=255)
    value = models.CharField(max_length=10, choices=RatingValue)
    comment = NFCTextField(blank=True, default="")
    rated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rated_by_name = NFCCharField(max_length=150)
    rated_at = models.DateTimeField()
    wants_reopening = models.BooleanField(default=False)
    wish = NFCTextField(blank=True, default="")
    decision = models.CharField(max_length=10, choices=WishDecision, blank=True, default="")
    decision_note = NFCTextField(blank=True, default="")
    decided_by_name = NFCCharField(max_length=150, blank=True, default="")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            # What a coordinator still has to decide.
            models.Index(
                fields=["rated_at", "id"],
                name="rating_wish_open",
                condition=Q(wants_reopening=True, decision=""),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["petition", "answer", "cooperative"], name="rating_one_per_answer"),
            models.CheckConstraint(condition=Q(value__in=RatingValue.values), name="rating_value_known"),
            models.CheckConstraint(condition=Q(wants_reopening=False) | ~Q(wish=""), name="rating_wish_has_words"),
            models.CheckConstraint(
                condition=Q(decision="") | Q(wants_reopening=True, decided_at__isnull=False),
                name="rating_decision_answers_a_wish",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cooperative_name}: {self.get_value_display()}"


class Contest(models.Model):
    """What somebody at a later meeting said against the account of what became of an earlier petition."""

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="contests")
    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="+")
    text = NFCTextField()
    said_by = NFCCharField(max_length=255, blank=True, default="")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    noted_by_name = NFCCharField(max_length=150)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["meeting", "id"], name="contest_of_meeting")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="contest_has_words")]

    def __str__(self) -> str:
        return self.text[:60]
