"""The worker's side: claim a job, hold its lease, say how far it is, end it."""

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_noop as N_

from core.context import doing
from core.exceptions import DomainError
from core.health import worker_alive_note
from core.jobs.listening import job_changed
from core.models import Job, JobState

# A worker that was killed is missed after LEASE; a living one says so every HEARTBEAT.
LEASE: Final = timedelta(seconds=20)
HEARTBEAT: Final = 5.0
PROGRESS_EVERY: Final = 0.4

FAULT: Final = N_("The work met a fault, which is logged. Ask for it again; if it fails again, tell the administrator.")
UNREACHABLE: Final = N_("The database did not answer in time. Ask for it again.")

logger = logging.getLogger(__name__)


class JobLost(Exception):
    """This worker does not own the job any more: stop, write nothing."""


class JobCancelled(JobLost):
    """Somebody cancelled the job."""


class _Lease:
    """Renews the lease of one claimed job from a thread, until stopped or lost."""

    def __init__(self, job: Job, every: float) -> None:
        self.job_id, self.token, self.every = job.pk, job.lease_token, every
        self.lost = threading.Event()
        self.progress_at = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"lease-{job.pk}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=30)

    def _beat(self) -> None:
        try:
            while not self._stop.wait(self.every):
                try:
                    if not _own(self.job_id, self.token).update(lease_until=timezone.now() + LEASE):
                        self.lost.set()
                        return
                    worker_alive_note()
                except DatabaseError:
                    # A locked or lost database now may answer the next beat; the lease outlasts three of them.
                    logger.warning("Lease of job %s could not be renewed.", self.job_id, exc_info=True)
                    connection.close()
        finally:
            # The thread's own connection; nobody else would ever close it.
            connection.close()


_leases: dict[uuid.UUID, _Lease] = {}


def _own(job_id: uuid.UUID, token: uuid.UUID | None) -> Any:
    return Job.objects.filter(pk=job_id, state=JobState.RUNNING, lease_token=token)


def job_claim(job_id: uuid.UUID | str) -> Job | None:
    """Take a waiting job, or a running one whose worker has died, by one UPDATE. None when it is not to be had."""
    now = timezone.now()
    free = Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, lease_until__lt=now)
    with transaction.atomic():
        taken = Job.objects.filter(free, pk=job_id, attempts__lt=F("max_attempts")).update(
            state=JobState.RUNNING,
            lease_token=(token := uuid.uuid4()),
            lease_until=now + LEASE,
            attempts=F("attempts") + 1,
            started_at=now,
            done=0,
            total=0,
            note="",
        )
        if not taken:
            return None
        job = _own(uuid.UUID(str(job_id)), token).get()
        job_changed(job)
    return job


@contextmanager
def job_lease(job: Job, *, every: float = HEARTBEAT) -> Iterator[None]:
    """While inside, a thread renews the lease of a claimed job every `every` seconds."""
    if job.lease_token is None:
        raise ValueError("Only a claimed job has a lease.")
    lease = _Lease(job, every)
    _leases[job.lease_token] = lease
    lease.start()
    try:
        yield
    finally:
        lease.stop()
        _leases.pop(job.lease_token, None)


def job_progress(job: Job, done: int, total: int, note: str = "") -> None:
    """Say how far the work is, outside any transaction (inside, nobody would see it). Cheap enough for every page.

    `note` is a message id or plain text. Raises JobLost (JobCancelled) when this worker must stop.
    """
    lease = _leases.get(job.lease_token) if job.lease_token else None
    now = time.monotonic()
    if lease:
        if lease.lost.is_set():
            raise _lost(job)
        if done != total and now - lease.progress_at < PROGRESS_EVERY and note == job.note:
            return
        lease.progress_at = now
    job.done, job.total, job.note = done, total, note
    if not _own(job.pk, job.lease_token).update(done=done, total=total, note=note, lease_until=timezone.now() + LEASE):
        raise _lost(job)


def job_finish(job: Job, result: Mapping[str, Any]) -> None:
    """The work is done. Call it in the transaction that writes what was made: JobLost rolls that back.

    `result` may hold "url" and "label": the page of the job then links to what was made.
    """
    with transaction.atomic():
        _end(job, state=JobState.DONE, result=dict(result), error="", done=F("total"))


def job_fail(job: Job, error_text: str, *, again: bool = False) -> None:
    """The work failed for the reason `error_text` (a message id or plain text, for people).

    `again`: the cause may pass; while attempts are left the job waits for the sweep. A lost lease is ignored: the job
    is another's by now.
    """
    try:
        with transaction.atomic():
            if again and job.attempts < job.max_attempts:
                # Counted as sent now: the sweep sends it again after its pause.
                _end(job, state=JobState.QUEUED, error=error_text, sent_at=timezone.now(), finished_at=None)
            else:
                _end(job, state=JobState.FAILED, error=error_text)
    except JobLost:
        logger.info("Job %s failed after it was lost: %s", job.pk, error_text)


def _end(job: Job, **values: Any) -> None:
    ended: dict[str, Any] = {"finished_at": timezone.now(), "lease_token": None, "lease_until": None}
    if not _own(job.pk, job.lease_token).update(**(ended | values)):
        raise _lost(job)
    token = job.lease_token
    job.refresh_from_db()
    # Kept in hand so that the lease of this run can still be found.
    job.lease_token = token
    job_changed(job)


def _lost(job: Job) -> JobLost:
    state = Job.objects.filter(pk=job.pk).values_list("state", flat=True).first()
    kind = JobCancelled if state == JobState.CANCELLED else JobLost
    return kind(f"Job {job.pk} is not ours any more (now {state or 'gone'}).")


def job_run(job_id: uuid.UUID | str, work: Callable[[Job], Mapping[str, Any] | None]) -> None:
    """Claim the job, do `work` under its lease, end it: what every task does.

    1. Not to be had (done, cancelled, claimed by another): nothing happens.
    2. `work` gives the result, or has called `job_finish` itself.
    3. A rule's refusal (DomainError) is the reason shown; a database that does not answer is tried again; any other
       fault is logged whole and shown as a plain sentence.
    """
    job = job_claim(job_id)
    if job is None:
        logger.info("Job %s is not to be had.", job_id)
        return
    with doing(f"job-{job.pk}"), job_lease(job):
        try:
            result = work(job)
            if job.state == JobState.RUNNING:
                job_finish(job, result or {})
        except JobLost as lost:
            logger.info("%s", lost)
        except DomainError as refusal:
            job_fail(job, str(refusal))
        except OperationalError:
            logger.exception("Job %s (%s): the database did not answer.", job.pk, job.task)
            job_fail(job, UNREACHABLE, again=True)
        except Exception:
            logger.exception("Job %s (%s) met a fault.", job.pk, job.task)
            job_fail(job, FAULT)
