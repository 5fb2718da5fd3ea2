"""What the clock does to petitions. Thin and repeatable: each petition in its own transaction, judged anew."""

import logging
from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from core.actors import SYSTEM
from core.calendar import term_end
from core.context import doing
from core.exceptions import DomainError
from core.jobs import job_run
from petitions.enums import Counting, StepKind
from petitions.models import Petition
from petitions.selectors import term_of
from petitions.selectors.lists import petitions_to_close
from petitions.services import petition_close
from petitions.services.recounting import due_dates_recount
from petitions.services.reminders import reminders_send

logger = logging.getLogger(__name__)


@shared_task(name="petitions.close_answered")
def close_answered() -> int:
    """Close petitions answered long enough ago; returns how many. Beat: daily; running it twice closes each once."""
    days, counting = term_of(StepKind.CLOSE)
    today = timezone.localdate()
    closed = 0
    # Calendar days first, by the index; the exact end (a day off moves it) is judged row by row.
    rough = timezone.now() - timedelta(days=days)
    for petition in list(petitions_to_close(rough)):
        answered = timezone.localdate(petition.answered_at)
        if term_end(answered, days, working=counting == Counting.WORKING) < today:
            closed += _close(petition)
    return closed


def _close(petition: Petition) -> int:
    try:
        petition_close(actor=SYSTEM, petition=petition)
    except DomainError:
        # Reopened or closed by somebody in the meantime.
        logger.info("Petition %s was not closed: its state has changed.", petition.pk)
        return 0
    return 1


@shared_task(name="petitions.send_reminders")
def send_reminders() -> int:
    """One digest a person a day of what is due, in office hours; returns how many were written. Beat: often."""
    with doing("reminders"):
        return reminders_send()


@shared_task(name="petitions.recount_due_dates")
def recount_due_dates(*, job_id: str) -> None:
    """Move the dates that a changed calendar puts elsewhere; whatever happens stands in the job's row."""
    job_run(job_id, due_dates_recount)
