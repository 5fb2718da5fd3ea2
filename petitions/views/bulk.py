"""One act on many petitions: what was ticked, what will happen to each and which cannot; then what was done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.exceptions import DomainError
from core.messages import messages_held
from core.web.htmx import HtmxHttpRequest
from core.web.once import once_key
from petitions.forms.bulk import BulkForm
from petitions.models import Petition
from petitions.selectors.reach import petitions_official
from petitions.services import BULK_MAX, BulkResult, petitions_act
from petitions.views.access import staff_page
from petitions.views.bulk_acts import BULK_ACTS, BulkAct, judged

ASK, SAID = "petitions/manage/bulk.html", "petitions/manage/bulk_done.html"


@staff_page
@require_http_methods(["GET", "POST"])
def bulk(request: HtmxHttpRequest) -> HttpResponse:
    """GET names each petition that was ticked; POST acts on those that can be."""
    if not may_act_on_many(request.user):
        raise PermissionDenied(_("Only the office that handles petitions acts on many at once."))
    given = request.POST if request.method == "POST" else request.GET
    act = BULK_ACTS.get(given.get("do", ""))
    back = _back(given.get("back", ""))
    codes = list(dict.fromkeys(given.getlist("codes")))
    if act is None and given.get("do"):
        raise Http404
    if act is None or not codes:
        messages.error(request, _("Tick at least one petition, then choose what to do."))
        return HttpResponseRedirect(back)
    if len(codes) > BULK_MAX:
        messages.error(request, _("At most %(limit)s petitions at once.") % {"limit": BULK_MAX})
        return HttpResponseRedirect(back)
    rows = _rows(request.user, codes)
    form = act.form(request.POST if request.method == "POST" else None, **act.kwargs(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            with messages_held(
                actor=request.user, title=_about(act, len(rows)), when=form.cleaned_data.get("hold", False)
            ):
                result = _done(request.user, act, rows, form)
        except DomainError as error:
            form.refuse(error)
        else:
            return render(request, SAID, {"act": act, "result": result, "rows": rows, "back": back})
    sorted_out = [judged(request.user, act, one) for one in rows]
    context = {
        "act": act,
        "name": given["do"],
        "form": form,
        "can": [one for one in sorted_out if not one.why_not],
        "cannot": [one for one in sorted_out if one.why_not],
        "gone": len(codes) - len(rows),
        "back": back,
    }
    return render(request, ASK, context, status=422 if form.errors else 200)


def _about(act: BulkAct, count: int) -> str:
    """How a batch of messages names the act they come from."""
    number = ngettext("%(count)s petition", "%(count)s petitions", count) % {"count": count}
    return f"{act.label}: {number}"


def may_act_on_many(user: User) -> bool:
    """Whether the person coordinates an office that handles petitions."""
    return user.has_perm("petitions.classify")


def bulk_choices() -> list[tuple[str, Any]]:
    """The acts, as the lists offer them."""
    return [(name, act.label) for name, act in BULK_ACTS.items()]


def _rows(user: User, codes: list[str]) -> list[Petition]:
    """What was ticked, as far as this person reads it, in the order ticked."""
    found = (
        petitions_official(user)
        .filter(code__in=codes)
        .select_related("topic", "handled_by", "meeting__organiser__unit", "current_lead")
        .prefetch_related("petitioners", "followers")
    )
    by_code = {one.code: one for one in found}
    return [by_code[code] for code in codes if code in by_code]


def _done(user: User, act: BulkAct, rows: list[Petition], form: BulkForm) -> BulkResult:
    key = form.cleaned_data["form_key"]
    if act.each is not None:
        each = act.each
        return petitions_act(actor=user, petitions=rows, act=lambda one: each(user, one, form), once_key=key)
    able = [one for one in rows if not judged(user, act, one).why_not]
    refused = tuple((one, judged(user, act, one).why_not) for one in rows if one not in able)
    assert act.together is not None  # noqa: S101
    with transaction.atomic():
        claim = once_key(key, user)
        if claim.earlier is not None:
            return BulkResult(repeated=True)
        act.together(user, able, form)
        claim.made(able[0])
    return BulkResult(tuple(able), refused)


def _back(address: str) -> str:
    """The list it came from; never an address elsewhere."""
    home = reverse("petitions:list")
    return address if address.startswith(home) and "//" not in address and "\\" not in address else home
