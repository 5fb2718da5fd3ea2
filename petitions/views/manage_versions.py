"""Every version of an answer, and what changed from one to another."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.web.htmx import HtmxHttpRequest
from petitions.selectors import petition_view, working_ids
from petitions.selectors.versions import versions_compared, versions_marked
from petitions.views.access import petition_for_staff, staff_page


@staff_page
@require_safe
def versions(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """The comparison that the address asks for, then each version with its remarks, as this person may read them."""
    petition, audience = petition_for_staff(request.user, code)
    view = petition_view(petition, audience, body_ids=working_ids(request.user))
    answers = getattr(view, "answers", ())
    context = {
        "p": view,
        "compared": versions_compared(answers, request.GET.get("from", ""), request.GET.get("to", "")),
        "versions": versions_marked(answers),
        "numbers": sorted(one.version for one in answers),
    }
    return render(request, "petitions/manage/petition_versions.html", context)
