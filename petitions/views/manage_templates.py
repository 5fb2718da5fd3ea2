"""Settings: the words that answers begin with, by topic and body."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import bodies_offered, rights_of
from core.exceptions import DomainError
from core.permissions import require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from petitions.forms.templates import TemplateForm
from petitions.models import AnswerTemplate
from petitions.selectors import topics_active
from petitions.selectors.reach import handling_ids
from petitions.selectors.templates import PLACES, templates_editable, templates_listed
from petitions.services.templates import template_save


@login_required
@require_safe
def templates(request: HtmxHttpRequest) -> HttpResponse:
    """All that this person may edit."""
    require(request.user, "petitions.edit_templates")
    return render(request, "petitions/manage/template_list.html", {"rows": templates_listed(request.user)})


@login_required
@require_http_methods(["GET", "POST"])
def template_new(request: HtmxHttpRequest) -> HttpResponse:
    """A new one."""
    require(request.user, "petitions.edit_templates")
    return _edited(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def template_edit(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Correct one, or put it away by offering it no more."""
    require(request.user, "petitions.edit_templates")
    return _edited(request, gate(request.user, "petitions.edit_template", templates_editable(request.user), pk=pk))


def _edited(request: HtmxHttpRequest, template: AnswerTemplate | None) -> HttpResponse:
    form = TemplateForm(*_given(request, template), **_choices(request.user, template))
    if request.method == "POST" and form.is_valid():
        try:
            template_save(actor=request.user, entry=form.entry, template=template)
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved."))
            return redirect("petitions:template_list")
    context = {"form": form, "template": template, "places": PLACES.items()}
    return render(request, "petitions/manage/template_form.html", context, status=422 if form.errors else 200)


def _given(request: HtmxHttpRequest, template: AnswerTemplate | None) -> tuple[Any, ...]:
    """The positional arguments of a form: what was sent, else what stands."""
    if request.method == "POST":
        return (request.POST,)
    if template is None:
        return ()
    names = ("title", "topic", "body", "text", "is_active")
    return (None, None, "id_%s", None, {name: getattr(template, name) for name in names})


def _choices(user: User, template: AnswerTemplate | None) -> dict[str, Any]:
    rights = rights_of(user)
    everywhere = rights.has(Role.ADMINISTRATOR)
    bodies = bodies_offered(timezone.localdate(), template.body_id if template else None)
    if not everywhere:
        bodies = bodies.filter(pk__in=rights.below_ids(Role.HEAD) | handling_ids(user))
    return {"topics": topics_active(), "bodies": bodies, "every_body": everywhere or bool(handling_ids(user))}
