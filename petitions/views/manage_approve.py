"""A leader approves many answers at once: reads each in its place, ticks, is asked once, and is told who was faster."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from core.messages import messages_held
from core.permissions import allowed
from core.web.htmx import HtmxHttpRequest
from petitions.forms.approving import ApproveManyForm
from petitions.selectors.work import petitions_to_read
from petitions.services import Approved, answers_approve
from petitions.views.access import staff_page

AT_ONCE = 50


@staff_page
@require_http_methods(["GET", "POST"])
def approve_many(request: HtmxHttpRequest) -> HttpResponse:
    """The list, then one question, then each under its own lock."""
    if not allowed(request.user, "petitions.approve"):
        raise PermissionDenied(_("Only a leader approves answers."))
    waiting = list(petitions_to_read(request.user)[:AT_ONCE])
    form = ApproveManyForm(request.POST if request.method == "POST" else None, petitions=waiting)
    if request.method == "POST" and form.is_valid():
        if request.POST.get("sure") != "1":
            return render(request, "petitions/manage/approve_sure.html", {"form": form})
        title = ngettext("Approving %(count)s answer", "Approving %(count)s answers", len(form.chosen))
        with messages_held(
            actor=request.user, title=title % {"count": len(form.chosen)}, when=form.cleaned_data["hold"]
        ):
            result = answers_approve(
                actor=request.user,
                approvals=[row.approval for row in form.chosen],
                remark=form.cleaned_data["remark"],
            )
        _say(request, result)
        return redirect("petitions:approve_many")
    return render(request, "petitions/manage/approve_many.html", {"form": form}, status=422 if form.is_bound else 200)


def _say(request: HtmxHttpRequest, result: Approved) -> None:
    if result.done:
        count = len(result.done)
        said = ngettext("%(count)s answer is approved.", "%(count)s answers are approved.", count) % {"count": count}
        messages.success(request, said)
    for petition, reason in result.left:
        messages.warning(
            request, _("%(code)s was left as it is: %(reason)s") % {"code": petition.code, "reason": reason}
        )
