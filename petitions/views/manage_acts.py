"""One page for every act on a petition or on a body's part: what it is about, what it asks, what happened."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.audiences import Audience
from core.exceptions import DomainError, StaleError, TransitionError
from core.web.htmx import HtmxHttpRequest
from petitions.enums import PetitionAction, PetitionState
from petitions.forms.base import ActForm, PaperForm
from petitions.models import Petition
from petitions.selectors import petition_view, working_ids
from petitions.selectors.promises import promise_lines
from petitions.selectors.ratings import rating_lines
from petitions.views.access import may_act, part_of, petition_for_staff, staff_page
from petitions.views.act_row import Act
from petitions.views.acts import ACTS
from petitions.views.case import all_acts
from petitions.views.part_acts import PART_ACTS


@staff_page
@require_http_methods(["GET", "POST"])
def act(request: HtmxHttpRequest, code: str, action: str) -> HttpResponse:
    """GET asks for what the act needs; POST does it."""
    petition, audience = petition_for_staff(request.user, code)
    one = ACTS.get(action)
    if one is None:
        raise Http404
    from_paper = issubclass(one.form, PaperForm)
    by_paper = may_act(request.user, one.perm, one.obj(petition), petition, from_paper=from_paper)
    if request.method == "GET" and action == PetitionAction.SUBMIT_ANSWER and not by_paper:
        # The lead joins the parts on a page of its own.
        return redirect("petitions:joint", code=code)
    if request.method == "GET" and (reason := why_not_now(request.user, petition, action)):
        messages.error(request, reason)
        return redirect("petitions:detail", code=code)
    kwargs = one.kwargs(request.user, petition)
    if given := {name: request.GET[name] for name in one.prefilled if name in request.GET}:
        kwargs["initial"] = kwargs.get("initial", {}) | given
    form = act_form(request, one, by_paper, kwargs)
    if request.method == "POST" and form.is_valid():
        done = perform(request, petition, form, lambda: one.run(request.user, petition, form), str(one.done))
        if done is not None:
            return done
    return act_page(request, petition, audience, one, form)


@staff_page
@require_http_methods(["GET", "POST"])
def part_act(request: HtmxHttpRequest, code: str, pk: int, action: str) -> HttpResponse:
    """The same for an act on one body's part."""
    petition, audience = petition_for_staff(request.user, code)
    part = part_of(petition, pk)
    one = PART_ACTS.get(action)
    if one is None:
        raise Http404
    by_paper = may_act(request.user, one.perm, part, petition, from_paper=issubclass(one.form, PaperForm))
    form = act_form(request, one, by_paper, one.kwargs(request.user, part))
    if request.method == "POST" and form.is_valid():
        done = perform(request, petition, form, lambda: one.run(request.user, part, form), str(one.done))
        if done is not None:
            return done
    return act_page(request, petition, audience, one, form, part=part)


def why_not_now(user: User, petition: Petition, action: str) -> str:
    """Why the act cannot be done at this moment, said before anybody fills in a form; "" when it can."""
    found = next((one for one in all_acts(user, petition) if one.action == action), None)
    if found is not None:
        return found.waits_for
    return str(TransitionError(ACTS[action].label, PetitionState(petition.state).label))


def act_form(request: HtmxHttpRequest, one: Any, by_paper: bool, kwargs: dict[str, Any]) -> ActForm:
    """The form of an act, with the fields of a paper where the person records somebody else's act."""
    if issubclass(one.form, PaperForm):
        kwargs["by_paper"] = by_paper
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form: ActForm = one.form(*given, **kwargs)
    return form


def perform(
    request: HtmxHttpRequest, petition: Petition, form: ActForm, run: Callable[[], Any], done: str
) -> HttpResponse | None:
    """Do it and go back to the petition; None when a rule refused and the form says why.

    A state that does not allow the act any more is said on the petition's page: there is nothing to correct here.
    """
    try:
        # A scan that was kept for an act that is then refused goes with it.
        with transaction.atomic():
            run()
    except TransitionError as error:
        messages.error(request, str(error))
        return redirect("petitions:detail", code=petition.code)
    except StaleError as error:
        form.refuse(error)
        return None
    except DomainError as error:
        form.refuse(error)
        return None
    messages.success(request, done)
    return redirect("petitions:detail", code=petition.code)


def act_page(
    request: HtmxHttpRequest,
    petition: Petition,
    audience: Audience,
    one: Act,
    form: ActForm,
    **more: Any,
) -> HttpResponse:
    """The page of an act; 422 when what was typed is to be mended, so that a script can tell."""
    view = petition_view(petition, audience, body_ids=working_ids(request.user))
    promises, ratings = promise_lines(petition), rating_lines(petition)
    context = {"p": view, "act": one, "form": form, "promises": promises, "ratings": ratings} | more
    return render(request, one.template, context, status=422 if form.errors else 200)
