"""The doors: who may open the pages of staff at all, which petition staff may act on, and as whom."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import is_staff_member
from core.audiences import Audience
from core.exceptions import DomainError
from core.permissions import allowed, require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from meetings.selectors import meetings_visible
from petitions.models import Assignment, Petition
from petitions.selectors import STAFF_AUDIENCES, audience_of, petitions_detailed, petitions_visible
from petitions.selectors.reach import collecting_ids

View = Callable[..., HttpResponse]


def staff_page(view: View) -> View:
    """Signed-in staff only; others are sent to sign in, or told why not.

    Where the address names something they do not see anyway, it does not exist for them.
    """

    @login_required
    @wraps(view)
    def guarded(request: HtmxHttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_staff_member.test(request.user):
            if "code" in kwargs:
                _seen_or_404(request.user, kwargs["code"])
            raise PermissionDenied(_("These pages are for the staff of the bodies that handle and answer petitions."))
        return view(request, *args, **kwargs)

    return guarded


def _seen_or_404(user: User, code: str) -> None:
    """Pass when the person sees the petition, or the meeting, of this code."""
    try:
        gate(user, None, petitions_visible(user), code=code)
    except Http404:
        gate(user, None, meetings_visible(user), code=code)


def petition_for_staff(user: User, code: str) -> tuple[Petition, Audience]:
    """The petition and the capacity in which staff read it, Http404 when it is none of their business.

    Who merely represents a petitioner follows it in the portal; what is merely published is read on the public pages.
    """
    petition = gate(user, None, petitions_detailed(petitions_visible(user)), code=code)
    audience = audience_of(user, petition)
    if audience is None or not (audience in STAFF_AUDIENCES or petition.collected_by_id in collecting_ids(user)):
        raise Http404
    return petition, audience


def may_act(user: User, perm: str, obj: Any, petition: Petition, *, from_paper: bool) -> bool:
    """Pass when the person holds `perm` on `obj`, or may record such an act from its paper; True in that second case.

    Raises PermissionDenied otherwise.
    """
    if from_paper and not allowed(user, perm, obj) and allowed(user, "petitions.record_from_paper", petition):
        return True
    require(user, perm, obj)
    return False


def part_of(petition: Petition, pk: int) -> Assignment:
    """One of the petition's parts, or Http404."""
    part = next((one for one in petition.assignments.all() if one.pk == pk), None)
    if part is None:
        raise Http404
    part.petition = petition
    return part


def petitions_named(user: User, codes: Sequence[str], field: str = "codes") -> list[Petition]:
    """The petitions of these codes among those the person sees. Raises DomainError naming what is not among them."""
    found = petitions_visible(user).in_bulk(codes, field_name="code")
    missing = [code for code in codes if code not in found]
    if missing:
        words = _("There is no petition with this code among those you see: %(codes)s.")
        raise DomainError(words % {"codes": ", ".join(missing)}, field=field)
    return [found[code] for code in codes]
