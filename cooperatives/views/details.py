"""What belongs to one organisation: representatives, figures of a year, products."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cooperatives.forms import (
    ProductForm,
    ProductRemoveForm,
    RepresentativeEndForm,
    RepresentativeForm,
    YearFiguresForm,
)
from cooperatives.models import AnnualFigures, Cooperative, Product, Representative
from cooperatives.selectors import figures_of_year, organisation_audience, organisation_view
from cooperatives.services import (
    figures_record,
    product_add,
    product_remove,
    representative_admit,
    representative_end,
    representative_password_link,
)
from cooperatives.services.figures import YearFacts
from cooperatives.views.access import organisation_gate
from cooperatives.views.register import organisation_page
from core.exceptions import DomainError
from core.web.gate import gate


@require_http_methods(["GET", "POST"])
@login_required
def representative_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm who acts for the organisation."""
    row = organisation_gate(request, pk, "cooperatives.confirm_representative")
    form = RepresentativeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            mandate = representative_admit(actor=request.user, cooperative=row, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error)
        else:
            name = mandate.user.full_name
            messages.success(request, _("%(name)s may now act for this organisation.") % {"name": name})
            return redirect("cooperatives:detail", row.pk)
    return _page(request, row, form, title=_("Confirm a representative"), submit=_("Confirm"))


@require_http_methods(["GET", "POST"])
@login_required
def representative_end_view(request: HttpRequest, pk: int, mandate: int) -> HttpResponse:
    """End a mandate."""
    row = organisation_gate(request, pk, "cooperatives.end_representative")
    found: Representative = gate(request.user, None, row.representatives.select_related("user"), pk=mandate)
    form = RepresentativeEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            representative_end(actor=request.user, representative=found, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error)
        else:
            messages.success(request, _("The mandate of %(name)s has ended.") % {"name": found.user.full_name})
            return redirect("cooperatives:detail", row.pk)
    lost = _("%(name)s will no longer see or send petitions of this organisation. What was sent stays.")
    return _page(
        request,
        row,
        form,
        title=_("End the mandate of %(name)s") % {"name": found.user.full_name},
        lead=lost % {"name": found.user.full_name},
        submit=_("End the mandate"),
        danger=True,
    )


@require_POST
@login_required
def representative_link(request: HttpRequest, pk: int, mandate: int) -> HttpResponse:
    """Make a link to set a password and show it once, to be handed over; a page that is loaded again has lost it."""
    row = organisation_gate(request, pk, "cooperatives.make_password_link")
    found: Representative = gate(request.user, None, row.representatives.select_related("user"), pk=mandate)
    link = representative_password_link(actor=request.user, representative=found)
    response = organisation_page(request, row, link=link, link_name=found.user.full_name)
    response.headers["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@login_required
def figures_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the figures of a year, or correct them: `?year=` brings what is recorded."""
    row = organisation_gate(request, pk, "cooperatives.record_figures")
    form = YearFiguresForm(request.POST or None, initial=_year_initial(request, row))
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["year"]
        try:
            figures_record(actor=request.user, cooperative=row, year=year, **form.facts())
        except DomainError as error:
            _refused(form, error)
        else:
            messages.success(request, _("The figures of %(year)s are recorded.") % {"year": str(year)})
            return redirect("cooperatives:detail", row.pk)
    return _page(
        request,
        row,
        form,
        title=_("Figures of a year"),
        lead=_("Left empty means not recorded, not nought. A year that is there already is corrected."),
        submit=_("Record"),
    )


def _year_initial(request: HttpRequest, row: Cooperative) -> dict[str, Any]:
    year = request.GET.get("year", "")
    known: AnnualFigures | None = figures_of_year(row, int(year)) if year.isdecimal() and len(year) == 4 else None
    if known is None:
        return {"year": year}
    return {"year": known.year, **{name: getattr(known, name) for name in YearFacts.__annotations__}}


@require_http_methods(["GET", "POST"])
@login_required
def product_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a product."""
    row = organisation_gate(request, pk, "cooperatives.add_product")
    form = ProductForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            product = product_add(actor=request.user, cooperative=row, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error)
        else:
            messages.success(request, _("The product %(name)s is entered.") % {"name": product.name})
            return redirect("cooperatives:detail", row.pk)
    return _page(request, row, form, title=_("Enter a product"), submit=_("Enter it"))


@require_http_methods(["GET", "POST"])
@login_required
def product_remove_view(request: HttpRequest, pk: int, product: int) -> HttpResponse:
    """Ask (GET) and take a product out (POST)."""
    row = organisation_gate(request, pk, "cooperatives.remove_product")
    found: Product = gate(request.user, None, row.products.all(), pk=product)
    if request.method == "POST":
        product_remove(actor=request.user, product=found)
        messages.success(request, _("The product %(name)s is removed.") % {"name": found.name})
        return redirect("cooperatives:detail", row.pk)
    return _page(
        request,
        row,
        ProductRemoveForm(),
        title=_("Remove the product %(name)s") % {"name": found.name},
        lead=_("Its stars and source disappear from the register. The history keeps that it was here."),
        submit=_("Remove it"),
        danger=True,
    )


def _refused(form: BaseForm, error: DomainError) -> None:
    form.add_error(error.field if error.field in form.fields else None, str(error))


def _page(request: HttpRequest, row: Cooperative, form: BaseForm, **words: Any) -> HttpResponse:
    return render(
        request,
        "cooperatives/manage/part_form.html",
        {
            "organisation": organisation_view(row, organisation_audience(request.user, row)),
            "form": form,
            "cancel_url": reverse("cooperatives:detail", args=[row.pk]),
            **words,
        },
        status=422 if form.is_bound else 200,
    )
