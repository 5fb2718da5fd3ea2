"""What staff open the day with: what is late, what is due, what waits for them, by role."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.enums import Role
from accounts.models import User
from accounts.permissions import is_staff_member
from accounts.selectors import rights_of
from core.calendar import calendar_note
from core.messages import notices_waiting
from core.permissions import allowed
from core.web.htmx import HtmxHttpRequest
from meetings.selectors import meeting_row, meetings_upcoming, meetings_visible
from petitions.enums import PetitionState
from petitions.selectors import (
    URGENT,
    PetitionFilter,
    holdups,
    part_work_of,
    parts_of,
    petitions_listed,
    petitions_rows,
    petitions_to_approve,
    publications_prepared,
    work_of,
)
from petitions.selectors.reach import handling_ids
from petitions.views.rows import petition_row

ROWS_SHOWN = 8
MEETINGS_SHOWN = 3


@dataclass(frozen=True)
class Count:
    """One count of the tally; it is the count of the list it opens."""

    count: int
    label: str
    query: str
    hint: str = ""
    kind: str = ""

    @property
    def url(self) -> str:
        return f"{reverse('petitions:list')}?{self.query}"


@dataclass(frozen=True)
class Part:
    """A role's part of the page: its template and what that shows."""

    template: str
    heading: str
    data: dict[str, Any] = field(default_factory=dict)


@login_required
@require_safe
def home(request: HtmxHttpRequest) -> HttpResponse:
    """The home of the person's roles; a representative has theirs in the portal."""
    user = request.user
    if not is_staff_member.test(user):
        return redirect("petitions:portal_home")
    rights = rights_of(user)
    parts: list[Part] = []
    if rights.has(Role.LEADER):
        parts.append(_leader(user))
    if rights.has(Role.COORDINATOR):
        parts.append(_coordinator(user, with_bodies=not rights.has(Role.LEADER)))
    if rights.has(Role.OFFICER):
        parts.append(_officer(user))
    if rights.has(Role.ADMINISTRATOR):
        parts.append(Part("petitions/manage/_home_administrator.html", _("Settings")))
    today = timezone.localdate()
    context = {
        "parts": parts,
        "heading": parts[0].heading if len(parts) == 1 else _("My work"),
        "several": len(parts) > 1,
        "may_log": allowed(user, "petitions.log"),
        "today": today,
        "today_note": calendar_note(today),
        "upcoming": [meeting_row(one) for one in meetings_upcoming(meetings_visible(user))[:MEETINGS_SHOWN]],
    }
    return render(request, "petitions/manage/home.html", context)


def _officer(user: User) -> Part:
    rows = list(parts_of(user).prefetch_related("petition__petitioners")[:ROWS_SHOWN])
    tally = [
        _counted(user, _("Overdue"), "mine=1&due=late", PetitionFilter(mine=True, due="late"), kind="late"),
        _counted(user, _("Due this week"), "mine=1&due=week", PetitionFilter(mine=True, due="week"), kind="soon"),
        _counted(
            user,
            _("Given to my body"),
            "mine=1",
            PetitionFilter(mine=True),
            hint=_confirm_hint(part_work_of(user).unconfirmed),
        ),
        _counted(
            user,
            _("Waiting for others"),
            "state=in_review",
            PetitionFilter(state=PetitionState.IN_REVIEW),
            hint=_("with the leader"),
        ),
    ]
    several = len({one.department_id for one in rows}) > 1
    may_import = allowed(user, "petitions.import_answers")
    data = {"tally": tally, "rows": rows, "several_bodies": several, "may_import": may_import}
    return Part("petitions/manage/_home_officer.html", _("My work"), data)


def _counted(user: User, label: str, query: str, wanted: PetitionFilter, *, hint: str = "", kind: str = "") -> Count:
    """The count of the very list that the address opens."""
    return Count(petitions_listed(user, wanted).count(), label, query, hint, kind)


def _confirm_hint(unconfirmed: int) -> str:
    return _("%(count)s not confirmed yet") % {"count": unconfirmed} if unconfirmed else ""


def _coordinator(user: User, *, with_bodies: bool) -> Part:
    work = work_of(user)
    handles = bool(handling_ids(user))
    tally = [
        Count(work.late, _("Overdue"), "due=late", _late_hint(work.oldest_due), "late"),
        Count(work.to_assign, _("To sort and assign"), "state=received", kind="soon"),
        Count(work.week, _("Due this week"), "due=week"),
        Count(work.needs_info, _("Waiting for the petitioner"), "state=needs_info"),
        Count(work.escalated, _("Put to a higher authority"), "state=escalated"),
    ]
    rows = petitions_rows(petitions_listed(user, PetitionFilter(state="received"))).order_by(*URGENT)[:ROWS_SHOWN]
    data = {
        "tally": tally,
        "rows": [petition_row(one) for one in rows],
        "holdups": holdups(user)[:ROWS_SHOWN] if with_bodies and handles else [],
        "notices": notices_waiting(user),
        "inbox_url": reverse("petitions:inbox") if handles else "",
    }
    return Part("petitions/manage/_home_coordinator.html", _("What waits for the office"), data)


def _late_hint(oldest: date | None) -> str:
    return _("since %(day)s") % {"day": oldest.strftime("%d/%m/%Y")} if oldest else ""


def _leader(user: User) -> Part:
    work = work_of(user)
    bodies = holdups(user)
    late_bodies = sum(1 for one in bodies if one.late)
    prepared = publications_prepared(user).count()
    tally = [
        Count(work.to_approve, _("Waiting for your approval"), "state=in_review", kind="soon"),
        Count(work.late, _("Overdue"), "due=late", _("at %(count)s bodies") % {"count": late_bodies}, "late"),
        Count(work.open, _("Open"), "state=open"),
        Count(work.escalated, _("Put to a higher authority"), "state=escalated"),
    ]
    waiting = petitions_to_approve(user)[:ROWS_SHOWN]
    data = {"tally": tally, "holdups": bodies, "waiting": waiting, "prepared": prepared}
    return Part("petitions/manage/_home_leader.html", _("Who holds up what"), data)
