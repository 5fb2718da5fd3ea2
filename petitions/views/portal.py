"""The pages of a representative: send a petition in five minutes, follow it, answer questions, read the answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.permissions import is_staff_member
from cooperatives.models import Cooperative
from cooperatives.selectors import mandates_of
from core.audiences import Audience
from core.exceptions import DomainError, TransitionError
from core.permissions import allowed
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from meetings.selectors import meeting_row, meetings_published, meetings_upcoming
from petitions.enums import PETITION_TRANSITIONS, Channel, PetitionAction, PetitionState
from petitions.forms.base import ActForm
from petitions.forms.intake import InfoReplyForm, PortalPetitionForm, TakeBackForm
from petitions.models import Petition
from petitions.selectors import (
    petition_view,
    petitions_detailed,
    petitions_represented,
    petitions_rows,
    timeline,
    topics_active,
)
from petitions.selectors.promises import promise_lines
from petitions.selectors.ratings import earlier_ratings, own_ratings
from petitions.services import (
    PetitionEntry,
    PetitionerEntry,
    attachment_add,
    petition_draft_save,
    petition_submit,
    petition_supply_info,
    petition_withdraw,
)
from petitions.views.portal_rows import portal_row

MEETINGS_SHOWN = 3
WITHDRAW_STATES = PETITION_TRANSITIONS[PetitionAction.WITHDRAW].sources


@login_required
@require_safe
def home(request: HtmxHttpRequest) -> HttpResponse:
    """What waits for the person, then all petitions of their organisations."""
    user = request.user
    mandates = list(mandates_of(user))
    page = keyset_page(request, petitions_rows(petitions_represented(user)), key=("-created_at", "-id"), size=20)
    rows = [portal_row(one) for one in page.rows]
    waiting = {PetitionState.NEEDS_INFO, PetitionState.DRAFT}
    context = {
        "mandates": mandates,
        "page": page,
        "needed": [row for row in rows if row.state in waiting],
        "rows": [row for row in rows if row.state not in waiting],
        "upcoming": [meeting_row(one) for one in meetings_upcoming(meetings_published())[:MEETINGS_SHOWN]],
        "is_staff_member": is_staff_member.test(user),
    }
    return render(request, "petitions/portal/home.html", context)


def _cooperatives(user: User) -> list[Cooperative]:
    return [one.cooperative for one in mandates_of(user)]


def _form(user: User, *args: Any, **kwargs: Any) -> PortalPetitionForm:
    open_meetings = [one for one in meetings_upcoming(meetings_published()) if meeting_row(one).window_is_open]
    return PortalPetitionForm(
        *args, cooperatives=_cooperatives(user), meetings=open_meetings, topics=topics_active(), **kwargs
    )


@login_required
@require_http_methods(["GET", "POST"])
def new(request: HtmxHttpRequest) -> HttpResponse:
    """Send a petition, or keep a draft of it."""
    if not mandates_of(request.user).exists():
        return render(request, "petitions/portal/no_mandate.html", status=403)
    return _write(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Go on with a draft; its address is the receipt's token, as it has no code yet."""
    drafts = petitions_detailed(petitions_represented(request.user))
    return _write(request, gate(request.user, "petitions.submit", drafts, receipt_token=code))


def _write(request: HtmxHttpRequest, draft: Petition | None) -> HttpResponse:
    user = request.user
    if request.method == "POST":
        form = _form(user, request.POST, request.FILES)
        if form.is_valid():
            try:
                petition = _keep(user, form, draft)
            except DomainError as error:
                form.refuse(error)
            else:
                return _kept(request, petition)
    else:
        form = _form(user, initial=_initial(draft))
    context = {
        "form": form,
        "only_cooperative": form.cooperatives[0] if len(form.cooperatives) == 1 else None,
        "kept": draft is not None,
        "draft_key": f"petition-{draft.receipt_token if draft else 'new'}",
        "files": petition_view(draft, Audience.PETITIONER).files if draft else (),
    }
    return render(request, "petitions/portal/petition_form.html", context, status=422 if form.errors else 200)


