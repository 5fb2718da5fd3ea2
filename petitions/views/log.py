"""The logging page of a meeting: one petition is one line and one key press; the form is ready for the next at once."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Department, User
from accounts.selectors import bodies_valid_on
from cooperatives.models import Cooperative
from cooperatives.selectors import cooperative_search, cooperatives_visible
from core.exceptions import DomainError
from core.permissions import require
from core.text import same_text
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from meetings.models import Meeting
from meetings.selectors import meetings_visible
from petitions.enums import Channel, DeclineReason, PetitionState
from petitions.forms.intake import LogForm, day_of
from petitions.models import Petition
from petitions.selectors import petitions_of_meeting, petitions_rows, topics_active
from petitions.selectors.reach import collecting_ids, handling_ids
from petitions.services import (
    PetitionEntry,
    PetitionerEntry,
    SpotAnswer,
    petition_answer_on_the_spot,
    petition_decline,
    petition_log,
    petition_reopen,
)
from petitions.views.access import staff_page
from petitions.views.rows import log_row

ROWS_SHOWN = 20


def register_finder(user: User) -> Callable[[int | None, str], Cooperative | None]:
    """Finds a row of the register by the id that was chosen, or by a name spelled out that only one bears."""

    def find(pk: int | None, name: str) -> Cooperative | None:
        if pk is not None:
            return cooperatives_visible(user).in_bulk([pk]).get(pk)
        named = [
            row
            for row in cooperative_search(name, user=user)
            if same_text(name, row.name) or (row.short_name and same_text(name, row.short_name))
        ]
        return named[0] if len(named) == 1 else None

    return find


def _may_log(user: User, meeting: Meeting) -> tuple[Channel, Department | None]:
    """Through which channel this person logs here. Raises PermissionDenied when they may not."""
    if meeting.organiser_id in handling_ids(user):
        return Channel.FLOOR, None
    ids = collecting_ids(user)
    body = next((one for one in bodies_valid_on(day_of(meeting)) if one.pk in ids), None) if ids else None
    require(user, "petitions.log", Petition(handled_by=meeting.organiser, collected_by=body))
    return Channel.LIST, body


def _form(request: HtmxHttpRequest, meeting: Meeting, **kwargs: Any) -> LogForm:
    return LogForm(
        topics=topics_active(),
        bodies=bodies_valid_on(day_of(meeting)),
        register=register_finder(request.user),
        suggest_url=reverse("cooperatives:suggest"),
        **kwargs,
    )


@staff_page
@require_http_methods(["GET", "POST"])
def log(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Log petitions of one meeting. With htmx the answer holds a fresh form and the new row."""
    meeting = gate(request.user, None, meetings_visible(request.user).select_related("organiser"), code=code)
    channel, collected_by = _may_log(request.user, meeting)
    if request.method == "GET":
        return _page(request, meeting, _form(request, meeting))
    form = _form(request, meeting, data=request.POST)
    petition = None
    if form.is_valid():
        try:
            petition = _log(request.user, meeting, form.cleaned_data, channel, collected_by)
        except DomainError as error:
            form.refuse(error)
    if petition is None:
        return _page(request, meeting, form)
    if not request.htmx:
        messages.success(request, _("Logged as %(code)s.") % {"code": petition.code})
        return redirect("petitions:log", code=code)
    count = petitions_of_meeting(request.user, meeting.pk).count()
    # The next petition is often on the same topic, never by the same form.
    fresh = _form(request, meeting, initial={"topic": petition.topic_id})
    context = {
        "meeting": meeting,
        "form": fresh,
        "row": log_row(petition, count, may_undo=collected_by is None),
        "count": count,
    }
    return render(request, "petitions/manage/_log_saved.html", context)


def _page(request: HtmxHttpRequest, meeting: Meeting, form: LogForm) -> HttpResponse:
    """The whole page, or the form alone where htmx sent one that is to be mended."""
    context: dict[str, Any] = {"meeting": meeting, "form": form}
    status = 422 if form.errors else 200
    if request.htmx and form.is_bound:
        return render(request, "petitions/manage/_entry.html", context, status=status)
    logged = petitions_of_meeting(request.user, meeting.pk)
    count = logged.count()
    shown = petitions_rows(logged).reverse()[:ROWS_SHOWN]
    may_undo = meeting.organiser_id in handling_ids(request.user)
    context |= {
        "count": count,
        "rows": [log_row(one, count - place, may_undo=may_undo) for place, one in enumerate(shown)],
        "more": count > ROWS_SHOWN,
    }
    return render(request, "petitions/manage/log.html", context, status=status)


@transaction.atomic
def _log(
    user: User, meeting: Meeting, data: dict[str, Any], channel: Channel, collected_by: Department | None
) -> Petition:
    """The petition, and the answer given in the same breath. The second submission of a form finds the first's."""
    petitioner = PetitionerEntry(
        cooperative=data["cooperative"],
        name="" if data["cooperative"] else data["organisation"],
        kind=data["petitioner_kind"],
        speaker_name=data["speaker_name"],
    )
    entry = PetitionEntry(
        text=data["text"],
        petitioners=(petitioner,),
        channel=channel,
        topic=data["topic"],
        meeting=meeting,
        collected_by=collected_by,
    )
    petition = petition_log(actor=user, entry=entry, once_key=data["form_key"])
    if data["spot_body"] and petition.state == PetitionState.RECEIVED:
        answer = SpotAnswer(body=data["spot_body"], text=data["spot_text"], answered_on=meeting.held_on)
        petition = petition_answer_on_the_spot(actor=user, petition=petition, answer=answer)
    return petition


@staff_page
@require_POST
@transaction.atomic
def undo(request: HtmxHttpRequest, code: str, petition: str) -> HttpResponse:
    """Take back what was logged by mistake: not counted, nobody is told. The row stays in the history."""
    meeting = gate(request.user, None, meetings_visible(request.user), code=code)
    row = gate(request.user, "petitions.decline", petitions_of_meeting(request.user, meeting.pk), code=petition)
    if row.state == PetitionState.ANSWERED:
        row = petition_reopen(actor=request.user, petition=row, reason=str(DeclineReason.MISTAKE.label))
    row = petition_decline(actor=request.user, petition=row, reason=DeclineReason.MISTAKE)
    if request.htmx:
        count = petitions_of_meeting(request.user, meeting.pk).count()
        context = {"meeting": meeting, "row": log_row(row, 0, may_undo=False), "count": count}
        return render(request, "petitions/manage/_log_undone.html", context)
    messages.success(request, _("%(code)s was taken back.") % {"code": row.code})
    return redirect("petitions:log", code=code)
