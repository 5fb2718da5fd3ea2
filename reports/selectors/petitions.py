"""Petitions as a paper may print them: through `petition_view`, without contact data and names of speakers."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from core.actors import SystemActor
from core.audiences import Audience
from meetings.models import Meeting
from petitions.enums import (
    AnswerKind,
    AnswerState,
    AssignmentRole,
    AssignmentState,
    DeclineReason,
    EscalationState,
    Outcome,
    PetitionState,
)
from petitions.models import Petition
from petitions.selectors import (
    STAFF_AUDIENCES,
    PublicPetition,
    StaffPetition,
    audience_of,
    petition_view,
    petitions_detailed,
    petitions_visible,
)
from reports.selectors.facts import PetitionFact

S = PetitionState
# Counted in words, not printed: what the petitioner took back, and what goes another way by law.
_UNLISTED = frozenset({S.DRAFT, S.WITHDRAWN, S.REDIRECTED})
_ANSWERED = frozenset({S.ANSWERED, S.CLOSED})
_CHUNK = 200


def petitions_of_meeting(user: Any, meeting: Meeting) -> QuerySet[Petition]:
    """Petitions raised at `meeting` or put on its agenda that `user` may see; mistakes of logging left out.

    The system itself (a command on the server) sees all of them.
    """
    seen = Petition.objects.all() if isinstance(user, SystemActor) else petitions_visible(user)
    agenda = Petition.agenda_meetings.through.objects.filter(meeting_id=meeting.pk).values("petition_id")
    return (
        seen.filter(Q(meeting=meeting) | Q(pk__in=agenda))
        .exclude(state=S.DRAFT)
        .exclude(decline_reason=DeclineReason.MISTAKE)
    )


def petition_facts(user: Any, found: QuerySet[Petition], *, area: str = "") -> Iterator[PetitionFact]:
    """The petitions of `found` that are printed one by one, in the order of receipt.

    Places are told within `area`: in a paper of tỉnh Lam Giang "xã Nà Khoang, tỉnh Lam Giang" is "xã Nà Khoang".
    """
    rows = petitions_detailed(found.exclude(state__in=_UNLISTED)).order_by("pk")
    for row in rows.iterator(chunk_size=_CHUNK):
        audience = Audience.AREA if isinstance(user, SystemActor) else audience_of(user, row)
        if audience in STAFF_AUDIENCES:
            # A paper leaves the house: what only the offices at work may read stays out of it.
            yield _staff_fact(row, petition_view(row, Audience.AREA), area)
        elif audience is not None and row.publications.all():
            yield _public_fact(row, petition_view(row, Audience.PUBLIC))


def _order(row: Petition) -> dict[str, Any]:
    return {"id": row.pk, "topic_order": row.topic.order if row.topic else 10_000, "authority": row.authority_level}


def _petitioner(name: str, place: str, area: str) -> str:
    within, _comma, around = place.rpartition(", ")
    if around.casefold() == area.casefold():
        place = within
    return f"{name} ({place})" if place else name


def _staff_fact(row: Petition, view: StaffPetition, area: str) -> PetitionFact:
    merged = row.lead_petition if row.state == S.MERGED else None
    state = S(merged.state if merged else row.state)
    open_item = row.current_escalation.escalation if row.current_escalation else None
    note = view.notes[-1] if view.notes else None
    answer = _answer_values(row, state, view)
    told = note if not answer else None
    return PetitionFact(
        **_order(row),
        code=view.code,
        state=state,
        wording=view.wording,
        petitioners=tuple(_petitioner(one.name, one.unit_name, area) for one in view.petitioners),
        topic=view.topic,
        lead=answer.pop("body_name", "") or view.lead_name,
        parts=tuple(_part_names(view)),
        due=view.due.day,
        sent_to=open_item.to_name if open_item else "",
        sent_number=open_item.letter_number if open_item else "",
        sent_date=open_item.letter_date if open_item else None,
        replies=tuple(_replies(view)),
        progress=told.text if told else "",
        progress_date=told.created_at.date() if told else None,
        refusal=(view.state_note or view.decline_reason_label) if state == S.DECLINED else "",
        follows=merged.pk if merged else None,
        follows_code=(merged.code or "") if merged else "",
        **answer,
    )


def _answer_values(row: Petition, state: PetitionState, view: StaffPetition) -> dict[str, Any]:
    """The approved answer of now. What follows another petition is told that one's answer in its public form."""
    if state not in _ANSWERED:
        return {}
    told = petition_view(row, Audience.PETITIONER).answer if row.state == S.MERGED else view.answer
    if told is None or told.state != AnswerState.APPROVED:
        return {"answered": True}
    return {
        "answered": True,
        "answer": told.text,
        "body_name": told.body_name,
        "on_the_spot": told.kind == AnswerKind.ON_THE_SPOT,
        "words_recorded": told.words_recorded,
        "outcome": Outcome(told.outcome) if told.outcome else None,
        "outcome_due": told.outcome_due,
        "outcome_note": told.outcome_note,
        "letter_number": told.letter_number,
        "letter_date": told.letter_date,
    }


def _part_names(view: StaffPetition) -> Iterator[str]:
    for part in view.parts:
        if part.role != AssignmentRole.CO:
            continue
        if part.state == AssignmentState.WAIVED:
            yield f"{part.department_name} (không có ý kiến đến hạn)"
        elif part.state in {AssignmentState.OPEN, AssignmentState.SIGNED_OFF}:
            yield part.department_name


def _replies(view: StaffPetition) -> Iterator[str]:
    for item in view.escalations:
        if item.state == EscalationState.REPLIED:
            letter = f" tại văn bản số {item.reply_number}" if item.reply_number else ""
            day = f" ngày {item.reply_date:%d/%m/%Y}" if item.reply_date else ""
            yield (
                f"{item.to_name} trả lời{letter}{day}: {item.reply_text}"
                if item.reply_text
                else (f"{item.to_name} đã trả lời{letter}{day}")
            )


def _public_fact(row: Petition, view: PublicPetition) -> PetitionFact:
    return PetitionFact(
        **_order(row),
        code=view.code,
        state=S.ANSWERED,
        wording=view.text,
        petitioners=(view.petitioners,),
        topic=view.topic,
        lead=view.body_name,
        parts=view.co_names,
        due=None,
        answered=True,
        answer=view.answer_text,
        on_the_spot=view.on_the_spot,
        words_recorded=view.words_recorded,
        outcome=Outcome(view.outcome) if view.outcome else None,
        outcome_due=view.outcome_due,
        letter_number=view.letter_number,
        letter_date=view.letter_date,
    )