def _initial(draft: Petition | None) -> dict[str, Any]:
    if draft is None:
        return {}
    asker = next(iter(draft.petitioners.all()), None)
    return {
        "text": draft.text,
        "topic": draft.topic_id,
        "meeting": draft.meeting_id,
        "cooperative": asker.cooperative_id if asker else None,
    }


@transaction.atomic
def _keep(user: User, form: PortalPetitionForm, draft: Petition | None) -> Petition:
    """The draft with its files and, unless it is for later, the sending: all of it or nothing."""
    data = form.cleaned_data
    entry = PetitionEntry(
        text=data["text"],
        petitioners=(PetitionerEntry(cooperative=data["cooperative"], speaker_name=user.full_name),),
        channel=Channel.ONLINE,
        topic=data["topic"],
        meeting=data.get("meeting"),
    )
    petition = petition_draft_save(actor=user, entry=entry, petition=draft, once_key=data["form_key"])
    if petition.state != PetitionState.DRAFT:
        # The same form was sent twice: what the first one made stands.
        return petition
    for upload in form.uploads:
        attachment_add(actor=user, petition=petition, upload=upload)
    return petition if form.is_draft else petition_submit(actor=user, petition=petition)


def _kept(request: HtmxHttpRequest, petition: Petition) -> HttpResponse:
    if petition.state == PetitionState.DRAFT:
        messages.success(request, _("The draft is kept. Nobody but you sees it."))
        return redirect("petitions:portal_edit", code=petition.receipt_token)
    return redirect(f"{_address(petition)}?sent=1")


def _address(petition: Petition) -> str:
    return reverse("petitions:portal_detail", args=[petition.code])


def own_petition(request: HtmxHttpRequest, code: str) -> Petition:
    """A petition of the person's organisations, or Http404."""
    return gate(request.user, None, petitions_detailed(petitions_represented(request.user)), code=code)


@login_required
@require_safe
def detail(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Where it stands, what was asked, the answer; right after sending, the receipt."""
    petition = own_petition(request, code)
    view = petition_view(petition, Audience.PETITIONER)
    context = {
        "p": view,
        "sent": request.GET.get("sent") == "1",
        "moments": timeline(petition, Audience.PETITIONER),
        "may_withdraw": petition.state in WITHDRAW_STATES and allowed(request.user, "petitions.withdraw", petition),
        "asked": next((one for one in view.info if one.replied_at is None), None),
        "promises": promise_lines(petition, inside=False),
        "to_rate": own_ratings(request.user, petition),
        "rated_before": earlier_ratings(request.user, petition),
    }
    return render(request, "petitions/portal/petition_detail.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def supply_info(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Answer the question of the office."""
    petition = own_petition(request, code)
    question = next((one.question for one in petition.info_requests.all() if one.replied_at is None), "")
    form = InfoReplyForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    page = {"heading": _("Answer the question"), "says": question, "button": _("Send the answer")}

    @transaction.atomic
    def run() -> None:
        petition_supply_info(actor=request.user, petition=petition, reply=form.cleaned_data["reply"])
        if form.cleaned_data["file"]:
            attachment_add(actor=request.user, petition=petition, upload=form.cleaned_data["file"])

    return portal_act(request, petition, form, run, _("Your answer was sent. The petition goes on."), page)


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Take the petition back."""
    petition = own_petition(request, code)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    page = {"heading": _("Take the petition back"), "button": _("Take it back"), "danger": True}

    def run() -> None:
        petition_withdraw(actor=request.user, petition=petition, reason=form.cleaned_data["reason"])

    return portal_act(request, petition, form, run, _("The petition was taken back."), page)


def portal_act(
    request: HtmxHttpRequest, petition: Petition, form: ActForm, run: Any, done: str, page: dict[str, Any]
) -> HttpResponse:
    """The page of one act of a representative: ask, do, and go back to the petition."""
    here = _address(petition)
    if request.method == "POST" and form.is_valid():
        try:
            run()
        except TransitionError as error:
            messages.error(request, str(error))
            return redirect(here)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, done)
            return redirect(here)
    context = {"p": petition_view(petition, Audience.PETITIONER), "form": form, "back_url": here} | page
    return render(request, "petitions/portal/simple_form.html", context, status=422 if form.errors else 200)
