"""One's own account."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms import LanguageForm
from accounts.models import User
from accounts.selectors import appointments_delegable_by, appointments_for_user
from accounts.services import user_set_language


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Name, contact and roles to read; the language of messages to choose; the ways to password and second step."""
    user = cast(User, request.user)
    today = timezone.localdate()
    form = LanguageForm(request.POST or None, initial={"language": user.language})
    if form.is_valid():
        user_set_language(actor=user, language=form.cleaned_data["language"])
        messages.success(request, _("Saved."))
        return redirect("accounts:me")
    context = {
        "form": form,
        "appointments": [one for one in appointments_for_user(user) if one.is_valid_on(today)],
        "today": today,
        "may_delegate": bool(appointments_delegable_by(user)),
    }
    return render(request, "accounts/me.html", context)
