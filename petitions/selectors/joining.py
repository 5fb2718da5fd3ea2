"""What the lead has on the desk while it joins the parts: the text so far, the newest remarks, who is holding it up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from petitions.enums import AnswerState, AssignmentRole, AssignmentState
from petitions.models import Answer, AnswerDraft, AnswerPart, Assignment, Petition
from petitions.selectors import lines, shapes
from petitions.selectors.passages import Piece, text_marked


@dataclass(frozen=True)
class Marked:
    """A version that was sent back, cut at the passages remarked on."""

    answer: shapes.AnswerLine
    paragraphs: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Desk:
    """`text` is the draft, else the version sent back, else the signed parts joined.

    `waiting`: bodies still open. `newer`: bodies that signed other words after `text` was written.
    """

    text: str
    version: int
    saved_by_name: str
    saved_at: Any
    waiting: tuple[str, ...]
    newer: tuple[str, ...]
    sent_back: Marked | None


def joining_desk(petition: Petition) -> Desk:
    """The desk of a petition from `petitions_detailed`; one statement more."""
    draft = AnswerDraft.objects.filter(petition=petition).first()
    newest = max(petition.answers.all(), key=lambda one: one.version, default=None)
    back = newest if newest is not None and newest.state == AnswerState.SENT_BACK else None
    parts = [one for one in petition.assignments.all() if one.is_live]
    kept = draft is not None and bool(draft.text)
    text = draft.text if draft is not None and kept else _text_before_a_draft(back, parts)
    written_at = draft.saved_at if draft is not None and kept else back.submitted_at if back is not None else None
    return Desk(
        text=text,
        version=draft.version if draft is not None else 0,
        saved_by_name=draft.saved_by_name if draft is not None and kept else "",
        saved_at=draft.saved_at if draft is not None and kept else None,
        waiting=tuple(one.department_name for one in parts if one.state == AssignmentState.OPEN),
        newer=tuple(one.department_name for one in parts if _signed_after(one, written_at) and one.text not in text),
        sent_back=answer_marked(lines.answer_line(back)) if back is not None else None,
    )


def answer_marked(answer: shapes.AnswerLine) -> Marked:
    """The version with the passages of its remarks marked by their numbers."""
    return Marked(answer, text_marked(answer.text, [one.passage for one in answer.remarks]))


def _text_before_a_draft(back: Answer | None, parts: list[Assignment]) -> str:
    """The version sent back. One that was nothing but its parts is joined anew once they are signed again."""
    if back is None:
        return words_joined(parts)
    only_parts = back.text == _one_after_another([one for one in back.parts.all() if not one.waived])
    all_signed = all(one.state == AssignmentState.SIGNED_OFF for one in parts)
    return words_joined(parts) if only_parts and all_signed else back.text


def _signed_after(one: Assignment, moment: datetime | None) -> bool:
    return moment is not None and one.signed_at is not None and one.signed_at > moment


def words_joined(parts: Iterable[Assignment]) -> str:
    """The signed words one after another: the lead's first, each other body's under its name."""
    return _one_after_another([one for one in parts if one.state == AssignmentState.SIGNED_OFF])


def _one_after_another(parts: Sequence[Assignment | AnswerPart]) -> str:
    told = sorted(
        (one for one in parts if one.text.strip()),
        key=lambda one: (one.role != AssignmentRole.LEAD, one.order, one.pk),
    )
    return "\n\n".join(
        one.text if one.role == AssignmentRole.LEAD else f"{one.department_name}:\n{one.text}" for one in told
    )
