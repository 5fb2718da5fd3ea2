"""Settings: people, their appointments and delegations."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms import AppointmentForm, DelegationForm, LastDayForm, PersonForm, ReasonForm, UserFilterForm
from accounts.models import User
from accounts.selectors import (
    appointments_all,
    appointments_for_user,
    bodies_valid_on,
    users_all,
    users_search,
)
from accounts.services import (
    appointment_end,
    appointment_give,
    user_create,
    user_deactivate,
    user_password_link,
    user_reactivate,
    user_update,
)
from accounts.views.access import settings_page
from core.exceptions import DomainError
from core.web.gate import gate
from core.web.pagination import keyset_page

require_form = require_http_methods(["GET", "HEAD", "POST"])
PERM = "accounts.manage_users"


@require_safe
@settings_page
def user_list(request: HttpRequest) -> HttpResponse:
    """People, with what they hold today."""
    form = UserFilterForm(request.GET)
    wish = form.cleaned_data if form.is_valid() else {}
    people = users_search(wish.get("q", ""), role=wish.get("role", ""), inactive=bool(wish.get("closed")))
    page = keyset_page(request, people, key=("search_key", "id"))
    return render(
        request, "accounts/manage/user_list.html", {"form": form, "page": page, "filtered": any(wish.values())}
    )


@require_form
@settings_page
def user_new(request: HttpRequest) -> HttpResponse:
    """Opens an account."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            user = user_create(actor=request.user, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The account of %(name)s is open. Now give a role.") % {"name": user.full_name})
            return redirect("accounts:user_detail", pk=user.pk)
    return render(request, "accounts/manage/user_form.html", {"form": form})


@require_safe
@settings_page
def user_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: contact, appointments, history."""
    return _user_page(request, gate(request.user, PERM, users_all(), pk=pk))


def _user_page(request: HttpRequest, person: User, link: str = "") -> HttpResponse:
    context = {
        "person": person,
        "appointments": appointments_for_user(person),
        "today": timezone.localdate(),
        "link": link,
        "reason_form": ReasonForm(),
    }
    return render(request, "accounts/manage/user_detail.html", context)


@require_form
@settings_page
def user_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects name and contact."""
    person = gate(request.user, PERM, users_all(), pk=pk)
    initial = {"full_name": person.full_name, "email": person.email, "phone": person.phone}
    form = PersonForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            user_update(actor=request.user, user=person, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("accounts:user_detail", pk=person.pk)
    return render(request, "accounts/manage/user_form.html", {"form": form, "person": person})


@require_POST
@settings_page
def user_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Closes an account; it can be opened again."""
    person = gate(request.user, PERM, users_all(), pk=pk)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    user_deactivate(actor=request.user, user=person, reason=reason)
    messages.success(request, _("The account of %(name)s is closed.") % {"name": person.full_name})
    return redirect("accounts:user_detail", pk=person.pk)


@require_POST
@settings_page
def user_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens a closed account again."""
    person = gate(request.user, PERM, users_all(), pk=pk)
    user_reactivate(actor=request.user, user=person)
    messages.success(request, _("The account of %(name)s is open again.") % {"name": person.full_name})
    return redirect("accounts:user_detail", pk=person.pk)


@require_POST
@settings_page
def user_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a link to set a password and shows it once; a page that is loaded again has lost it."""
    person = gate(request.user, PERM, users_all(), pk=pk)
    response = _user_page(request, person, user_password_link(actor=request.user, user=person))
    response.headers["Cache-Control"] = "no-store"
    return response


@require_form
@settings_page
def appointment_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives a role."""
    person = gate(request.user, PERM, users_all(), pk=pk)
    today = timezone.localdate()
    form = AppointmentForm(request.POST or None, bodies=bodies_valid_on(today), initial={"valid_from": today})
    return _appoint(request, person, form, delegation=False)


@require_form
@settings_page
def delegation_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Records that somebody acts for another."""
    person = gate(request.user, PERM, users_all(), pk=pk)
    form = DelegationForm(request.POST or None, user=person, initial={"valid_from": timezone.localdate()})
    return _appoint(request, person, form, delegation=True)


def _appoint(
    request: HttpRequest, person: User, form: AppointmentForm | DelegationForm, *, delegation: bool
) -> HttpResponse:
    if form.is_valid():
        try:
            appointment_give(actor=request.user, user=person, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("%(name)s has the role.") % {"name": person.full_name})
            return redirect("accounts:user_detail", pk=person.pk)
    context = {"form": form, "person": person, "delegation": delegation}
    return render(request, "accounts/manage/appointment_form.html", context)


@require_form
@settings_page
def appointment_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ends an appointment."""
    appointment = gate(request.user, PERM, appointments_all(), pk=pk)
    form = LastDayForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if form.is_valid():
        try:
            appointment_end(actor=request.user, appointment=appointment, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The appointment has an end."))
            return redirect("accounts:user_detail", pk=appointment.user_id)
    return render(request, "accounts/manage/appointment_end.html", {"form": form, "appointment": appointment})
