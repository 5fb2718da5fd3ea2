"""The lead's desk: who is holding the answer up, the parts, and beside them the joint text, kept and submitted."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.audiences import Audience
from core.exceptions import DomainError, StaleError, TransitionError
from core.permissions import allowed, require
from core.web.htmx import HtmxHttpRequest
from petitions.enums import AssignmentState, PetitionAction, PetitionState
from petitions.forms.joining import JointForm
from petitions.models import Petition
from petitions.selectors import petition_view, working_ids
from petitions.selectors.joining import Desk, joining_desk
from petitions.selectors.templates import TemplateLine, templates_offered
from petitions.services import answer_draft_save, answer_submit
from petitions.views.access import petition_for_staff, staff_page

_SHOWN = frozenset({AssignmentState.OPEN, AssignmentState.SIGNED_OFF, AssignmentState.WAIVED})


@staff_page
@require_http_methods(["GET", "POST"])
def joint(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Write beside the parts; save the draft at any time, submit once every part is signed."""
    petition, audience = petition_for_staff(request.user, code)
    require(request.user, "petitions.join_answer", petition)
    if petition.state != PetitionState.ASSIGNED:
        messages.error(request, str(_not_now(petition)))
        return redirect("petitions:detail", code=code)
    desk = joining_desk(petition)
    if request.method == "GET":
        form = JointForm(initial={"text": desk.text, "version": desk.version})
        return _page(request, petition, audience, form, desk)
    if request.POST.get("do") == "insert":
        return _page(request, petition, audience, _with_template(request, petition), desk)
    form = JointForm(request.POST)
    if form.submits:
        require(request.user, "petitions.submit_answer", petition)
    if form.is_valid() and (done := _perform(request, petition, form)) is not None:
        return done
    if form.is_stale:
        petition, audience = petition_for_staff(request.user, code)
        desk = joining_desk(petition)
        # What was typed stays; only the version is the new one, so that the next save is a decision, not an accident.
        typed = request.POST.copy()
        typed["version"] = str(desk.version)
        form.data = typed
    return _page(request, petition, audience, form, desk)


def _perform(request: HtmxHttpRequest, petition: Petition, form: JointForm) -> HttpResponse | None:
    """Save or submit; None when a rule refused and the form says why."""
    text, version = form.cleaned_data["text"], form.cleaned_data["version"] or 0
    try:
        if form.submits:
            answer_submit(actor=request.user, petition=petition, text=text, seen_version=version)
        else:
            answer_draft_save(actor=request.user, petition=petition, text=text, seen_version=version)
    except TransitionError as error:
        messages.error(request, str(error))
        return redirect("petitions:detail", code=petition.code)
    except StaleError as error:
        form.is_stale = True
        form.refuse(error)
    except DomainError as error:
        form.refuse(error)
    else:
        if form.submits:
            messages.success(request, _("Submitted. The leader decides now."))
            return redirect("petitions:detail", code=petition.code)
        messages.success(request, _("The draft is saved."))
        return redirect("petitions:joint", code=petition.code)
    return None


def _with_template(request: HtmxHttpRequest, petition: Petition) -> JointForm:
    """What was typed, with the chosen template after it; nothing is judged or saved."""
    chosen = request.POST.get("template", "")
    words = next((one.text for one in _templates(petition) if str(one.pk) == chosen), "")
    text = "\n\n".join(one for one in (request.POST.get("text", "").rstrip(), words) if one)
    return JointForm(initial={"text": text, "version": request.POST.get("version", "")})


def _templates(petition: Petition) -> list[TemplateLine]:
    lead = petition.current_lead
    return templates_offered(petition, lead.department_id if lead else None)


def _not_now(petition: Petition) -> TransitionError:
    return TransitionError(PetitionAction.SUBMIT_ANSWER.label, PetitionState(petition.state).label)


def _page(
    request: HtmxHttpRequest, petition: Petition, audience: Audience, form: JointForm, desk: Desk
) -> HttpResponse:
    view = petition_view(petition, audience, body_ids=working_ids(request.user))
    parts = [part for part in view.parts if part.state in _SHOWN]
    context: dict[str, Any] = {
        "p": view,
        "form": form,
        "desk": desk,
        "parts": parts,
        "templates": _templates(petition),
        "signed": sum(part.state != AssignmentState.OPEN for part in parts),
        "may_submit": allowed(request.user, "petitions.submit_answer", petition),
    }
    return render(request, "petitions/manage/petition_joint.html", context, status=422 if form.errors else 200)
