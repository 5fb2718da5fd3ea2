"""Asking for a paper: who may, what is shared, what stays written down."""

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Signatory
from core.audit import audit_for
from core.exceptions import TransitionError
from core.models import Job, JobState
from petitions.enums import PetitionState
from reports.enums import DocumentKind, DocumentState
from reports.models import Document
from reports.services import document_cancel, document_request, document_retry
from tests.factories.petitions import petition_standing

KIND = DocumentKind.SUMMARY_REPORT


def _ask(actor, meeting, **choice):
    return document_request(actor=actor, kind=KIND, meeting=meeting, **choice)


def test_a_request_freezes_the_names_of_the_day(coordinator, meeting, ubnd):
    Signatory.objects.create(
        body=ubnd, full_name="Lê Thị Hạnh", position="Phó Chủ tịch", prefix="kt", for_position="Chủ tịch"
    )
    document = _ask(coordinator, meeting)
    ubnd.name = "Ủy ban nhân dân tỉnh Khác"
    ubnd.save()
    document.refresh_from_db()
    assert document.issuing_name == "Ủy ban nhân dân tỉnh Lam Giang"
    assert document.params["issuer"] == "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG"
    assert document.params["authority"] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert document.symbol == "BC-UBND"
    assert document.state == DocumentState.QUEUED
    assert document.job.params == {"document": str(document.pk)}


def test_the_same_request_is_shared_while_it_lives(coordinator, leader, meeting):
    document = _ask(coordinator, meeting)
    assert _ask(leader, meeting) == document
    assert Document.objects.count() == Job.objects.count() == 1
    assert list(document.job.watchers.all()) == [leader]


def test_a_changed_meeting_gets_a_new_document(coordinator, meeting, ubnd):
    first = _ask(coordinator, meeting)
    petition_standing(PetitionState.RECEIVED, handled_by=ubnd, meeting=meeting)
    assert _ask(coordinator, meeting) != first


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED])
def test_what_ended_badly_is_not_shared(coordinator, meeting, state):
    first = _ask(coordinator, meeting)
    Job.objects.update(state=state, finished_at=first.created_at)
    assert _ask(coordinator, meeting) != first


@pytest.mark.parametrize("who", ["officer", "head", "admin_user", "outsider", "neighbour"])
def test_only_who_runs_the_meeting_asks(request, meeting, who):
    with pytest.raises(PermissionDenied):
        _ask(request.getfixturevalue(who), meeting)
    assert not Document.objects.exists()


def test_the_request_stands_in_the_history_of_document_and_meeting(coordinator, meeting):
    document = _ask(coordinator, meeting)
    assert audit_for(document).get().action == "reports.request"
    entry = audit_for(meeting).get()
    assert entry.params == {"title": document.title}
    assert entry.actor_name == "Trần Thu Hà"


def test_a_failed_document_is_asked_for_again(coordinator, leader, meeting):
    document = _ask(coordinator, meeting)
    Job.objects.update(state=JobState.FAILED, finished_at=document.created_at, error="Hỏng")
    again = document_retry(actor=leader, document=document)
    assert again == document
    document.refresh_from_db()
    assert document.state == DocumentState.QUEUED
    assert [entry.action for entry in audit_for(document)] == ["reports.retry", "reports.request"]


def test_a_document_that_is_being_made_is_not_asked_for_again(coordinator, meeting):
    document = _ask(coordinator, meeting)
    with pytest.raises(TransitionError):
        document_retry(actor=coordinator, document=document)


def test_making_can_be_stopped_once(coordinator, meeting):
    document = _ask(coordinator, meeting)
    document_cancel(actor=coordinator, document=document)
    document.refresh_from_db()
    assert document.state == DocumentState.CANCELLED
    with pytest.raises(TransitionError):
        document_cancel(actor=coordinator, document=document)


@pytest.mark.parametrize("act", [document_cancel, document_retry])
def test_a_stranger_neither_stops_nor_repeats(neighbour, coordinator, meeting, act):
    document = _ask(coordinator, meeting)
    with pytest.raises(PermissionDenied):
        act(actor=neighbour, document=document)
