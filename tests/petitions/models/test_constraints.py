"""The database refuses a state without its fact, whoever writes it and however."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from petitions.enums import AssignmentRole, AssignmentState, PublicationState
from petitions.exceptions import TextFrozenError
from petitions.models import Answer, Assignment, Escalation, InfoRequest, Petition, Petitioner, Publication
from tests.factories.accounts import DepartmentFactory
from tests.factories.petitions import (
    AnswerFactory,
    AssignmentFactory,
    EscalationItemFactory,
    PetitionerFactory,
    PetitionFactory,
    PublicationFactory,
    petition_standing,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def refused(model, row, **values):
    """An update past every service and save()."""
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    ("state", "values"),
    [
        ("received", {"state": "assigned"}),
        ("received", {"state": "in_review"}),
        ("received", {"state": "answered", "answered_at": NOW}),
        ("received", {"state": "closed", "answered_at": NOW, "closed_at": NOW}),
        ("received", {"state": "merged"}),
        ("received", {"state": "escalated"}),
        ("received", {"state": "declined"}),
        ("received", {"state": "redirected"}),
        ("received", {"state": "nonsense"}),
        ("received", {"received_at": None}),
        ("received", {"code": None}),
        ("received", {"code": ""}),
        ("received", {"decline_reason": "mistake"}),
        ("received", {"year": 203}),
        ("draft", {"state": "received"}),
        ("assigned", {"current_lead": None}),
        ("assigned", {"state": "received"}),
        ("in_review", {"current_answer": None}),
        ("answered", {"current_answer": None}),
        ("answered", {"answered_at": None}),
        ("answered", {"state": "received"}),
        ("closed", {"closed_at": None}),
        ("merged", {"lead_petition": None}),
        ("escalated", {"current_escalation": None}),
        ("escalated", {"state": "received"}),
        ("declined", {"decline_reason": ""}),
        ("redirected", {"redirect_kind": ""}),
    ],
)
def test_petition_state_without_its_fact_is_refused(state, values):
    row = petition_standing(state)
    refused(Petition, row, **values)


def test_petition_may_not_lead_itself():
    row = petition_standing("merged")
    refused(Petition, row, lead_petition=row.pk)


def test_petition_sent_without_words_is_refused_in_bulk():
    body = DepartmentFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Petition.objects.bulk_create(
            [
                Petition(
                    code="KN-2026-9", year=2026, state="received", text="", channel="floor", handled_by=body,
                    handled_by_name=body.name, received_at=NOW,
                )
            ]
        )  # fmt: skip


def test_code_and_receipt_are_unique():
    one, other = PetitionFactory(), PetitionFactory()
    refused(Petition, other, code=one.code)
    refused(Petition, other, receipt_token=one.receipt_token)
    assert len(one.receipt_token) >= 22


def test_second_live_lead_is_refused():
    lead = AssignmentFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Assignment.objects.bulk_create(
            [AssignmentFactory.build(petition=lead.petition, department=DepartmentFactory())]
        )
    AssignmentFactory(petition=lead.petition, role=AssignmentRole.CO)
    AssignmentFactory(petition=lead.petition, ended=True)


def test_body_is_asked_once_at_a_time():
    lead = AssignmentFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentFactory(petition=lead.petition, department=lead.department, role=AssignmentRole.CO)


@pytest.mark.parametrize(
    "values",
    [
        {"state": AssignmentState.SIGNED_OFF},
        {"state": AssignmentState.SIGNED_OFF, "signed_at": NOW, "signed_by_name": "Phạm Quốc Huy"},
        {"state": AssignmentState.SIGNED_OFF, "signed_at": NOW, "text": "Đồng ý."},
        {"state": AssignmentState.RETURNED, "ended_at": NOW},
        {"state": AssignmentState.RETURNED, "end_reason": "Không thuộc Sở."},
        {"state": AssignmentState.WITHDRAWN},
        {"state": AssignmentState.WAIVED, "ended_at": NOW},
        {"state": "nonsense"},
    ],
)
def test_assignment_state_without_its_fact_is_refused(values):
    refused(Assignment, AssignmentFactory(), **values)


@pytest.mark.parametrize(
    "values",
    [
        {"outcome": ""},
        {"outcome": "roadmap"},
        {"outcome": "not_possible"},
        {"text": ""},
        {"words_recorded": False},
        {"decided_at": None},
        {"body_name": ""},
        {"state": "sent_back"},
        {"state": "nonsense"},
    ],
)
def test_answer_without_its_fact_is_refused(values):
    refused(Answer, AnswerFactory(), **values)


def test_answer_versions_are_unique_and_one_waits_at_a_time():
    one = AnswerFactory(submitted=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerFactory(petition=one.petition, version=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        AnswerFactory(petition=one.petition, version=2, submitted=True)


@pytest.mark.parametrize(
    "values",
    [
        {"published_at": None},
        {"petition_text": ""},
        {"petitioners": ""},
        {"state": PublicationState.WITHDRAWN},
        {"state": "nonsense"},
    ],
)
def test_publication_without_its_fact_is_refused(values):
    refused(Publication, PublicationFactory(), **values)


def test_petition_has_one_public_answer():
    one = PublicationFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicationFactory(answer=AnswerFactory(petition=one.petition, version=2))


def test_petition_waits_in_one_dossier():
    one = EscalationItemFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        EscalationItemFactory(petition=one.petition)
    refused(type(one), one, state="replied")
    refused(type(one), one, state="ended", ended_at=NOW)
    refused(Escalation, one.escalation, to_name="")


def test_one_question_waits_at_a_time():
    row = petition_standing("needs_info")
    with pytest.raises(IntegrityError), transaction.atomic():
        InfoRequest.objects.create(petition=row, question="Và ở đâu?", asked_at=NOW)


def test_registered_petitioner_is_named_once_and_has_its_row():
    one = PetitionerFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PetitionerFactory(petition=one.petition, cooperative=one.cooperative)
    refused(Petitioner, one, cooperative=None)
    refused(Petitioner, one, name="")


class TestTextOfASentPetition:
    def test_save_refuses_new_words(self):
        row = petition_standing("received")
        row.text = "Lời khác."
        with pytest.raises(TextFrozenError):
            row.save()

    def test_update_and_bulk_update_refuse_new_words(self):
        row = petition_standing("received")
        with pytest.raises(TextFrozenError):
            Petition.objects.filter(pk=row.pk).update(text="Lời khác.")
        row.text = "Lời khác."
        with pytest.raises(TextFrozenError):
            Petition.objects.bulk_update([row], ["text"])

    def test_words_freeze_with_the_sending_itself(self):
        row = petition_standing("draft")
        row.text = "Lời đã nghĩ lại."
        row.save()
        row.state, row.code, row.received_at = "received", "KN-2026-000001", NOW
        row.save()
        row.text = "Lời khác."
        with pytest.raises(TextFrozenError):
            row.save()

    def test_other_fields_and_deferred_rows_save(self):
        row = Petition.objects.only("id", "state", "summary").get(pk=petition_standing("received").pk)
        row.summary = "Tóm tắt."
        row.save(update_fields=["summary"])
        assert Petition.objects.get(pk=row.pk).summary == "Tóm tắt."
