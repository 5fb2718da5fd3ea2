"""Dossiers to higher authorities: the list, one of them, and the acts on it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.selectors import bodies_valid_on
from core.exceptions import DomainError
from core.permissions import allowed, require
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from petitions.forms import dossiers as forms
from petitions.forms.base import ActForm
from petitions.forms.lifecycle import EscalationLetterForm
from petitions.models import Escalation
from petitions.selectors import dossiers as found
from petitions.services import AssignmentOrder, EscalationOrder, Letter, escalation_letter_set, petitions_escalate
from petitions.services.dossiers import dossier_add, dossier_ask_again, dossier_end, dossier_reply
from petitions.views.access import petitions_named, staff_page
from petitions.views.acts_run import letter_entry
from petitions.views.tabs import Tab


@staff_page
@require_safe
def dossier_list(request: HtmxHttpRequest) -> HttpResponse:
    """The day to ask again that comes first on top."""
    user = request.user
    form = forms.DossierFilterForm(request.GET)
    asked = form.asked
    q = asked.get("q", "")
    state = asked.get("state", found.ALL if q else found.WAITING)
    page = keyset_page(request, found.dossiers_listed(user, q, state), key=found.CHECK_KEY)
    rows = {one.pk: one for one in found.dossiers_rows(Escalation.objects.filter(pk__in=[row.pk for row in page.rows]))}
    context = {
        "form": form,
        "page": page,
        "rows": [found.dossier_row(rows[one.pk]) for one in page.rows],
        "tabs": _tabs(user, state, q),
        "filtered": bool(q),
        "clear_url": request.path,
        "may_make": allowed(user, "petitions.escalate"),
    }
    return render(request, "petitions/manage/dossier_list.html", context)


def _tabs(user: User, state: str, q: str) -> list[Tab]:
    counted = {name: found.dossiers_listed(user, "", name).count() for name in (found.WAITING, found.CHECK, found.LATE)}
    names = (
        (_("Waiting for a reply"), found.WAITING),
        (_("To ask again"), found.CHECK),
        (_("Past its own date"), found.LATE),
        (_("Ended"), found.REPLIED),
        (_("All"), found.ALL),
    )
    return [Tab(label, f"?state={name}", not q and name == state, counted.get(name)) for label, name in names]


def _dossier(user: User, code: str) -> Escalation:
    return gate(user, None, found.dossiers_reached(user).select_related("handled_by"), code=code)


@staff_page
@require_safe
def dossier_detail(request: HtmxHttpRequest, dossier: str) -> HttpResponse:
    """Its petitions, its letter, that body's own date, what came back."""
    user = request.user
    one = _dossier(user, dossier)
    items = found.dossier_items(user, one)
    may_act = allowed(user, "petitions.change_dossier", one)
    waiting = any(item.state == "open" for item in items)
    context = {
        "d": one,
        "items": items,
        "acts": [(name, act.label) for name, act in ACTS.items() if waiting] if may_act else [],
        "waiting": waiting,
        "moments": found.dossier_moments(one),
        "to_ask": waiting and one.next_check is not None and one.next_check <= timezone.localdate(),
    }
    return render(request, "petitions/manage/dossier_detail.html", context)


@staff_page
@require_http_methods(["GET", "POST"])
def dossier_new(request: HtmxHttpRequest) -> HttpResponse:
    """Several petitions in one dossier; `codes` in the address fills them in."""
    user = request.user
    require(user, "petitions.escalate")
    form = forms.DossierNewForm(
        request.POST if request.method == "POST" else None,
        candidates=found.escalation_candidates(user),
        bodies=bodies_valid_on(timezone.localdate()),
        initial={"codes": request.GET.get("codes", "")},
    )

    def run() -> Escalation:
        data = form.cleaned_data
        order = EscalationOrder(
            to_body=data["to_body"],
            to_name=data["to_name"],
            subject=data["subject"],
            letter=letter_entry(data) or Letter(),
            due=data["due"],
            next_check=data["next_check"],
        )
        return petitions_escalate(actor=user, petitions=petitions_named(user, form.wanted), order=order)

    label = _("Put petitions to a higher authority")
    return _page(request, None, label, form, run, _("Put to the higher authority. The petitioners are told."))


