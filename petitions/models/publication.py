"""What everyone may read of a petition: one version of its answer, in words read by a person."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models.fields import NFCCharField, NFCTextField, SearchKeyField
from petitions.enums import PublicationState


class Publication(models.Model):
    """The public form of one answer. All its words are its own copies: the public pages read nothing else.

    `search_key` is built from these copies only.
    """

    petition = models.ForeignKey("petitions.Petition", on_delete=models.CASCADE, related_name="publications")
    answer = models.OneToOneField("petitions.Answer", on_delete=models.PROTECT, related_name="publication")
    state = models.CharField(max_length=10, choices=PublicationState, default=PublicationState.PRIVATE)
    petition_text = NFCTextField(blank=True, default="")
    answer_text = NFCTextField(blank=True, default="")
    # Names of organisations, never of people.
    petitioners = NFCTextField(blank=True, default="")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    prepared_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_by_name = NFCCharField(max_length=150, blank=True, default="")
    published_at = models.DateTimeField(null=True, blank=True)
    # One batch at one moment: the rows of a batch share it.
    batch = models.UUIDField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdraw_reason = NFCTextField(blank=True, default="")
    search_key = SearchKeyField()

    class Meta:
        indexes = [
            # The public list, newest first.
            models.Index(fields=["-published_at", "-id"], name="publication_newest", condition=Q(state="published")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PublicationState.values), name="publication_state_known"),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(state=PublicationState.PUBLISHED),
                name="publication_one_public_per_petition",
            ),
            models.UniqueConstraint(
                fields=["petition"],
                condition=Q(state=PublicationState.PREPARED),
                name="publication_one_prepared_per_petition",
            ),
            models.CheckConstraint(
                condition=Q(state=PublicationState.PRIVATE)
                | (~Q(petition_text="") & ~Q(petitioners="") & Q(prepared_at__isnull=False)),
                name="publication_prepared_has_public_words",
            ),
            models.CheckConstraint(
                condition=~Q(state=PublicationState.PUBLISHED) | Q(published_at__isnull=False),
                name="publication_public_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=PublicationState.WITHDRAWN)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdraw_reason="")),
                name="publication_withdrawn_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return str(self.petition)
