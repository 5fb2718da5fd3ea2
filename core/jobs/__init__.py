"""Work that somebody asked for and a worker does. The row is the truth; the broker only makes it quick.

A task is written like this; it may be run any number of times and has its effect once:

    @shared_task(name="reports.render_document")
    def render_document(*, job_id: str) -> None:
        job_run(job_id, document_render)

    def document_render(job: Job) -> dict[str, Any]:
        …
        job_progress(job, 11, 18, N_("Laying out pages"))
        …
        with transaction.atomic():
            …write what was made…
            job_finish(job, {"url": …, "label": …})  # a lost lease rolls both back

Re-exports only.
"""

from core.jobs.asking import job_cancel, job_request, job_retry, jobs_visible
from core.jobs.listening import job_listener_register
from core.jobs.sweeping import jobs_sweep
from core.jobs.working import (
    JobCancelled,
    JobLost,
    job_claim,
    job_fail,
    job_finish,
    job_lease,
    job_progress,
    job_run,
)

__all__ = [
    "JobCancelled",
    "JobLost",
    "job_cancel",
    "job_claim",
    "job_fail",
    "job_finish",
    "job_lease",
    "job_listener_register",
    "job_progress",
    "job_request",
    "job_retry",
    "job_run",
    "jobs_sweep",
    "jobs_visible",
]
