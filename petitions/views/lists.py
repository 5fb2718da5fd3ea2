"""Lists that an intermediary compiles: begin one, add a petition with one line and one key, submit all as one act."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Department, User
from accounts.selectors import bodies_valid_on
from core.exceptions import DomainError
from core.files import file_store
from core.permissions import allowed, require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.selectors import meetings_visible
from petitions.forms.base import PAPER_KINDS
from petitions.forms.collected import ListForm, ListRowForm
from petitions.models import CollectedList, Petition
from petitions.selectors.collected import lists_counted, lists_visible, petitions_of_list
from petitions.selectors.reach import collecting_ids, handling_ids
from petitions.services import Letter, PetitionerEntry
from petitions.services.collected import (
    COLLECT,
    ListEntry,
    list_add,
    list_change,
    list_create,
    list_move,
    list_remove,
    list_submit,
    list_update,
)
from petitions.views.access import staff_page
from petitions.views.log import register_finder
from petitions.views.rows import petition_row

OWNER_KIND = "petitions.list"
require_form = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def lists(request: HtmxHttpRequest) -> HttpResponse:
    """The lists of the person's intermediary, or those that came to the person's office."""
    if not collecting_ids(request.user) and not handling_ids(request.user):
        raise PermissionDenied(_("Lists are compiled by intermediaries and read by the office that handles them."))
    page = keyset_page(request, lists_counted(lists_visible(request.user)), key=("-id",))
    context = {"page": page, "may_collect": allowed(request.user, COLLECT)}
    return render(request, "petitions/manage/list_list.html", context)


@staff_page
@require_form
def list_new(request: HtmxHttpRequest) -> HttpResponse:
    """Begin a list."""
    require(request.user, COLLECT)
    form = _list_form(request, None)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                row = list_create(
                    actor=request.user,
                    body=_collecting_body(request.user),
                    entry=_list_entry(request.user, form),
                    once_key=form.cleaned_data["form_key"],
                )
        except DomainError as error:
            form.refuse(error)
        else:
            return redirect("petitions:list_page", pk=row.pk)
    return render(request, "petitions/manage/list_form.html", {"form": form}, status=422 if form.errors else 200)


@staff_page
@require_form
def list_edit(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Title, meeting and letter; once submitted, the letter alone."""
    row = gate(request.user, COLLECT, lists_visible(request.user), pk=pk)
    form = _list_form(request, row)
    if form.is_bound and form.is_valid():
        try:
            with transaction.atomic():
                list_update(actor=request.user, collected_list=row, entry=_list_entry(request.user, form))
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("petitions:list_page", pk=pk)
    context = {"form": form, "row": row}
    return render(request, "petitions/manage/list_form.html", context, status=422 if form.errors else 200)


