"""Handing a job to the broker. May fail or be lost: the sweep sends it again."""

import logging
import time
import uuid
from typing import Any, Final

from celery import current_app
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.models import Job, JobState

# Somebody waits for the page while we try: one short try, and after a failure none at all for a while.
CONNECT_TIMEOUT: Final = 2.0
PAUSE_AFTER_FAILURE: Final = 15.0

logger = logging.getLogger(__name__)
_silent_until = 0.0


def job_send_on_commit(job: Job) -> None:
    """Send the job once the row can be seen by the worker."""
    transaction.on_commit(lambda: job_send(job.pk, job.task))


def job_send(job_id: uuid.UUID, task: str) -> None:
    """Send a queued job's message. A broker that does not answer is logged, never raised: the row stays."""
    global _silent_until
    if time.monotonic() < _silent_until:
        return
    if not Job.objects.filter(pk=job_id, state=JobState.QUEUED).update(sent_at=timezone.now(), sends=F("sends") + 1):
        return
    kwargs = {"job_id": str(job_id)}
    if _runs_here():
        # The web process does not know the tasks; only where it runs them itself must it.
        current_app.loader.import_default_modules()
        current_app.tasks[task].apply_async(kwargs=kwargs)
        return
    try:
        _publish(task, kwargs)
    except Exception as error:
        # Whatever a broker's library raises: the row is safe, and the person who asked has done nothing wrong.
        _silent_until = time.monotonic() + PAUSE_AFTER_FAILURE
        logger.error("Job %s (%s) could not be sent, the sweep will try again: %s", job_id, task, error)


def _runs_here() -> bool:
    return bool(current_app.conf.task_always_eager)


def _publish(task: str, kwargs: dict[str, Any]) -> None:
    with current_app.connection_for_write() as link:
        link.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=CONNECT_TIMEOUT)
        current_app.send_task(task, kwargs=kwargs, connection=link, retry=False, ignore_result=True)
