"""The memory: wishes asked again and again, and the page of one with everything that was answered and promised."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from core.exceptions import DomainError
from core.permissions import allowed, require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from petitions.forms.base import ActForm
from petitions.forms.matters import AddPetitionsForm, JoinMatterForm, MatterFilterForm, MatterForm, NewMatterForm
from petitions.models import Matter
from petitions.selectors import topics_active
from petitions.selectors.matters import matter_row, matter_view, matters_listed, matters_reached, matters_rows
from petitions.services.matters import matter_change, matter_create, matter_link, matters_merge
from petitions.views.access import petitions_named, staff_page


@staff_page
@require_safe
def matter_list(request: HtmxHttpRequest) -> HttpResponse:
    """What is asked most often on top."""
    form = MatterFilterForm(request.GET, topics=topics_active().values_list("pk", "name"))
    asked = form.asked
    topic = int(asked["topic"]) if asked.get("topic") else None
    found = matters_listed(request.user, asked.get("q", ""), topic)
    page = keyset_page(request, found, key=("-times", "-id"), rows=matters_rows)
    context = {
        "form": form,
        "page": page,
        "rows": [matter_row(one) for one in page.rows],
        "filtered": bool(asked),
        "clear_url": request.path,
        "may_make": allowed(request.user, "petitions.link_matter"),
    }
    return render(request, "petitions/manage/matter_list.html", context)


def _matter(user: User, code: str) -> Matter:
    return gate(user, None, matters_reached(user).select_related("topic", "handled_by", "merged_into"), code=code)


@staff_page
@require_safe
def matter_detail(request: HtmxHttpRequest, matter: str) -> HttpResponse:
    """Every time it was asked, every answer given, every promise."""
    one = _matter(request.user, matter)
    may_change = one.merged_into_id is None and allowed(request.user, "petitions.change_matter", one)
    context = {"m": matter_view(request.user, one), "may_change": may_change}
    return render(request, "petitions/manage/matter_detail.html", context)


@staff_page
@require_http_methods(["GET", "POST"])
def matter_new(request: HtmxHttpRequest) -> HttpResponse:
    """A matter made from several petitions at once; `codes` in the address fills them in."""
    user = request.user
    require(user, "petitions.link_matter")
    initial = {"codes": request.GET.get("codes", "")}
    form = NewMatterForm(request.POST if request.method == "POST" else None, topics=topics_active(), initial=initial)

    def run() -> Matter:
        data = form.cleaned_data
        return matter_create(
            actor=user,
            title=data["title"],
            petitions=petitions_named(user, data["codes"]),
            topic=data["topic"],
            note=data["note"],
            once_key=data["form_key"],
        )

    page = {"heading": _("New matter"), "button": _("Make the matter")}
    return _act(request, None, form, run, _("The matter is made."), page)


@staff_page
@require_http_methods(["GET", "POST"])
def matter_act(request: HtmxHttpRequest, matter: str, action: str) -> HttpResponse:
    """Put into words (change), add petitions (add), or join with another matter (join)."""
    user = request.user
    one = _matter(user, matter)
    require(user, "petitions.change_matter", one)
    data = request.POST if request.method == "POST" else None
    if action == "change":
        initial = {"title": one.title, "topic": one.topic_id, "note": one.note}
        words = MatterForm(data, topics=topics_active(), initial=initial)
        page: dict[str, Any] = {"heading": _("Put the matter into words"), "button": _("Save")}
        return _act(request, one, words, lambda: _change(user, one, words), _("Saved."), page)
    if action == "add":
        named = AddPetitionsForm(data)
        page = {"heading": _("Add petitions to the matter"), "button": _("Add them")}
        return _act(request, one, named, lambda: _add(user, one, named), _("They belong to the matter now."), page)
    if action == "join":
        other = JoinMatterForm(data)
        page = {"heading": _("Join with another matter"), "button": _("Join them"), "danger": True}
        return _act(request, one, other, lambda: _join(user, one, other), _("Both are one matter now."), page)
    raise Http404


def _change(user: User, one: Matter, form: ActForm) -> Matter:
    return matter_change(actor=user, matter=one, **form.cleaned_data)


def _add(user: User, one: Matter, form: ActForm) -> Matter:
    return matter_link(actor=user, matter=one, petitions=petitions_named(user, form.cleaned_data["codes"]))


def _join(user: User, one: Matter, form: ActForm) -> Matter:
    into = matters_reached(user).filter(code=form.cleaned_data["into"].upper()).first()
    if into is None:
        raise DomainError(_("There is no matter with this code among those you see."), field="into")
    return matters_merge(actor=user, matter=one, into=into)


def _act(
    request: HtmxHttpRequest,
    one: Matter | None,
    form: ActForm,
    run: Callable[[], Matter],
    done: str,
    page: dict[str, Any],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = run()
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, done)
            return redirect("petitions:matter", matter=made.code)
    context = {"matter": one, "form": form} | page
    return render(request, "petitions/manage/matter_form.html", context, status=422 if form.errors else 200)
