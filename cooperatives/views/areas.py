"""Figures of areas: planned, actual, percent and source, beside the register's own sum."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import AdministrativeUnit
from cooperatives.enums import Indicator
from cooperatives.forms import AreaFiguresForm, AreaPickForm, TargetForm
from cooperatives.selectors import (
    area_comparison,
    area_figure_of,
    area_figures_of,
    area_target_of,
    area_years,
    home_unit,
    units_offered,
    units_read,
)
from cooperatives.services import area_figures_record, area_figures_remove, target_record
from cooperatives.services.figures import AreaFacts
from cooperatives.views.access import area_address, unit_gate
from core.exceptions import DomainError
from core.permissions import allowed, require
from core.web.gate import gate

PERM = "cooperatives.record_area_figures"


@require_GET
@login_required
def area_list(request: HttpRequest) -> HttpResponse:
    """One area and year; without a choice the person's own area and the latest year that is known."""
    require(request.user, "cooperatives.view_register")
    unit = _unit_wanted(request)
    context: dict[str, Any] = {"unit": unit}
    if unit is not None:
        years = area_years(unit)
        year = _year_wanted(request, years)
        context |= {
            "year": year,
            "years": years,
            "comparison": area_comparison(unit, year),
            "form": AreaPickForm(initial={"unit": unit.pk, "year": year}, units=units_offered(request.user, unit)),
            "may_record": allowed(request.user, PERM, unit),
        }
    return render(request, "cooperatives/manage/area_list.html", context)


def _unit_wanted(request: HttpRequest) -> AdministrativeUnit | None:
    wanted = request.GET.get("unit", "")
    if wanted:
        return gate(request.user, None, units_read(request.user), pk=wanted)
    return home_unit(request.user) or units_read(request.user).first()


def _indicator_wanted(request: HttpRequest) -> str:
    wanted = request.GET.get("indicator", "")
    return wanted if wanted in Indicator.values else ""


def _year_wanted(request: HttpRequest, years: list[int]) -> int:
    form = AreaPickForm({"year": request.GET.get("year", "")})
    form.is_valid()
    return form.cleaned_data.get("year") or (years[0] if years else timezone.localdate().year)


@require_http_methods(["GET", "POST"])
@login_required
def area_edit(request: HttpRequest, unit: int, year: int) -> HttpResponse:
    """Record or correct a reported figure; `?indicator=` brings what is recorded."""
    area = unit_gate(request, unit, PERM)
    known = area_figure_of(area, year, _indicator_wanted(request))
    initial = {name: getattr(known, name) for name in (*AreaFacts.__annotations__, "area_name")} if known else {}
    form = AreaFiguresForm(
        request.POST or None, unit=area, initial={"indicator": _indicator_wanted(request), **initial}
    )
    if request.method == "POST" and form.is_valid():
        try:
            area_figures_record(
                actor=request.user,
                unit=area,
                year=year,
                indicator=form.cleaned_data["indicator"],
                area_name=form.cleaned_data["area_name"],
                **form.facts(),
            )
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _recorded(form.cleaned_data["indicator"]))
            return redirect(area_address(area, year))
    title = _("Reported figure of %(year)s") % {"year": str(year)}
    return _page(request, area, year, form, title=title, known=known)


@require_http_methods(["GET", "POST"])
@login_required
def area_target(request: HttpRequest, unit: int, year: int) -> HttpResponse:
    """Record or correct what a plan sets."""
    area = unit_gate(request, unit, PERM)
    known = area_target_of(area, year, _indicator_wanted(request))
    initial = {name: getattr(known, name) for name in ("planned", "source", "area_name")} if known else {}
    form = TargetForm(request.POST or None, unit=area, initial={"indicator": _indicator_wanted(request), **initial})
    if request.method == "POST" and form.is_valid():
        try:
            target_record(actor=request.user, unit=area, year=year, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, _recorded(form.cleaned_data["indicator"]))
            return redirect(area_address(area, year))
    return _page(request, area, year, form, title=_("Target of %(year)s") % {"year": str(year)})


@require_POST
@login_required
def area_remove(request: HttpRequest, unit: int, year: int, figure: int) -> HttpResponse:
    """Take away a figure recorded by mistake."""
    area = unit_gate(request, unit, PERM)
    row = gate(request.user, None, area_figures_of(area, year).select_related("unit"), pk=figure)
    area_figures_remove(actor=request.user, figures=row)
    messages.success(request, _("The figure is removed. The history keeps what it said."))
    return redirect(area_address(area, year))


def _recorded(indicator: str) -> str:
    return _("“%(indicator)s” is recorded.") % {"indicator": Indicator(indicator).label}


def _page(request: HttpRequest, area: AdministrativeUnit, year: int, form: Any, **words: Any) -> HttpResponse:
    return render(
        request,
        "cooperatives/manage/area_form.html",
        {"unit": area, "year": year, "form": form, "cancel_url": area_address(area, year), **words},
        status=422 if form.is_bound else 200,
    )
