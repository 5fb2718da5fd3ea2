"""Assigning a petition: the whole picture of who answers, on one page; again to change it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.selectors import bodies_valid_on
from core.audiences import Audience
from core.exceptions import DomainError, TransitionError
from core.permissions import require
from core.web.htmx import HtmxHttpRequest
from petitions.enums import AssignmentRole, PetitionAction
from petitions.forms.assign import PARTS_AT_ONCE, PARTS_MAX, AssignForm, BasePartFormSet, PartFormSet
from petitions.models import Assignment, Petition
from petitions.selectors import petition_view, routing_suggested
from petitions.services import AssignmentOrder, petition_assign
from petitions.views.access import petition_for_staff, staff_page


@staff_page
@require_http_methods(["GET", "POST"])
def assign(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """The lead, the bodies beside it, what each is asked and by when."""
    petition, audience = petition_for_staff(request.user, code)
    require(request.user, "petitions.assign", petition)
    bodies = list(bodies_valid_on(timezone.localdate()))
    if request.method == "GET":
        form, parts = _blank(petition, bodies)
        return _page(request, petition, audience, form, parts)
    if request.POST.get("more"):
        return _page(request, petition, audience, *_with_more_rows(request, bodies))
    form, parts = AssignForm(request.POST, bodies=bodies), PartFormSet(request.POST, bodies=bodies)
    valid = form.is_valid() & parts.is_valid()
    if valid and parts.agree_with(form.cleaned_data["lead"]):
        try:
            petition_assign(actor=request.user, petition=petition, **_orders(form, parts))
        except TransitionError as error:
            messages.error(request, str(error))
            return redirect("petitions:detail", code=code)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _said(form, parts))
            return redirect("petitions:detail", code=code)
    return _page(request, petition, audience, form, parts)


def _said(form: AssignForm, parts: BasePartFormSet) -> str:
    lead = form.cleaned_data["lead"].name
    if not parts.chosen:
        return _("Assigned to %(lead)s.") % {"lead": lead}
    return _("Assigned to %(lead)s as the lead, with %(count)s beside it.") % {"lead": lead, "count": len(parts.chosen)}


def _orders(form: AssignForm, parts: BasePartFormSet) -> dict[str, Any]:
    data = form.cleaned_data
    return {
        "lead": AssignmentOrder(data["lead"], data["request"], data["lead_due"]),
        "parts": [AssignmentOrder(one["body"], one["request"], one["due"]) for one in parts.chosen],
        "due": data["due"],
        "due_note": data["due_note"],
    }


def _blank(petition: Petition, bodies: list[Any]) -> tuple[AssignForm, BasePartFormSet]:
    """Empty for a new petition; what stands for one that is assigned again."""
    live = [one for one in petition.assignments.all() if one.is_live]
    lead = next((one for one in live if one.role == AssignmentRole.LEAD), None)
    if lead is None and not live:
        return _suggested(petition, bodies)
    # A part due with the whole shows no date of its own: it moves with it.
    initial = (
        {"lead": lead.department_id, "request": lead.request, "lead_due": _own_due(lead, petition)} if lead else {}
    )
    rows = [
        {"body": one.department_id, "request": one.request, "due": _own_due(one, petition)}
        for one in live
        if one.role == AssignmentRole.CO
    ]
    return AssignForm(initial=initial, bodies=bodies), PartFormSet(initial=rows, bodies=bodies)


def _suggested(petition: Petition, bodies: list[Any]) -> tuple[AssignForm, BasePartFormSet]:
    """What the rules say, for a petition that nobody has; the page says that it is a suggestion, and why."""
    found = routing_suggested(petition)
    if found is None or not found.fits:
        return AssignForm(bodies=bodies), PartFormSet(bodies=bodies)
    rows = [{"body": body.pk} for body in found.parts]
    return AssignForm(initial={"lead": found.lead.pk}, bodies=bodies), PartFormSet(initial=rows, bodies=bodies)


def _own_due(part: Assignment, petition: Petition) -> Any:
    return part.due if part.due != petition.due else None


def _with_more_rows(request: HtmxHttpRequest, bodies: list[Any]) -> tuple[AssignForm, BasePartFormSet]:
    """What was typed, with more empty rows; nothing is judged or saved."""
    data = request.POST.copy()
    given = data.get("parts-TOTAL_FORMS", "0")
    total = int(given) if given.isdecimal() and len(given) < 4 else 0
    data["parts-TOTAL_FORMS"] = str(min(total + PARTS_AT_ONCE, PARTS_MAX))
    initial = {name: data.get(name, "") for name in AssignForm.base_fields}
    rows = [
        {name: data.get(f"parts-{number}-{name}", "") for name in ("body", "request", "due")} for number in range(total)
    ]
    return AssignForm(initial=initial, bodies=bodies), PartFormSet(initial=rows, bodies=bodies)


def _page(
    request: HtmxHttpRequest, petition: Petition, audience: Audience, form: AssignForm, parts: BasePartFormSet
) -> HttpResponse:
    label = PetitionAction.ASSIGN.label
    failed = bool(form.errors) or (parts.is_bound and parts.total_error_count() > 0)
    context = {
        "p": petition_view(petition, audience),
        "act": {"label": label},
        "form": form,
        "parts": parts,
        "suggestion": None if petition.current_lead_id else routing_suggested(petition),
    }
    return render(request, "petitions/manage/petition_assign.html", context, status=422 if failed else 200)
