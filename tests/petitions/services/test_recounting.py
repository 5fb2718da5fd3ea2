"""A changed holiday moves what was counted over it, says so in each history, and tells each person once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from core.audit import audit_for
from core.models import Job, Message
from core.services import calendar_day_remove, calendar_day_set
from petitions.enums import StepKind
from petitions.models import DueChange
from petitions.selectors.recounting import dates_moved_by
from petitions.services import petition_pause, petition_resume
from petitions.services.terms import due_by_hand, due_by_term

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# A Thursday on which the term of the petitions below ends.
DAY = date(2026, 12, 17)


@pytest.fixture
def row(standing):
    """Fifteen days from 02/12/2026: due on Thursday 17/12."""
    made = standing("assigned")
    for one in (made, *made.assignments.all()):
        due_by_term(one, StepKind.ANSWER, date(2026, 12, 2))
        one.save()
    assert made.due == DAY
    return made


@pytest.fixture
def off(admin_user, django_capture_on_commit_callbacks):
    def announce(day=DAY, *, is_working=False, note="Nghỉ theo thông báo"):
        with django_capture_on_commit_callbacks(execute=True):
            return calendar_day_set(actor=admin_user, day=day, is_working=is_working, note=note)

    return announce


def dues(row):
    row.refresh_from_db()
    return [row.due, *row.assignments.values_list("due", flat=True)]


def test_day_off_moves_the_whole_and_its_parts_and_is_told(row, off, head, coordinator, representative):
    assert dates_moved_by(DAY, is_working=False) == 2
    assert dues(row) == [DAY, DAY]
    off()
    assert dues(row) == [date(2026, 12, 18)] * 2
    told = [entry.render() for entry in audit_for(row)]
    assert "Ngày nghỉ thay đổi (17/12/2026: Nghỉ theo thông báo): hạn mới 18/12/2026, hạn cũ 17/12/2026." in told
    assert DueChange.objects.filter(kind="recompute", before=DAY, after=date(2026, 12, 18)).count() == 2
    for user in (head, coordinator, representative):
        message = Message.objects.get(to_user=user, channel="in_app")
        assert message.subject == "Ngày nghỉ thay đổi: 1 hạn được tính lại"
        assert f"{row.code}" in message.body


def test_announcement_taken_out_moves_it_back(row, off, admin_user, django_capture_on_commit_callbacks):
    announced = off()
    with django_capture_on_commit_callbacks(execute=True):
        calendar_day_remove(actor=admin_user, row=announced)
    assert dues(row) == [DAY, DAY]


def test_date_set_by_hand_stays(row, off):
    due_by_hand(row, DAY, "chủ trì giao", date(2026, 12, 2))
    row.save()
    off()
    assert dues(row) == [DAY, date(2026, 12, 18)]


@pytest.mark.parametrize("state", ["answered", "withdrawn", "draft"])
def test_what_is_done_does_not_move(standing, off, state):
    made = standing(state)
    due_by_term(made, StepKind.ANSWER, date(2026, 12, 2))
    made.save()
    assert dates_moved_by(DAY, is_working=False) == 0
    off()
    assert dues(made)[0] == DAY
    assert not Job.objects.exists()


def test_day_that_touches_nothing_asks_for_no_work(row, off):
    off(DAY - timedelta(days=1))
    assert not Job.objects.exists()
    assert dues(row) == [DAY, DAY]


def test_three_petitions_are_one_message_a_person(standing, off, head):
    for _number in range(3):
        made = standing("assigned")
        for one in (made, *made.assignments.all()):
            due_by_term(one, StepKind.ANSWER, date(2026, 12, 2))
            one.save()
    off()
    message = Message.objects.get(to_user=head, channel="in_app")
    assert message.subject == "Ngày nghỉ thay đổi: 3 hạn được tính lại"
    assert message.body.count("→ 18/12/2026") == 3


def test_pause_stays_added_when_the_holidays_change(row, off, coordinator):
    petition_pause(actor=coordinator, petition=row, reason="Chờ.", at=datetime(2026, 11, 9, 9, tzinfo=ZONE))
    petition_resume(actor=coordinator, petition=row, at=datetime(2026, 11, 10, 9, tzinfo=ZONE))
    due_by_term(row, StepKind.ANSWER, date(2026, 11, 2))
    row.save()
    # 15 days from 02/11 end on 17/11, one day of pause makes 18/11.
    off(date(2026, 11, 18))
    assert row.due_from == date(2026, 11, 2)
    assert dues(row)[0] == date(2026, 11, 19)


def test_interrupted_and_run_again_the_digest_is_owed_once(row, off, head):
    off()
    job = Job.objects.get()
    assert (job.state, job.result["label"]) == ("done", "Đã tính lại 2 hạn")
    Job.objects.update(state="queued", attempts=0, lease_token=None, lease_until=None, finished_at=None)
    from petitions.tasks import recount_due_dates

    recount_due_dates(job_id=str(job.pk))
    job.refresh_from_db()
    assert job.state == "done"
    assert Message.objects.filter(to_user=head, channel="in_app").count() == 1
    assert timezone.now() >= job.finished_at
