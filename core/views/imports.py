"""Importing a file: choose it, look at what it would do, confirm, undo."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.exceptions import DomainError
from core.forms import ImportForm
from core.imports import (
    import_confirm,
    import_counts,
    import_drop,
    import_job,
    import_kind,
    import_rows,
    import_start,
    import_undo,
    imports_offered,
    imports_visible,
)
from core.imports.runs import OVERSEE
from core.models import ImportRow, ImportRowState, ImportRun, ImportState
from core.permissions import allowed
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page


@require_safe
@login_required
def import_list(request: HtmxHttpRequest) -> HttpResponse:
    """The person's runs, newest first, and what they may import."""
    offered = imports_offered(request.user)
    found = imports_visible(request.user)
    if not offered and not allowed(request.user, OVERSEE) and not found.exists():
        raise PermissionDenied(_("There is nothing that you may import."))
    page = keyset_page(request, found, ("-created_at", "pk"))
    runs = [(run, import_kind(run.kind).title) for run in page.rows]
    return render(request, "core/manage/import_list.html", {"page": page, "runs": runs, "offered": offered})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_new(request: HtmxHttpRequest, kind: str) -> HttpResponse:
    """What the import does, the file to fill in, and the field for the filled one."""
    one = import_kind(kind)
    params: dict[str, Any] = {}
    one.ask(request.user, params)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        try:
            run = import_start(actor=request.user, kind=kind, params=params, upload=form.cleaned_data["file"])
        except DomainError as error:
            form.add_error("file", str(error))
        else:
            return redirect("core:import", pk=run.pk)
    context = {"kind": one, "form": form, "template_url": one.template_url(params), "back_url": one.back_url(params)}
    return render(request, "core/manage/import_new.html", context, status=422 if form.errors else 200)


@require_safe
@never_cache
@login_required
def import_detail(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """How far it is; then every line with what it would do, or did. `?show=`: lines of one state."""
    run = gate(request.user, None, imports_visible(request.user), pk=pk)
    kind, mine = import_kind(run.kind), run.created_by_id == request.user.pk
    show = request.GET.get("show", "")
    page = keyset_page(request, import_rows(run, show) if mine else run.rows.none(), ("number", "pk"))
    counts = import_counts(run)
    writable = counts[ImportRowState.NEW] + counts[ImportRowState.CHANGED]
    context = {
        "run": run,
        "kind": kind,
        "job": import_job(run),
        "mine": mine,
        "page": page,
        "columns": [one for one in kind.columns if one.shown],
        "lines": [_line(kind, row) for row in page.rows],
        "tabs": [(state.label, state.value, counts[state], show == state.value) for state in ImportRowState],
        "show": show,
        "counts": counts,
        "total": sum(counts[state] for state in ImportRowState),
        "may_confirm": mine and run.state == ImportState.PREVIEW and writable > 0,
        "writable": writable,
        "may_undo": mine and run.state in {ImportState.DONE, ImportState.FAILED} and counts["written"] > 0,
        "back_url": kind.back_url(run.params),
    }
    return render(request, "core/manage/import_detail.html", context)


def _line(kind: Any, row: ImportRow) -> dict[str, Any]:
    """A row as the page shows it: each shown cell with what is wrong about it."""
    texts, faults = row.cells.get("texts", {}), dict(row.cells.get("faults", {}))
    shown = [(one, texts.get(one.name, ""), faults.pop(one.name, "")) for one in kind.columns if one.shown]
    titles = {one.name: one.title for one in kind.columns}
    hidden = [(titles.get(name, name), fault) for name, fault in faults.items()]
    return {"row": row, "cells": shown, "faults": hidden}


def _run(request: HtmxHttpRequest, pk: str) -> ImportRun:
    return gate(request.user, None, imports_visible(request.user), pk=pk)


@require_POST
@login_required
def import_go(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """Write it."""
    import_confirm(actor=request.user, run=_run(request, pk))
    return redirect("core:import", pk=pk)


@require_POST
@login_required
def import_away(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """Leave it."""
    run = import_drop(actor=request.user, run=_run(request, pk))
    messages.success(request, _("Nothing was written."))
    return redirect("core:import_new", kind=run.kind)


@require_POST
@login_required
def import_back(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """Put back what nobody has touched since."""
    import_undo(actor=request.user, run=_run(request, pk))
    return redirect("core:import", pk=pk)
