"""Petitions in any state with the facts that the database asks of that state; names and wishes are invented.

`PetitionFactory()` is received. `petition_standing(state, …)` brings the lead, answer, dossier or reason of a state.
"""

from datetime import UTC, date, datetime

import factory

from petitions.enums import (
    AnswerKind,
    AnswerState,
    AssignmentRole,
    AssignmentState,
    Channel,
    DeclineReason,
    EscalationState,
    Outcome,
    PetitionerKind,
    PetitionState,
    PublicationState,
    RatingValue,
    RedirectKind,
)
from petitions.models import (
    Answer,
    Assignment,
    Escalation,
    EscalationItem,
    InfoRequest,
    Matter,
    Petition,
    Petitioner,
    Promise,
    Publication,
    Rating,
    Topic,
)
from tests.factories.accounts import DepartmentFactory, UserFactory
from tests.factories.cooperatives import CooperativeFactory

S = PetitionState
RECEIVED_AT = datetime(2026, 11, 2, 2, 14, tzinfo=UTC)
ANSWERED_AT = datetime(2026, 11, 12, 3, tzinfo=UTC)


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    code = factory.Sequence(lambda n: f"chu-de-{n}")
    name = factory.Sequence(lambda n: f"Đất đai, mặt bằng {n}")


class PetitionFactory(factory.django.DjangoModelFactory):
    """A received petition without petitioners; see `PetitionerFactory`."""

    class Meta:
        model = Petition

    code = factory.Sequence(lambda n: f"KN-2026-{n + 500000:06d}")
    year = 2026
    state = S.RECEIVED
    text = factory.Sequence(lambda n: f"Đề nghị bố trí mặt bằng trong cụm công nghiệp, lần {n}.")
    channel = Channel.FLOOR
    handled_by = factory.SubFactory(DepartmentFactory)
    handled_by_name = factory.LazyAttribute(lambda row: row.handled_by.name)
    received_at = RECEIVED_AT
    search_key = factory.LazyAttribute(lambda row: row.text.lower())


class PetitionerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Petitioner

    petition = factory.SubFactory(PetitionFactory)
    cooperative = factory.SubFactory(CooperativeFactory)
    kind = PetitionerKind.COOPERATIVE
    name = factory.LazyAttribute(lambda row: row.cooperative.name)
    unit_name = "xã Nà Khoang, tỉnh Lam Giang"
    speaker_name = "Triệu Thị Mùi"
    speaker_position = "Giám đốc"
    contact = "0912 345 678"


class AssignmentFactory(factory.django.DjangoModelFactory):
    """An open lead; `signed=True` carries its words and signature."""

    class Meta:
        model = Assignment

    class Params:
        signed = factory.Trait(
            state=AssignmentState.SIGNED_OFF,
            text="Cụm công nghiệp còn 3,2 ha; Sở hướng dẫn lập hồ sơ.",
            signed_by_name="Lương Đức Thắng",
            signed_at=ANSWERED_AT,
        )
        ended = factory.Trait(state=AssignmentState.WITHDRAWN, ended_at=ANSWERED_AT)

    petition = factory.SubFactory(PetitionFactory)
    department = factory.SubFactory(DepartmentFactory)
    department_name = factory.LazyAttribute(lambda row: row.department.name)
    role = AssignmentRole.LEAD
    assigned_at = RECEIVED_AT
    due = date(2026, 11, 20)


class AnswerFactory(factory.django.DjangoModelFactory):
    """An approved joint answer; `submitted=True` waits for approval."""

    class Meta:
        model = Answer

    class Params:
        submitted = factory.Trait(state=AnswerState.SUBMITTED, outcome="", decided_at=None, decided_by_name="")

    petition = factory.SubFactory(PetitionFactory)
    version = 1
    kind = AnswerKind.JOINT
    state = AnswerState.APPROVED
    body = factory.SubFactory(DepartmentFactory)
    body_name = factory.LazyAttribute(lambda row: row.body.name)
    text = "Cụm công nghiệp còn 3,2 ha; hợp tác xã nộp hồ sơ trước ngày 25."
    outcome = Outcome.EXPLAINED
    submitted_at = ANSWERED_AT
    decided_at = ANSWERED_AT
    decided_by_name = "Lê Thị Hạnh"


class PublicationFactory(factory.django.DjangoModelFactory):
    """Published; the petition and the answer are given."""

    class Meta:
        model = Publication

    answer = factory.SubFactory(AnswerFactory)
    petition = factory.LazyAttribute(lambda row: row.answer.petition)
    state = PublicationState.PUBLISHED
    petition_text = "Đề nghị bố trí mặt bằng trong cụm công nghiệp."
    answer_text = "Cụm công nghiệp còn 3,2 ha."
    petitioners = "Hợp tác xã Công Khai"
    prepared_at = ANSWERED_AT
    published_at = ANSWERED_AT


