"""What happened, in sentences: the whole history for the handling body, milestones without people for the others."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audiences import Audience
from core.audit import audit_for
from petitions.enums import AnswerState, AssignmentState, EscalationState, PromiseState, PublicationState
from petitions.models import Petition

# What bodies do inside their part is theirs; the area reads milestones.
_FULL = frozenset({Audience.HANDLING, Audience.DEPARTMENT})
TIMELINE_MAX = 200


@dataclass(frozen=True)
class Moment:
    at: datetime
    sentence: str
    # The scan of the paper it was recorded from, for those who may have it.
    scan_id: UUID | None = None


def timeline(petition: Petition, audience: Audience) -> list[Moment]:
    """What happened, newest first. One statement for those at work, none for the others (rows of
    `petitions_detailed`).
    """
    if audience in _FULL:
        return [Moment(one.created_at, one.render(), one.paper_scan_id) for one in audit_for(petition)[:TIMELINE_MAX]]
    found = _milestones(petition)
    if audience != Audience.PUBLIC:
        # Questions and notes are between the office and the petitioner.
        found += _exchanges(petition)
    return sorted(found, key=lambda one: one.at, reverse=True)


def _milestones(petition: Petition) -> list[Moment]:
    found: list[Moment] = []
    past = petition.meeting is not None and petition.meeting.recorded_as_past
    if petition.received_at and not past:
        found.append(Moment(petition.received_at, _("%(body)s received it.") % {"body": petition.handled_by_name}))
    for part in petition.assignments.all():
        if part.state not in {AssignmentState.RETURNED, AssignmentState.WITHDRAWN}:
            words = {"body": part.department_name, "role": part.get_role_display()}
            found.append(Moment(part.assigned_at, _("Assigned to %(body)s (%(role)s).") % words))
    for item in petition.escalations.all():
        to = {"to": item.escalation.to_name}
        found.append(Moment(item.sent_at, _("Put to %(to)s.") % to))
        if item.ended_at and item.state == EscalationState.REPLIED:
            found.append(Moment(item.ended_at, _("%(to)s replied.") % to))
    for answer in petition.answers.all():
        if answer.state == AnswerState.APPROVED and answer.decided_at and not past:
            found.append(Moment(answer.decided_at, _("%(body)s answered.") % {"body": answer.body_name}))
    for kept in petition.promises.all():
        if kept.state == PromiseState.KEPT and kept.ended_on:
            found.append(Moment(_day(kept.ended_on), _("%(body)s did what it promised.") % {"body": kept.body_name}))
    for one in petition.publications.all():
        if one.state == PublicationState.PUBLISHED and one.published_at:
            found.append(Moment(one.published_at, _("The petition and its answer were published.")))
    if petition.reopened_at:
        found.append(Moment(petition.reopened_at, _("It was reopened.")))
    if petition.closed_at:
        found.append(Moment(petition.closed_at, _("It was closed.")))
    return found


def _day(day: date) -> datetime:
    """A day whose hour nobody noted: its beginning, which is shown without an hour."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _exchanges(petition: Petition) -> list[Moment]:
    found = [Moment(note.created_at, note.text) for note in petition.notes.all()]
    for asked in petition.info_requests.all():
        found.append(Moment(asked.asked_at, _("The office asked: “%(question)s”.") % {"question": asked.question}))
        if asked.replied_at:
            found.append(Moment(asked.replied_at, _("The petitioner answered.")))
    return found
