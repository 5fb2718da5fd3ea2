"""What belongs to whoever reads: language, text size and contrast, the messages in the system."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.messages import REVIEW, message_read, messages_of, notice_choices, notice_choices_set
from core.permissions import allowed
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.language import LANGUAGE_CODES
from core.web.page import READER_COOKIE, reader_of, reader_with
from core.web.pagination import keyset_page

_A_YEAR = 365 * 24 * 60 * 60


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page whose form this was; never to another site."""
    for url in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        if url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
            return HttpResponseRedirect(url)
    return HttpResponseRedirect("/")


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=_A_YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, httponly=True
    )


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language (`language`: vi or en) in a cookie."""
    response = _back(request)
    language = request.POST.get("language", "")
    if language in LANGUAGE_CODES:
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@require_POST
def set_display(request: HttpRequest) -> HttpResponse:
    """Keep `text` (size), `contrast` and `rows` (height) in a cookie; what is not given stays."""
    response = _back(request)
    _keep(response, READER_COOKIE, reader_with(reader_of(request), request.POST.dict()).cookie)
    return response


@require_safe
@login_required
def message_list(request: HtmxHttpRequest) -> HttpResponse:
    """This person's messages, newest first."""
    page = keyset_page(request, messages_of(request.user))
    context = {"page": page, "looks_after": allowed(request.user, REVIEW)}
    return render(request, "core/message_list.html", context)


@require_safe
@login_required
def message_open(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """One message, marked as read; with a link it leads straight there."""
    message = message_read(actor=request.user, message=gate(request.user, None, messages_of(request.user), pk=pk))
    return (
        redirect(message.link)
        if message.link.startswith("/")
        else render(request, "core/message_detail.html", {"message": message})
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choices(request: HtmxHttpRequest) -> HttpResponse:
    """Which groups of notices also come by mail. POST: the ticked ones (`mail`), of those that can be chosen."""
    offered = notice_choices(request.user)
    if request.method == "POST":
        wanted = set(request.POST.getlist("mail"))
        notice_choices_set(actor=request.user, by_mail={one.group.key: one.group.key in wanted for one in offered})
        messages.success(request, _("Saved."))
        return redirect("core:notice_choices")
    return render(request, "core/notice_choices.html", {"offered": offered})
