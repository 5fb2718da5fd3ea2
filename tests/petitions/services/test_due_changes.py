"""Moving, pausing and resuming due dates: who may, what moves with it, who is told, what the history says."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from core.models import Message
from meetings.models import Conclusion
from petitions.enums import Outcome
from petitions.models import Assignment, DueChange, Petition
from petitions.selectors.due_words import due_explained
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    answer_approve,
    due_extend,
    extension_ask,
    extension_decide,
    petition_assign,
    petition_pause,
    petition_resume,
    petition_withdraw,
)
from petitions.services.terms import due_by_term
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 10, 9, tzinfo=ZONE)
WHY = "Chờ kết quả đo đạc thực địa."


def at(day, month=11):
    return datetime(2026, month, day, 9, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    """The acts of these stories happen in November 2026, and are told."""
    monkeypatch.setattr("petitions.notices._is_old", lambda entry: False)


@pytest.fixture
def row(standing, so_tai_chinh):
    """Assigned to Sở Công Thương with Sở Tài chính, due on Wednesday 25/11 by the usual term."""
    made = standing("assigned", co=[so_tai_chinh])
    for one in (made, *made.assignments.all()):
        due_by_term(one, "answer", date(2026, 11, 9))
        one.save()
    return made


def dues(row):
    row.refresh_from_db()
    return [row.due, *row.assignments.order_by("order").values_list("due", flat=True)]


def told(user):
    return [one.subject for one in Message.objects.filter(to_user=user, channel="in_app").order_by("id")]


def story(row):
    return audit_for(row)[0].render()


def test_head_asks_the_office_grants_and_the_petitioner_is_told(row, head, coordinator, representative):
    change = extension_ask(actor=head, petition=row, due=date(2026, 12, 4), reason=WHY, at=NOW)
    assert dues(row)[0] == date(2026, 11, 25)
    assert story(row) == f"Phạm Quốc Huy đề nghị gia hạn toàn bộ trả lời đến 04/12/2026: {WHY}"
    assert told(coordinator) == [f"Có đề nghị gia hạn {row.code}"]
    extension_decide(actor=coordinator, change=change, grant=True, at=NOW)
    assert dues(row) == [date(2026, 12, 4)] * 3
    assert told(representative) == [f"Kiến nghị {row.code}: hạn trả lời mới là 04/12/2026"]
    assert WHY in Message.objects.filter(to_user=representative).first().body
    assert told(head) == [f"{row.code}: hạn mới là 04/12/2026"]
    assert due_explained(row) == f"đổi từ ngày 25/11/2026: {WHY}"


def test_refusal_says_why_and_moves_nothing(row, head, coordinator, representative):
    change = extension_ask(actor=head, petition=row, due=date(2026, 12, 4), reason=WHY, at=NOW)
    with pytest.raises(DomainError) as refusal:
        extension_decide(actor=coordinator, change=change, grant=False, at=NOW)
    assert refusal.value.field == "note"
    extension_decide(actor=coordinator, change=change, grant=False, note="Đã đủ thời gian.", at=NOW)
    assert dues(row) == [date(2026, 11, 25)] * 3
    assert (told(head), told(representative)) == ([f"{row.code}: giữ nguyên hạn"], [])
    with pytest.raises(TransitionError):
        extension_decide(actor=coordinator, change=change, grant=True, at=NOW)


def test_part_asks_within_the_whole(row, co_head, coordinator):
    part = row.assignments.get(role="co")
    Petition.objects.filter(pk=row.pk).update(due=date(2026, 12, 1))
    with pytest.raises(DomainError) as refusal:
        extension_ask(actor=co_head, petition=row, assignment=part, due=date(2026, 12, 2), reason=WHY, at=NOW)
    assert refusal.value.field == "due"
    change = extension_ask(actor=co_head, petition=row, assignment=part, due=date(2026, 11, 30), reason=WHY, at=NOW)
    extension_decide(actor=coordinator, change=change, grant=True, at=NOW)
    assert dues(row) == [date(2026, 12, 1), date(2026, 11, 25), date(2026, 11, 30)]


def test_one_wish_at_a_time(row, head):
    extension_ask(actor=head, petition=row, due=date(2026, 12, 4), reason=WHY, at=NOW)
    with pytest.raises(DomainError, match="Đã có đề nghị gia hạn"):
        extension_ask(actor=head, petition=row, due=date(2026, 12, 5), reason=WHY, at=NOW)


@pytest.mark.parametrize("due", [date(2026, 11, 25), date(2026, 11, 9), date(2035, 1, 1)])
def test_wish_must_be_later_and_not_too_far(row, head, due):
    with pytest.raises(DomainError) as refusal:
        extension_ask(actor=head, petition=row, due=due, reason=WHY, at=NOW)
    assert refusal.value.field == "due"


@pytest.mark.parametrize("who", ["officer", "co_head", "leader", "representative", "outsider", "commune_coordinator"])
def test_others_neither_ask_nor_set_nor_pause(row, request, who):
    actor = request.getfixturevalue(who)
    for act, more in (
        (extension_ask, {"due": date(2026, 12, 4), "reason": WHY}),
        (due_extend, {"due": date(2026, 12, 4), "reason": WHY}),
        (petition_pause, {"reason": WHY}),
        (petition_resume, {}),
    ):
        with pytest.raises(PermissionDenied):
            act(actor=actor, petition=row, **more)


def test_office_sets_a_date_at_once_and_answers_the_open_wish(row, head, coordinator):
    extension_ask(actor=head, petition=row, due=date(2026, 12, 4), reason=WHY, at=NOW)
    due_extend(actor=coordinator, petition=row, due=date(2026, 12, 1), reason="Gia hạn ngắn hơn.", at=NOW)
    assert dues(row) == [date(2026, 12, 1)] * 3
    assert not DueChange.objects.filter(state="asked").exists()


def test_whole_moves_only_the_parts_that_shared_its_date(row, coordinator):
    part = row.assignments.get(role="co")
    Assignment.objects.filter(pk=part.pk).update(due=date(2026, 11, 18))
    due_extend(actor=coordinator, petition=row, due=date(2026, 12, 1), reason=WHY, at=NOW)
    assert dues(row) == [date(2026, 12, 1), date(2026, 12, 1), date(2026, 11, 18)]


def test_chairs_day_wins_and_says_who_entered_it(row, coordinator, ubnd):
    meeting = MeetingFactory(organiser=ubnd)
    Petition.objects.filter(pk=row.pk).update(meeting=meeting)
    directed = Conclusion.objects.create(meeting=meeting, text="Trả lời dứt điểm.", due_on=date(2026, 11, 20))
    due_extend(actor=coordinator, petition=row, conclusion=directed, reason="", at=NOW)
    assert dues(row) == [date(2026, 11, 20)] * 3
    assert due_explained(row) == "chủ trì giao “trước ngày 20/11/2026”, Trần Thu Hà nhập"


def test_chairs_direction_of_another_meeting_is_refused(row, coordinator, ubnd):
    directed = Conclusion.objects.create(
        meeting=MeetingFactory(organiser=ubnd), text="Trả lời dứt điểm.", due_on=date(2026, 11, 20)
    )
    with pytest.raises(DomainError) as refusal:
        due_extend(actor=coordinator, petition=row, conclusion=directed, reason="", at=NOW)
    assert refusal.value.field == "conclusion"


def test_assigning_by_the_chairs_direction_takes_the_chairs_day(standing, coordinator, so_cong_thuong, ubnd):
    meeting = MeetingFactory(organiser=ubnd)
    row = standing("received", meeting=meeting)
    directed = Conclusion.objects.create(meeting=meeting, text="Trả lời.", due_on=date(2026, 12, 10))
    row = petition_assign(
        actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong, conclusion=directed), at=NOW
    )
    assert dues(row) == [date(2026, 12, 10)] * 2
    assert "chủ trì giao" in due_explained(row.current_lead)


def test_pause_stops_every_date_and_resuming_adds_its_days(row, coordinator, representative, head):
    part = row.assignments.get(role="co")
    Assignment.objects.filter(pk=part.pk).update(due=date(2026, 11, 18), due_days=7, due_counting="working")
    petition_pause(actor=coordinator, petition=row, reason=WHY, at=at(11))
    assert dues(row) == [None, None, None]
    assert told(representative) == [f"Kiến nghị {row.code} tạm dừng tính hạn"]
    assert told(head) == [f"{row.code}: tạm dừng tính hạn"]
    # Wednesday 11/11 to Monday 16/11: five days, three of them worked.
    petition_resume(actor=coordinator, petition=row, at=at(16))
    assert dues(row) == [date(2026, 11, 30), date(2026, 11, 30), date(2026, 11, 23)]
    assert row.paused_at is None
    assert due_explained(row) == (
        "15 ngày (lịch) kể từ ngày sau 09/11/2026; cộng thời gian tạm dừng từ 11/11/2026 đến 16/11/2026"
    )
    assert story(row) == "Trần Thu Hà cho tính hạn tiếp; hạn mới là 30/11/2026."


def test_resumed_on_the_same_day_nothing_moves(row, coordinator):
    petition_pause(actor=coordinator, petition=row, reason=WHY, at=NOW)
    petition_resume(actor=coordinator, petition=row, at=NOW)
    assert dues(row) == [date(2026, 11, 25)] * 3


def test_pause_needs_a_running_date_and_happens_once(row, coordinator):
    petition_pause(actor=coordinator, petition=row, reason=WHY, at=NOW)
    with pytest.raises(DomainError):
        petition_pause(actor=coordinator, petition=row, reason=WHY, at=NOW)
    petition_resume(actor=coordinator, petition=row, at=NOW)
    with pytest.raises(TransitionError):
        petition_resume(actor=coordinator, petition=row, at=NOW)


def test_while_paused_no_date_is_given(row, coordinator, head, so_cong_thuong, so_tai_chinh):
    petition_pause(actor=coordinator, petition=row, reason=WHY, at=NOW)
    lead, later = AssignmentOrder(so_cong_thuong), date(2026, 12, 30)
    for refused in (
        lambda: petition_assign(actor=coordinator, petition=row, lead=lead, due=later, at=NOW),
        lambda: due_extend(actor=coordinator, petition=row, due=later, reason=WHY, at=NOW),
        lambda: extension_ask(actor=head, petition=row, due=later, reason=WHY, at=NOW),
    ):
        with pytest.raises(DomainError, match="đang tạm dừng"):
            refused()
    petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_tai_chinh), at=NOW)
    assert row.assignments.filter(state="open").get().due is None
    petition_resume(actor=coordinator, petition=row, at=NOW)
    assert row.assignments.filter(state="open").get().due == date(2026, 11, 25)


def test_leaving_the_work_ends_the_pause_and_the_history_says_so(row, coordinator):
    petition_pause(actor=coordinator, petition=row, reason=WHY)
    petition_withdraw(actor=coordinator, petition=row, by_name="Triệu Thị Mùi")
    row.refresh_from_db()
    assert row.paused_at is None
    assert not DueChange.objects.filter(resumed_at=None).exists()
    told = [entry.render() for entry in audit_for(row)]
    assert "Việc tạm dừng chấm dứt cùng với bước tiếp theo; hạn là 25/11/2026." in told


def test_approval_while_paused_ends_the_pause(standing, coordinator, leader):
    row = standing("in_review", due=date(2026, 12, 1), due_from=date(2026, 11, 16), due_days=15)
    petition_pause(actor=coordinator, petition=row, reason=WHY)
    done = answer_approve(actor=leader, petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))
    assert (done.state, done.paused_at, done.due) == ("answered", None, date(2026, 12, 1))
    assert timezone.now() >= DueChange.objects.get().resumed_at
