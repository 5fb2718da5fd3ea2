"""Asked-for work: shared, claimed once, never lost, ended in words a person understands."""

import threading
import time
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone, translation

from core.actors import SYSTEM
from core.exceptions import DomainError, TransitionError
from core.jobs import (
    JobCancelled,
    JobLost,
    job_cancel,
    job_claim,
    job_fail,
    job_finish,
    job_lease,
    job_listener_register,
    job_progress,
    job_request,
    job_retry,
    job_run,
    jobs_sweep,
    jobs_visible,
    listening,
    sending,
    sweeping,
    working,
)
from core.models import Job, JobState
from tests.factories.core import job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sent(monkeypatch) -> list[uuid.UUID]:
    """The messages that reach the broker."""
    messages: list[uuid.UUID] = []
    monkeypatch.setattr(sending, "_silent_until", 0.0)
    monkeypatch.setattr(sending, "_publish", lambda task, kwargs: messages.append(uuid.UUID(kwargs["job_id"])))
    monkeypatch.setattr(sending, "_runs_here", lambda: False)
    return messages


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """The states the owning app hears of."""
    states: list[str] = []
    monkeypatch.setattr(listening, "_listeners", {})
    job_listener_register("test.nothing", lambda changed: states.append(changed.state))
    return states


def ask(actor=SYSTEM, key: str = "", **values) -> Job:
    return job_request(actor=actor, task="test.nothing", params={"number": 1}, key=key, **values)


def age(target: Job, **times: timedelta) -> None:
    Job.objects.filter(pk=target.pk).update(**{name: timezone.now() - by for name, by in times.items()})


def die(target: Job) -> None:
    """The worker was killed: nobody renews the lease."""
    age(target, lease_until=timedelta(seconds=1))


