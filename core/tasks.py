"""What beat asks for. Each may run at any time, twice at once, or not at all for a while."""

from typing import Any

from celery import shared_task
from celery.signals import worker_ready
from django.db import connection

from core.health import worker_alive_note
from core.imports.runs import READ, UNDO, WRITE
from core.imports.working import import_read, import_take_back, import_write
from core.jobs import job_run, jobs_sweep
from core.messages import messages_deliver


@worker_ready.connect
def worker_started(**_details: Any) -> None:
    """A worker that starts says so, and picks up at once what the one before it may have left."""
    try:
        worker_alive_note()
        jobs_sweep()
    finally:
        connection.close()


@shared_task(name="core.sweep_jobs")
def sweep_jobs() -> None:
    """Pick up jobs of dead workers and lost messages."""
    jobs_sweep()


@shared_task(name="core.deliver_messages")
def deliver_messages() -> None:
    """Send the mails that are due."""
    messages_deliver()


@shared_task(name="core.note_worker_alive")
def note_worker_alive() -> None:
    """A worker runs this, so one is alive."""
    worker_alive_note()


@shared_task(name=READ)
def read_import(*, job_id: str) -> None:
    """Read an imported file, for the preview."""
    job_run(job_id, import_read)


@shared_task(name=WRITE)
def write_import(*, job_id: str) -> None:
    """Write what was confirmed."""
    job_run(job_id, import_write)


@shared_task(name=UNDO)
def undo_import(*, job_id: str) -> None:
    """Put back what an import wrote."""
    job_run(job_id, import_take_back)
