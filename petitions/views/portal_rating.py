"""Did the answer help: the petitioner's own view of it, and the wish to have it looked at again."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.web.htmx import HtmxHttpRequest
from petitions.enums import RatingValue
from petitions.forms.memory import RatingForm
from petitions.models import Petition
from petitions.selectors.ratings import ToRate, own_ratings
from petitions.services import RatingEntry, rating_give
from petitions.views.portal import own_petition, portal_act


@login_required
@require_http_methods(["GET", "POST"])
def rate(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """Rate the answer for one organisation, or change the rating."""
    petition = own_petition(request, code)
    own = [one for one in own_ratings(request.user, petition) if one.may_rate]
    if not own:
        return redirect("petitions:portal_detail", code=code)
    ids = {one.cooperative_id for one in own}
    askers = [one for one in petition.petitioners.select_related("cooperative") if one.cooperative_id in ids]
    form = RatingForm(
        request.POST if request.method == "POST" else None, askers=askers, initial=_initial(own, petition)
    )
    page = {
        "heading": _("Did the answer help?"),
        "button": _("Send the rating"),
        "says": _("Your rating is read by the office and by the body that answered. It is not public."),
    }

    def run() -> None:
        data = form.cleaned_data
        entry = RatingEntry(RatingValue(data["value"]), data["comment"], data["wish"])
        rating_give(actor=request.user, petition=petition, cooperative=data["cooperative"].cooperative, entry=entry)

    return portal_act(request, petition, form, run, _("Thank you. The office reads your rating."), page)


def _initial(own: list[ToRate], petition: Petition) -> dict[str, Any]:
    """What was said before, where one organisation alone asked."""
    if len(own) != 1 or own[0].line is None:
        return {}
    line = own[0].line
    return {
        "value": line.value, "comment": line.comment, "wish": line.wish, "wants_reopening": bool(line.wish)
    }  # fmt: skip
