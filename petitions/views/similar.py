"""Petitions alike, shown while one is typed and beside one that is there. Extras: every page does without them."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from cooperatives.selectors import mandates_of
from core.permissions import allowed, require
from core.text import likeness_terms
from core.web.htmx import HtmxHttpRequest, pick_template
from petitions.enums import PETITION_TRANSITIONS, PetitionAction
from petitions.models import Petition
from petitions.selectors import SimilarPetition, petition_view, petitions_similar, publications_similar
from petitions.validators import PETITION_TEXT_MAX
from petitions.views.access import petition_for_staff, staff_page

# The first words of a text resemble everything: words and pairs of about seven syllables.
TERMS_LEAST = 12


@dataclass(frozen=True)
class SimilarRow:
    """One found; addresses of acts on the petition in hand: merged into it, put to the same matter."""

    line: SimilarPetition
    url: str
    merge_url: str = ""
    matter_url: str = ""


def _row(one: SimilarPetition, merge_url: str = "", matter_url: str = "") -> SimilarRow:
    name = "petitions:public_petition" if one.public else "petitions:detail"
    return SimilarRow(one, reverse(name, args=[one.code]), merge_url, matter_url)


def _typed(request: HtmxHttpRequest) -> str:
    """What was typed so far, "" while it says too little to look for."""
    text = request.POST.get("text", "")[:PETITION_TEXT_MAX]
    return text if len(likeness_terms(text)) >= TERMS_LEAST else ""


@staff_page
@require_POST
def typed(request: HtmxHttpRequest) -> HttpResponse:
    """What resembles the words an office is writing down. A POST, so that no log of addresses keeps them."""
    require(request.user, "petitions.log")
    text = _typed(request)
    rows = [_row(one) for one in petitions_similar(request.user, text)] if text else []
    return render(request, "petitions/manage/_similar_typed.html", {"rows": rows, "typed": bool(text)})


@login_required
@require_POST
def portal_typed(request: HtmxHttpRequest) -> HttpResponse:
    """The same for a representative: published petitions with their answers, nothing else."""
    if not mandates_of(request.user).exists():
        raise PermissionDenied
    text = _typed(request)
    rows = [_row(one) for one in publications_similar(text)] if text else []
    return render(request, "petitions/portal/_similar.html", {"rows": rows})


@staff_page
@require_safe
def similar(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """What resembles this petition, with what was answered then: a page, and the part that its own page fetches."""
    petition, audience = petition_for_staff(request.user, code)
    view = petition_view(petition, audience)
    found = petitions_similar(request.user, *_words(view), without=_family(petition))
    context = {"p": view, "rows": [_beside(request.user, petition, one) for one in found]}
    template = pick_template(request, "petitions/manage/petition_similar.html", "petitions/manage/_similar.html")
    return render(request, template, context)


def _words(view: Any) -> tuple[str, ...]:
    """The words this reader sees; the office's wording is not for who collected it."""
    return view.text, getattr(view, "summary", "")


def _family(petition: Petition) -> set[int]:
    """Itself and what its page links already: what leads or follows it, what it was taken out of and what out of it."""
    kin = {petition.pk, petition.lead_petition_id, petition.split_from_id}
    kin |= {one.pk for one in (*petition.followers.all(), *petition.split_off.all())}
    return {pk for pk in kin if pk is not None}


def _beside(user: User, petition: Petition, one: SimilarPetition) -> SimilarRow:
    """With what can be done about the likeness: nothing with another office's, nor with one that is merely public."""
    if one.public or one.handled_by_id != petition.handled_by_id:
        return _row(one)
    merge = matter = ""
    mergeable = petition.state in PETITION_TRANSITIONS[PetitionAction.MERGE].sources and one.may_lead
    if mergeable and allowed(user, "petitions.merge", petition):
        merge = f"{reverse('petitions:act', args=[petition.code, 'merge'])}?lead={one.code}"
    if petition.matter_id is None and allowed(user, "petitions.link_matter", petition):
        given = f"code={one.matter_code}" if one.matter_code else f"also={one.code}"
        matter = f"{reverse('petitions:act', args=[petition.code, 'link_matter'])}?{given}"
    return _row(one, merge, matter)
