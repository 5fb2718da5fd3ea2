"""The list, the entries, and the suggestions for fields that name an organisation."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cooperatives.enums import CooperativeKind, LegalStatus
from cooperatives.forms import CooperativeFilterForm, CooperativeForm
from cooperatives.models import Cooperative
from cooperatives.selectors import (
    cooperative_search,
    cooperatives_filtered,
    entry_warnings,
    list_key,
    mandate_lines,
    organisation_audience,
    organisation_view,
    products_of,
    units_suggested,
    year_lines,
)
from cooperatives.services import cooperative_register, cooperative_update
from cooperatives.views.access import organisation_gate
from core.audiences import Audience
from core.exceptions import DomainError
from core.permissions import allowed, require
from core.web.pagination import keyset_page

SUGGESTIONS = 10


@require_GET
@login_required
def cooperative_list(request: HttpRequest) -> HttpResponse:
    """The register of the person's area, with its filters in the address."""
    require(request.user, "cooperatives.view_register")
    form = CooperativeFilterForm(request.GET)
    narrowing = form.narrowing()
    found = cooperatives_filtered(request.user, **narrowing)
    page = keyset_page(request, found, key=list_key(narrowing["query"]), rows=lambda rows: rows)
    chips = _chips(request, narrowing)
    return render(
        request,
        "cooperatives/manage/cooperative_list.html",
        {
            "form": form,
            "page": page,
            "rows": [organisation_view(row, Audience.AREA) for row in page.rows],
            "chips": chips,
            "filtered": any(value for name, value in narrowing.items() if name != "query"),
            "may_register": allowed(request.user, "cooperatives.register"),
        },
    )


def _chips(request: HttpRequest, narrowing: dict[str, str]) -> list[tuple[str, str]]:
    """Words of each filter in use, with the address of the list without it."""
    words = {
        "q": f"“{narrowing['query']}”" if narrowing["query"] else "",
        "kind": str(CooperativeKind(narrowing["kind"]).label) if narrowing["kind"] else "",
        "unit": narrowing["unit"],
        "status": str(LegalStatus(narrowing["status"]).label) if narrowing["status"] else "",
    }
    return [(text, _address_without(request, name)) for name, text in words.items() if text]


def _address_without(request: HttpRequest, name: str) -> str:
    query = request.GET.copy()
    for gone in (name, "after", "before"):
        query.pop(gone, None)
    return f"{request.path}?{query.urlencode()}" if query else request.path


@require_GET
@login_required
def suggest(request: HttpRequest) -> HttpResponse:
    """Organisations for a field that suggests: `q`, or the input named by `field`; JSON with `format=json`."""
    require(request.user, "cooperatives.view_register")
    words = request.GET.get("q") or request.GET.get(request.GET.get("field", ""), "")
    found = cooperative_search(words, SUGGESTIONS, user=request.user)
    rows = [organisation_view(row, Audience.AREA) for row in found]
    if request.GET.get("format") == "json":
        return JsonResponse(
            {"results": [{"id": r.pk, "name": r.name, "code": r.code, "place": r.unit_name} for r in rows]}
        )
    return render(request, "cooperatives/manage/_suggestions.html", {"rows": rows})


@require_GET
@login_required
def suggest_unit(request: HttpRequest) -> HttpResponse:
    """Units for the filter of the list, by words of their name."""
    require(request.user, "cooperatives.view_register")
    units = units_suggested(request.user, request.GET.get("unit", ""), SUGGESTIONS)
    return render(request, "cooperatives/manage/_units.html", {"units": units})


@require_GET
@login_required
def cooperative_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry with what belongs to it, as far as this person may read it."""
    return organisation_page(request, organisation_gate(request, pk))


def organisation_page(request: HttpRequest, row: Cooperative, **shown_once: Any) -> HttpResponse:
    """The page of an entry; `shown_once` is what an act has just made."""
    audience = organisation_audience(request.user, row)
    keeps = audience == Audience.HANDLING
    return render(
        request,
        "cooperatives/manage/cooperative_detail.html",
        {
            **shown_once,
            "cooperative": row,
            "organisation": organisation_view(row, audience),
            "keeps": keeps,
            "warnings": entry_warnings(row) if keeps else None,
            "mandates": mandate_lines(row, with_contact=keeps),
            "years": year_lines(row),
            "products": products_of(row),
        },
    )


@require_http_methods(["GET", "POST"])
@login_required
def cooperative_new(request: HttpRequest) -> HttpResponse:
    """Enter an organisation."""
    require(request.user, "cooperatives.register")
    form = CooperativeForm(request.POST or None, user=request.user, initial={"name": request.GET.get("name", "")})
    if request.method == "POST" and form.is_valid():
        try:
            row = cooperative_register(actor=request.user, form_key=form.cleaned_data["form_key"], **form.facts())
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("%(name)s is in the register.") % {"name": row.name})
            return redirect("cooperatives:detail", row.pk)
    return _entry_form(request, form, None)


@require_http_methods(["GET", "POST"])
@login_required
def cooperative_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct an entry."""
    row = organisation_gate(request, pk, "cooperatives.change")
    form = CooperativeForm(request.POST or None, instance=row, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            cooperative_update(
                actor=request.user, cooperative=row, version=form.cleaned_data["version"], **form.facts()
            )
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _("The entry is saved."))
            return redirect("cooperatives:detail", row.pk)
    return _entry_form(request, form, row)


def _entry_form(request: HttpRequest, form: CooperativeForm, row: Cooperative | None) -> HttpResponse:
    back = reverse("cooperatives:detail", args=[row.pk]) if row else reverse("cooperatives:list")
    return render(
        request,
        "cooperatives/manage/cooperative_form.html",
        {"form": form, "cooperative": row, "cancel_url": back},
        status=422 if form.is_bound else 200,
    )
