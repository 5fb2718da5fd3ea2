"""Who may issue a paper about a meeting, and who signs it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from accounts.enums import BodyKind
from accounts.models import Department, Signatory
from meetings.models import Host, Meeting

# Party bodies write under a head of their own; of a joint meeting the People's Committee issues the paper.
_NOT_ISSUING = (BodyKind.PARTY,)


def issuing_bodies(meeting: Meeting) -> QuerySet[Department]:
    """The meeting's organiser, the body it belongs to, and the hosts that are in the list of bodies."""
    hosts = Host.objects.filter(meeting=meeting, body__isnull=False).values("body_id")
    return (
        Department.objects.filter(Q(pk=meeting.organiser_id) | Q(children=meeting.organiser_id) | Q(pk__in=hosts))
        .exclude(kind__in=_NOT_ISSUING)
        .select_related("parent")
        .distinct()
        .order_by("name", "pk")
    )


def issuing_body_default(meeting: Meeting) -> Department:
    """The People's Committee that hosts the meeting, otherwise its organiser."""
    hosting = Host.objects.filter(meeting=meeting, body__kind=BodyKind.UBND).select_related("body__parent").first()
    return hosting.body if hosting and hosting.body else meeting.organiser


def signatories_of(bodies: Iterable[Department], day: date) -> QuerySet[Signatory]:
    """Who may sign for one of `bodies` on `day`, in the order they were entered."""
    return (
        Signatory.objects.select_related("body")
        .filter(body__in=bodies)
        .filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day))
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day))
        .order_by("body__name", "pk")
    )


def signatory_default(body: Department, day: date) -> Signatory | None:
    """Whoever was entered first: the head."""
    return signatories_of([body], day).first()
