"""Settings: bodies, who signs for them, and administrative units."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import BodyCloseForm, BodyFilterForm, BodyForm, LastDayForm, SignatoryForm, UnitFilterForm
from accounts.selectors import (
    appointments_after,
    bodies_all,
    bodies_listed,
    bodies_valid_on,
    signatories_all,
    signatories_of,
    units_search,
)
from accounts.services import (
    department_close,
    department_create,
    department_update,
    signatory_add,
    signatory_end,
)
from accounts.views.access import settings_page
from core.exceptions import DomainError
from core.web.gate import gate
from core.web.pagination import keyset_page

require_form = require_http_methods(["GET", "HEAD", "POST"])
PERM = "accounts.manage_bodies"


@require_safe
@settings_page
def settings_home(request: HttpRequest) -> HttpResponse:
    """What can be set, each with a link."""
    return render(request, "accounts/manage/settings_home.html")


@require_safe
@settings_page
def body_list(request: HttpRequest) -> HttpResponse:
    """Bodies that exist, or the closed ones."""
    form = BodyFilterForm(request.GET)
    wish = form.cleaned_data if form.is_valid() else {}
    bodies = bodies_listed(wish.get("q", ""), kind=wish.get("kind", ""), closed=bool(wish.get("closed")))
    page = keyset_page(request, bodies, key=("search_key", "id"))
    return render(
        request, "accounts/manage/body_list.html", {"form": form, "page": page, "filtered": any(wish.values())}
    )


@require_form
@settings_page
def body_new(request: HttpRequest) -> HttpResponse:
    """Enters a body."""
    form = BodyForm(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        try:
            body = department_create(actor=request.user, **form.facts())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("%(name)s is entered.") % {"name": body.name})
            return redirect("accounts:body_edit", pk=body.pk)
    return render(request, "accounts/manage/body_form.html", {"form": form})


@require_form
@settings_page
def body_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A body's facts, its signatories and its history."""
    body = gate(request.user, PERM, bodies_all(), pk=pk)
    form = BodyForm(request.POST or None, body=body, today=timezone.localdate())
    if form.is_valid():
        try:
            department_update(actor=request.user, department=body, **form.facts())
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:body_edit", pk=body.pk)
    context = {"form": form, "body": body, "signatories": signatories_of(body), "today": timezone.localdate()}
    return render(request, "accounts/manage/body_form.html", context)


@require_form
@settings_page
def body_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Closes a body, with its successor."""
    body = gate(request.user, PERM, bodies_all(), pk=pk)
    today = timezone.localdate()
    others = bodies_valid_on(today).exclude(pk=body.pk)
    form = BodyCloseForm(request.POST or None, bodies=others, initial={"last_day": today})
    if form.is_valid():
        try:
            department_close(actor=request.user, department=body, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("%(name)s is closed.") % {"name": body.name})
            return redirect("accounts:body_edit", pk=body.pk)
    context = {"form": form, "body": body, "appointments": appointments_after(body, today)}
    return render(request, "accounts/manage/body_close.html", context)


@require_form
@settings_page
def signatory_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Enters who signs for a body."""
    body = gate(request.user, PERM, bodies_all(), pk=pk)
    form = SignatoryForm(request.POST or None)
    if form.is_valid():
        try:
            signatory = signatory_add(actor=request.user, body=body, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("%(name)s signs for this body.") % {"name": signatory.full_name})
            return redirect("accounts:body_edit", pk=body.pk)
    return render(request, "accounts/manage/signatory_form.html", {"form": form, "body": body})


@require_form
@settings_page
def signatory_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Until when a person signs."""
    signatory = gate(request.user, None, signatories_all(), pk=pk)
    form = LastDayForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if form.is_valid():
        try:
            signatory_end(actor=request.user, signatory=signatory, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:body_edit", pk=signatory.body_id)
    return render(request, "accounts/manage/signatory_end.html", {"form": form, "signatory": signatory})


@require_safe
@settings_page
def unit_list(request: HttpRequest) -> HttpResponse:
    """Units, historic ones included; they come from a file."""
    form = UnitFilterForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    page = keyset_page(request, units_search(query), key=("path", "id"))
    return render(
        request,
        "accounts/manage/unit_list.html",
        {"form": form, "page": page, "filtered": bool(query), "today": timezone.localdate()},
    )