# --- Asking -----------------------------------------------------------------------------------------------------------
def test_a_job_is_sent_when_its_transaction_commits(sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask()
        assert sent == []
    assert sent == [asked.pk]
    asked.refresh_from_db()
    assert (asked.state, asked.sends, asked.params) == ("queued", 1, {"number": 1})


def test_a_request_that_is_rolled_back_leaves_nothing(sent, django_capture_on_commit_callbacks):
    @transaction.atomic
    def fail() -> None:
        ask()
        raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        fail()
    assert sent == []
    assert not Job.objects.exists()


def test_the_same_request_is_shared(officer, head, outsider, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = ask(officer, "report:1")
        assert ask(head, "report:1") == ask(officer, "report:1") == first
        other = ask(head, "report:2")
    assert sent == [first.pk, other.pk]
    assert set(jobs_visible(officer)) == {first}
    assert set(jobs_visible(head)) == {first, other}
    assert set(jobs_visible(outsider)) == set()


def test_a_running_job_is_shared_and_an_ended_one_is_not():
    first = ask(key="report:1")
    claimed = job_claim(first.pk)
    assert ask(key="report:1") == first
    job_finish(claimed, {})
    assert ask(key="report:1") != first


def test_jobs_without_a_key_are_not_shared():
    assert ask() != ask()


def test_the_database_allows_one_live_job_per_key():
    job(key="report:1")
    with pytest.raises(IntegrityError), transaction.atomic():
        job(key="report:1")


def test_a_dead_broker_is_logged_and_the_job_stays(monkeypatch, caplog, django_capture_on_commit_callbacks):
    calls = []

    def refuse(task: str, kwargs: dict) -> None:
        calls.append(kwargs)
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(sending, "_publish", refuse)
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask()
        ask()
    assert "could not be sent" in caplog.text
    asked.refresh_from_db()
    assert asked.state == JobState.QUEUED
    # The second person does not wait for the broker again.
    assert len(calls) == 1


# --- Claiming ---------------------------------------------------------------------------------------------------------
def test_a_job_is_claimed_once(told):
    asked = ask()
    claimed = job_claim(str(asked.pk))
    assert (claimed.state, claimed.attempts) == ("running", 1)
    assert claimed.lease_until > timezone.now()
    assert job_claim(asked.pk) is None
    assert job_claim(uuid.uuid4()) is None
    assert told == ["running"]


@pytest.mark.parametrize("state", [JobState.DONE, JobState.FAILED, JobState.CANCELLED])
def test_an_ended_job_cannot_be_claimed(state):
    assert job_claim(job(state=state, finished_at=timezone.now()).pk) is None


def test_a_job_of_a_dead_worker_can_be_claimed_again_and_the_dead_one_writes_nothing():
    asked = ask()
    first = job_claim(asked.pk)
    die(asked)
    second = job_claim(asked.pk)
    assert second.attempts == 2
    with pytest.raises(JobLost):
        job_progress(first, 1, 2)
    with pytest.raises(JobLost):
        job_finish(first, {"url": "/wrong/"})
    job_fail(first, "wrong")
    job_finish(second, {"url": "/right/"})
    asked.refresh_from_db()
    assert (asked.state, asked.result, asked.error) == ("done", {"url": "/right/"}, "")


def test_attempts_are_bounded():
    asked = ask(max_attempts=2)
    for _attempt in range(2):
        assert job_claim(asked.pk)
        die(asked)
    assert job_claim(asked.pk) is None


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_workers_race_for_a_job_and_one_gets_it():
    asked = ask()
    claims, start = [], threading.Barrier(8)

    def claim() -> None:
        try:
            start.wait()
            claims.append(job_claim(asked.pk))
        finally:
            connection.close()

    threads = [threading.Thread(target=claim) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([claim for claim in claims if claim]) == 1


# --- The lease --------------------------------------------------------------------------------------------------------
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_living_worker_keeps_its_lease():
    claimed = job_claim(ask().pk)
    die(claimed)
    with job_lease(claimed, every=0.05):
        for _try in range(100):
            time.sleep(0.05)
            if Job.objects.get(pk=claimed.pk).lease_until > timezone.now():
                break
    assert Job.objects.get(pk=claimed.pk).lease_until > timezone.now() + working.LEASE / 2
    assert not [thread for thread in threading.enumerate() if thread.name == f"lease-{claimed.pk}"]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_lost_its_lease_stops_at_its_next_progress():
    claimed = job_claim(ask().pk)
    with job_lease(claimed, every=0.05):
        job_progress(claimed, 1, 1000)
        # Another worker has claimed the job.
        Job.objects.filter(pk=claimed.pk).update(lease_token=uuid.uuid4())
        assert working._leases[claimed.lease_token].lost.wait(10)
        with pytest.raises(JobLost):
            job_progress(claimed, 2, 1000)


def test_only_a_claimed_job_has_a_lease():
    with pytest.raises(ValueError, match="claimed"), job_lease(ask()):
        pass


def test_progress_is_kept_and_written_sparingly(django_assert_max_num_queries):
    claimed = job_claim(ask().pk)
    with job_lease(claimed):
        with django_assert_max_num_queries(8):
            for number in range(1, 1001):
                job_progress(claimed, number, 1000, "Dàn trang")
        kept = Job.objects.get(pk=claimed.pk)
    assert (kept.done, kept.total, kept.percent, kept.note_text) == (1000, 1000, 100, "Dàn trang")


def test_the_share_done_is_unknown_without_a_total():
    assert job().percent is None


# --- Ending -----------------------------------------------------------------------------------------------------------
def test_a_run_ends_with_its_result(told):
    asked = ask()
    job_run(asked.pk, lambda claimed: {"url": f"/done/{claimed.params['number']}/"})
    asked.refresh_from_db()
    assert (asked.state, asked.result, asked.lease_token) == ("done", {"url": "/done/1/"}, None)
    assert told == ["running", "done"]
    job_run(asked.pk, lambda claimed: pytest.fail("A done job ran again."))


def test_work_may_finish_itself_together_with_what_it_made():
    asked = ask()

    def work(claimed: Job) -> None:
        with transaction.atomic():
            job(key="made")
            job_finish(claimed, {"url": "/made/"})

    job_run(asked.pk, work)
    asked.refresh_from_db()
    assert (asked.state, asked.result) == ("done", {"url": "/made/"})


def test_what_a_lost_run_made_is_rolled_back():
    asked = ask()

    def work(claimed: Job) -> None:
        die(claimed)
        job_claim(claimed.pk)
        with transaction.atomic():
            job(key="made")
            job_finish(claimed, {})

    job_run(asked.pk, work)
    assert not Job.objects.filter(key="made").exists()
    asked.refresh_from_db()
    assert (asked.state, asked.attempts) == ("running", 2)


def test_a_refusal_is_the_reason_shown():
    asked = ask()

    def work(claimed: Job) -> None:
        raise DomainError("Hội nghị chưa có kiến nghị nào.")

    job_run(asked.pk, work)
    asked.refresh_from_db()
    assert (asked.state, asked.error_text) == ("failed", "Hội nghị chưa có kiến nghị nào.")


def test_a_fault_is_logged_whole_and_shown_in_plain_words(caplog, told):
    asked = ask()
    job_run(asked.pk, lambda claimed: 1 / 0)
    asked.refresh_from_db()
    assert "ZeroDivisionError" in caplog.text
    with translation.override("vi"):
        assert asked.error_text == "Hệ thống gặp lỗi và đã ghi lại. Yêu cầu lại; nếu vẫn lỗi, báo quản trị viên."
    with translation.override("en"):
        assert asked.error_text.startswith("The work met a fault")
    assert told == ["running", "failed"]


def test_a_busy_database_is_tried_again_and_then_given_up():
    asked = ask(max_attempts=2)

    def work(claimed: Job) -> None:
        raise OperationalError("database is locked")

    job_run(asked.pk, work)
    asked.refresh_from_db()
    assert (asked.state, asked.finished_at) == ("queued", None)
    job_run(asked.pk, work)
    asked.refresh_from_db()
    assert asked.state == "failed"


def test_the_database_holds_running_jobs_to_a_lease():
    with pytest.raises(IntegrityError), transaction.atomic():
        job(state=JobState.RUNNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        job(state=JobState.DONE)


# --- Cancelling, asking again -----------------------------------------------------------------------------------------
def test_a_cancelled_job_stops_at_its_next_progress(officer, told):
    asked = ask(officer)
    reached = []

    def work(claimed: Job) -> None:
        job_cancel(actor=officer, job=Job.objects.get(pk=claimed.pk))
        with pytest.raises(JobCancelled):
            job_progress(claimed, 1, 2)
        reached.append(True)
        job_progress(claimed, 2, 2)
        reached.append("too far")

    job_run(asked.pk, work)
    asked.refresh_from_db()
    assert (asked.state, asked.error) == ("cancelled", "")
    assert reached == [True]
    assert told == ["running", "cancelled"]
    assert job_claim(asked.pk) is None


def test_an_ended_job_cannot_be_cancelled(officer):
    asked = ask(officer)
    job_run(asked.pk, lambda claimed: {})
    with translation.override("vi"), pytest.raises(TransitionError) as refused:
        job_cancel(actor=officer, job=asked)
    assert str(refused.value) == "Không thể “Dừng” khi đang ở trạng thái “Xong”."


def test_a_failed_job_is_asked_for_again(officer, sent, told, django_capture_on_commit_callbacks):
    asked = ask(officer, "report:1")
    job_run(asked.pk, lambda claimed: 1 / 0)
    with django_capture_on_commit_callbacks(execute=True):
        job_retry(actor=officer, job=asked)
    assert (asked.state, asked.attempts, asked.error, asked.finished_at) == ("queued", 0, "", None)
    assert sent == [asked.pk]
    job_run(asked.pk, lambda claimed: {})
    asked.refresh_from_db()
    assert asked.state == "done"
    with pytest.raises(TransitionError):
        job_retry(actor=officer, job=asked)
    assert told == ["running", "failed", "queued", "running", "done"]


def test_a_failed_job_is_not_repeated_beside_its_successor(officer):
    asked = ask(officer, "report:1")
    job_run(asked.pk, lambda claimed: 1 / 0)
    ask(officer, "report:1")
    with pytest.raises(DomainError):
        job_retry(actor=officer, job=asked)


def test_only_who_asked_may_steer(officer, head):
    asked = ask(officer, "report:1")
    ask(head, "report:1")
    for act in (job_cancel, job_retry):
        with pytest.raises(PermissionDenied):
            act(actor=head, job=asked)
    job_cancel(actor=SYSTEM, job=asked)


# --- The sweep --------------------------------------------------------------------------------------------------------
def test_a_lost_message_is_sent_again(sent):
    asked = ask()
    age(asked, sent_at=timedelta(seconds=25))
    Job.objects.update(sends=1)
    assert jobs_sweep() == 1
    assert sent == [asked.pk]
    assert jobs_sweep() == 0


def test_a_job_that_was_never_sent_is_sent(sent):
    asked = ask()
    assert jobs_sweep() == 0  # its own transaction is about to
    age(asked, created_at=timedelta(minutes=1))
    assert jobs_sweep() == 1
    assert sent == [asked.pk]


def test_a_job_that_only_waits_behind_others_does_not_flood_the_queue(sent):
    asked = ask()
    for minute in range(1, 60):
        age(asked, sent_at=timedelta(minutes=1))
        jobs_sweep()
        assert minute
    # 20 s, 40 s, then a minute is too short.
    assert len(sent) <= 3


def test_the_job_of_a_killed_worker_is_done_once_after_a_restart(sent, told):
    asked = ask()
    made = []
    job_claim(asked.pk)  # and then kill -9
    assert jobs_sweep() == 0
    die(asked)
    assert jobs_sweep() == 2  # freed, and sent again
    assert sent == [asked.pk]
    for _message in range(2):  # the old message may come back as well
        job_run(asked.pk, lambda claimed: made.append(claimed.attempts))
    assert made == [2]
    assert told == ["running", "queued", "running", "done"]


def test_work_that_kills_its_worker_is_given_up(sent, told):
    asked = ask(max_attempts=2)
    for _attempt in range(2):
        job_claim(asked.pk)
        die(asked)
        jobs_sweep()
    asked.refresh_from_db()
    with translation.override("vi"):
        assert asked.error_text.startswith("Tiến trình xử lý bị ngắt giữa chừng nhiều lần.")
    assert (asked.state, asked.lease_token) == ("failed", None)
    assert told[-1] == "failed"
    assert jobs_sweep() == 0


def test_a_sweep_costs_the_same_with_many_ended_jobs(django_assert_num_queries):
    Job.objects.bulk_create([Job(task="x", state=JobState.DONE, finished_at=timezone.now()) for _number in range(50)])
    with django_assert_num_queries(2):
        assert jobs_sweep() == 0


def test_times_fit_together():
    assert working.LEASE.total_seconds() > working.HEARTBEAT * 3
    assert sweeping.RESEND_AFTER < sweeping.RESEND_AT_MOST
