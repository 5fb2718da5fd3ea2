"""The worker's way in."""

from celery import shared_task

from core.jobs import job_run
from reports.services import document_make


@shared_task(name="reports.render_document")
def render_document(*, job_id: str) -> None:
    """Make the document of this job; whatever happens stands in the job's row."""
    job_run(job_id, document_make)
