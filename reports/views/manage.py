"""Pages of staff: the list of documents, one document, the documents of a meeting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.permissions import allowed, require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest, pick_template
from core.web.pagination import keyset_page
from meetings.selectors import meetings_visible
from reports.enums import DocumentKind
from reports.forms import DocumentFilterForm, PaperForm
from reports.models import Document
from reports.selectors import LIST_KEY, documents_found, documents_of_meeting, documents_visible, issuing_body_default
from reports.services import LAYING_OUT, document_cancel, document_request, document_retry, params_default


@require_safe
@login_required
def document_list(request: HtmxHttpRequest) -> HttpResponse:
    """Every document this person may see, newest first."""
    require(request.user, "reports.view_documents")
    form = DocumentFilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = documents_found(documents_visible(request.user), **chosen)
    page = keyset_page(request, found, LIST_KEY)
    return render(
        request,
        pick_template(request, "reports/manage/document_list.html", "reports/manage/_rows.html"),
        {"page": page, "form": form, "filtered": any(chosen.values())},
    )


def _found(request: HtmxHttpRequest, pk: str) -> Document:
    return gate(request.user, None, documents_visible(request.user).select_related("job", "meeting", "file"), pk=pk)


@require_safe
@never_cache
@login_required
def document_detail(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """One document: how far it is, which htmx asks for again while it is being made; then the file in a frame."""
    document = _found(request, pk)
    context = {
        "document": document,
        "job": document.job,
        "may_steer": allowed(request.user, "reports.retry", document),
        "is_guess": document.job is not None and document.job.note == LAYING_OUT,
    }
    template = pick_template(request, "reports/manage/document_detail.html", "reports/manage/_document_polled.html")
    return render(request, template, context)


@require_safe
@login_required
def document_view(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """The file, to be looked at in the browser."""
    return redirect(_file_address(request, pk))


@require_safe
@login_required
def document_download(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """The file, to be kept."""
    return redirect(f"{_file_address(request, pk)}?download=1")


def _file_address(request: HtmxHttpRequest, pk: str) -> str:
    document = _found(request, pk)
    if document.file_id is None:
        raise Http404
    return reverse("core:file", args=[document.file_id])


@require_POST
@login_required
def document_again(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """Ask again for a document that could not be made."""
    document = _found(request, pk)
    document_retry(actor=request.user, document=document)
    return redirect("reports:detail", pk=document.pk)


@require_POST
@login_required
def document_stop(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """Stop the making of a document."""
    document = _found(request, pk)
    document_cancel(actor=request.user, document=document)
    return redirect("reports:detail", pk=document.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def meeting_documents(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Documents of one meeting, and the form that asks for another. A POST of `kind` alone takes the proposals."""
    meeting = gate(request.user, "reports.request", meetings_visible(request.user), code=code)
    kind = _kind(request)
    body = issuing_body_default(meeting)
    proposed = params_default(kind, meeting, body)
    chosen = request.POST if request.method == "POST" and "body" in request.POST else None
    form = PaperForm(chosen, kind=kind, meeting=meeting, proposed=proposed, body=body)
    if request.method == "POST" and (chosen is None or form.is_valid()):
        values = {"body": form.cleaned_data["body"], "params": form.params()} if chosen is not None else {}
        document = document_request(actor=request.user, kind=kind, meeting=meeting, **values)
        if not document.is_live and document.file_id:
            messages.info(request, _("Nothing has changed since this document was made."))
        return redirect("reports:detail", pk=document.pk)
    page = keyset_page(request, documents_of_meeting(request.user, meeting), LIST_KEY)
    context = {"meeting": meeting, "form": form, "page": page, "kind": kind}
    return render(request, "reports/manage/meeting_documents.html", context, status=422 if chosen else 200)


def _kind(request: HtmxHttpRequest) -> DocumentKind:
    asked = request.POST.get("kind") or request.GET.get("kind") or DocumentKind.SUMMARY_REPORT
    if asked not in DocumentKind.values:
        raise Http404
    return DocumentKind(asked)
