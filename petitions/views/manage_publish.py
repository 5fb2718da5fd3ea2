"""Publishing a batch: what was prepared goes public at one moment."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from core.exceptions import DomainError
from core.messages import messages_held
from core.permissions import allowed
from core.web.htmx import HtmxHttpRequest
from petitions.forms.lifecycle import PublishManyForm
from petitions.selectors import publications_prepared
from petitions.services import publication_publish
from petitions.views.access import staff_page

AT_ONCE = 100


@staff_page
@require_http_methods(["GET", "POST"])
def publish_many(request: HtmxHttpRequest) -> HttpResponse:
    """The leader reads what was prepared and publishes what they tick, all of it or none."""
    if not allowed(request.user, "petitions.publish"):
        raise PermissionDenied(_("Only a leader publishes answers."))
    prepared = list(publications_prepared(request.user)[:AT_ONCE])
    form = PublishManyForm(
        request.POST if request.method == "POST" else None, codes=[one.petition.code or "" for one in prepared]
    )
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in prepared if one.petition.code in form.cleaned_data["codes"]]
        try:
            title = ngettext("Publishing %(count)s answer", "Publishing %(count)s answers", len(chosen))
            with messages_held(
                actor=request.user, title=title % {"count": len(chosen)}, when=form.cleaned_data["hold"]
            ):
                publication_publish(actor=request.user, publications=chosen)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            said = ngettext("%(count)s answer is public now.", "%(count)s answers are public now.", len(chosen))
            messages.success(request, said % {"count": len(chosen)})
            return redirect("petitions:list")
    context = {"form": form, "prepared": prepared}
    return render(request, "petitions/manage/publish_many.html", context, status=422 if form.errors else 200)
