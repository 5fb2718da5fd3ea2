"""What a person sees when something is refused: always what is wrong and what to do next."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from core.exceptions import DomainError


class DomainErrorMiddleware:
    """A rule's refusal that no form has shown: said on the page the person came from, or on a page of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        back = _page_before(request)
        if request.method == "GET" or back is None:
            return render(request, "409.html", {"message": str(exception), "back_url": back}, status=409)
        messages.error(request, str(exception))
        if getattr(request, "htmx", False):
            # htmx follows a redirect unseen and would put the page into the part; this loads it whole.
            return HttpResponse(status=409, headers={"HX-Redirect": back})
        return HttpResponseRedirect(back)


def _page_before(request: HttpRequest) -> str | None:
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return None
    parts = urlsplit(referer)
    # A path of two slashes would be read as the name of another site.
    path = f"/{parts.path.lstrip('/')}"
    return f"{path}?{parts.query}" if parts.query else path


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or cookies are off."""
    return render(request, "core/csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What arrived cannot be read: drawn without the request, which may be the very thing that is broken."""
    return HttpResponse(render_to_string("400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An object one may see but not act on."""
    message = str(exception) if isinstance(exception, PermissionDenied) else ""
    return render(request, "403.html", {"message": message}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here for this person. An address's own words are not repeated: they may be another's."""
    return render(request, "404.html", status=404)