class MatterFactory(factory.django.DjangoModelFactory):
    """A wish asked again and again; its petitions point to it."""

    class Meta:
        model = Matter

    code = factory.Sequence(lambda n: f"VD-2026-{n + 500000:06d}")
    title = "Cho hợp tác xã thuê mặt bằng trong cụm công nghiệp"
    handled_by = factory.SubFactory(DepartmentFactory)
    search_key = "cho hop tac xa thue mat bang trong cum cong nghiep"


class PromiseFactory(factory.django.DjangoModelFactory):
    """Open, due at the end of the year; the petition and its answer are given."""

    class Meta:
        model = Promise

    answer = factory.SubFactory(AnswerFactory)
    petition = factory.LazyAttribute(lambda row: row.answer.petition)
    body = factory.LazyAttribute(lambda row: row.answer.body)
    body_name = factory.LazyAttribute(lambda row: row.answer.body_name)
    text = "Bố trí 0,8 ha trong cụm công nghiệp."
    due = date(2026, 12, 31)


class RatingFactory(factory.django.DjangoModelFactory):
    """Solved in part, no wish; `wish` makes one that waits. The petition, its answer and the organisation are given."""

    class Meta:
        model = Rating

    answer = factory.SubFactory(AnswerFactory)
    petition = factory.LazyAttribute(lambda row: row.answer.petition)
    cooperative = factory.SubFactory(CooperativeFactory)
    cooperative_name = factory.LazyAttribute(lambda row: row.cooperative.name)
    value = RatingValue.PARTLY
    rated_by = factory.SubFactory(UserFactory)
    rated_by_name = factory.LazyAttribute(lambda row: row.rated_by.full_name)
    rated_at = ANSWERED_AT
    wish = ""
    wants_reopening = factory.LazyAttribute(lambda row: bool(row.wish))


class EscalationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Escalation

    code = factory.Sequence(lambda n: f"HS-2026-{n + 500000:06d}")
    handled_by = factory.SubFactory(DepartmentFactory)
    to_name = "Bộ Nông nghiệp và Môi trường"
    letter_number = "512/UBND-KT"
    letter_date = date(2026, 11, 3)


class EscalationItemFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EscalationItem

    petition = factory.SubFactory(PetitionFactory)
    escalation = factory.SubFactory(EscalationFactory, handled_by=factory.SelfAttribute("..petition.handled_by"))
    state = EscalationState.OPEN
    sent_at = RECEIVED_AT


def petition_standing(state, *, handled_by=None, cooperative=None, lead=None, co=(), former_lead=None, **fields):
    """A petition in `state`, written past the services. `lead` and `co` are bodies; in review all have signed.

    `former_lead`: a body whose lead was taken back, for states that have none.
    """
    state = PetitionState(state)
    body = handled_by or DepartmentFactory()
    draft = {"code": None, "received_at": None} if state == S.DRAFT else {}
    row = PetitionFactory(state=S.DRAFT if state == S.DRAFT else S.RECEIVED, handled_by=body, **(draft | fields))
    PetitionerFactory(petition=row, cooperative=cooperative or CooperativeFactory())
    if former_lead is not None and state not in {S.DRAFT, S.ASSIGNED, S.IN_REVIEW}:
        AssignmentFactory(petition=row, department=former_lead, ended=True)
    _facts(row, state, lead, co)
    row.state = state
    row.save()
    return Petition.objects.get(pk=row.pk)


def _facts(row, state, lead, co):
    if state in {S.ASSIGNED, S.IN_REVIEW}:
        signed = state == S.IN_REVIEW
        row.current_lead = AssignmentFactory(petition=row, department=lead or DepartmentFactory(), signed=signed)
        for number, body in enumerate(co, start=1):
            AssignmentFactory(petition=row, department=body, role=AssignmentRole.CO, order=number, signed=signed)
    if state == S.IN_REVIEW:
        row.current_answer = AnswerFactory(petition=row, body=row.current_lead.department, submitted=True)
    if state in {S.ANSWERED, S.CLOSED}:
        row.current_answer = AnswerFactory(petition=row, body=lead or DepartmentFactory())
        row.answered_at = ANSWERED_AT
        row.closed_at = ANSWERED_AT if state == S.CLOSED else None
    if state == S.NEEDS_INFO:
        InfoRequest.objects.create(petition=row, question="Diện tích cần thuê là bao nhiêu?", asked_at=RECEIVED_AT)
    if state == S.ESCALATED:
        row.current_escalation = EscalationItemFactory(petition=row)
    if state == S.DECLINED:
        row.decline_reason = DeclineReason.OUT_OF_SCOPE
    if state == S.REDIRECTED:
        row.redirect_kind, row.redirected_to = RedirectKind.COMPLAINT, "Thanh tra tỉnh"
    if state == S.MERGED:
        row.lead_petition = PetitionFactory(handled_by=row.handled_by)
