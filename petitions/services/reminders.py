"""Reminders: one digest a person a day, each thing due at each of its steps once.

The digest and the rows that say what was told (`Reminder`) are written in one transaction under a lock on the person,
so that two workers tell once and a killed one tells nothing or all.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from core.messages import message_queue
from core.models import Message
from petitions.models import Reminder
from petitions.notices import REMINDERS
from petitions.selectors.reminding import (
    DueThing,
    in_office_hours,
    leaders_told,
    reminders_due,
)
from petitions.selectors.work import Holdup, holdups

# What a digest names; the rest is counted, and stands in the list it links to.
LINES_MOST = 30
BODIES_MOST = 20
HOLDUPS = "holdups"
LINK = "/manage/"


def reminders_send(*, at: datetime | None = None) -> int:
    """Tell everybody what is due, outside office hours nobody; returns how many digests were written.

    It may run at any time, any number of times, in several workers at once.
    """
    at = at or timezone.now()
    if not in_office_hours(at):
        return 0
    today = timezone.localdate(at)
    due = reminders_due(today)
    leaders = {user.pk for user in leaders_told()}
    told = set(Message.objects.filter(dedupe_key=_key(today)).values_list("to_user_id", flat=True))
    return sum(_digest(pk, due.get(pk, []), today, leads=pk in leaders) for pk in sorted((due.keys() | leaders) - told))


def _key(today: date) -> str:
    return f"reminders:{today.isoformat()}"


@transaction.atomic
def _digest(user_id: int, things: Sequence[DueThing], today: date, *, leads: bool) -> bool:
    user = User.objects.select_for_update().get(pk=user_id)
    if not user.is_active or Message.objects.filter(dedupe_key=_key(today), to_user=user).exists():
        return False
    fresh = _fresh(user, things)
    monday = today - timedelta(days=today.weekday())
    weekly = leads and not Reminder.objects.filter(user=user, subject=HOLDUPS, step="week", due=monday).exists()
    bodies = holdups(user, today) if weekly else []
    if not fresh and not bodies:
        return False
    with translation.override(user.language):
        subject, body = _subject(fresh, today), "\n\n".join(_paragraphs(fresh, bodies, today))
    message = message_queue(
        to_user=user, subject=subject, body=body, link=LINK, dedupe_key=_key(today), group=REMINDERS
    )[0]
    rows = [Reminder(user=user, subject=one.subject, step=one.step, due=one.due, message=message) for one in fresh]
    if weekly:
        rows.append(Reminder(user=user, subject=HOLDUPS, step="week", due=monday, message=message))
    Reminder.objects.bulk_create(rows, batch_size=1000)
    return True


def _fresh(user: User, things: Sequence[DueThing]) -> list[DueThing]:
    """What this person was not yet told at its present step; a date that moved is told anew."""
    known: set[tuple[str, str, date]] = set()
    for start in range(0, len(things), 500):
        subjects = [one.subject for one in things[start : start + 500]]
        rows = Reminder.objects.filter(user=user, subject__in=subjects).values_list("subject", "step", "due")
        known.update(rows)
    return [one for one in things if (one.subject, one.step, one.due) not in known]


def _groups(things: Sequence[DueThing], today: date) -> tuple[list[DueThing], list[DueThing], list[DueThing]]:
    """Late, due today, due soon."""
    late = [one for one in things if one.due < today]
    on_day = [one for one in things if one.due == today]
    return late, on_day, [one for one in things if one.due > today]


def _subject(things: Sequence[DueThing], today: date) -> str:
    day = today.strftime("%d/%m/%Y")
    if not things:
        return _("Who holds up what, week of %(day)s") % {"day": day}
    late, on_day, soon = (len(group) for group in _groups(things, today))
    parts = [
        ngettext("%(count)s overdue", "%(count)s overdue", late) % {"count": late} if late else "",
        ngettext("%(count)s due today", "%(count)s due today", on_day) % {"count": on_day} if on_day else "",
        ngettext("%(count)s due soon", "%(count)s due soon", soon) % {"count": soon} if soon else "",
    ]
    counts = ", ".join(part for part in parts if part)
    return _("Reminder of %(day)s: %(counts)s") % {"day": day, "counts": counts}


def _paragraphs(things: Sequence[DueThing], bodies: Sequence[Holdup], today: date) -> list[str]:
    headings = (_("Overdue:"), _("Due today:"), _("Due soon:"))
    shown = 0
    paragraphs = []
    for heading, group in zip(headings, _groups(things, today), strict=True):
        named = group[: max(0, LINES_MOST - shown)]
        shown += len(named)
        if named:
            paragraphs.append("\n".join([heading, *(_line(one) for one in named)]))
    if rest := len(things) - shown:
        paragraphs.append(ngettext("and %(count)s more.", "and %(count)s more.", rest) % {"count": rest})
    if bodies:
        paragraphs.append("\n".join([_("Who holds up what:"), *(_body_line(one) for one in bodies[:BODIES_MOST])]))
    return paragraphs


def _line(one: DueThing) -> str:
    kinds = {
        "assignment": _("%(day)s · %(code)s · %(wording)s (%(body)s)"),
        "petition": _("%(day)s · %(code)s · %(wording)s (not assigned yet)"),
        "escalation": _("%(day)s · dossier %(code)s · ask %(body)s how it stands: %(wording)s"),
        "promise": _("%(day)s · %(code)s · promised by %(body)s: %(wording)s"),
    }
    words = {"day": one.due.strftime("%d/%m/%Y"), "code": one.code, "wording": one.wording, "body": one.holder}
    return "- " + kinds[one.subject.partition(":")[0]] % words


def _body_line(one: Holdup) -> str:
    held = ngettext("%(held)s open part", "%(held)s open parts", one.held) % {"held": one.held}
    if not one.late or one.worst_due is None:
        return f"- {one.department_name}: {held}"
    late = ngettext("%(count)s overdue", "%(count)s overdue", one.late) % {"count": one.late}
    since = _("the longest since %(day)s") % {"day": one.worst_due.strftime("%d/%m/%Y")}
    return f"- {one.department_name}: {held}, {late}, {since}"