@staff_page
@require_form
def list_page(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """The list; while it is a draft, with the line for the next petition."""
    row = gate(request.user, None, lists_visible(request.user), pk=pk)
    form = None
    may_edit = allowed(request.user, COLLECT, row)
    if request.method == "POST":
        require(request.user, COLLECT, row)
    if may_edit and row.submitted_at is None:
        form = _row_form(request)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            list_add(
                actor=request.user, collected_list=row, petitioner=_petitioner(form),
                text=form.cleaned_data["text"], once_key=form.cleaned_data["form_key"],
            )  # fmt: skip
        except DomainError as error:
            form.refuse(error)
        else:
            return redirect("petitions:list_page", pk=pk)
    elif request.method == "POST" and form is None:
        messages.error(request, _("This list was submitted. Its petitions are with the office now."))
        return redirect("petitions:list_page", pk=pk)
    found = list(petitions_of_list(request.user, row))
    context = {
        "row": row,
        "form": form,
        "may_edit": may_edit,
        "drafts": found,
        "rows": [petition_row(one) for one in found] if row.submitted_at else [],
        "is_office": not may_edit,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "petitions/manage/list_page.html", context, status=status)


@staff_page
@require_form
def list_row(request: HtmxHttpRequest, pk: int, petition: int) -> HttpResponse:
    """Change one petition of a draft list, or take it out."""
    row, one = _row_of(request.user, pk, petition)
    if request.POST.get("remove"):
        list_remove(actor=request.user, petition=one)
        messages.success(request, _("Taken out of the list; the list's history keeps the words."))
        return redirect("petitions:list_page", pk=pk)
    first = one.petitioners.first()
    initial: dict[str, Any] = {"text": one.text}
    if first is not None:
        initial |= {"organisation": first.name, "cooperative": first.cooperative_id, "speaker_name": first.speaker_name}
    form = _row_form(request, initial)
    if form.is_bound and form.is_valid():
        try:
            list_change(actor=request.user, petition=one, petitioner=_petitioner(form), text=form.cleaned_data["text"])
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("petitions:list_page", pk=pk)
    context = {"row": row, "form": form}
    return render(request, "petitions/manage/list_row.html", context, status=422 if form.errors else 200)


@staff_page
@require_POST
def list_row_move(request: HtmxHttpRequest, pk: int, petition: int) -> HttpResponse:
    """One place up or down."""
    _row, one = _row_of(request.user, pk, petition)
    list_move(actor=request.user, petition=one, up=request.POST.get("to") == "up")
    return redirect(f"{reverse('petitions:list_page', args=[pk])}#row-{petition}")


@staff_page
@require_form
def list_send(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Names what will be submitted to whom; then all of it, or none."""
    row = gate(request.user, COLLECT, lists_visible(request.user), pk=pk)
    drafts = list(petitions_of_list(request.user, row))
    if request.method == "POST":
        try:
            list_submit(actor=request.user, collected_list=row)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            said = ngettext("%(count)s petition was submitted.", "%(count)s petitions were submitted.", len(drafts))
            messages.success(request, said % {"count": len(drafts)})
        return redirect("petitions:list_page", pk=pk)
    if row.submitted_at is not None or not drafts:
        return redirect("petitions:list_page", pk=pk)
    offices = list(dict.fromkeys(one.handled_by_name for one in drafts))
    context = {"row": row, "count": len(drafts), "offices": offices}
    return render(request, "petitions/manage/list_send.html", context)


def _row_of(user: User, pk: int, petition: int) -> tuple[CollectedList, Petition]:
    """The list, still a draft, and one of its petitions; 404 once it was submitted: there is nothing to change."""
    row = gate(user, COLLECT, lists_visible(user), pk=pk)
    one = row.petitions.select_related("collected_list").filter(pk=petition).first()
    if one is None or row.submitted_at is not None:
        raise Http404
    return row, one


def _collecting_body(user: User) -> Department:
    ids = collecting_ids(user)
    return next(one for one in bodies_valid_on(timezone.localdate()) if one.pk in ids)


def _list_form(request: HtmxHttpRequest, row: CollectedList | None) -> ListForm:
    given: dict[str, Any] = {}
    if row is not None:
        names = ("title", "meeting", "letter_number", "letter_date")
        given = {"initial": {name: getattr(row, name) for name in names}, "letter_only": row.submitted_at is not None}
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    return ListForm(*data, meetings=_meetings(request.user, row), **given)


def _meetings(user: User, row: CollectedList | None) -> list[Meeting]:
    """Coming meetings this person sees, and the one chosen already."""
    states = [MeetingState.ANNOUNCED, MeetingState.IN_SESSION]
    found = list(meetings_visible(user).filter(state__in=states).order_by("held_on", "id"))
    if row is not None and row.meeting is not None and row.meeting not in found:
        found.append(row.meeting)
    return found


def _list_entry(user: User, form: ListForm) -> ListEntry:
    data = form.cleaned_data
    upload = data["letter_file"]
    scan = file_store(actor=user, upload=upload, owner_kind=OWNER_KIND, allowed=PAPER_KINDS) if upload else None
    letter = Letter(data["letter_number"], data["letter_date"], scan)
    return ListEntry(data.get("title", ""), data.get("meeting"), letter)


def _row_form(request: HtmxHttpRequest, initial: dict[str, Any] | None = None) -> ListRowForm:
    return ListRowForm(
        request.POST if request.method == "POST" else None,
        register=register_finder(request.user),
        suggest_url=reverse("cooperatives:suggest"),
        initial=initial,
    )


def _petitioner(form: ListRowForm) -> PetitionerEntry:
    data = form.cleaned_data
    return PetitionerEntry(
        cooperative=data["cooperative"],
        name="" if data["cooperative"] else data["organisation"],
        kind=data["petitioner_kind"],
        speaker_name=data["speaker_name"],
    )
