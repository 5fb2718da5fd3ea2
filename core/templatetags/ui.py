"""What every page writes the same way: states, deadlines, dates, numbers, history. Built into all templates."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.db.models import Model
from django.template import Context
from django.template.defaultfilters import date as date_filter
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audit import audit_for
from core.calendar import working_days_between

register = template.Library()

SOON_WORKING_DAYS = 3
HISTORY_ROWS = 30


@register.simple_tag
def state(subject: Any, label: str = "") -> SafeString | str:
    """`{% state petition %}` or `{% state petition.state %}`: word, shape and colour of a state."""
    value = getattr(subject, "state", subject)
    if value is None or value == "":
        return ""
    if not label:
        display = getattr(subject, "get_state_display", None)
        label = display() if display else getattr(value, "label", value)
    return format_html('<span class="state state--{}">{}</span>', getattr(value, "value", value), label)


@register.simple_tag
def due(day: date | datetime | None, done: Any = False) -> SafeString | str:
    """`{% due assignment.due done=assignment.signed_off_at %}`: a deadline in words, in working days; "" without one.

    `done`: when it was done (a date or moment), or whether it is; a done deadline warns of nothing.
    """
    if day is None:
        return ""
    day = _local_day(day)
    kind, words = _due_done(day, done) if done else _due_open(day)
    css = f"due due--{kind}" if kind else "due"
    return format_html('<span class="{}" title="{}">{}</span>', css, vn_date(day), words)


def _due_open(day: date) -> tuple[str, str]:
    today = timezone.localdate()
    if day == today:
        return "soon", _("Due today")
    if day < today:
        # A deadline on a Friday is one day late on Monday, but on the Saturday it is late too.
        late = max(1, working_days_between(day, today))
        return "late", ngettext("%(days)s day overdue", "%(days)s days overdue", late) % {"days": late}
    left = working_days_between(today, day)
    if left == 0:
        return "soon", _("Due on the next day off")
    words = ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left}
    return ("soon" if left <= SOON_WORKING_DAYS else ""), words


def _due_done(day: date, done: Any) -> tuple[str, str]:
    if not isinstance(done, date):
        return "done", _("Done")
    late = working_days_between(day, _local_day(done))
    if late <= 0:
        return "done", _("Done in time")
    return "done", ngettext("Done %(days)s day late", "Done %(days)s days late", late) % {"days": late}


def _local_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """05/03/2026; "" for nothing."""
    return _local_day(value).strftime("%d/%m/%Y") if value else ""


@register.filter
def vn_datetime(value: datetime | None) -> str:
    """08:30, 05/03/2026, Vietnamese time; "" for nothing."""
    if not value:
        return ""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return local.strftime("%H:%M, %d/%m/%Y")


@register.filter(expects_localtime=True)
def vn_time(value: Any) -> str:
    """08:30, Vietnamese time; "" for nothing."""
    return date_filter(value, "H:i") if value else ""


@register.filter
def vn_number(value: int | float | Decimal | None, places: int | None = None) -> str:
    """1.234.567,89 in Vietnamese, 1,234,567.89 in English; "" for nothing."""
    if value is None or value == "":
        return ""
    return formats.number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


@register.inclusion_tag("includes/_history.html", takes_context=True)
def history(context: Context, subject: Model, limit: int = HISTORY_ROWS) -> dict[str, Any]:
    """`{% history petition %}`: who did what, newest first; the newest `limit`, all of it with `?history=all`."""
    request = context.get("request")
    whole = request is not None and request.GET.get("history") == "all"
    found = audit_for(subject)
    entries = list(found if whole else found[: limit + 1])
    return {"entries": entries if whole else entries[:limit], "more": not whole and len(entries) > limit}
