"""Petitions with their parts, answers and one line of history each, in bulk.

The rows point at each other (a petition at its answer, the answer at the petition), so that their keys are given out
here; foreign keys are checked at the end of each transaction, every other constraint at once.
"""

import gc
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Model
from django.utils import timezone

from accounts.models import Department
from core.audit import N_, object_kind
from core.codes import code_text, next_numbers
from core.models import AuditEntry, AuditLink
from core.text import likeness_terms, search_key
from hoinghi.demo.topics import demo_topics
from hoinghi.sample.batches import batched
from hoinghi.sample.bulk import insert_rows, new_row, reset_sequences
from hoinghi.sample.register import Ground
from hoinghi.sample.words import Words
from meetings.models import Meeting
from petitions.enums import (
    AnswerKind,
    AnswerState,
    AssignmentRole,
    AssignmentState,
    AuthorityLevel,
    Channel,
    Counting,
    DeclineReason,
    Outcome,
    PetitionerKind,
    PetitionState,
    PublicationState,
    RedirectKind,
)
from petitions.models import (
    Answer,
    AnswerPart,
    Assignment,
    Escalation,
    EscalationItem,
    InfoRequest,
    Petition,
    Petitioner,
    PetitionTerms,
    Publication,
    PublicationTerms,
)

BATCH = 5000
S = PetitionState
# Share of each state up to this limit, as in a province that has held meetings for five years.
SHARES = (
    (0.45, S.CLOSED),
    (0.70, S.ANSWERED),
    (0.82, S.ASSIGNED),
    (0.86, S.RECEIVED),
    (0.89, S.IN_REVIEW),
    (0.92, S.ESCALATED),
    (0.95, S.DECLINED),
    (0.97, S.MERGED),
    (0.98, S.NEEDS_INFO),
    (0.99, S.REDIRECTED),
    (1.00, S.WITHDRAWN),
)
LEVELS = ((0.65, AuthorityLevel.PROVINCE), (0.85, AuthorityLevel.DISTRICT), (1.0, AuthorityLevel.MINISTRY))
WITH_LEAD = frozenset({S.ASSIGNED, S.IN_REVIEW, S.ANSWERED, S.CLOSED})
WITH_ANSWER = frozenset({S.IN_REVIEW, S.ANSWERED, S.CLOSED})
ANSWERED = frozenset({S.ANSWERED, S.CLOSED})
# Rows that others point at; their keys are given out here.
SYSTEM_NAME = N_("System")
KEYED = (Petition, Assignment, Answer, Publication, Escalation, EscalationItem, AuditEntry)
LOGGED = N_("%(actor)s wrote it in bulk as sample data.")


@dataclass
class Rows:
    """One batch, by model, in the order in which it is written."""

    petitions: list[Petition] = field(default_factory=list)
    petitioners: list[Petitioner] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    parts: list[AnswerPart] = field(default_factory=list)
    publications: list[Publication] = field(default_factory=list)
    petition_terms: list[PetitionTerms] = field(default_factory=list)
    publication_terms: list[PublicationTerms] = field(default_factory=list)
    escalations: list[Escalation] = field(default_factory=list)
    items: list[EscalationItem] = field(default_factory=list)
    questions: list[InfoRequest] = field(default_factory=list)

    entries: list[AuditEntry] = field(default_factory=list)
    links: list[AuditLink] = field(default_factory=list)

    def write(self) -> None:
        for rows in (
            self.escalations,
            self.petitions,
            self.petitioners,
            self.assignments,
            self.answers,
            self.parts,
            self.publications,
            self.petition_terms,
            self.publication_terms,
            self.items,
            self.questions,
            self.entries,
            self.links,
        ):
            insert_rows(rows)


