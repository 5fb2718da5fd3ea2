"""The page of a job: its progress, its result, asking again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from core.jobs import job_cancel, job_retry, jobs_visible
from core.jobs.asking import may_steer
from core.web.gate import gate
from core.web.htmx import HtmxHttpRequest, pick_template


@require_safe
@never_cache
@login_required
def job(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """How far the job is; htmx asks for the part every two seconds while it lives."""
    found = gate(request.user, None, jobs_visible(request.user), pk=pk)
    response = render(
        request,
        pick_template(request, "core/manage/job_detail.html", "core/_job.html"),
        {"job": found, "may_steer": may_steer(request.user, found)},
    )
    if request.htmx and not found.is_live:
        # A page that holds this part may load again what the job has made.
        response.headers["HX-Trigger"] = "job-ended"
    return response


@require_POST
@login_required
def job_again(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """Ask again for a failed or cancelled job."""
    found = gate(request.user, None, jobs_visible(request.user), pk=pk)
    job_retry(actor=request.user, job=found)
    return redirect("core:job", pk=found.pk)


@require_POST
@login_required
def job_stop(request: HtmxHttpRequest, pk: str) -> HttpResponse:
    """End a waiting or running job."""
    found = gate(request.user, None, jobs_visible(request.user), pk=pk)
    job_cancel(actor=request.user, job=found)
    return redirect("core:job", pk=found.pk)
