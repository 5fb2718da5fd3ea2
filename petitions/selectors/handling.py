"""Which body a petition goes to when its meeting does not say: the coordinators of the petitioner's place."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Length
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AdministrativeUnit, Appointment, Department
from accounts.selectors import bodies_valid_on
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.selectors import meetings_handled


def coordinating_bodies(on: date | None = None) -> QuerySet[Department]:
    """Bodies with a coordinator in office that day, intermediaries left out."""
    day = on or timezone.localdate()
    coordinators = Appointment.objects.filter(role=Role.COORDINATOR, valid_from__lte=day).exclude(valid_until__lt=day)
    return bodies_valid_on(day).filter(pk__in=coordinators.values("department_id"), is_intermediary=False)


def handling_body_for(unit: AdministrativeUnit | None, on: date | None = None) -> Department | None:
    """The coordinating body of the place, or of the nearest place above it; None when there is none at all.

    Without a place, or where no unit above has one, the highest coordinating body takes it.
    """
    bodies = coordinating_bodies(on).select_related("unit", "parent")
    if unit is not None:
        # A path is "/24/05/": every unit above is a prefix of it.
        steps = [step for step in unit.path.split("/") if step]
        paths = ["/" + "/".join(steps[:count]) + "/" for count in range(1, len(steps) + 1)]
        found = bodies.filter(unit__path__in=paths).order_by(Length("unit__path").desc(), "pk").first()
        if found is not None:
            return found
    return min(bodies, key=lambda body: (len(body.unit.path) if body.unit else 999, body.pk), default=None)


def successors_today(body: Department) -> list[Department]:
    """The bodies of today to which the work of an abolished body passed, one after another; none while it exists."""
    today = bodies_valid_on(timezone.localdate())
    if today.filter(pk=body.pk).exists():
        return []
    seen: dict[int, Department] = {}
    after = body.successor
    while after is not None and after.pk not in seen:
        seen[after.pk] = after
        after = after.successor
    return list(today.filter(pk__in=seen))


def meetings_to_come(user: Any) -> QuerySet[Meeting]:
    """Meetings of the person's offices on whose agenda a petition may still be put, drafts among them."""
    states = [MeetingState.DRAFT, MeetingState.ANNOUNCED, MeetingState.IN_SESSION]
    return meetings_handled(user).filter(state__in=states).order_by("held_on", "id")
