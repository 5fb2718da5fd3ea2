"""What the pages of a meeting's parts have in common: a list with a form to add, and a page to change one row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.exceptions import DomainError
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from meetings.enums import EDITABLE_STATES
from meetings.forms import MeetingPartForm
from meetings.models import Meeting
from meetings.selectors import bodies_suggested, meeting_day, meetings_visible, part_counts


def staff_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page for people who have signed in; what they may see and do, each page asks by itself."""
    return login_required(require_http_methods(["GET", "HEAD", "POST"])(view))


def sent_data(request: HtmxHttpRequest) -> QueryDict | None:
    """What a form is bound with: also an empty POST counts as sent."""
    return request.POST if request.method == "POST" else None


def _nothing(_row: Any) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Part:
    """How one kind of part is listed, added, changed, moved and removed. Services take the row as `row_word`."""

    name: str
    item: str
    row_word: str
    title: str | Promise
    add_words: str | Promise
    empty: str | Promise
    rows: Callable[[Meeting], QuerySet[Any]]
    form: type[MeetingPartForm]
    add: Callable[..., Any]
    change: Callable[..., Any] | None = None
    remove: Callable[..., Any] | None = None
    move: Callable[..., Any] | None = None
    # What is lost by removing a row; "" for the usual words.
    loss: str | Promise = ""
    initial: Callable[[Any], dict[str, Any]] = _nothing
    kept: Callable[[Any], dict[str, Any]] = _nothing
    # More arguments for the form, from the request and the row (None when one is added).
    form_extra: Callable[[HtmxHttpRequest, Any], dict[str, Any]] = field(default=lambda _request, _row: {})
    offers_bodies: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)

    # Templates call whatever can be called: they ask these instead of the services themselves.
    @property
    def can_change(self) -> bool:
        return self.change is not None

    @property
    def can_move(self) -> bool:
        return self.move is not None

    @property
    def can_remove(self) -> bool:
        return self.remove is not None

    @property
    def row_template(self) -> str:
        return f"meetings/manage/_{self.item}_row.html"

    def list_url(self, meeting: Meeting) -> str:
        return reverse(f"meetings:{self.name}", args=[meeting.code])

    def item_url(self, meeting: Meeting, row: Model) -> str:
        return reverse(f"meetings:{self.item}", args=[meeting.code, row.pk])


def meeting_to_change(request: HtmxHttpRequest, code: str) -> Meeting:
    """The meeting of the address for somebody who may change it; otherwise 404 or 403."""
    visible = meetings_visible(request.user).select_related("organiser__unit")
    return gate(request.user, "meetings.change", visible, code=code)


def fault_shown(form: forms.Form, error: DomainError) -> None:
    """Put a service's refusal beside the field it names, or above the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))


def form_built(request: HtmxHttpRequest, part: Part, meeting: Meeting, row: Any, *, bound: bool) -> MeetingPartForm:
    """The part's form: empty, filled from `row`, or with what was sent."""
    extra = part.form_extra(request, row)
    if row is not None:
        extra |= {"initial": part.initial(row), "kept": part.kept(row)}
    data = (request.POST, request.FILES) if bound else ()
    return part.form(*data, meeting=meeting, user=request.user, **extra)


def page_values(part: Part, meeting: Meeting, form: forms.Form) -> dict[str, Any]:
    """What every page of a part shows around its own content."""
    editable = meeting.state in EDITABLE_STATES
    return {
        "meeting": meeting,
        "part": part,
        "form": form,
        "editable": editable,
        "part_counts": part_counts(meeting),
        "bodies_offered": bodies_suggested(meeting_day(meeting), meeting.organiser) if part.offers_bodies else (),
        **part.extra,
    }


def part_list(request: HtmxHttpRequest, code: str, part: Part) -> HttpResponse:
    """All rows of a part in order, with the form that adds one. After adding, the form is ready for the next."""
    meeting = meeting_to_change(request, code)
    sent = request.method == "POST"
    form = form_built(request, part, meeting, None, bound=sent)
    if sent and form.is_valid():
        try:
            part.add(actor=request.user, meeting=meeting, **form.values())
        except DomainError as error:
            fault_shown(form, error)
        else:
            messages.success(request, _("Added."))
            return HttpResponseRedirect(request.get_full_path())
    rows = list(part.rows(meeting))
    return render(request, "meetings/manage/part_list.html", page_values(part, meeting, form) | {"rows": rows})


def row_of(part: Part, meeting: Meeting, pk: int) -> Any:
    """The row `pk` of this meeting; 404 for another meeting's."""
    row = part.rows(meeting).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def part_item(
    request: HtmxHttpRequest,
    code: str,
    pk: int,
    part: Part,
    *,
    template: str = "meetings/manage/part_form.html",
    more: Callable[[Meeting, Any], dict[str, Any]] = lambda _meeting, _row: {},
) -> HttpResponse:
    """One row: change it, move it (do=up, do=down), or remove it (do=remove)."""
    meeting = meeting_to_change(request, code)
    row = row_of(part, meeting, pk)
    act = request.POST.get("do", "save") if request.method == "POST" else ""
    back = HttpResponseRedirect(part.list_url(meeting))
    if act in ("up", "down") and part.move is not None:
        part.move(actor=request.user, **{part.row_word: row}, up=act == "up")
        return back
    if act == "remove" and part.remove is not None:
        part.remove(actor=request.user, **{part.row_word: row})
        messages.success(request, _("Removed."))
        return back
    form = form_built(request, part, meeting, row, bound=act == "save")
    if act == "save" and part.change is not None and form.is_valid():
        try:
            part.change(actor=request.user, **{part.row_word: row}, **form.values())
        except DomainError as error:
            fault_shown(form, error)
        else:
            messages.success(request, _("Saved."))
            return back
    return render(request, template, page_values(part, meeting, form) | {"row": row} | more(meeting, row))
