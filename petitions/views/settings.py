"""Settings of petitions, for administrators: who usually answers what, and the subject groups."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.selectors import bodies_valid_on
from accounts.views.access import settings_page
from core.exceptions import DomainError
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from petitions.forms.settings import RoutingFilterForm, RoutingRuleForm, TopicForm
from petitions.models import RoutingRule, Topic
from petitions.selectors import routing_rules, topics_all
from petitions.services import (
    routing_rule_remove,
    routing_rule_save,
    topic_add,
    topic_move,
    topic_rename,
    topic_restore,
    topic_retire,
)
from petitions.services.routing import MANAGE_ROUTING
from petitions.services.topics import MANAGE_TOPICS

RULES = "petitions/manage/routing_list.html"
RULE = "petitions/manage/routing_form.html"
TOPICS = "petitions/manage/topic_list.html"
require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@settings_page
def routing_list(request: HtmxHttpRequest) -> HttpResponse:
    """Every rule, by topic; the most exact one wins."""
    form = RoutingFilterForm(request.GET, topics=topics_all().values_list("pk", "name"))
    asked = form.asked
    found = routing_rules()
    if asked.get("topic"):
        found = found.filter(topic_id=asked["topic"])
    if asked.get("level"):
        found = found.filter(authority_level=asked["level"])
    page = keyset_page(request, found.order_by(), key=("topic__order", "authority_level", "id"))
    today = timezone.localdate()
    context = {"form": form, "page": page, "filtered": bool(asked), "today": today, "clear_url": request.path}
    return render(request, RULES, context)


@require_form
@settings_page
def routing_new(request: HtmxHttpRequest) -> HttpResponse:
    """Enter a rule."""
    return _rule_page(request, None)


@require_form
@settings_page
def routing_edit(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Change a rule, and see its history."""
    return _rule_page(request, gate(request.user, MANAGE_ROUTING, routing_rules(), pk=pk))


def _rule_page(request: HtmxHttpRequest, rule: RoutingRule | None) -> HttpResponse:
    today = timezone.localdate()
    topics = [one for one in topics_all() if one.is_active or (rule is not None and one.pk == rule.topic_id)]
    form = RoutingRuleForm(
        request.POST if request.method == "POST" else None,
        topics=topics,
        bodies=bodies_valid_on(today),
        rule=rule,
        today=today,
    )
    if form.is_bound and form.is_valid():
        key = form.cleaned_data["form_key"]
        if _done(form, lambda: routing_rule_save(actor=request.user, entry=form.entry(), rule=rule, once_key=key)):
            messages.success(request, _("The rule is saved. It is suggested from now on."))
            return redirect("petitions:routing_list")
    return render(request, RULE, {"form": form, "rule": rule}, status=422 if form.errors else 200)


@require_form
@settings_page
def routing_remove(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Names what is lost; then takes the rule out."""
    rule = gate(request.user, MANAGE_ROUTING, routing_rules(), pk=pk)
    if request.method == "POST":
        routing_rule_remove(actor=request.user, rule=rule)
        messages.success(request, _("The rule was taken out."))
        return redirect("petitions:routing_list")
    return render(request, "petitions/manage/routing_remove.html", {"rule": rule})


@require_form
@settings_page
def topic_list(request: HtmxHttpRequest) -> HttpResponse:
    """The subject groups in their order, and a line to enter another."""
    form = TopicForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        if _done(form, lambda: topic_add(actor=request.user, name=data["name"], once_key=data["form_key"])):
            messages.success(request, _("The topic “%(name)s” is entered.") % {"name": data["name"]})
            return redirect("petitions:topic_list")
    context = {"form": form, "topics": topics_all()}
    return render(request, TOPICS, context, status=422 if form.errors else 200)


@require_form
@settings_page
def topic_edit(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Rename a subject group."""
    topic = gate(request.user, MANAGE_TOPICS, topics_all(), pk=pk)
    form = TopicForm(request.POST if request.method == "POST" else None, initial={"name": topic.name})
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["name"]
        if _done(form, lambda: topic_rename(actor=request.user, topic=topic, name=name)):
            messages.success(request, _("Saved."))
            return redirect("petitions:topic_list")
    context = {"form": form, "topic": topic}
    return render(request, "petitions/manage/topic_form.html", context, status=422 if form.errors else 200)


_CHANGES: dict[str, Callable[..., Topic]] = {
    "up": lambda **given: topic_move(up=True, **given),
    "down": lambda **given: topic_move(up=False, **given),
    "retire": topic_retire,
    "restore": topic_restore,
}


@require_POST
@settings_page
def topic_change(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Up, down, retire or offer again, as the button says. Each is undone by its opposite beside it."""
    topic = gate(request.user, MANAGE_TOPICS, topics_all(), pk=pk)
    change = _CHANGES.get(request.POST.get("change", ""))
    try:
        if change is not None:
            change(actor=request.user, topic=topic)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect("petitions:topic_list")


def _done(form: Any, act: Callable[[], Any]) -> bool:
    """Do it; False when a rule refused and the form says why."""
    try:
        act()
    except DomainError as error:
        form.refuse(error)
        return False
    return True
