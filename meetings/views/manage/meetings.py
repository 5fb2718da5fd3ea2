"""The list of meetings, planning, recording, correcting."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.exceptions import DomainError, StaleError
from core.permissions import allowed, require
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from meetings.enums import EDITABLE_STATES
from meetings.forms import MeetingEditForm, MeetingFilterForm, MeetingForm, MeetingPlanForm, MeetingRecordForm
from meetings.models import Meeting
from meetings.selectors import (
    LIST_KEY,
    bodies_coordinated,
    bodies_suggested,
    day_note,
    meeting_day,
    meeting_row,
    meeting_years,
    meetings_found,
    meetings_visible,
    part_counts,
)
from meetings.services import meeting_create, meeting_record, meeting_update
from meetings.views.manage.part import fault_shown, meeting_to_change, sent_data, staff_page


def meeting_page_url(meeting: Meeting) -> str:
    """The meeting's own page: it shows petitions and is built a floor above."""
    return reverse("petitions:meeting_detail", args=[meeting.code])


@require_safe
@login_required
def meeting_list(request: HtmxHttpRequest) -> HttpResponse:
    """All meetings the person may see, newest first, with filters in the address."""
    require(request.user, "meetings.list")
    visible = meetings_visible(request.user)
    form = MeetingFilterForm(request.GET or None, years=meeting_years(visible))
    filters = form.filters() if form.is_bound else {}
    page = keyset_page(request, meetings_found(visible, **filters), key=LIST_KEY)
    values = {
        "form": form,
        "page": page,
        "rows": [meeting_row(row) for row in page.rows],
        "filtered": bool(filters),
        "chips": _chips(request, form, filters),
        "clear_url": reverse("meetings:list"),
        "may_create": allowed(request.user, "meetings.create"),
    }
    return render(request, "meetings/manage/meeting_list.html", values)


def _chips(request: HtmxHttpRequest, form: MeetingFilterForm, filters: dict[str, Any]) -> list[tuple[str, str]]:
    """Each filter in force: its words, and this address without it."""
    chips = []
    for name, value in filters.items():
        query = request.GET.copy()
        for gone in (name, "after", "before"):
            query.pop(gone, None)
        words = f"“{value}”" if name == "q" else dict(form.fields[name].choices).get(value, value)  # type: ignore[attr-defined]
        chips.append((str(words), f"{request.path}?{query.urlencode()}" if query else request.path))
    return chips


@staff_page
def meeting_new(request: HtmxHttpRequest) -> HttpResponse:
    """Plan a meeting."""
    require(request.user, "meetings.create")
    form = MeetingPlanForm(sent_data(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        meeting = _saved(form, lambda values: meeting_create(actor=request.user, **values))
        if meeting is not None:
            messages.success(request, _("The draft is saved. It is not public before it is announced."))
            _day_warned(request, meeting)
            return HttpResponseRedirect(meeting_page_url(meeting))
    return _form_page(request, form, "meetings/manage/meeting_new.html", {})


@staff_page
def meeting_record_new(request: HtmxHttpRequest) -> HttpResponse:
    """Record a meeting that took place."""
    require(request.user, "meetings.create")
    form = MeetingRecordForm(sent_data(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        meeting = _saved(form, lambda values: meeting_record(actor=request.user, **values))
        if meeting is not None:
            messages.success(
                request, _("The meeting is recorded. Add what is known of it: delegates, documents, awards.")
            )
            return HttpResponseRedirect(meeting_page_url(meeting))
    return _form_page(request, form, "meetings/manage/meeting_record.html", {})


@staff_page
def meeting_edit(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Correct the facts. When someone else saved in between, what was typed stays and the difference is shown."""
    meeting = meeting_to_change(request, code)
    form = MeetingEditForm(sent_data(request), user=request.user, meeting=meeting)
    others: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            saved = meeting_update(
                actor=request.user, meeting=meeting, version=form.cleaned_data["version"], **form.values()
            )
        except StaleError as error:
            others = _others_changes(form, meeting)
            form.add_error(None, str(error))
            # What is on the screen now was read with the new version: saving again is a decision, not an accident.
            form.data = _with_version(request, meeting)
        except DomainError as error:
            fault_shown(form, error)
        else:
            messages.success(request, _("Saved."))
            _day_warned(request, saved)
            return HttpResponseRedirect(meeting_page_url(saved))
    note = day_note(meeting.held_on) if not meeting.recorded_as_past else ""
    shown = {
        "meeting": meeting,
        "others": others,
        "day_note": note,
        "editable": meeting.state in EDITABLE_STATES,
        "part_counts": part_counts(meeting),
    }
    return _form_page(request, form, "meetings/manage/meeting_edit.html", shown)


def _with_version(request: HtmxHttpRequest, meeting: Meeting) -> QueryDict:
    data = request.POST.copy()
    data["version"] = str(meeting.version)
    return data


def _others_changes(form: MeetingEditForm, meeting: Meeting) -> list[tuple[str, str]]:
    """Label and stored value of each field in which the stored meeting differs from what was typed."""
    stored = MeetingEditForm(user=form.user, meeting=meeting)
    changes = []
    for name in form.fields:
        if name == "version" or name not in form.cleaned_data:
            continue
        typed, kept = form.cleaned_data[name], getattr(meeting, name, None)
        if typed != kept and (typed or kept):
            label = str(form.fields[name].label)
            field = stored[name]
            shown = dict(getattr(field.field, "choices", ()) or ()).get(kept, field.value()) if kept else ""
            changes.append((label, str(kept if name in ("organiser", "unit") else shown or _("empty"))))
    return changes


def _saved(form: MeetingForm, save: Callable[[dict[str, Any]], Meeting]) -> Meeting | None:
    """What `save` made of the form's values; None when a rule refused them, which the form then says."""
    try:
        return save(form.values())
    except DomainError as error:
        fault_shown(form, error)
    return None


def _day_warned(request: HtmxHttpRequest, meeting: Meeting) -> None:
    note = day_note(meeting.held_on)
    if note:
        messages.warning(
            request,
            _("%(day)s is not a working day (%(note)s). Check whether the meeting shall be held on it.")
            % {"day": f"{meeting.held_on:%d/%m/%Y}", "note": note},
        )


def _form_page(request: HtmxHttpRequest, form: MeetingForm, template: str, more: dict[str, Any]) -> HttpResponse:
    meeting = more.get("meeting")
    organiser = meeting.organiser if meeting else bodies_coordinated(request.user).first()
    offered = bodies_suggested(meeting_day(meeting) if meeting else None, organiser)
    return render(request, template, {"form": form, "bodies_offered": offered, **more})