class PetitionMaker:
    """Makes petitions of `meetings` by `cooperatives` (key, name, place)."""

    def __init__(
        self, ground: Ground, words: Words, meetings: list[Meeting], cooperatives: list[tuple[int, str, str]]
    ) -> None:
        self.ground, self.words, self.chance = ground, words, words.chance
        self.meetings, self.cooperatives = meetings, cooperatives
        self.topics = list(demo_topics().values())
        self.now = timezone.now()
        self.today = timezone.localdate()
        self.next: dict[type[Model], int] = {model: self._last(model) for model in KEYED}
        self.leads: list[int] = []
        self.codes: dict[int, Any] = {}

    @staticmethod
    def _last(model: type[Model]) -> int:
        return model._default_manager.aggregate(last=Max("pk"))["last"] or 0

    def _key(self, model: type[Model]) -> int:
        self.next[model] += 1
        return self.next[model]

    def make(self, count: int) -> None:
        """Write `count` petitions, a batch a transaction."""
        meetings = [self.meetings[number * len(self.meetings) // count] for number in range(count)]
        for batch in batched(meetings, BATCH):
            with transaction.atomic():
                self._take_codes(batch)
                self.rows = Rows()
                for meeting in batch:
                    self._petition(meeting)
                self.rows.write()
            gc.collect()
        reset_sequences(self.next)

    def _take_codes(self, meetings: Sequence[Meeting]) -> None:
        for year in sorted({meeting.year for meeting in meetings}):
            count = sum(1 for meeting in meetings if meeting.year == year)
            self.codes[year] = iter(next_numbers("KN", year, count))

    def _petition(self, meeting: Meeting) -> None:
        body = self.chance.choice(self.ground.departments)
        state = self._by_share(SHARES)
        if state == S.MERGED and not self.leads:
            state = S.RECEIVED
        received = self._moment(meeting)
        text = self.words.petition(body.short_name or body.name)
        code = code_text("KN", meeting.year, next(self.codes[meeting.year]))
        due = timezone.localdate(received) + timedelta(days=20)
        petition = new_row(
            Petition,
            pk=self._key(Petition),
            code=code,
            year=meeting.year,
            state=state,
            text=text,
            summary=text.split(". ", 1)[0] + ".",
            topic=self.chance.choice(self.topics),
            authority_level=self._by_share(LEVELS),
            channel=Channel.FLOOR,
            handled_by=self.ground.ubnd,
            handled_by_name=self.ground.ubnd.name,
            meeting=meeting,
            due=due,
            due_from=timezone.localdate(received),
            due_days=20,
            due_counting=Counting.CALENDAR,
            received_at=received,
        )
        name = self._petitioner(petition)
        petition.search_key = search_key(code, text, petition.summary, name)
        terms = " ".join(likeness_terms(petition.summary, text))
        self.rows.petition_terms.append(new_row(PetitionTerms, petition=petition, terms=terms))
        self._state_facts(petition, body, received, name, terms)
        self.rows.petitions.append(petition)
        self._history(petition, meeting, received)

    def _by_share(self, shares: tuple[tuple[float, Any], ...]) -> Any:
        share = self.chance.random()
        return next(value for limit, value in shares if share <= limit)

    def _moment(self, meeting: Meeting) -> datetime:
        ended: datetime = meeting.concluded_at or self.now
        return ended - timedelta(minutes=self.chance.randint(1, 240))

    def _petitioner(self, petition: Petition) -> str:
        key, name, place = self.chance.choice(self.cooperatives)
        self.rows.petitioners.append(
            new_row(
                Petitioner,
                petition=petition,
                kind=PetitionerKind.COOPERATIVE,
                cooperative_id=key,
                name=name,
                unit_name=place,
                speaker_name=self.words.person(),
                speaker_position="Giám đốc",
            )
        )
        return name

    def _state_facts(self, petition: Petition, body: Department, received: datetime, name: str, terms: str) -> None:
        """Whatever the state claims, as a row."""
        state = petition.state
        if state in WITH_LEAD:
            self._assign(petition, body, received)
        if state in WITH_ANSWER:
            self._answer(petition, body, received, name, terms)
        if state == S.CLOSED:
            petition.closed_at = received + timedelta(days=60)
        elif state == S.ESCALATED:
            self._escalate(petition, received)
        elif state == S.DECLINED:
            petition.decline_reason = DeclineReason.ANSWERED_BEFORE
        elif state == S.REDIRECTED:
            petition.redirect_kind = RedirectKind.COMPLAINT
        elif state == S.MERGED:
            petition.lead_petition_id = self.chance.choice(self.leads)
        elif state == S.NEEDS_INFO:
            self.rows.questions.append(
                new_row(InfoRequest, petition=petition, question="Đề nghị bổ sung địa điểm cụ thể.", asked_at=received)
            )
        elif state == S.ANSWERED and len(self.leads) < 1000:
            self.leads.append(petition.pk)

    def _assign(self, petition: Petition, body: Department, received: datetime) -> None:
        signed = petition.state in WITH_ANSWER
        petition.current_lead_id = self._part(petition, body, AssignmentRole.LEAD, received, signed=signed)
        if self.chance.random() < 0.3:
            other = self.chance.choice([one for one in self.ground.departments if one.pk != body.pk])
            self._part(petition, other, AssignmentRole.CO, received, signed=signed or self.chance.random() < 0.5)

    def _part(
        self, petition: Petition, body: Department, role: AssignmentRole, received: datetime, *, signed: bool
    ) -> int:
        row = new_row(
            Assignment,
            pk=self._key(Assignment),
            petition=petition,
            department=body,
            department_name=body.name,
            role=role,
            state=AssignmentState.SIGNED_OFF if signed else AssignmentState.OPEN,
            assigned_at=received + timedelta(days=1),
            due=timezone.localdate(received) + timedelta(days=15),
            text=self.words.answer(body.short_name or body.name) if signed else "",
            signed_at=received + timedelta(days=10) if signed else None,
            signed_by_name=self.words.person() if signed else "",
        )
        self.rows.assignments.append(row)
        return row.pk

    def _answer(self, petition: Petition, body: Department, received: datetime, name: str, terms: str) -> None:
        approved = petition.state in ANSWERED
        decided = received + timedelta(days=self.chance.randint(8, 28))
        lead = self.rows.assignments[-1] if self.rows.assignments[-1].role == AssignmentRole.LEAD else None
        lead = lead or self.rows.assignments[-2]
        answer = new_row(
            Answer,
            pk=self._key(Answer),
            petition=petition,
            version=1,
            kind=AnswerKind.JOINT,
            state=AnswerState.APPROVED if approved else AnswerState.SUBMITTED,
            body=body,
            body_name=body.name,
            text=lead.text,
            outcome=self.chance.choice((Outcome.RESOLVED, Outcome.EXPLAINED)) if approved else "",
            submitted_at=received + timedelta(days=7),
            submitted_by_name=lead.signed_by_name,
            decided_at=decided if approved else None,
            decided_by_name="Lãnh đạo UBND tỉnh" if approved else "",
        )
        petition.current_answer_id = answer.pk
        self.rows.answers.append(answer)
        self.rows.parts.append(
            new_row(
                AnswerPart,
                answer=answer,
                assignment=lead,
                department_name=lead.department_name,
                role=lead.role,
                text=lead.text,
                signed_by_name=lead.signed_by_name,
                signed_at=lead.signed_at,
            )
        )
        if approved:
            petition.answered_at = decided
            if self.chance.random() < 0.7:
                self._publish(petition, answer, decided, name, terms)

    def _publish(self, petition: Petition, answer: Answer, at: datetime, name: str, terms: str) -> None:
        petition.public_text = petition.text
        publication = new_row(
            Publication,
            pk=self._key(Publication),
            petition=petition,
            answer=answer,
            state=PublicationState.PUBLISHED,
            petition_text=petition.text,
            answer_text=answer.text,
            petitioners=name,
            prepared_at=at,
            published_at=at + timedelta(days=1),
            published_by_name="Lãnh đạo UBND tỉnh",
            search_key=search_key(str(petition), petition.text, answer.text, name),
        )
        self.rows.publications.append(publication)
        # Its public words are the petition's own, whose wording is their first sentence.
        self.rows.publication_terms.append(new_row(PublicationTerms, publication=publication, terms=terms))

    def _escalate(self, petition: Petition, received: datetime) -> None:
        dossiers = self.rows.escalations
        if not dossiers or len(self.rows.items) % 50 == 0:
            year = petition.year
            dossiers.append(
                new_row(
                    Escalation,
                    pk=self._key(Escalation),
                    code=code_text("HS", year, next_numbers("HS", year, 1).start),
                    handled_by=self.ground.ubnd,
                    to_name="Bộ Tài chính",
                    subject="Các nội dung vượt thẩm quyền của tỉnh",
                    letter_number=f"{len(dossiers) + 100}/UBND-KT",
                    letter_date=timezone.localdate(received),
                    next_check=self.today + timedelta(days=30),
                )
            )
        item = new_row(
            EscalationItem, pk=self._key(EscalationItem), escalation=dossiers[-1], petition=petition, sent_at=received
        )
        petition.current_escalation_id = item.pk
        self.rows.items.append(item)

    def _history(self, petition: Petition, meeting: Meeting, received: datetime) -> None:
        """The one line that every petition has at least."""
        entry = new_row(
            AuditEntry,
            pk=self._key(AuditEntry),
            created_at=received,
            actor_name=SYSTEM_NAME,
            action="petitions.log",
            target_kind=object_kind(petition),
            target_id=str(petition.pk),
            target_name=str(petition),
            sentence=LOGGED,
        )
        self.rows.entries.append(entry)
        self.rows.links += [
            new_row(AuditLink, entry=entry, kind=object_kind(one), object_id=str(one.pk)) for one in (petition, meeting)
        ]
