"""What an administrator prepares for the daily work: who usually answers what, and words to begin an answer with."""

from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField
from petitions.enums import AuthorityLevel


class RoutingRule(models.Model):
    """Who usually leads the answer to a topic at a level, in a place; only ever a suggestion.

    `unit` empty: everywhere. The most exact rule wins: a place before everywhere, the nearest place first.
    """

    topic = models.ForeignKey("petitions.Topic", on_delete=models.PROTECT, related_name="+")
    authority_level = models.CharField(max_length=10, choices=AuthorityLevel)
    unit = models.ForeignKey(
        "accounts.AdministrativeUnit", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lead = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    parts = models.ManyToManyField("accounts.Department", blank=True, related_name="+")
    note = NFCCharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["topic__order", "authority_level", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "authority_level", "unit"],
                condition=Q(unit__isnull=False),
                name="routingrule_one_per_place",
            ),
            models.UniqueConstraint(
                fields=["topic", "authority_level"],
                condition=Q(unit__isnull=True),
                name="routingrule_one_for_everywhere",
            ),
            models.CheckConstraint(
                condition=Q(authority_level__in=AuthorityLevel.values), name="routingrule_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} → {self.lead}"


class AnswerTemplate(models.Model):
    """Words to begin an answer with; `topic` empty: for every topic, `body` empty: for every body."""

    topic = models.ForeignKey("petitions.Topic", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = NFCCharField(max_length=200)
    text = NFCTextField()
    is_active = models.BooleanField(default=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "title", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="answertemplate_has_words"),
        ]

    def __str__(self) -> str:
        return self.title