@dataclass(frozen=True)
class DossierAct:
    """One act on a dossier: its form, and what does it."""

    label: str | Promise
    form: Callable[[Any, Escalation], ActForm]
    run: Callable[[User, Escalation, Any], Any]
    done: str | Promise


def _reply(user: User, one: Escalation, data: dict[str, Any]) -> None:
    lead = AssignmentOrder(data["lead"]) if data["lead"] else None
    dossier_reply(
        actor=user, escalation=one, petitions=data["petitions"], text=data["text"], letter=letter_entry(data),
        lead=lead, due=data["due"],
    )  # fmt: skip


def _again(user: User, one: Escalation, data: dict[str, Any]) -> None:
    dossier_ask_again(
        actor=user, escalation=one, next_check=data["next_check"], letter=letter_entry(data), note=data["note"]
    )


def _letter(user: User, one: Escalation, data: dict[str, Any]) -> None:
    letter = letter_entry(data) or Letter()
    escalation_letter_set(actor=user, escalation=one, letter=letter, next_check=data["next_check"])


def _letter_form(data: Any, one: Escalation) -> ActForm:
    names = ("letter_number", "letter_date", "next_check")
    return EscalationLetterForm(data, initial={name: getattr(one, name) for name in names})


def _reply_form(data: Any, one: Escalation) -> ActForm:
    bodies = bodies_valid_on(timezone.localdate())
    return forms.DossierReplyForm(data, waiting=found.petitions_waiting(one), bodies=bodies)


ACTS: dict[str, DossierAct] = {
    "reply": DossierAct(
        gettext_lazy("Record the reply"), _reply_form, _reply,
        gettext_lazy("The reply was recorded. A body makes the answer of it now."),
    ),
    "again": DossierAct(
        gettext_lazy("Note that it was asked again"), lambda data, one: forms.AskAgainForm(data), _again,
        gettext_lazy("Noted. The petitioners are told."),
    ),
    "letter": DossierAct(
        gettext_lazy("Enter the letter of the dossier"), _letter_form, _letter, gettext_lazy("The letter is entered.")
    ),
    "add": DossierAct(
        gettext_lazy("Add petitions"), lambda data, one: forms.DossierAddForm(data),
        lambda user, one, data: dossier_add(
            actor=user, escalation=one, petitions=petitions_named(user, data["codes"])
        ),
        gettext_lazy("They are in the dossier now. The petitioners are told."),
    ),
    "end": DossierAct(
        gettext_lazy("End it without a reply"),
        lambda data, one: forms.DossierEndForm(data, waiting=found.petitions_waiting(one)),
        lambda user, one, data: dossier_end(
            actor=user, escalation=one, petitions=data["petitions"], reason=data["reason"]
        ),
        gettext_lazy("Ended without a reply. The petitions wait to be assigned."),
    ),
}  # fmt: skip


@staff_page
@require_http_methods(["GET", "POST"])
def dossier_act(request: HtmxHttpRequest, dossier: str, action: str) -> HttpResponse:
    """GET asks for what the act needs; POST does it."""
    one = _dossier(request.user, dossier)
    act = ACTS.get(action)
    if act is None:
        raise Http404
    require(request.user, "petitions.change_dossier", one)
    form = act.form(request.POST if request.method == "POST" else None, one)

    def run() -> Escalation:
        act.run(request.user, one, form.cleaned_data)
        return one

    return _page(request, one, str(act.label), form, run, str(act.done))


def _page(
    request: HtmxHttpRequest,
    one: Escalation | None,
    heading: str,
    form: ActForm,
    run: Callable[[], Escalation],
    done: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = run()
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, done)
            return redirect("petitions:dossier", dossier=made.code)
    context = {"d": one, "form": form, "heading": heading}
    return render(request, "petitions/manage/dossier_form.html", context, status=422 if form.errors else 200)
