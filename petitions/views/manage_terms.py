"""Settings: how long each step may take."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from core.exceptions import DomainError
from core.permissions import require
from core.web.htmx import HtmxHttpRequest
from petitions.forms.terms import TermsForm
from petitions.selectors.terms import terms_all
from petitions.services.term_settings import terms_set


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def terms(request: HtmxHttpRequest) -> HttpResponse:
    """Every step with its term, the usual one and where that comes from."""
    require(request.user, "petitions.manage_terms")
    form = TermsForm(request.POST if request.method == "POST" else None, terms=terms_all())
    if request.method == "POST" and form.is_valid():
        try:
            changed = terms_set(actor=request.user, terms=form.given)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _changed_words(len(changed)))
            return redirect("petitions:terms")
    return render(request, "petitions/manage/terms.html", {"form": form}, status=422 if form.errors else 200)


def _changed_words(count: int) -> str:
    if not count:
        return _("Nothing was changed.")
    return ngettext("%(count)s term was changed.", "%(count)s terms were changed.", count) % {"count": count}
