"""Reminders: three working days before, on the day, then weekly; one digest a person a day; nothing twice."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.context import doing
from core.models import Message
from petitions.enums import AssignmentState, EscalationState, PromiseState
from petitions.models import Assignment, Escalation, Petition, Promise, Reminder
from petitions.services.reminders import reminders_send

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# A Monday; the Tuesday after it is a holiday.
MONDAY = date(2026, 11, 23)


def run(day, hour=9, minute=0):
    return reminders_send(at=datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE))


def due_on(row, day):
    Assignment.objects.filter(petition=row).update(due=day)
    Petition.objects.filter(pk=row.pk).update(due=day)
    return row


def digests(user):
    return Message.objects.filter(to_user=user, channel="in_app").order_by("id")


def steps(user):
    return list(Reminder.objects.filter(user=user).order_by("id").values_list("step", flat=True))


@pytest.fixture
def part(standing, head):
    """A part of Sở Công Thương, due on Monday 30/11/2026."""
    return due_on(standing("assigned"), date(2026, 11, 30))


def test_three_working_days_before_on_the_day_and_weekly_after(part, head):
    # 24/11 is a holiday: three working days before Monday 30/11 is Wednesday 25/11.
    told = [day for day in range(16, 31) if run(date(2026, 11, day))]
    assert told == [25, 30]
    told += [day for day in range(1, 25) if run(date(2026, 12, day))]
    assert told == [25, 30, 7, 14, 21]
    assert steps(head) == ["before", "day", "week-1", "week-2", "week-3"]


def test_digest_is_one_message_with_a_mail(part, head):
    assert run(date(2026, 11, 30)) == 1
    message = digests(head).get()
    code = part.code
    assert message.subject == "Nhắc việc ngày 30/11/2026: 1 đến hạn hôm nay"
    assert message.body.startswith(f"Đến hạn hôm nay:\n- 30/11/2026 · {code} · Đề nghị bố trí mặt bằng")
    assert message.link == "/manage/"
    assert Message.objects.filter(to_user=head, channel="email", state="queued").count() == 1
    assert Reminder.objects.get().message == message


def test_second_run_tells_nothing(part, head):
    assert [run(date(2026, 11, 30), hour) for hour in (8, 9, 16)] == [1, 0, 0]


@pytest.mark.parametrize(
    ("day", "hour", "minute", "told"),
    [
        (date(2026, 11, 30), 7, 29, 0),
        (date(2026, 11, 30), 7, 30, 1),
        (date(2026, 11, 30), 16, 59, 1),
        (date(2026, 11, 30), 17, 0, 0),
        (date(2026, 11, 29), 9, 0, 0),  # Sunday
        (date(2026, 11, 24), 9, 0, 0),  # holiday
    ],
)
def test_only_in_office_hours(standing, head, day, hour, minute, told):
    due_on(standing("assigned"), date(2026, 11, 23))
    assert run(day, hour, minute) == told


def test_missed_days_are_made_up_for_once(part, head):
    assert run(date(2026, 12, 18)) == 1
    assert run(date(2026, 12, 18)) + run(date(2026, 12, 19)) == 0
    assert steps(head) == ["week-2"]


def test_many_things_are_one_digest_and_what_comes_later_waits_for_tomorrow(standing, head):
    first = [due_on(standing("assigned"), date(2026, 12, day)) for day in (1, 2, 3)]
    assert run(date(2026, 12, 2)) == 1
    assert digests(head).get().subject == "Nhắc việc ngày 02/12/2026: 1 quá hạn, 1 đến hạn hôm nay, 1 sắp đến hạn"
    late = due_on(standing("assigned"), date(2026, 12, 2))
    assert run(date(2026, 12, 2), 15) == 0
    assert run(date(2026, 12, 3)) == 1
    newest = digests(head).last()
    assert [row.code in newest.body for row in (late, first[2], first[0])] == [True, True, False]


def test_date_that_moves_is_told_anew(part, head):
    run(date(2026, 11, 30))
    due_on(part, date(2026, 12, 1))
    assert run(date(2026, 12, 1)) == 1
    assert steps(head) == ["day", "day"]


def test_officer_of_the_part_is_told_and_nobody_beside(standing, head, officer):
    row = due_on(standing("assigned"), date(2026, 11, 30))
    Assignment.objects.filter(petition=row).update(officer=officer)
    assert run(date(2026, 11, 30)) == 1
    assert (digests(officer).count(), digests(head).count()) == (1, 0)


def test_body_is_told_when_its_officer_has_left(standing, head, officer):
    row = due_on(standing("assigned"), date(2026, 11, 30))
    Assignment.objects.filter(petition=row).update(officer=officer)
    officer.is_active = False
    officer.save()
    assert run(date(2026, 11, 30)) == 1
    assert digests(head).count() == 1


@pytest.mark.parametrize("state", ["signed_off", "withdrawn"])
def test_part_that_is_done_or_taken_back_is_not_reminded(part, head, state):
    Assignment.objects.update(
        state=AssignmentState(state), signed_at=timezone.now(), signed_by_name="Phạm Quốc Huy", text="Đã trả lời.",
        ended_at=timezone.now(),
    )  # fmt: skip
    assert run(date(2026, 11, 30)) == 0


def test_paused_part_has_no_date_and_no_reminder(part, head):
    due_on(part, None)
    assert run(date(2026, 11, 30)) == 0


def test_coordinators_are_told_what_is_overdue_and_given_to_nobody(standing, coordinator, commune_coordinator):
    row = due_on(standing("received"), date(2026, 11, 27))
    assert run(date(2026, 11, 27)) == 0
    assert run(date(2026, 11, 30)) == 1
    assert f"{row.code} · {row.text} (chưa giao)" in digests(coordinator).get().body
    assert digests(commune_coordinator).count() == 0


def test_coordinators_are_told_to_ask_a_higher_authority(standing, coordinator):
    row = standing("escalated")
    Escalation.objects.update(next_check=date(2026, 11, 27), due=date(2026, 12, 4), to_name="Bộ Tài chính")
    assert [day for day in (26, 27, 30) if run(date(2026, 11, day))] == [27]
    assert "hỏi Bộ Tài chính" in digests(coordinator).get().body
    # A week after the day to ask again; its own date comes that day too: one digest.
    assert run(date(2026, 12, 4)) == 1
    assert steps(coordinator) == ["day", "week-1", "day"]
    row.current_escalation.state = EscalationState.ENDED
    row.current_escalation.ended_at, row.current_escalation.end_reason = timezone.now(), "Không trả lời."
    row.current_escalation.save()
    assert run(date(2026, 12, 11)) == 0


def test_promise_reminds_its_body_and_the_office_until_it_is_kept(standing, coordinator, head, so_cong_thuong):
    row = standing("answered")
    promise = Promise.objects.create(
        petition=row, answer=row.current_answer, body=so_cong_thuong, body_name=so_cong_thuong.name, text="Bố trí.",
        due=date(2026, 11, 30),
    )  # fmt: skip
    assert run(date(2026, 11, 30)) == 2
    assert "đã hứa" in digests(head).get().body
    promise.state, promise.ended_on, promise.end_note = PromiseState.KEPT, date(2026, 12, 1), "Đã bố trí."
    promise.save()
    assert run(date(2026, 12, 7)) == 0


def test_leader_gets_one_digest_a_week_of_who_holds_up_what(standing, leader, ubnd):
    due_on(standing("assigned", handled_by=ubnd), date(2026, 11, 16))
    assert [day for day in (23, 24, 25, 26, 27, 30) if run(date(2026, 11, day))] == [23, 30]
    body = digests(leader).last().body
    assert (
        body
        == "Cơ quan đang giữ việc:\n- Sở Công Thương tỉnh Lam Giang: 1 phần việc, 1 quá hạn, lâu nhất từ 16/11/2026"
    )


def test_leader_who_was_away_from_the_system_on_monday_is_told_once_later(standing, leader):
    due_on(standing("assigned"), date(2026, 11, 16))
    assert [day for day in (26, 27) if run(date(2026, 11, day))] == [26]


def test_long_digest_counts_the_rest(standing, head):
    for _number in range(35):
        due_on(standing("assigned"), MONDAY)
    assert run(MONDAY) == 1
    body = digests(head).get().body
    assert body.count("\n- ") == 30
    assert body.endswith("và 5 việc khác.")
    assert Reminder.objects.filter(user=head).count() == 35


@pytest.mark.parametrize("count", [1, 3])
def test_costs_the_same_for_one_thing_and_for_three(standing, head, django_assert_num_queries, count):
    for _number in range(count):
        due_on(standing("assigned"), MONDAY)
    with doing("test"), django_assert_num_queries(27):
        assert run(MONDAY) == 1
