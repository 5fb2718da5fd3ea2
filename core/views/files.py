"""The one way out of private storage."""

from django.http import FileResponse, Http404, HttpResponseBase, HttpResponseNotModified
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from core.files import SHOWN_INLINE, file_access_allowed
from core.models import StoredFile
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest


@require_safe
def stored_file(request: HtmxHttpRequest, pk: str) -> HttpResponseBase:
    """A file for who may have it; for anyone else it does not exist. `?download=1` saves instead of showing."""
    stored = gate(request.user, None, StoredFile.objects.all(), pk=pk)
    if not file_access_allowed(request.user, stored):
        raise Http404
    etag = quote_etag(stored.sha256)
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified()
    try:
        content = stored.content.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    inline = stored.content_type in SHOWN_INLINE and not request.GET.get("download")
    response = FileResponse(content, as_attachment=not inline, filename=stored.name, content_type=stored.content_type)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if stored.content_type != "application/pdf":
        # A browser's own PDF reader does not start in a sandbox; nothing else may run anything.
        response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
