"""Health: what an orchestrator asks."""

from django.http import HttpRequest, HttpResponse, JsonResponse
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
