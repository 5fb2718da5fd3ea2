from django.db import models
from django.db.models import F, Q

from core.models.fields import NFCCharField, NFCTextField
from meetings.enums import ConsultationState, OpinionTreatment


class Consultation(models.Model):
    """A draft put to opinion at a meeting, and what came of it."""

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="consultations")
    order = models.PositiveSmallIntegerField(default=1)
    title = NFCCharField(max_length=500)
    # Whose draft it is, in the name of its day.
    body = models.ForeignKey("accounts.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body_name = NFCCharField(max_length=255, blank=True)
    state = models.CharField(max_length=16, choices=ConsultationState, default=ConsultationState.OPEN)
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    # For a past meeting whose opinions were counted but not kept.
    opinions_counted = models.PositiveIntegerField(null=True, blank=True)
    outcome = NFCTextField(blank=True)
    file = models.ForeignKey("core.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="consultation_has_title"),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True) | Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")),
                name="consultation_closes_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Opinion(models.Model):
    """One opinion on a draft. An empty name or text means it was given but not recorded."""

    consultation = models.ForeignKey("meetings.Consultation", on_delete=models.PROTECT, related_name="opinions")
    order = models.PositiveSmallIntegerField(default=1)
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    body = models.ForeignKey("accounts.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = NFCCharField(max_length=255, blank=True)
    text = NFCTextField(blank=True)
    treatment = models.CharField(max_length=16, choices=OpinionTreatment, default=OpinionTreatment.PENDING)
    response = NFCTextField(blank=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cooperative__isnull=True) | Q(body__isnull=True), name="opinion_of_one_giver"
            ),
            models.CheckConstraint(condition=~Q(name="") | ~Q(text=""), name="opinion_is_not_empty"),
            models.CheckConstraint(
                condition=~Q(treatment=OpinionTreatment.EXPLAINED) | ~Q(response=""), name="opinion_explained_in_words"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.text[:60]
