import secrets

from django.db import models
from django.db.models import F, Q

from core.models.fields import NFCCharField, NFCTextField
from meetings.enums import AttendanceState, CountedAs, DelegateKind, ReplyState


def new_token() -> str:
    """An unguessable word for the address behind an invitation's QR code."""
    return secrets.token_urlsafe(24)


class Delegate(models.Model):
    """One line of the list of delegates: a person, a whole body, or a group known by its number.

    `positions` holds one position a line, the first printed first. `represents_name` is the body or organisation the
    delegate came for, in the name of that day. E-mail and phone serve the invitation and leave the handling body in
    no output.
    """

    meeting = models.ForeignKey("meetings.Meeting", on_delete=models.PROTECT, related_name="delegates")
    order = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=DelegateKind, default=DelegateKind.PERSON)
    honorific = NFCCharField(max_length=30, blank=True)
    name = NFCCharField(max_length=255)
    positions = NFCTextField(blank=True)
    body = models.ForeignKey("accounts.Department", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    represents_name = NFCCharField(max_length=255, blank=True)
    count = models.PositiveIntegerField(null=True, blank=True)
    counted_as = models.CharField(max_length=16, choices=CountedAs, blank=True)
    is_chair = models.BooleanField(default=False)
    is_secretary = models.BooleanField(default=False)
    email = models.EmailField(blank=True)
    phone = NFCCharField(max_length=30, blank=True)

    invited = models.BooleanField(default=False)
    reply = models.CharField(max_length=16, choices=ReplyState, default=ReplyState.NONE)
    replied_at = models.DateTimeField(null=True, blank=True)
    attendance = models.CharField(max_length=16, choices=AttendanceState, default=AttendanceState.NOT_RECORDED)
    arrived_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    # How many of a group came; empty means not counted.
    arrived_count = models.PositiveIntegerField(null=True, blank=True)
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="delegate_has_name"),
            models.CheckConstraint(
                condition=Q(kind=DelegateKind.GROUP) | Q(count__isnull=True, arrived_count__isnull=True, counted_as=""),
                name="delegate_only_groups_count",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DelegateKind.GROUP) | ~Q(counted_as=""), name="delegate_group_says_what_it_counts"
            ),
            models.CheckConstraint(condition=Q(count__isnull=True) | Q(count__gte=1), name="delegate_count_not_zero"),
            models.CheckConstraint(
                condition=Q(is_chair=False, is_secretary=False) | Q(kind=DelegateKind.PERSON),
                name="delegate_chair_is_a_person",
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=True) | Q(cooperative__isnull=True), name="delegate_comes_for_one"
            ),
            models.CheckConstraint(
                condition=Q(arrived_at__isnull=True) | Q(attendance=AttendanceState.PRESENT),
                name="delegate_arrived_is_present",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(arrived_at__isnull=False, left_at__gte=F("arrived_at")),
                name="delegate_left_after_arrival",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()

    @property
    def position_list(self) -> tuple[str, ...]:
        """The positions in order, one each."""
        return tuple(line.strip() for line in self.positions.splitlines() if line.strip())
