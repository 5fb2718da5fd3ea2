"""The one door: a row and an audience in, a frozen dataclass out. Every page, list, file and document goes through it.

Rows come from `petitions_detailed`; then nothing here asks the database.
"""

from collections.abc import Iterable
from typing import Any

from core.audiences import Audience
from petitions.enums import (
    OPEN_STATES,
    AnswerState,
    AssignmentRole,
    AssignmentState,
    AuthorityLevel,
    Channel,
    DeclineReason,
    PetitionKind,
    PetitionState,
    PublicationState,
    RedirectKind,
)
from petitions.models import Petition
from petitions.selectors import lines
from petitions.selectors.shapes import AnswerLine, Linked, PetitionerPetition, PublicPetition, StaffPetition
from petitions.selectors.words import headline, shortened

STAFF_AUDIENCES = frozenset({Audience.HANDLING, Audience.AREA, Audience.DEPARTMENT})
_CONTACT_AUDIENCES = frozenset({Audience.HANDLING, Audience.DEPARTMENT})
View = StaffPetition | PetitionerPetition | PublicPetition


def petition_view(petition: Petition, audience: Audience, *, body_ids: frozenset[int] = frozenset()) -> Any:
    """The petition as `audience` may see it: StaffPetition, PetitionerPetition or PublicPetition.

    `body_ids` are the bodies for which the reader works: their own drafts are shown. Raises LookupError when a
    petition that is not public is asked for the public.
    """
    if audience in STAFF_AUDIENCES:
        return _staff(petition, audience, body_ids)
    if audience == Audience.PETITIONER:
        return _petitioner(petition)
    public = [one for one in petition.publications.all() if one.state == PublicationState.PUBLISHED]
    if not public:
        raise LookupError("This petition is not public.")
    public[0].petition = petition
    return lines.public_petition(public[0])


def _staff(row: Petition, audience: Audience, body_ids: frozenset[int]) -> StaffPetition:
    contact = audience in _CONTACT_AUDIENCES
    files = list(row.attachments.all())
    # The area reads how a case stands; what bodies are still writing and noting is for those at work.
    at_work = audience != Audience.AREA
    parts = tuple(
        lines.part_line(one, mine=one.department_id in body_ids, files=files, at_work=at_work)
        for one in row.assignments.all()
    )
    answers = tuple(
        lines.answer_line(one)
        for one in row.answers.all()
        if audience == Audience.HANDLING or one.state == AnswerState.APPROVED or (at_work and body_ids)
    )
    return StaffPetition(
        audience=audience,
        **_facts(row),
        kind=row.kind,
        summary=row.summary,
        public_text=row.public_text,
        wording=row.wording,
        topic_id=row.topic_id,
        authority_level=row.authority_level,
        authority_level_label=_label(AuthorityLevel, row.authority_level),
        channel=row.channel,
        channel_label=_label(Channel, row.channel),
        collected_by_name=row.collected_by_name,
        handled_by_id=row.handled_by_id,
        year=row.year,
        petitioners=lines.petitioner_lines(row, speaker=True, contact=contact),
        parts=parts,
        lead_name=_lead_name(row),
        co_names=_co_names(row),
        answer=_current(row, answers),
        answers=answers,
        publications=tuple(lines.publication_line(one) for one in row.publications.all()),
        escalations=tuple(lines.escalation_line(one) for one in row.escalations.all()),
        info=tuple(lines.info_line(one) for one in row.info_requests.all()),
        notes=tuple(lines.note_line(one) for one in row.notes.all()),
        files=lines.file_lines(one for one in files if one.assignment_id is None) if contact else (),
        lead_petition=_link(row.lead_petition),
        followers=_links(row.followers.all()),
        split_from=_link(row.split_from),
        split_off=_links(row.split_off.all()),
        follower_answer=row.follower_answer,
        decline_reason=row.decline_reason,
        reopened_at=row.reopened_at,
        version=row.version,
    )


