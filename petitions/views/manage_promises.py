"""Everything that was promised for a day: what is open, what is past its day, what was done."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.selectors import bodies_valid_on
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from petitions.forms.memory import PromiseFilterForm
from petitions.selectors.promises import (
    ALL,
    DROPPED,
    KEPT,
    LATE,
    OPEN,
    PromiseFilter,
    promise_row,
    promises_listed,
    promises_rows,
)
from petitions.views.access import staff_page
from petitions.views.tabs import Tab


@staff_page
@require_safe
def promise_list(request: HtmxHttpRequest) -> HttpResponse:
    """Every filter is in the address; the day that comes first on top."""
    user = request.user
    form = PromiseFilterForm(request.GET, bodies=_bodies())
    asked = form.asked
    wanted = PromiseFilter(
        q=asked.get("q", ""),
        state=asked.get("state", ALL if asked.get("q") else OPEN),
        body=int(asked["body"]) if asked.get("body") else None,
    )
    done = wanted.state in {KEPT, DROPPED}
    key = ("-ended_on", "-id") if done else ("due", "id")
    page = keyset_page(request, promises_listed(user, wanted), key=key, rows=promises_rows)
    context = {
        "form": form,
        "page": page,
        "rows": [promise_row(one) for one in page.rows],
        "tabs": _tabs(user, wanted),
        "filtered": bool(wanted.q or wanted.body),
        "clear_url": request.path,
    }
    return render(request, "petitions/manage/promise_list.html", context)


def _bodies() -> list[tuple[int, str]]:
    return [(one.pk, one.label) for one in bodies_valid_on(timezone.localdate())]


def _tabs(user: User, wanted: PromiseFilter) -> list[Tab]:
    def count(state: str) -> int:
        return promises_listed(user, PromiseFilter(state=state)).count()

    rows: tuple[tuple[str, str, Any], ...] = (
        (_("Open promises"), OPEN, count(OPEN)),
        (_("Past their day"), LATE, count(LATE)),
        (_("Done"), KEPT, None),
        (_("No longer standing"), DROPPED, None),
        (_("All"), ALL, None),
    )
    return [
        Tab(label, f"?state={state}", wanted == PromiseFilter(state=state), number) for label, state, number in rows
    ]
