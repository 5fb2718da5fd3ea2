"""Looking after the messages of one's bodies: drafts before they go, letters to print, mails that failed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.exceptions import DomainError
from core.forms import BatchNoteForm, HandOverForm
from core.messages import (
    OVERSEE,
    REPEAT,
    REVIEW,
    batch_drop,
    batch_message_take,
    batch_messages,
    batch_note_set,
    batch_release,
    batches_visible,
    letter_take_back,
    letters_hand_over,
    letters_visible,
    message_repeat,
    messages_overseen,
    messages_repeat_all,
    messages_stuck,
    notices_waiting,
)
from core.models import BatchState, Message, MessageState
from core.permissions import allowed, require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page

AT_ONCE = 200


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool
    count: int


def _tabs(request: HtmxHttpRequest) -> list[Tab]:
    """The three lists of a coordinator; an administrator has the failed mails alone, and needs no tabs."""
    if not allowed(request.user, REVIEW):
        return []
    waiting = notices_waiting(request.user)
    rows = (
        (_("To look at before they go"), "core:batches", waiting.batches),
        (_("To print and hand over"), "core:letters", waiting.letters),
        (_("Mail that did not arrive"), "core:mail_list", waiting.failed),
    )
    return [Tab(label, reverse(name), request.path == reverse(name), count) for label, name, count in rows]


# --- Drafts -----------------------------------------------------------------------------------------------------------
@require_safe
@login_required
def batches(request: HtmxHttpRequest) -> HttpResponse:
    """What waits for a look; `?state=decided`: what was decided."""
    require(request.user, REVIEW)
    decided = request.GET.get("state") == "decided"
    found = batches_visible(request.user)
    draft = {"state": BatchState.DRAFT}
    page = keyset_page(request, found.exclude(**draft) if decided else found.filter(**draft), ("-id",))
    context = {"page": page, "decided": decided, "tabs": _tabs(request)}
    return render(request, "core/manage/batch_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def batch(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Every text with its addressee; POST keeps the sentence that goes under all of them."""
    found = gate(request.user, REVIEW, batches_visible(request.user), pk=pk)
    form = BatchNoteForm(request.POST if request.method == "POST" else None, initial={"note": found.note})
    if request.method == "POST" and form.is_valid():
        batch_note_set(actor=request.user, batch=found, note=form.cleaned_data["note"])
        messages.success(request, _("Saved."))
        return redirect("core:batch", pk=pk)
    page = keyset_page(request, batch_messages(found), ("id",))
    context = {"batch": found, "page": page, "form": form}
    return render(request, "core/manage/batch_detail.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def batch_go(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Let them go."""
    found = gate(request.user, REVIEW, batches_visible(request.user), pk=pk)
    count = batch_release(actor=request.user, batch=found)
    said = ngettext("%(count)s message is on its way.", "%(count)s messages are on their way.", count)
    messages.success(request, said % {"count": count})
    return redirect("core:batches")


@require_POST
@login_required
def batch_away(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Send none of them."""
    found = gate(request.user, REVIEW, batches_visible(request.user), pk=pk)
    batch_drop(actor=request.user, batch=found)
    messages.success(request, _("None of them was sent. The act they were about stands."))
    return redirect("core:batches")


@require_POST
@login_required
def batch_take(request: HtmxHttpRequest, pk: int, message: int) -> HttpResponse:
    """Take one addressee out, or (`back`) put them in again."""
    found = gate(request.user, REVIEW, batches_visible(request.user), pk=pk)
    row = batch_messages(found).filter(pk=message).first()
    if row is None:
        raise Http404
    batch_message_take(actor=request.user, batch=found, message=row, out="back" not in request.POST)
    return redirect(f"{reverse('core:batch', args=[pk])}#message-{message}")


# --- Letters ----------------------------------------------------------------------------------------------------------
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def letters(request: HtmxHttpRequest) -> HttpResponse:
    """Letters to print; POST notes those that are ticked as handed over, or (`print`) shows them for printing.

    `?state=sent`: those handed over before.
    """
    require(request.user, REVIEW)
    if request.method == "POST" and "print" in request.POST:
        # Asked by POST, so that the form's own secret does not get into an address.
        asked = [("ids", pk) for pk in _ids(request.POST.getlist("ids"))]
        asked += [("two", 1)] if request.POST["print"] == "2" else []
        return redirect(f"{reverse('core:letters_print')}?{urlencode(asked)}")
    sent = request.GET.get("state") == "sent"
    found = letters_visible(request.user).filter(state=MessageState.SENT if sent else MessageState.QUEUED)
    form = HandOverForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _handed_over(request, found, form):
        return redirect("core:letters")
    page = keyset_page(request, found, ("-sent_at", "-id") if sent else ("id",))
    context = {"page": page, "form": form, "sent": sent, "tabs": _tabs(request)}
    return render(request, "core/manage/letter_list.html", context, status=422 if form.errors else 200)


def _handed_over(request: HtmxHttpRequest, found: QuerySet[Message], form: HandOverForm) -> bool:
    """Done and said, or refused beside the field."""
    chosen = found.filter(pk__in=_ids(request.POST.getlist("ids")))
    try:
        count = letters_hand_over(actor=request.user, letters=chosen, on=form.cleaned_data["on"])
    except DomainError as error:
        form.add_error(error.field, str(error))
        return False
    said = ngettext("%(count)s letter was handed over.", "%(count)s letters were handed over.", count)
    messages.success(request, said % {"count": count})
    return True


def _ids(values: list[str]) -> list[int]:
    return [int(value) for value in values[:AT_ONCE] if value.isascii() and value.isdigit() and len(value) < 19]


@require_safe
@login_required
def letters_print(request: HtmxHttpRequest) -> HttpResponse:
    """The chosen letters (`?ids=`), or all that wait, each on its own sheet; `?two=1`: two on a sheet."""
    require(request.user, REVIEW)
    found = letters_visible(request.user)
    chosen = request.GET.getlist("ids")
    rows = found.filter(pk__in=_ids(chosen)) if chosen else found.filter(state=MessageState.QUEUED)
    context = {"letters": rows.order_by("id")[:AT_ONCE], "two": request.GET.get("two") == "1"}
    return render(request, "core/manage/letters_print.html", context)


@require_POST
@login_required
def letter_back(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """It was not handed over after all."""
    letter_take_back(actor=request.user, letter=gate(request.user, REVIEW, letters_visible(request.user), pk=pk))
    messages.success(request, _("It waits to be handed over again."))
    return redirect(f"{reverse('core:letters')}?state=sent")


# --- Mails that failed ------------------------------------------------------------------------------------------------
@require_safe
@login_required
def mail_list(request: HtmxHttpRequest) -> HttpResponse:
    """Mails that wait or failed, newest first: all for administrators, those of their bodies for coordinators."""
    require(request.user, REPEAT)
    stuck = messages_stuck(request.user)
    page = keyset_page(request, stuck)
    context = {
        "page": page,
        "any_failed": any(row.state == MessageState.FAILED for row in page.rows),
        "oversees": allowed(request.user, OVERSEE),
        "tabs": _tabs(request),
    }
    return render(request, "core/manage/mail_list.html", context)


@require_POST
@login_required
def mail_again(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Send a failed mail again."""
    message = gate(request.user, REPEAT, messages_overseen(request.user), pk=pk)
    message_repeat(actor=request.user, message=message)
    messages.success(request, _("The mail will be sent again within a minute."))
    return redirect("core:mail_list")


@require_POST
@login_required
def mail_again_all(request: HtmxHttpRequest) -> HttpResponse:
    """Send every failed mail again."""
    require(request.user, REPEAT)
    count = messages_repeat_all(actor=request.user)
    said = ngettext(
        "%(count)s mail will be sent again within a minute.",
        "%(count)s mails will be sent again within a minute.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("core:mail_list")
