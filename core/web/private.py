"""What is shown to somebody signed in is theirs: no cache keeps it, on the way or on a machine that others use too."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


class PrivatePagesMiddleware:
    """Marks the pages of people who are signed in, unless a view has said itself how long its answer lasts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "Cache-Control" not in response.headers and SESSION_KEY in request.session:
            patch_cache_control(response, private=True, no_store=True)
        return response
