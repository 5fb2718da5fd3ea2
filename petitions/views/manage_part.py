"""One body's part of an answer: its text is written and signed on the petition's own page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.exceptions import DomainError, StaleError, TransitionError
from core.files import CONTENT_TYPES
from core.permissions import require
from core.web.htmx import HtmxHttpRequest
from petitions.forms.answers import PartForm
from petitions.models import Assignment
from petitions.selectors import working_ids
from petitions.selectors.templates import templates_offered
from petitions.services import assignment_save_text, assignment_sign_off
from petitions.services.answer_import import answers_exported
from petitions.views.access import part_of, petition_for_staff, staff_page
from petitions.views.case import case_context


@staff_page
@require_http_methods(["GET", "POST"])
def part(request: HtmxHttpRequest, code: str, pk: int) -> HttpResponse:
    """Save the draft, or sign it in the same act. A refused text is shown again, beside a newer one if there is."""
    petition, audience = petition_for_staff(request.user, code)
    row = part_of(petition, pk)
    here = f"{reverse('petitions:detail', args=[code])}#part-{pk}"
    if request.method == "GET":
        return redirect(here)
    require(request.user, "petitions.assignment_save_text", row)
    form = PartForm(request.POST, part_id=pk)
    if request.POST.get("do") == "insert":
        context = case_context(request.user, petition, audience, _with_template(request, row, form))
        return render(request, "petitions/manage/petition_detail.html", context)
    if form.is_valid():
        try:
            _save(request, row, form)
        except TransitionError as error:
            messages.error(request, str(error))
            return redirect(here)
        except StaleError as error:
            form.is_stale = True
            form.refuse(error)
        except DomainError as error:
            form.refuse(error)
        else:
            return redirect(here)
    if form.is_stale:
        petition, audience = petition_for_staff(request.user, code)
        # What was typed stays; only the version is the new one, so that the next save is a decision, not an accident.
        typed = request.POST.copy()
        typed[f"{form.prefix}-version"] = str(part_of(petition, pk).text_version)
        form.data = typed
    context = case_context(request.user, petition, audience, form)
    return render(request, "petitions/manage/petition_detail.html", context, status=422)


@staff_page
@require_safe
def answers_export(request: HtmxHttpRequest) -> HttpResponse:
    """The open parts of the person's bodies as a file, which filled in can be imported."""
    if not working_ids(request.user):
        raise PermissionDenied(_("Only the bodies that answer have parts to download."))
    response = HttpResponse(answers_exported(request.user), content_type=CONTENT_TYPES["xlsx"])
    name = f"tra-loi-{timezone.localdate():%d-%m-%Y}.xlsx"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _with_template(request: HtmxHttpRequest, row: Assignment, typed: PartForm) -> PartForm:
    """What was typed, with the chosen template after it; nothing is judged or saved."""
    offered = templates_offered(row.petition, row.department_id)
    words = next((one.text for one in offered if str(one.pk) == request.POST.get("template", "")), "")
    given = {name: request.POST.get(f"{typed.prefix}-{name}", "") for name in ("text", "version")}
    text = "\n\n".join(one for one in (given["text"].rstrip(), words) if one)
    return PartForm(initial=given | {"text": text}, part_id=row.pk)


def _save(request: HtmxHttpRequest, row: Assignment, form: PartForm) -> None:
    text, version = form.cleaned_data["text"], form.cleaned_data["version"]
    if form.signs:
        assignment_sign_off(actor=request.user, assignment=row, text=text, seen_version=version)
        messages.success(request, _("The part of %(body)s is signed.") % {"body": row.department_name})
    else:
        assignment_save_text(actor=request.user, assignment=row, text=text, seen_version=version)
        messages.success(request, _("The draft is saved."))
