"""What is special to one kind of part: delegates, documents, drafts, conclusions, awards, turns."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from meetings import services
from meetings.enums import AttendanceState, CountedAs, DelegateKind
from meetings.models import Delegate, Turn
from tests.factories.cooperatives import CooperativeFactory
from tests.factories.meetings import (
    ConclusionFactory,
    ConsultationFactory,
    DelegateFactory,
    OpinionFactory,
    ReferenceDocumentFactory,
    TurnFactory,
)

pytestmark = pytest.mark.django_db


def test_host_twice_is_refused(draft, coordinator, ubnd):
    with pytest.raises(DomainError):
        services.host_add(actor=coordinator, meeting=draft, body=ubnd)


def test_delegate_keeps_the_name_of_the_body_it_came_for(draft, coordinator, so_tai_chinh):
    delegate = services.delegate_add(actor=coordinator, meeting=draft, name="Vũ Thị Hạnh", body=so_tai_chinh)
    so_tai_chinh.name = "Sở Khác"
    so_tai_chinh.save()
    delegate.refresh_from_db()
    assert delegate.represents_name == "Sở Tài chính tỉnh Lam Giang"


def test_delegate_double_submit_makes_one(draft, coordinator):
    form = uuid4()
    for _time in range(2):
        services.delegate_add(actor=coordinator, meeting=draft, name="Vũ Thị Hạnh", form_uuid=form)
    assert draft.delegates.filter(name="Vũ Thị Hạnh").count() == 1


def test_delegate_comes_for_a_body_or_an_organisation(draft, coordinator, ubnd):
    with pytest.raises(DomainError):
        services.delegate_add(actor=coordinator, meeting=draft, name="A", body=ubnd, cooperative=CooperativeFactory())


def test_delegate_turned_from_group_into_person_loses_the_number(draft, coordinator):
    group = DelegateFactory(meeting=draft, group=True)
    person = services.delegate_change(actor=coordinator, delegate=group, kind=DelegateKind.PERSON, name="Vũ Thị Hạnh")
    assert (person.count, person.counted_as) == (None, "")


def test_delegate_mark_present_undo_and_group(in_session, coordinator):
    group = DelegateFactory(meeting=in_session, group=True)
    marked = services.delegate_mark(
        actor=coordinator, delegate=group, attendance=AttendanceState.PRESENT, arrived_count=14
    )
    assert (marked.arrived_count, marked.arrived_at is None) == (14, False)
    undone = services.delegate_mark(actor=coordinator, delegate=group, attendance=AttendanceState.NOT_RECORDED)
    assert (undone.arrived_count, undone.arrived_at) == (None, None)


def test_delegate_who_has_spoken_stays(in_session, coordinator):
    delegate = DelegateFactory(meeting=in_session)
    services.turn_ask(actor=coordinator, meeting=in_session, delegate=delegate)
    with pytest.raises(DomainError):
        services.delegate_remove(actor=coordinator, delegate=delegate)


def test_tokens_are_unguessable_and_differ(draft):
    one, two = DelegateFactory(meeting=draft), DelegateFactory(meeting=draft)
    assert one.token != two.token
    assert len(one.token) >= 32


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": DelegateKind.PERSON, "count": 3},
        {"kind": DelegateKind.GROUP, "counted_as": ""},
        {"kind": DelegateKind.BODY, "is_chair": True},
        {"attendance": AttendanceState.ABSENT, "arrived_at": timezone.now()},
        {"name": ""},
    ],
)
def test_database_refuses_an_impossible_delegate(draft, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        DelegateFactory(meeting=draft, **wrong)


def test_reference_cannot_carry_out_itself_nor_in_a_circle(draft, coordinator):
    above = ReferenceDocumentFactory(meeting=draft)
    below = services.reference_add(actor=coordinator, meeting=draft, symbol="29-CTrHĐ/TU", carries_out=above)
    with pytest.raises(DomainError):
        services.reference_change(actor=coordinator, document=above, carries_out=below)
    with pytest.raises(DomainError):
        services.reference_remove(actor=coordinator, document=above)
    with pytest.raises(DomainError):
        services.reference_add(actor=coordinator, meeting=draft, symbol="1", carries_out=ReferenceDocumentFactory())


def test_opinion_is_added_dealt_with_and_removed(draft, coordinator):
    draft_plan = ConsultationFactory(meeting=draft)
    opinion = services.opinion_add(actor=coordinator, consultation=draft_plan, name="HTX A", text="Thêm chỉ tiêu")
    with pytest.raises(DomainError) as refused:
        services.opinion_change(actor=coordinator, opinion=opinion, treatment="explained")
    assert refused.value.field == "response"
    services.opinion_change(actor=coordinator, opinion=opinion, treatment="accepted", response="Đã bổ sung")
    with pytest.raises(DomainError):
        services.consultation_remove(actor=coordinator, consultation=draft_plan)
    services.opinion_remove(actor=coordinator, opinion=opinion)
    assert audit_for(draft).first().before == {"name": "HTX A", "text": "Thêm chỉ tiêu"}
    with pytest.raises(DomainError):
        services.opinion_add(actor=coordinator, consultation=draft_plan)


def test_opinion_of_another_meeting_is_guarded(coordinator, neighbour, draft):
    opinion = OpinionFactory(consultation__meeting=draft)
    with pytest.raises(PermissionDenied):
        services.opinion_change(actor=neighbour, opinion=opinion, text="x")


def test_conclusion_is_marked_done_even_in_a_closed_file(closed, coordinator):
    conclusion = ConclusionFactory(meeting=closed)
    day = timezone.localdate()
    services.conclusion_mark_done(actor=coordinator, conclusion=conclusion, done_on=day, note="Văn bản số 5")
    conclusion.refresh_from_db()
    assert (conclusion.done_on, conclusion.done_note) == (day, "Văn bản số 5")
    services.conclusion_mark_done(actor=coordinator, conclusion=conclusion, done_on=None)
    with pytest.raises(DomainError):
        services.conclusion_mark_done(actor=coordinator, conclusion=conclusion, done_on=day + timedelta(days=1))
    with translation.override("vi"):
        assert "chưa thực hiện xong" in audit_for(closed).first().render()


def test_award_keeps_the_number_and_the_names_that_are_known(draft, coordinator):
    cooperative = CooperativeFactory(name="HTX Miến dong Đá Trắng")
    award = services.award_add(
        actor=coordinator, meeting=draft, giver="Chủ tịch UBND tỉnh", count=8, recipients=[cooperative, "HTX Khác", ""]
    )
    assert [(one.name, one.cooperative) for one in award.recipients.all()] == [
        ("HTX Miến dong Đá Trắng", cooperative),
        ("HTX Khác", None),
    ]


def test_turns_one_speaks_at_a_time(in_session, coordinator):
    one, two = (
        services.turn_ask(actor=coordinator, meeting=in_session, speaker_name=name) for name in ("Bà A", "Ông B")
    )
    services.turn_begin(actor=coordinator, turn=one)
    services.turn_begin(actor=coordinator, turn=two)
    one.refresh_from_db()
    assert one.ended_at is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        TurnFactory(meeting=in_session, began_at=timezone.now())
    services.turn_end(actor=coordinator, turn=two)
    services.turn_end(actor=coordinator, turn=two)
    assert Turn.objects.filter(ended_at=None).count() == 0


def test_turns_wait_move_and_drop(in_session, coordinator):
    one, two = (
        services.turn_ask(actor=coordinator, meeting=in_session, speaker_name=name) for name in ("Bà A", "Ông B")
    )
    services.turn_move(actor=coordinator, turn=two, up=True)
    assert list(in_session.turns.all()) == [two, one]
    services.turn_drop(actor=coordinator, turn=one)
    with pytest.raises(DomainError):
        services.turn_end(actor=coordinator, turn=two)
    services.turn_begin(actor=coordinator, turn=two)
    with pytest.raises(DomainError):
        services.turn_drop(actor=coordinator, turn=two)


def test_turn_needs_a_meeting_in_session_and_a_speaker(announced, in_session, coordinator):
    with pytest.raises(TransitionError):
        services.turn_ask(actor=coordinator, meeting=announced, speaker_name="A")
    with pytest.raises(DomainError):
        services.turn_ask(actor=coordinator, meeting=in_session)


def test_list_of_a_past_meeting_names_who_was_there(ubnd, coordinator):
    past = services.meeting_record(actor=coordinator, title="A", year=2024, organiser=ubnd, unit=ubnd.unit)
    delegate = services.delegate_add(
        actor=coordinator, meeting=past, kind=DelegateKind.GROUP, name="Các xã", counted_as=CountedAs.BODIES
    )
    assert (delegate.attendance, delegate.invited) == (AttendanceState.PRESENT, False)
    assert Delegate.objects.count() == 1
