"""The chair's directions: what, who, by when, done when."""

from datetime import date
from typing import Final, TypedDict, Unpack

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Department
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.permissions import require
from meetings.audit import meeting_audit
from meetings.models import Conclusion, Meeting
from meetings.services.parts import meeting_begin_change, next_order, part_move, part_of, put_values


class ConclusionFields(TypedDict, total=False):
    """`cooperating` is one name a line; `due_on` None means that no day was set or recorded."""

    text: str
    responsible: Department | None
    responsible_name: str
    cooperating: str
    due_on: date | None


_FIELDS: Final = frozenset(ConclusionFields.__annotations__)


def _put(conclusion: Conclusion, fields: ConclusionFields) -> None:
    put_values(conclusion, fields, _FIELDS)
    if conclusion.responsible is not None and not conclusion.responsible_name:
        conclusion.responsible_name = conclusion.responsible.name
    if not conclusion.text.strip():
        raise DomainError(_("Write what the chair directed."), field="text")


@transaction.atomic
def conclusion_add(*, actor: Actor, meeting: Meeting, **fields: Unpack[ConclusionFields]) -> Conclusion:
    """Add a direction at the end."""
    row = meeting_begin_change(actor, meeting)
    conclusion = Conclusion(meeting=row, order=next_order(row.conclusions.all()))
    _put(conclusion, fields)
    conclusion.save()
    meeting_audit(
        actor, row, "conclusion_add", N_("%(actor)s recorded the conclusion “%(text)s”."), text=str(conclusion)
    )
    return conclusion


@transaction.atomic
def conclusion_change(*, actor: Actor, conclusion: Conclusion, **fields: Unpack[ConclusionFields]) -> Conclusion:
    """Correct a direction."""
    row = meeting_begin_change(actor, conclusion.meeting)
    conclusion = part_of(row.conclusions.all(), conclusion.pk)
    before = {name: getattr(conclusion, name) for name in fields}
    _put(conclusion, fields)
    conclusion.save()
    meeting_audit(
        actor,
        row,
        "conclusion_change",
        N_("%(actor)s changed the conclusion “%(text)s”."),
        text=str(conclusion),
        before=before,
        after={name: getattr(conclusion, name) for name in fields},
    )
    return conclusion


@transaction.atomic
def conclusion_remove(*, actor: Actor, conclusion: Conclusion) -> None:
    """Remove a direction that was recorded by mistake; the history keeps its words."""
    row = meeting_begin_change(actor, conclusion.meeting)
    conclusion = part_of(row.conclusions.all(), conclusion.pk)
    text, before = str(conclusion), {"text": conclusion.text}
    conclusion.delete()
    meeting_audit(
        actor,
        row,
        "conclusion_remove",
        N_("%(actor)s removed the conclusion “%(text)s”."),
        text=text,
        before=before,
    )


@transaction.atomic
def conclusion_move(*, actor: Actor, conclusion: Conclusion, up: bool) -> Conclusion:
    """One place up or down."""
    row = meeting_begin_change(actor, conclusion.meeting)
    if part_move(row.conclusions.all(), part_of(row.conclusions.all(), conclusion.pk), up=up):
        meeting_audit(actor, row, "conclusion_move", N_("%(actor)s changed the order of the conclusions."))
    return conclusion


@transaction.atomic
def conclusion_mark_done(*, actor: Actor, conclusion: Conclusion, done_on: date | None, note: str = "") -> Conclusion:
    """Note that a direction was carried out on a day, or with None that it was not after all.

    Directions outlive their meeting: this works while its file is closed, too.
    """
    require(actor, "meetings.change", conclusion.meeting)
    row = Meeting.objects.select_for_update(of=("self",)).get(pk=conclusion.meeting_id)
    conclusion = part_of(row.conclusions.all(), conclusion.pk)
    if done_on is not None and done_on > timezone.localdate():
        raise DomainError(_("This day has not come yet."), field="done_on")
    conclusion.done_on, conclusion.done_note = done_on, note
    conclusion.save()
    sentence = (
        N_("%(actor)s noted the conclusion “%(text)s” as carried out on %(day)s.")
        if done_on
        else N_("%(actor)s noted the conclusion “%(text)s” as not carried out yet.")
    )
    meeting_audit(actor, row, "conclusion_mark_done", sentence, text=str(conclusion), day=done_on or "")
    return conclusion
