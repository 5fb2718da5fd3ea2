"""Finding the petition that another one joins: by words, without accents, then both texts side by side."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.permissions import require
from core.web.htmx import HtmxHttpRequest
from petitions.enums import NOT_LEAD_STATES
from petitions.models import Petition
from petitions.selectors import audience_of, petition_view, petitions_detailed, petitions_found, petitions_rows
from petitions.selectors.lists import CODE
from petitions.selectors.reach import handling_ids
from petitions.views.access import petition_for_staff, staff_page
from petitions.views.rows import petition_row

FOUND_MAX = 8
_WORDS_LEAST = 3


@staff_page
@require_safe
def merge_find(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """The part of the merge page under the code: what matches the words, or the petition of a whole code."""
    petition, _audience = petition_for_staff(request.user, code)
    require(request.user, "petitions.merge", petition)
    words = request.GET.get("lead", "").strip()[:200]
    possible = (
        Petition.objects.filter(handled_by_id__in=handling_ids(request.user))
        .exclude(state__in=sorted(NOT_LEAD_STATES))
        .exclude(pk=petition.pk)
    )
    context: dict[str, object] = {"p": {"code": code}, "words": words, "asked": len(words) >= _WORDS_LEAST}
    if CODE.fullmatch(words):
        lead = petitions_detailed(possible).filter(code=words.upper()).first()
        if lead is not None:
            audience = audience_of(request.user, lead)
            context["lead"] = petition_view(lead, audience) if audience is not None else None
    elif context["asked"]:
        found = petitions_found(possible, words).order_by("-received_at", "-id")[:FOUND_MAX]
        context["rows"] = [petition_row(one) for one in petitions_rows(found)]
    return render(request, "petitions/manage/_merge_find.html", context)
