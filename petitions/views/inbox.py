"""The coordinator's inbox: what came in and waits, the longest waiting first, with the quick acts of each."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.models import User
from core.permissions import require
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from petitions.enums import AuthorityLevel, Channel, PetitionState
from petitions.forms.triage import InboxFilterForm
from petitions.models import Petition
from petitions.selectors import (
    OLDEST,
    InboxCounts,
    InboxFilter,
    inbox_begins,
    inbox_collectors,
    inbox_counts,
    inbox_found,
    inbox_lists,
    inbox_next,
    petitions_rows,
    topics_active,
)
from petitions.views.access import staff_page
from petitions.views.bulk import bulk_choices
from petitions.views.manage import Tab, filter_chips
from petitions.views.rows import PetitionRow, petition_row

# What narrows the inbox, carried along from one petition to the next.
FILTERS = ("q", "age", "channel", "collector", "list", "topic")


@dataclass(frozen=True)
class InboxRow:
    """A petition in the inbox: the row of a list and what sorting it needs. `group`: the heading that begins here."""

    row: PetitionRow
    pk: int
    channel: str
    collected_by: str
    level: str
    age: str
    is_over: bool
    is_again: bool
    text: str
    group: str = ""


@staff_page
@require_safe
def inbox(request: HtmxHttpRequest) -> HttpResponse:
    """Every filter is in the address; the counts of the tabs are those of the lists they open."""
    user = request.user
    require(user, "petitions.classify")
    begins = inbox_begins()
    counts = inbox_counts(user, begins)
    form = inbox_form(request, user, counts)
    wanted = form.wanted()
    page = keyset_page(request, inbox_found(user, wanted), key=OLDEST, rows=petitions_rows)
    context = {
        "form": form,
        "page": page,
        "rows": _grouped([_row(one, begins) for one in page.rows]),
        "tabs": _tabs(wanted, counts),
        "chips": filter_chips(request, form, form.asked, hidden={"age"}),
        "clear_url": request.path,
        "carry": carried(request),
        "total": counts.total,
        "bulk_choices": bulk_choices(),
    }
    return render(request, "petitions/manage/inbox.html", context)


def inbox_form(request: HttpRequest, user: User, counts: InboxCounts | None = None) -> InboxFilterForm:
    """The filters as the address has them."""
    return InboxFilterForm(
        request.GET,
        topics=topics_active().values_list("pk", "name"),
        collectors=inbox_collectors(user),
        lists=inbox_lists(user),
        channels=counts.channels if counts else None,
    )


def carried(request: HttpRequest) -> str:
    """The filters of the inbox as the end of an address, so that "the next one" stays in the same list."""
    kept = request.GET.copy()
    for name in list(kept):
        if name not in FILTERS or not kept[name]:
            kept.pop(name)
    return f"?{kept.urlencode()}" if kept else ""


@staff_page
@require_safe
def next_one(request: HtmxHttpRequest) -> HttpResponse:
    """The page of the petition that has waited longest in this list."""
    require(request.user, "petitions.classify")
    return to_next(request, None)


def to_next(request: HtmxHttpRequest, after: Petition | None) -> HttpResponse:
    """Lead on to the next petition of the same list, or back to the inbox when none waits."""
    found = inbox_next(request.user, inbox_form(request, request.user).wanted(), after)
    if found is not None:
        return redirect(f"{reverse('petitions:triage', args=[found.code])}{carried(request)}")
    messages.success(request, _("Nothing more waits to be sorted here."))
    return redirect(f"{reverse('petitions:inbox')}{carried(request)}")


def _row(one: Petition, begins: datetime) -> InboxRow:
    since = one.reopened_at or one.received_at or one.created_at
    days = (timezone.localdate() - timezone.localdate(since)).days
    return InboxRow(
        row=petition_row(one),
        pk=one.pk,
        channel=str(Channel(one.channel).label),
        collected_by=one.collected_by_name,
        level=str(AuthorityLevel(one.authority_level).label) if one.authority_level else "",
        age=ngettext("%(days)s day", "%(days)s days", days) % {"days": days} if days else _("today"),
        is_over=one.state == PetitionState.RECEIVED and since < begins,
        is_again=one.reopened_at is not None,
        text=one.text,
    )


def _grouped(rows: list[InboxRow]) -> list[tuple[str, list[InboxRow]]]:
    """The rows under "longer than the term" and "within it"; they come the oldest first."""
    over = [one for one in rows if one.is_over]
    rest = [one for one in rows if not one.is_over]
    named = ((_("Waiting longer than the term for sorting"), over), (_("Within the term, or waiting for words"), rest))
    return [(name, group) for name, group in named if group]


def _tabs(wanted: InboxFilter, counts: InboxCounts) -> list[Tab]:
    rows: tuple[tuple[str, str, int], ...] = (
        (_("All"), "", counts.total),
        (_("Over the term"), "over", counts.over),
        (_("Within the term"), "within", counts.within),
        (_("Waiting for the petitioner"), "info", counts.info),
    )
    return [
        Tab(label, f"?age={age}" if age else reverse("petitions:inbox"), wanted == InboxFilter(age=age), count)
        for label, age, count in rows
    ]
