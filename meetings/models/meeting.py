import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.models.fields import NFCCharField, NFCTextField, SearchKeyField
from core.text import search_key
from meetings.enums import LOGGING_STATES, DaySession, MeetingKind, MeetingState
from meetings.validators import FIRST_YEAR, LAST_YEAR, validate_meeting_code

STATES = MeetingState


class Meeting(models.Model):
    """A meeting of leaders with cooperatives, planned here or recorded after it took place elsewhere.

    An empty day, hour, place or number means "not recorded" for a meeting recorded as past and "not set yet" for one
    that is planned. The year is always known. Names of bodies and areas are those of the day: they are copied when
    chosen and stay when the body is renamed or abolished.
    """

    code = models.SlugField(max_length=60, unique=True, validators=[validate_meeting_code])
    title = NFCCharField(max_length=300)
    kind = models.CharField(max_length=16, choices=MeetingKind, default=MeetingKind.DIALOGUE)
    state = models.CharField(max_length=16, choices=MeetingState, default=MeetingState.DRAFT)
    recorded_as_past = models.BooleanField(default=False)

    organiser = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    organiser_name = NFCCharField(max_length=255)
    unit = models.ForeignKey("accounts.AdministrativeUnit", on_delete=models.PROTECT, related_name="+")
    unit_name = NFCCharField(max_length=255)

    year = models.PositiveSmallIntegerField(validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)])
    held_on = models.DateField(null=True, blank=True)
    session = models.CharField(max_length=16, choices=DaySession, default=DaySession.NOT_RECORDED)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = NFCCharField(max_length=300, blank=True)
    place_note = NFCCharField(max_length=300, blank=True)

    theme = NFCTextField(blank=True)
    purpose = NFCTextField(blank=True)
    # Kinds of organisations the meeting is for, values of cooperatives.enums.CooperativeKind in printing order.
    organisation_kinds = models.JSONField(default=list, blank=True)
    petition_window_opens = models.DateTimeField(null=True, blank=True)
    petition_window_closes = models.DateTimeField(null=True, blank=True)
    turns_counted = models.PositiveIntegerField(null=True, blank=True)
    organisations_counted = models.PositiveIntegerField(null=True, blank=True)

    summary = NFCTextField(blank=True)
    source = NFCTextField(blank=True)
    # Who made the result public, as told; published_at is when this site began to show the meeting.
    published_by = models.ForeignKey(
        "accounts.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    published_by_name = NFCCharField(max_length=255, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    announced_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    concluded_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = NFCTextField(blank=True)

    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)
    version = models.PositiveIntegerField(default=1)
    # The order of every list, newest first: the day, or the last day of the year when the day is not recorded.
    sort_date = models.DateField(editable=False)
    search_key = SearchKeyField()

    class Meta:
        ordering = ["-sort_date", "-id"]
        indexes = [
            models.Index(fields=["-sort_date", "-id"], name="meeting_by_day"),
            models.Index(fields=["organiser", "-sort_date", "-id"], name="meeting_by_organiser"),
            models.Index(
                fields=["-sort_date", "-id"], condition=Q(published_at__isnull=False), name="meeting_published_by_day"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="meeting_has_title"),
            models.CheckConstraint(condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="meeting_year_in_range"),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True)
                | Q(held_on__gte=datetime.date(FIRST_YEAR, 1, 1), held_on__lte=datetime.date(LAST_YEAR, 12, 31)),
                name="meeting_day_in_range",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(petition_window_opens__isnull=True)
                | Q(petition_window_closes__isnull=True)
                | Q(petition_window_closes__gt=F("petition_window_opens")),
                name="meeting_window_closes_after_opening",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[STATES.ANNOUNCED, STATES.IN_SESSION])
                | (
                    Q(recorded_as_past=False, announced_at__isnull=False)
                    & Q(held_on__isnull=False, starts_at__isnull=False)
                    & ~Q(place="")
                ),
                name="meeting_announced_has_day_and_place",
            ),
            models.CheckConstraint(
                condition=Q(recorded_as_past=True)
                | ~Q(state__in=[STATES.IN_SESSION, STATES.CONCLUDED, STATES.CLOSED])
                | Q(opened_at__isnull=False),
                name="meeting_held_was_opened",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[STATES.CONCLUDED, STATES.CLOSED]) | Q(concluded_at__isnull=False),
                name="meeting_concluded_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=STATES.CLOSED) | Q(closed_at__isnull=False), name="meeting_closed_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=STATES.CANCELLED) | (Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="meeting_cancelled_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(state=STATES.DRAFT), name="meeting_draft_is_not_public"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refresh_keys()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_date", "search_key", "updated_at"}
        super().save(*args, **kwargs)

    def refresh_keys(self) -> None:
        """Set the columns computed from others. `save` calls it; who uses bulk_create calls it for each row."""
        self.sort_date = self.held_on or datetime.date(self.year, 12, 31)
        self.search_key = search_key(
            self.title, self.code, self.theme, self.organiser_name, self.unit_name, self.place, str(self.year)
        )

    @property
    def takes_petitions(self) -> bool:
        """Whether a coordinator may log a petition raised at it."""
        return self.state in LOGGING_STATES

    def window_is_open(self, at: datetime.datetime) -> bool:
        """Whether representatives may send petitions for this meeting online at the moment `at`."""
        if self.state != MeetingState.ANNOUNCED or self.petition_window_opens is None:
            return False
        return self.petition_window_opens <= at and (
            self.petition_window_closes is None or at < self.petition_window_closes
        )
