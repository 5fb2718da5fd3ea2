"""Who acts for me while I am away: given by oneself, by a paper, for a time."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms import LastDayForm
from accounts.forms.delegations import OwnDelegationForm
from accounts.models import User
from accounts.selectors import appointments_delegable_by, delegations_given_by
from accounts.services import delegation_end, delegation_give
from core.exceptions import DomainError
from core.web.gate import gate

require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_form
@login_required
def my_delegations(request: HttpRequest) -> HttpResponse:
    """Those given, and a new one."""
    user = cast(User, request.user)
    if not appointments_delegable_by(user):
        raise PermissionDenied(_("Leaders and heads of bodies let somebody act for them."))
    form = OwnDelegationForm(request.POST or None, user=user, initial={"valid_from": timezone.localdate()})
    if form.is_valid():
        try:
            given = delegation_give(actor=user, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            words = {"name": given.user.full_name, "day": form.cleaned_data["valid_until"].strftime("%d/%m/%Y")}
            messages.success(request, _("%(name)s acts for you until %(day)s.") % words)
            return redirect("accounts:my_delegations")
    context = {"form": form, "given": delegations_given_by(user), "today": timezone.localdate()}
    return render(request, "accounts/my_delegations.html", context, status=422 if form.errors else 200)


@require_form
@login_required
def my_delegation_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Back earlier than planned."""
    user = cast(User, request.user)
    delegation = gate(user, None, delegations_given_by(user), pk=pk)
    form = LastDayForm(request.POST or None, initial={"last_day": timezone.localdate()})
    if form.is_valid():
        try:
            delegation_end(actor=user, delegation=delegation, **form.cleaned_data)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The delegation has an end."))
            return redirect("accounts:my_delegations")
    context = {"form": form, "delegation": delegation}
    return render(request, "accounts/my_delegation_end.html", context, status=422 if form.errors else 200)
