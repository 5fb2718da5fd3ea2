"""Settings of the ground floor: the calendar of working days."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.calendar import calendar_confirmed, calendar_days_set, calendar_year
from core.forms import CalendarDayForm
from core.jobs import jobs_visible
from core.models.job import LIVE_STATES
from core.permissions import require
from core.services import MANAGE_CALENDAR, RECOUNT, calendar_day_remove, calendar_day_set, calendar_moves
from core.web.fields import YEAR_MAX, YEAR_MIN
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def calendar(request: HtmxHttpRequest) -> HttpResponse:
    """The special days of a year (`?year=`), and the form that sets one."""
    require(request.user, MANAGE_CALENDAR)
    form = CalendarDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if page := _asked_first(request, data["day"], data["is_working"], reverse("core:calendar")):
            return page
        row = calendar_day_set(actor=request.user, **data)
        messages.success(request, _("The calendar now knows %(day)s.") % {"day": row.day.strftime("%d/%m/%Y")})
        return _calendar_again(request, row.day.year)
    year = _year(request)
    context = {
        "form": form,
        # Years as text: a page would group the digits of a number.
        "year": str(year),
        "earlier": str(year - 1) if year > YEAR_MIN else "",
        "later": str(year + 1) if year < YEAR_MAX else "",
        "days": calendar_year(year),
        "confirmed": calendar_confirmed(year),
    }
    return render(request, "core/manage/calendar.html", context, status=422 if form.errors else 200)


def _asked_first(request: HtmxHttpRequest, day: date, is_working: bool | None, url: str) -> HttpResponse | None:
    """The page that says how many dates would move, until that was read and confirmed; None when it may be done."""
    if request.POST.get("confirmed") or not (moves := calendar_moves(day, is_working)):
        return None
    given = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken"]
    context = {"day": day, "is_working": is_working, "moves": moves, "given": given, "url": url}
    return render(request, "core/manage/calendar_confirm.html", context)


def _calendar_again(request: HtmxHttpRequest, year: int) -> HttpResponse:
    """Back to the year; when dates are being moved, to the page that shows how far that is."""
    started = jobs_visible(request.user).filter(label=RECOUNT, requested_by_id=request.user.pk, state__in=LIVE_STATES)
    newest = started.order_by("-created_at").first()
    if newest is not None:
        return redirect("core:job", pk=newest.pk)
    return redirect(f"{reverse('core:calendar')}?year={year}")


def _year(request: HtmxHttpRequest) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    return year if YEAR_MIN <= year <= YEAR_MAX else timezone.localdate().year


@require_POST
@login_required
def calendar_remove(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Take an announced day out again."""
    row = gate(request.user, MANAGE_CALENDAR, calendar_days_set(), pk=pk)
    year = row.day.year
    if page := _asked_first(request, row.day, None, reverse("core:calendar_remove", args=[row.pk])):
        return page
    calendar_day_remove(actor=request.user, row=row)
    messages.success(request, _("The announced day was taken out."))
    return _calendar_again(request, year)
