"""The staff's list of petitions and the page of one."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.selectors import bodies_valid_on
from core.permissions import allowed
from core.web.htmx import HtmxHttpRequest
from core.web.pagination import keyset_page
from meetings.selectors import LIST_KEY, meetings_visible
from petitions.enums import PetitionState
from petitions.forms.filters import LenientForm, PetitionFilterForm
from petitions.selectors import (
    NEWEST,
    URGENT,
    PetitionFilter,
    Work,
    petitions_listed,
    petitions_rows,
    topics_active,
    work_of,
    working_ids,
)
from petitions.views.access import petition_for_staff, staff_page
from petitions.views.bulk import bulk_choices, may_act_on_many
from petitions.views.case import case_context
from petitions.views.rows import petition_row

LIST = "petitions/manage/petition_list.html"
MEETINGS_OFFERED = 100


@dataclass(frozen=True)
class Tab:
    """A saved list; its count is the count of the list it opens."""

    label: str
    url: str
    current: bool
    count: int | None = None


@staff_page
@require_safe
def petition_list(request: HtmxHttpRequest) -> HttpResponse:
    """Every filter is in the address. Open ones by urgency, otherwise the newest first."""
    user = request.user
    form = PetitionFilterForm(request.GET, **_offers(user))
    asked = form.asked
    wanted = _wanted(asked)
    found = petitions_listed(user, wanted)
    urgent = (
        wanted.state in {"open", PetitionState.ASSIGNED, PetitionState.IN_REVIEW, PetitionState.RECEIVED} or wanted.due
    )
    page = keyset_page(request, found, key=URGENT if urgent else NEWEST, rows=petitions_rows)
    body_ids = working_ids(user)
    context = {
        "form": form,
        "page": page,
        "rows": [petition_row(one, body_ids) for one in page.rows],
        "caption": _("Petitions, the most urgent first") if urgent else _("Petitions, the newest first"),
        "tabs": _tabs(wanted, work_of(user)),
        "chips": filter_chips(request, form, asked, hidden={"mine", "all", "held"}),
        "clear_url": request.path,
        "all_url": f"{request.path}?all=1",
        "can_publish": allowed(user, "petitions.publish"),
        "may_log": allowed(user, "petitions.log"),
        "bulk_choices": bulk_choices() if may_act_on_many(user) else [],
        "may_import": wanted.mine and allowed(user, "petitions.import_answers"),
    }
    return render(request, LIST, context)


def _offers(user: User) -> dict[str, Any]:
    recent = meetings_visible(user).order_by(*LIST_KEY).values_list("code", "title")[:MEETINGS_OFFERED]
    return {
        "topics": topics_active().values_list("pk", "name"),
        "departments": [(one.pk, one.label) for one in bodies_valid_on(timezone.localdate())],
        "meetings": recent,
    }


def _wanted(asked: dict[str, Any]) -> PetitionFilter:
    """Without any state the open ones are meant; words, a meeting or `all` look in every state."""
    state = asked.get("state", "")
    wide = any(asked.get(name) for name in ("q", "meeting", "all", "due", "mine"))
    return PetitionFilter(
        q=asked.get("q", ""),
        state=state or ("" if wide else "open"),
        topic=int(asked["topic"]) if asked.get("topic") else None,
        department=int(asked["department"]) if asked.get("department") else None,
        meeting=asked.get("meeting", ""),
        due=asked.get("due", ""),
        level=asked.get("level", ""),
        mine=bool(asked.get("mine")),
        all=bool(asked.get("all")),
        held=bool(asked.get("held")),
    )


def _tabs(wanted: PetitionFilter, work: Work) -> list[Tab]:
    rows = (
        (_("Open"), "?state=open", work.open, PetitionFilter(state="open")),
        (_("Mine to do"), "?mine=1", work.mine, PetitionFilter(mine=True)),
        (_("To assign"), "?state=received", work.to_assign, PetitionFilter(state=PetitionState.RECEIVED)),
        (_("Due this week"), "?due=week", work.week, PetitionFilter(due="week")),
        (_("Overdue"), "?due=late", work.late, PetitionFilter(due="late")),
        (_("Awaiting approval"), "?state=in_review", work.to_approve, PetitionFilter(state=PetitionState.IN_REVIEW)),
        (_("Escalated"), "?state=escalated", work.escalated, PetitionFilter(state=PetitionState.ESCALATED)),
        (_("All"), "?all=1", None, PetitionFilter(all=True)),
    )
    return [Tab(label, url, wanted == meant, count) for label, url, count, meant in rows]


def filter_chips(
    request: HtmxHttpRequest, form: LenientForm, asked: dict[str, Any], *, hidden: set[str]
) -> list[tuple[str, str]]:
    """What the list is narrowed to, each with the address of the list without it."""
    chips = []
    for name, value in asked.items():
        if name in hidden:
            continue
        left = request.GET.copy()
        for gone in (name, "after", "before"):
            left.pop(gone, None)
        choices = dict(getattr(form.fields[name], "choices", ()))
        words = f"“{value}”" if name == "q" else str(choices.get(value, value))
        chips.append((words, f"{request.path}?{left.urlencode()}"))
    return chips


@staff_page
@require_safe
def petition_detail(request: HtmxHttpRequest, code: str) -> HttpResponse:
    """What was asked, what each body says, what this person can do, what happened."""
    petition, audience = petition_for_staff(request.user, code)
    context = case_context(request.user, petition, audience)
    return render(request, "petitions/manage/petition_detail.html", context)
