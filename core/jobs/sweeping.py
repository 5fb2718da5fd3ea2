"""What a lost message or a dead worker left behind is picked up here, every few seconds."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_noop as N_

from core.jobs.listening import job_changed
from core.jobs.sending import job_send
from core.models import Job, JobState

# A message not worked on for this long may be lost, or only wait behind others: each further sending waits longer.
RESEND_AFTER: Final = timedelta(seconds=20)
RESEND_AT_MOST: Final = timedelta(minutes=10)
BATCH: Final = 200

GIVEN_UP: Final = N_(
    "The worker stopped in the middle of this work several times. Ask for it again or tell the administrator."
)

logger = logging.getLogger(__name__)


def jobs_sweep() -> int:
    """Give up or free the jobs of dead workers, send the waiting ones whose message seems lost. Returns how many."""
    now = timezone.now()
    return _free_abandoned(now) + _send_forgotten(now)


def _free_abandoned(now: datetime) -> int:
    abandoned = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now)
    handled = 0
    for job_id in list(abandoned.order_by("lease_until").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # Conditional on the run that died: the job may have been claimed again since.
            mine = abandoned.filter(pk=job_id)
            freed = mine.filter(attempts__lt=F("max_attempts")).update(
                state=JobState.QUEUED, lease_token=None, lease_until=None, sent_at=None, sends=0
            ) or mine.update(state=JobState.FAILED, lease_token=None, lease_until=None, finished_at=now, error=GIVEN_UP)
            if freed:
                job = Job.objects.get(pk=job_id)
                logger.warning("Job %s (%s): its worker is gone; now %s.", job.pk, job.task, job.state)
                job_changed(job)
                handled += 1
    return handled


def _send_forgotten(now: datetime) -> int:
    waiting = Job.objects.filter(state=JobState.QUEUED).filter(
        Q(sent_at__isnull=True) | Q(sent_at__lt=now - RESEND_AFTER)
    )
    sent = 0
    for job in waiting.order_by("created_at", "id")[:BATCH]:
        pause = min(RESEND_AFTER * 2 ** min(max(job.sends - 1, 0), 10), RESEND_AT_MOST)
        if job.sent_at is None and now - job.created_at < RESEND_AFTER and job.attempts == 0:
            # Just asked for: its own transaction is about to send it.
            continue
        if job.sent_at is None or now - job.sent_at >= pause:
            job_send(job.pk, job.task)
            sent += 1
    return sent
