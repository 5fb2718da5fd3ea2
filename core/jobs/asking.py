"""Asking for a job, looking at it, cancelling it, asking again."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor, SystemActor
from core.exceptions import DomainError, TransitionError
from core.jobs.listening import job_changed
from core.jobs.sending import job_send_on_commit
from core.models import Job, JobState
from core.models.job import LIVE_STATES
from core.permissions import allowed

OVERSEE = "core.oversee_jobs"


@transaction.atomic
def job_request(
    *, actor: Actor, task: str, params: Mapping[str, Any], key: str, label: str = "", max_attempts: int = 3
) -> Job:
    """The live job with this `key`, shared with `actor`, or a new one that is sent when the transaction commits.

    `key` says what the work is ("" shares nothing); `label` says it to people: plain text or a message id. The caller
    has asked its own permission.
    """
    job = _live(key)
    if job is None:
        try:
            with transaction.atomic():
                job = Job.objects.create(
                    task=task,
                    params=dict(params),
                    key=key,
                    label=label,
                    requested_by_id=actor.pk,
                    max_attempts=max_attempts,
                )
            job_send_on_commit(job)
        except IntegrityError:
            # Somebody asked for the same at the same moment.
            job = _live(key)
            if job is None:
                raise
    if actor.pk is not None and actor.pk != job.requested_by_id:
        job.watchers.add(actor.pk)
    return job


def _live(key: str) -> Job | None:
    return Job.objects.filter(key=key, state__in=LIVE_STATES).first() if key else None


def jobs_visible(user: Any) -> QuerySet[Job]:
    """Jobs this person asked for or shares; all of them for who oversees jobs."""
    if allowed(user, OVERSEE):
        return Job.objects.all()
    if user.pk is None:
        return Job.objects.none()
    # A subquery, not a join: a join over the watchers would give a job twice.
    shared = Job.watchers.through.objects.filter(user_id=user.pk).values("job_id")
    return Job.objects.filter(Q(requested_by_id=user.pk) | Q(pk__in=shared))


def may_steer(actor: Actor, job: Job) -> bool:
    """Whether `actor` may cancel this job or ask for it again: who asked for it, and who oversees jobs."""
    if isinstance(actor, SystemActor) or allowed(actor, OVERSEE):
        return True
    return actor.pk is not None and actor.pk == job.requested_by_id


def _require_steering(actor: Actor, job: Job) -> None:
    if not may_steer(actor, job):
        raise PermissionDenied(_("Only the person who asked for this work can change it."))


@transaction.atomic
def job_cancel(*, actor: Actor, job: Job) -> Job:
    """End a waiting or running job. Its worker learns it at the next progress and drops what it has.

    Raises TransitionError when the job has ended already.
    """
    _require_steering(actor, job)
    ended = Job.objects.filter(pk=job.pk, state__in=LIVE_STATES).update(
        state=JobState.CANCELLED, finished_at=timezone.now(), lease_token=None, lease_until=None
    )
    job.refresh_from_db()
    if not ended:
        raise TransitionError(_("Cancel"), job.get_state_display())
    job_changed(job)
    return job


@transaction.atomic
def job_retry(*, actor: Actor, job: Job) -> Job:
    """Ask again for a failed or cancelled job. Raises TransitionError in another state, DomainError when a newer job
    for the same work is live.
    """
    _require_steering(actor, job)
    try:
        with transaction.atomic():
            again = Job.objects.filter(pk=job.pk, state__in=(JobState.FAILED, JobState.CANCELLED)).update(
                state=JobState.QUEUED, attempts=0, sends=0, sent_at=None, error="", note="", done=0, finished_at=None
            )
    except IntegrityError as error:
        raise DomainError(_("The same work was asked for again already and is under way.")) from error
    job.refresh_from_db()
    if not again:
        raise TransitionError(_("Try again"), job.get_state_display())
    job_changed(job)
    job_send_on_commit(job)
    return job
