"""What is asked of the site itself: its health by an orchestrator, its mark by a browser."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.enums import Role
from accounts.selectors import rights_of
from core.health import failing_parts


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """Alive: the process answers. Asks no other part, so that a slow database does not restart the web."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: database, broker, storage and worker answer; 503 otherwise. Only administrators learn which part fails."""
    failing = failing_parts()
    body: dict[str, object] = {"ready": not failing}
    if failing and request.user.is_authenticated and Role.ADMINISTRATOR in rights_of(request.user).roles:
        body["failing"] = failing
    return JsonResponse(body, status=503 if failing else 200)


@require_safe
def favicon(request: HttpRequest) -> HttpResponseRedirect:
    """The mark of the site, which browsers look for here when what they show is no page of ours, such as a PDF."""
    return HttpResponseRedirect(static("img/mark.svg"))
