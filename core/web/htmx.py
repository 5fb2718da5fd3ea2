"""One template for the page and its part: the part is the very file the page includes."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class HtmxHttpRequest(HttpRequest):
    """A request after the middleware: with htmx details and the signed-in person."""

    htmx: HtmxDetails
    user: Any


def pick_template(request: HttpRequest, page: str, fragment: str) -> str:
    """`fragment` when htmx asks for a part, otherwise the whole `page` (also for htmx's history and boosted links)."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return fragment if htmx and not htmx.boosted and not htmx.history_restore_request else page
