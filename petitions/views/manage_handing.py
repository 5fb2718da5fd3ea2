"""The open parts of one body by whose hands they are in, and handing many over at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from core.exceptions import DomainError
from core.permissions import allowed
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from petitions.forms.handing import BodyPartsForm, OfficerPartsForm
from petitions.selectors.handing import bodies_followed, body_is_closed, body_parts, holders, officers_of
from petitions.selectors.handling import successors_today
from petitions.services import body_parts_hand_over, officer_parts_hand_over
from petitions.views.access import staff_page


@staff_page
@require_http_methods(["GET", "POST"])
def body_work(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Who holds what; `do` says whether an officer's parts or the whole body's are handed over."""
    body = gate(request.user, None, bodies_followed(request.user), pk=pk)
    parts = list(body_parts(request.user, body))
    held = holders(parts)
    may = any(allowed(request.user, "petitions.assignment_hand_over", one) for one in parts)
    closed = body_is_closed(body)
    wish = request.POST.get("do", "") if request.method == "POST" else ""
    whole = BodyPartsForm(request.POST if wish == "body" else None, successors=successors_today(body) if closed else ())
    some = OfficerPartsForm(
        request.POST if wish == "officer" else None,
        formers=[one.person for one in held if one.person is not None],
        officers=[] if closed else officers_of(body),
    )
    form: Any = whole if wish == "body" else some
    if form.is_bound and form.is_valid():
        try:
            done = _hand_over(request, body, form)
        except DomainError as error:
            form.refuse(error)
        else:
            said = ngettext("%(count)s part is handed over.", "%(count)s parts are handed over.", len(done))
            messages.success(request, said % {"count": len(done)})
            return redirect("petitions:body_work", pk=pk)
    context = {
        "body": body, "holders": held, "count": len(parts), "closed": closed, "may": may, "whole": whole, "some": some,
        "form": form,
        "may_pass_on": closed and allowed(request.user, "petitions.pass_on_parts", body),
        # An administrator hands over what they do not read.
        "reads": any(allowed(request.user, "petitions.view", one.petition) for one in parts[:1]),
    }  # fmt: skip
    return render(request, "petitions/manage/body_work.html", context, status=422 if form.errors else 200)


def _hand_over(request: HtmxHttpRequest, body: Any, form: Any) -> list[Any]:
    data = form.cleaned_data
    if isinstance(form, BodyPartsForm):
        return body_parts_hand_over(actor=request.user, body=body, successor=data["department"], reason=data["reason"])
    return officer_parts_hand_over(
        actor=request.user, body=body, former=data["former"], officer=data["officer"], reason=data["reason"]
    )
