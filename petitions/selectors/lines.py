"""Rows into the lines of a view. No line holds a model: a template cannot reach behind it."""

import dataclasses
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.audiences import Audience
from meetings.models import Meeting
from petitions.enums import (
    AnswerKind,
    AnswerState,
    AssignmentRole,
    AssignmentState,
    EscalationState,
    Outcome,
    PetitionerKind,
    PetitionKind,
    PetitionState,
    PublicationState,
)
from petitions.models import (
    Answer,
    Assignment,
    Attachment,
    EscalationItem,
    InfoRequest,
    InterimNote,
    Petition,
    Petitioner,
    Publication,
)
from petitions.models.due import DueFields
from petitions.selectors import shapes
from petitions.selectors.deadlines import pause_of
from petitions.selectors.due_words import due_explained
from petitions.selectors.passages import remarks_listed


def due_line(row: DueFields, *, counts: bool) -> shapes.Due:
    """The date, why it is that date, and whether it has passed while it counts."""
    late = counts and row.due is not None and row.due < timezone.localdate()
    return shapes.Due(day=row.due, explained=due_explained(row), late=late, counts=counts)


def petition_due(row: Petition, *, counts: bool) -> shapes.Due:
    """The petition's own date; while it is paused, since when and why."""
    line = due_line(row, counts=counts)
    if row.paused_at is None:
        return line
    pause = pause_of(row.due_changes.all())
    since = timezone.localdate(row.paused_at)
    return dataclasses.replace(line, paused_since=since, paused_why=pause.reason if pause else "")


def meeting_line(meeting: Meeting | None) -> shapes.MeetingLine | None:
    if meeting is None:
        return None
    return shapes.MeetingLine(
        pk=meeting.pk,
        code=meeting.code,
        title=meeting.title,
        held_on=meeting.held_on,
        year=meeting.year,
        is_public=meeting.published_at is not None,
    )


def petitioner_lines(row: Petition, *, speaker: bool, contact: bool) -> tuple[shapes.PetitionerLine, ...]:
    return tuple(
        shapes.PetitionerLine(
            kind=one.kind,
            name=one.name,
            unit_name=one.unit_name,
            cooperative_id=one.cooperative_id,
            speaker=", ".join(part for part in (one.speaker_name, one.speaker_position) if part) if speaker else "",
            contact=one.contact if contact else "",
        )
        for one in row.petitioners.all()
    )


def public_name(one: Petitioner) -> str:
    """The organisation; a person is never named."""
    return _("A person") if one.kind == PetitionerKind.PERSON else one.name


def file_lines(attachments: Iterable[Attachment]) -> tuple[shapes.FileLine, ...]:
    return tuple(
        shapes.FileLine(file_id=one.file_id, name=one.file.name, size=one.file.size, caption=one.caption)
        for one in attachments
    )


def part_line(one: Assignment, *, mine: bool, files: Iterable[Attachment], at_work: bool) -> shapes.PartLine:
    """`mine`: the reader works for this body and sees its draft; others see words once they are signed."""
    signed = one.state == AssignmentState.SIGNED_OFF
    readable = mine or (signed and at_work)
    return shapes.PartLine(
        pk=one.pk,
        department_id=one.department_id,
        department_name=one.department_name,
        role=one.role,
        role_label=str(AssignmentRole(one.role).label),
        state=one.state,
        state_label=one.progress_label,
        state_shape=one.progress_shape,
        request=one.request if at_work else "",
        due=due_line(one, counts=one.state == AssignmentState.OPEN),
        text=one.text if readable else None,
        text_version=one.text_version,
        text_saved_at=one.text_saved_at if mine else None,
        is_mine=mine,
        assigned_at=one.assigned_at,
        officer_name=one.officer_name if at_work else "",
        acknowledged_at=one.acknowledged_at,
        signed_by_name=one.signed_by_name,
        signed_at=one.signed_at,
        letter_number=one.letter_number,
        letter_date=one.letter_date,
        end_reason=one.end_reason if at_work else "",
        belongs_to=one.belongs_to if at_work else "",
        ended_at=one.ended_at,
        answers_in_own_name=one.answers_in_own_name,
        files=file_lines(file for file in files if file.assignment_id == one.pk) if readable else (),
    )


def answer_line(one: Answer, *, inside: bool = True, words: str | None = None) -> shapes.AnswerLine:
    """`inside` False leaves out officers and the leader's remarks; `words` replaces the text and its parts."""
    parts = () if words is not None else tuple(_answer_part(part, inside) for part in one.parts.all())
    return shapes.AnswerLine(
        pk=one.pk,
        version=one.version,
        kind=one.kind,
        kind_label=str(AnswerKind(one.kind).label),
        state=one.state,
        state_label=str(AnswerState(one.state).label),
        body_name=one.body_name,
        person=", ".join(part for part in (one.person_name, one.person_position) if part),
        text=one.text if words is None else words,
        words_recorded=one.words_recorded or bool(words),
        outcome=one.outcome,
        outcome_label=str(Outcome(one.outcome).label) if one.outcome else "",
        outcome_due=one.outcome_due,
        outcome_note=one.outcome_note,
        answered_on=_given_on(one),
        submitted_by_name=one.submitted_by_name if inside else "",
        submitted_at=one.submitted_at,
        decided_by_name=one.decided_by_name,
        decided_by_position=one.decided_by_position,
        decided_at=one.decided_at,
        confirmed_at=one.confirmed_at,
        remark=_remark_on_the_whole(one) if inside else "",
        remarks=remark_lines(one) if inside else (),
        letter_number=one.letter_number,
        letter_date=one.letter_date,
        letter_file_id=one.letter_file_id,
        parts=parts,
    )


