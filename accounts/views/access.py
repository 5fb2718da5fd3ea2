"""Who opens the settings: administrators. Other staff learn that the pages exist (403), others do not (404)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from accounts.permissions import is_staff_member
from core.permissions import require

View = Callable[..., HttpResponse]


def settings_page(view: View) -> View:
    """Guards a page under /manage/settings/."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_staff_member(request.user):
            raise Http404
        require(request.user, "accounts.view_settings")
        return view(request, *args, **kwargs)

    return guarded
