"""The Celery application of the killing script: the real one, with a faster clock and days that are told, not lived."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import django
from celery import shared_task

from hoinghi.celery import app

django.setup()
# Models, and what imports them, only after the setup.
from core.context import doing  # noqa: E402
from core.messages import delivery  # noqa: E402
from petitions.services.reminders import reminders_send  # noqa: E402

# What takes minutes in an office takes seconds here. The rules are the same.
delivery.CLAIM_LASTS = timedelta(seconds=15)
delivery.RETRY_AFTER = timedelta(seconds=1)


@shared_task(name="chaos.send_reminders")
def send_reminders() -> int:
    """The reminders of the moment that the script has written down."""
    with doing("reminders"):
        return reminders_send(at=datetime.fromisoformat(Path(os.environ["CHAOS_CLOCK"]).read_text("ascii")))


app.conf.beat_schedule = {
    "sweep-jobs": {"task": "core.sweep_jobs", "schedule": 5.0, "options": {"expires": 4}},
    "deliver-messages": {"task": "core.deliver_messages", "schedule": 1.0, "options": {"expires": 3}},
    "send-reminders": {"task": "chaos.send_reminders", "schedule": 2.0, "options": {"expires": 3}},
}
