"""What everyone reads: the front page, meetings, published petitions and answers, and the way of one's own petition."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperatives.selectors import area_background
from core.audiences import Audience
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from meetings.selectors import LIST_KEY, meeting_row, meeting_view, meetings_published, meetings_with_parts
from petitions.forms.filters import PublicFilterForm
from petitions.forms.intake import TrackForm
from petitions.selectors import (
    petition_view,
    petitions_published,
    public_petition,
    publications_detailed,
    published_years,
    timeline,
    topics_active,
)
from petitions.selectors.public import code_is_public, petition_followed, topics_published

PUBLIC_KEY = ("-published_at", "-id")
FRONT_PETITIONS = 5
FRONT_MEETINGS = 4
PAGE_SIZE = 20
MEETING_PETITIONS = 50
MEETINGS_OFFERED = 100


@require_safe
def front(request: HtmxHttpRequest) -> HttpResponse:
    """The newest answers, topics, meetings, and the way to one's own petition."""
    newest = publications_detailed(petitions_published())[:FRONT_PETITIONS]
    context = {
        "rows": [public_petition(one) for one in newest],
        "topics": topics_published(),
        "meetings": [meeting_row(one) for one in meetings_published().order_by(*LIST_KEY)[:FRONT_MEETINGS]],
    }
    return render(request, "petitions/public/front.html", context)


@require_safe
def meetings(request: HtmxHttpRequest) -> HttpResponse:
    """Published meetings, the latest first."""
    page = keyset_page(request, meetings_published(), key=LIST_KEY, size=PAGE_SIZE)
    context = {"meetings": [meeting_row(one) for one in page.rows], "page": page}
    return render(request, "petitions/public/meeting_list.html", context)


@require_safe
def meeting(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """One meeting with its published petitions and answers."""
    row = gate(request.user, None, meetings_with_parts(meetings_published()), code=code)
    published = publications_detailed(petitions_published(meeting=code))
    page = keyset_page(request, published, key=PUBLIC_KEY, size=MEETING_PETITIONS)
    context = {
        "background": area_background(row.unit_id, row.year, area_name=row.unit_name),
        "meeting": meeting_view(row, Audience.PUBLIC),
        "rows": [public_petition(one) for one in page.rows],
        "page": page,
    }
    return render(request, "petitions/public/meeting_detail.html", context)


@require_safe
def petitions(request: HtmxHttpRequest) -> HttpResponse:
    """Published petitions, found by their own public words."""
    offered = meetings_published().order_by(*LIST_KEY).values_list("code", "title")[:MEETINGS_OFFERED]
    topics = topics_active().values_list("pk", "name")
    form = PublicFilterForm(request.GET, topics=topics, meetings=offered, years=published_years())
    asked = form.asked
    found = petitions_published(
        asked.get("q", ""),
        topic=int(asked["topic"]) if asked.get("topic") else None,
        meeting=asked.get("meeting", ""),
        year=int(asked["year"]) if asked.get("year") else None,
    )
    page = keyset_page(request, found, key=PUBLIC_KEY, size=PAGE_SIZE, rows=publications_detailed)
    context = {
        "form": form,
        "page": page,
        "rows": [public_petition(one) for one in page.rows],
        "filtered": bool(asked),
        "clear_url": request.path,
    }
    return render(request, "petitions/public/petition_list.html", context)


@require_safe
def petition(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """One published petition and its answer; what is not published does not exist here."""
    found = publications_detailed(petitions_published())
    one = gate(request.user, None, found, petition__code=code)
    return render(request, "petitions/public/petition_detail.html", {"p": public_petition(one)})


@require_http_methods(["GET", "POST"])
def track(request: HtmxHttpRequest) -> HttpResponse:
    """By receipt: how far it is, to whoever holds it. By code: only what is published."""
    form = TrackForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"].strip()
        petition = petition_followed(number)
        if petition is not None:
            view = petition_view(petition, Audience.PETITIONER)
            context |= {"p": view, "moments": timeline(petition, Audience.PETITIONER)}
        elif code_is_public(number.upper()):
            return redirect("petitions:public_petition", code=number.upper())
        else:
            form.add_error(
                "number", _("Nothing found. Check the receipt number; a code is found once it is published.")
            )
    return render(request, "petitions/public/track.html", context, status=422 if form.errors else 200)
