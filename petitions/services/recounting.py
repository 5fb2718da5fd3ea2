"""A changed holiday moves the dates that were counted over it: a job, told in each history, one digest a person."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext

from accounts.enums import Role
from accounts.models import User
from accounts.selectors import users_with_role
from cooperatives.selectors import mandates_live
from core.actors import SYSTEM
from core.audit import N_
from core.jobs import job_finish, job_progress
from core.messages import message_queue
from core.models import Job
from petitions.audit import petition_audit
from petitions.enums import OPEN_STATES, AssignmentState, DueChangeKind
from petitions.models import Assignment, DueChange, Petition
from petitions.notices import WORK
from petitions.selectors.due_counting import due_recounted
from petitions.selectors.recounting import changes_of, pauses_of, petitions_moved
from petitions.services.guard import petition_lock

LINES_MOST = 40


def due_dates_recount(job: Job) -> dict[str, Any]:
    """Move every running date that the calendar now puts elsewhere, then tell those concerned.

    May be run any number of times: what was moved stands where the calendar wants it, a digest is owed once.
    """
    reason = str(job.params["reason"])
    ids = petitions_moved()
    for number, pk in enumerate(ids):
        job_progress(job, number, len(ids), N_("Counting due dates anew"))
        _recount_one(pk, reason)
    with transaction.atomic():
        changes = list(changes_of(reason, job.created_at))
        _digests(job, changes, reason)
        words = ngettext("%(count)s due date moved", "%(count)s due dates moved", len(changes))
        result = {"url": "/manage/settings/calendar/", "label": words % {"count": len(changes)}}
        job_finish(job, result)
    return result


@transaction.atomic
def _recount_one(pk: int, reason: str) -> None:
    row = petition_lock(Petition(pk=pk))
    if row.state not in OPEN_STATES:
        return
    if row.due is not None and (after := due_recounted(row, pauses_of(row))) not in {None, row.due}:
        _move(row, None, after, reason)
    for part in row.assignments.filter(state=AssignmentState.OPEN, due__isnull=False):
        if (after := due_recounted(part, pauses_of(part))) not in {None, part.due}:
            _move(row, part, after, reason)


def _move(row: Petition, part: Assignment | None, after: date | None, reason: str) -> None:
    target: Petition | Assignment = part or row
    before, target.due = target.due, after
    target.save()
    now = timezone.now()
    DueChange.objects.create(
        petition=row, assignment=part, kind=DueChangeKind.RECOMPUTE, before=before, after=after, reason=reason,
        asked_at=now, decided_at=now,
    )  # fmt: skip
    sentence = (
        N_("The days off changed (%(reason)s): the part of %(body)s is due %(new)s, not %(old)s.")
        if part
        else N_("The days off changed (%(reason)s): due %(new)s, not %(old)s.")
    )
    petition_audit(
        SYSTEM, row, "recount", sentence, before={"due": before}, after={"due": after}, reason=reason,
        old=before, new=after, body=part.department_name if part else "",
    )  # fmt: skip


def _digests(job: Job, changes: list[DueChange], reason: str) -> None:
    """One message for each person concerned, with all that moved for them."""
    told: dict[int, tuple[User, bool, list[DueChange]]] = {}
    for change in changes:
        for user, staff in _concerned(change):
            told.setdefault(user.pk, (user, staff, []))[2].append(change)
    for user, staff, mine in told.values():
        with translation.override(user.language):
            count = len(mine)
            subject = ngettext(
                "The days off changed: %(count)s due date moved",
                "The days off changed: %(count)s due dates moved",
                count,
            ) % {"count": count}
            lines = [_line(change) for change in mine[:LINES_MOST]]
            if count > LINES_MOST:
                lines.append(gettext("and %(count)s more.") % {"count": count - LINES_MOST})
            body = "\n".join([reason, "", *lines])
        link = "/manage/" if staff else "/portal/"
        message_queue(to_user=user, subject=subject, body=body, link=link, dedupe_key=f"recount:{job.pk}", group=WORK)


def _concerned(change: DueChange) -> list[tuple[User, bool]]:
    row, part = change.petition, change.assignment
    if part is not None:
        if part.officer is not None:
            return [(part.officer, True)]
        ids = [part.department_id]
        people = users_with_role(Role.OFFICER, ids) | users_with_role(Role.HEAD, ids)
        return [(user, True) for user in people]
    asking = [one.cooperative_id for one in row.petitioners.all() if one.cooperative_id]
    mandates = mandates_live().filter(cooperative_id__in=asking)
    petitioners = User.objects.filter(is_active=True, pk__in=mandates.values("user_id"))
    office = users_with_role(Role.COORDINATOR, [row.handled_by_id])
    return [(user, True) for user in office] + [(user, False) for user in petitioners]


def _line(change: DueChange) -> str:
    days = [day.strftime("%d/%m/%Y") if day else "" for day in (change.before, change.after)]
    whose = f" ({change.assignment.department_name})" if change.assignment else ""
    return f"- {change.petition.code}{whose}: {days[0]} → {days[1]}"
