"""What a pause does to the dates: while it lasts none runs; afterwards the days it lasted are added."""

from datetime import datetime

from django.utils import timezone

from core.actors import SYSTEM
from core.audit import N_
from petitions.audit import petition_audit
from petitions.enums import RUNNING_STATES, AssignmentState, DueChangeKind
from petitions.models import Assignment, DueChange, Petition
from petitions.selectors.due_counting import date_after_pause
from petitions.services.terms import due_copy, due_note_add


def pauses_open(petition: Petition) -> list[DueChange]:
    """The running pause: a row for the petition, and one for each part whose date stands still."""
    found = DueChange.objects.filter(petition=petition, kind=DueChangeKind.PAUSE, resumed_at=None)
    return list(found.select_related("assignment").order_by("id"))


def clock_resume(row: Petition, at: datetime) -> None:
    """Let the dates of the locked petition run again; the caller saves `row`. Its parts are saved here."""
    for pause in pauses_open(row):
        target: Petition | Assignment = row if pause.assignment is None else pause.assignment
        pause.resumed_at = at
        if pause.before is not None and (pause.assignment is None or pause.assignment.state == AssignmentState.OPEN):
            start, end = timezone.localdate(pause.asked_at), timezone.localdate(at)
            target.due = pause.after = date_after_pause(target, pause.before, start, end)
            due_note_add(
                target, N_("plus the pause from %(start)s to %(end)s"),
                start=start.strftime("%d/%m/%Y"), end=end.strftime("%d/%m/%Y"),
            )  # fmt: skip
            if target is not row:
                target.save()
        pause.save()
    row.paused_at = None
    # A body that was asked in the meantime has the date of the whole.
    for part in row.assignments.filter(state=AssignmentState.OPEN, due=None):
        due_copy(part, row)
        part.save()


def clock_leave(row: Petition) -> None:
    """The petition goes where no date of its own runs: its pause ends with that, and the history says so."""
    if row.paused_at is None or row.state in RUNNING_STATES:
        return
    clock_resume(row, timezone.now())
    petition_audit(SYSTEM, row, "resume", N_("The pause ended with the next act; the date was %(due)s."), due=row.due)