def _petitioner(row: Petition) -> PetitionerPetition:
    approved = [lines.answer_line(one, inside=False) for one in row.answers.all() if one.state == AnswerState.APPROVED]
    answer, of = _answer_told(row)
    live = [one for one in row.assignments.all() if one.is_live or one.state == AssignmentState.WAIVED]
    item = row.current_escalation
    facts = _facts(row)
    if row.lead_petition is not None:
        # A merged petition stands where its lead stands.
        facts |= {"state_label": _label(PetitionState, row.lead_petition.state)}
    return PetitionerPetition(
        audience=Audience.PETITIONER,
        **facts,
        receipt_token=row.receipt_token,
        heading=headline(row.wording),
        petitioners=lines.petitioner_lines(row, speaker=False, contact=False),
        lead_name=_lead_name(row),
        co_names=_co_names(row),
        signed=sum(one.state != AssignmentState.OPEN for one in live),
        asked=len(live),
        answer=answer,
        answer_is_of=of,
        earlier_answers=tuple(one for one in approved if answer is None or one.pk != answer.pk),
        escalation=lines.escalation_line(item) if item else None,
        info=tuple(lines.info_line(one) for one in row.info_requests.all()),
        notes=tuple(lines.note_line(one, named=False) for one in row.notes.all()),
        files=lines.file_lines(one for one in row.attachments.all() if one.assignment_id is None),
    )


def _answer_told(row: Petition) -> tuple[AnswerLine | None, Linked | None]:
    """The answer the petitioner reads; for a merged petition the coordinator's words or the lead's in public form."""
    lead = row.lead_petition
    if lead is None:
        current = row.current_answer
        told = current is not None and current.state == AnswerState.APPROVED
        found = next((one for one in row.answers.all() if told and one.pk == row.current_answer_id), None)
        return (lines.answer_line(found, inside=False) if found else None), None
    link = _link(lead)
    answer = lead.current_answer
    if row.follower_answer and answer is not None and answer.state == AnswerState.APPROVED:
        return lines.answer_line(answer, inside=False, words=row.follower_answer), link
    public = [one for one in lead.publications.all() if one.state == PublicationState.PUBLISHED]
    if not public:
        return None, link
    return lines.answer_line(public[0].answer, inside=False, words=public[0].answer_text), link


def _facts(row: Petition) -> dict[str, Any]:
    """What every reader but the public gets."""
    return {
        "pk": row.pk,
        "code": row.code or row.receipt_token,
        "state": row.state,
        "state_label": _label(PetitionState, row.state),
        "kind_label": _label(PetitionKind, row.kind),
        "text": row.text,
        "topic": row.topic.name if row.topic else "",
        "handled_by_name": row.handled_by_name,
        "meeting": lines.meeting_line(row.meeting),
        "due": lines.petition_due(row, counts=row.state in OPEN_STATES - {PetitionState.NEEDS_INFO}),
        "is_public": any(one.state == PublicationState.PUBLISHED for one in row.publications.all()),
        "decline_reason_label": _label(DeclineReason, row.decline_reason),
        "redirect_kind_label": _label(RedirectKind, row.redirect_kind),
        "redirected_to": row.redirected_to,
        "state_note": row.state_note,
        "received_at": row.received_at,
        "answered_at": row.answered_at,
        "closed_at": row.closed_at,
    }


def _lead_name(row: Petition) -> str:
    return row.current_lead.department_name if row.current_lead else ""


def _co_names(row: Petition) -> tuple[str, ...]:
    states = {AssignmentState.OPEN, AssignmentState.SIGNED_OFF, AssignmentState.WAIVED}
    return tuple(
        one.department_name for one in row.assignments.all() if one.role == AssignmentRole.CO and one.state in states
    )


def _current(row: Petition, answers: Iterable[AnswerLine]) -> AnswerLine | None:
    return next((one for one in answers if one.pk == row.current_answer_id), None)


def _link(row: Petition | None) -> Linked | None:
    if row is None:
        return None
    return Linked(
        code=row.code or "",
        wording=shortened(row.wording),
        petitioners="; ".join(lines.public_name(one) for one in row.petitioners.all()),
        state=row.state,
        state_label=_label(PetitionState, row.state),
    )


def _links(rows: Iterable[Petition]) -> tuple[Linked, ...]:
    return tuple(link for row in rows if (link := _link(row)))


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value else ""
