"""The meeting's own page: its facts from the floor below, its petitions from here, its documents from above."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cooperatives.selectors import area_background
from core.permissions import allowed
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from meetings.enums import LOGGING_STATES, MeetingState
from meetings.permissions import meeting_acts
from meetings.selectors import meeting_audience, meeting_view, meetings_visible, meetings_with_parts
from petitions.enums import PetitionState
from petitions.models import Petition
from petitions.selectors import petitions_of_meeting, petitions_published, petitions_rows
from petitions.selectors.last_time import previous_meeting
from petitions.selectors.reach import collecting_ids
from petitions.views.access import staff_page
from petitions.views.rows import petition_row

ROWS_SHOWN = 6


@dataclass(frozen=True)
class StateCount:
    state: str
    label: str
    count: int


@staff_page
@require_safe
def meeting_detail(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """One meeting as its staff see it."""
    user = request.user
    row = gate(user, None, meetings_with_parts(meetings_visible(user)).select_related("organiser"), code=code)
    petitions = petitions_of_meeting(user, row.pk)
    counted = Counter(petitions.values_list("state", flat=True))
    page = keyset_page(request, petitions_rows(petitions), key=("-id",), size=ROWS_SHOWN)
    may_log = row.state in LOGGING_STATES and (
        allowed(user, "petitions.log", Petition(handled_by=row.organiser)) or bool(collecting_ids(user))
    )
    context = {
        "background": area_background(row.unit_id, row.year, area_name=row.unit_name),
        "meeting": meeting_view(row, meeting_audience(user, row)),
        "acts": meeting_acts(user, row),
        "may_change": allowed(user, "meetings.change", row),
        "may_log": may_log,
        "log_is_main": row.state == MeetingState.IN_SESSION,
        "count": counted.total(),
        "before": previous_meeting(row),
        # Of a meeting of another area the person reads here what everybody reads.
        "published": 0 if counted else petitions_published(meeting=code).count(),
        "states": [StateCount(one.value, str(one.label), counted[one]) for one in PetitionState if counted[one]],
        "rows": [petition_row(one) for one in page.rows],
    }
    return render(request, "petitions/manage/meeting_detail.html", context)
