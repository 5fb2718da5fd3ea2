"""Reads a meeting and its petitions, narrowed to what the asking person may see, into facts for a paper."""

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Max, Sum

from cooperatives.models import AreaFigures
from cooperatives.selectors import AreaBackground, area_background
from core.audiences import Audience
from core.audit import audit_for
from meetings.models import Meeting
from meetings.selectors import meeting_view, meetings_with_parts
from petitions.enums import PetitionState
from reports.selectors.facts import AreaFact, MeetingFacts
from reports.selectors.petitions import petition_facts, petitions_of_meeting


def meeting_facts(user: Any, meeting: Meeting) -> MeetingFacts:
    """Everything a paper about `meeting` may say to the handling body: no contact data, no speakers' names."""
    row = meetings_with_parts(Meeting.objects.select_related("organiser", "unit__parent")).get(pk=meeting.pk)
    found = petitions_of_meeting(user, meeting)
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    root = row.unit.parent or row.unit
    background = area_background(row.unit_id, row.year)
    return MeetingFacts(
        meeting=meeting_view(row, Audience.AREA),
        level=row.organiser.level,
        area_root=root.name,
        petitions=tuple(petition_facts(user, found, area=row.unit_name)),
        withdrawn=counts.get(PetitionState.WITHDRAWN, 0),
        redirected=counts.get(PetitionState.REDIRECTED, 0),
        figures=tuple(_area_facts(background)),
        ocop_products=background.ocop_products,
        products=background.other_products,
    )


def meeting_fingerprint(user: Any, meeting: Meeting, day: date) -> str:
    """Changes whenever a paper about `meeting` would read differently for `user`: any decision, or another day.

    Decisions are seen by the meeting's history (each is written there in its transaction), petitions by their count
    and last change, reported figures by theirs. Papers themselves leave entries there too and do not count.
    """
    history = audit_for(meeting).exclude(action__startswith="reports.").values_list("pk", flat=True).first()
    petitions = petitions_of_meeting(user, meeting).aggregate(count=Count("pk"), sum=Sum("pk"), last=Max("updated_at"))
    figures = AreaFigures.objects.filter(unit_id=meeting.unit_id, year=meeting.year).aggregate(last=Max("updated_at"))
    parts = (day, meeting.updated_at, history, *petitions.values(), figures["last"])
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def _area_facts(background: AreaBackground) -> Iterator[AreaFact]:
    """What was reported; a target of which no report tells is not the meeting's matter."""
    for one in background.lines:
        if one.source:
            percent = f"{_number(one.percent)}%" if one.percent is not None and one.percent_is_reported else ""
            actual = f"{_number(one.actual)} {one.measure}" if one.actual is not None else ""
            yield AreaFact(name=one.label, actual=actual, percent_of_plan=percent, source=one.source)


def _number(value: Decimal | int) -> str:
    whole, _dot, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