def _remark_on_the_whole(one: Answer) -> str:
    """What the leader wrote on the whole; remarks at passages stand in their own list."""
    listed = remarks_listed(remark.text for remark in one.remarks.all())
    return "" if listed and one.remark == listed else one.remark


def remark_lines(one: Answer) -> tuple[shapes.RemarkLine, ...]:
    return tuple(
        shapes.RemarkLine(number, remark.passage, remark.text, remark.author_name)
        for number, remark in enumerate(one.remarks.all(), start=1)
    )


def _answer_part(part: Any, inside: bool) -> shapes.AnswerPartLine:
    return shapes.AnswerPartLine(
        department_name=part.department_name,
        role_label=str(AssignmentRole(part.role).label),
        text=part.text,
        signed_by_name=part.signed_by_name if inside else "",
        waived=part.waived,
    )


def escalation_line(one: EscalationItem) -> shapes.EscalationLine:
    dossier = one.escalation
    return shapes.EscalationLine(
        dossier=dossier.code,
        to_name=dossier.to_name,
        letter_number=dossier.letter_number,
        letter_date=dossier.letter_date,
        due=dossier.due,
        next_check=dossier.next_check,
        state=one.state,
        state_label=str(EscalationState(one.state).label),
        sent_at=one.sent_at,
        reply_text=one.reply_text,
        reply_number=one.reply_number,
        reply_date=one.reply_date,
        end_reason=one.end_reason,
    )


def info_line(one: InfoRequest) -> shapes.InfoLine:
    return shapes.InfoLine(
        question=one.question,
        asked_at=one.asked_at,
        due=one.due,
        reply=one.reply,
        replied_by_name=one.replied_by_name,
        replied_at=one.replied_at,
    )


def note_line(one: InterimNote, *, named: bool = True) -> shapes.NoteLine:
    return shapes.NoteLine(text=one.text, author_name=one.author_name if named else "", created_at=one.created_at)


def publication_line(one: Publication) -> shapes.PublicationLine:
    return shapes.PublicationLine(
        pk=one.pk,
        state=one.state,
        state_label=str(PublicationState(one.state).label),
        answer_version=one.answer.version,
        petition_text=one.petition_text,
        answer_text=one.answer_text,
        petitioners=one.petitioners,
        prepared_at=one.prepared_at,
        published_at=one.published_at,
        withdraw_reason=one.withdraw_reason,
    )


def public_petition(one: Publication) -> shapes.PublicPetition:
    """The public form. Words come from the publication's own copies only; no person is among the facts."""
    row, answer = one.petition, one.answer
    under_review = row.state not in {PetitionState.ANSWERED, PetitionState.CLOSED} or row.current_answer_id != answer.pk
    state = PetitionState.ANSWERED if under_review else PetitionState(row.state)
    meeting = row.meeting if row.meeting is not None and row.meeting.published_at is not None else None
    return shapes.PublicPetition(
        audience=Audience.PUBLIC,
        code=row.code or "",
        text=one.petition_text,
        petitioners=one.petitioners,
        kind_label=str(PetitionKind(row.kind).label),
        topic=row.topic.name if row.topic else "",
        topic_id=row.topic_id,
        meeting=meeting_line(meeting),
        year=row.year,
        received_on=raised_on(row),
        state=state.value,
        state_label=str(state.label),
        under_review=under_review,
        answer_text=one.answer_text,
        words_recorded=answer.words_recorded,
        body_name=answer.body_name,
        co_names=tuple(part.department_name for part in answer.parts.all() if part.role == AssignmentRole.CO),
        on_the_spot=answer.kind == AnswerKind.ON_THE_SPOT,
        outcome=answer.outcome,
        outcome_label=str(Outcome(answer.outcome).label) if answer.outcome else "",
        outcome_due=answer.outcome_due,
        answered_on=_given_on(answer),
        letter_number=answer.letter_number,
        letter_date=answer.letter_date,
        published_at=one.published_at,
    )


def raised_on(row: Petition) -> date | None:
    """The day it was raised. Of a meeting entered years later it is the meeting's day, which may not be recorded."""
    if row.meeting is not None and row.meeting.recorded_as_past:
        return row.meeting.held_on
    return _local_day(row.received_at)


def _given_on(one: Answer) -> date | None:
    """The day of the answer; one noted on the spot without a day has none."""
    if one.answered_on is not None or one.kind == AnswerKind.ON_THE_SPOT:
        return one.answered_on
    return _local_day(one.decided_at)


def _local_day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at is not None else None
