"""The Celery application and the beat schedule.

Beat only *asks*; what must not be lost is a row (core's `Job` and `Message`), and the sweeps below pick up
whatever a dead worker or a lost message left behind.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoinghi.settings.embedded")

app = Celery("hoinghi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# `expires` stays under the period, so that runs never pile up behind a busy worker.
app.conf.beat_schedule = {
    "sweep-jobs": {"task": "core.sweep_jobs", "schedule": 10.0, "options": {"expires": 9}},
    "deliver-messages": {"task": "core.deliver_messages", "schedule": 30.0, "options": {"expires": 25}},
    "beat-alive": {"task": "core.note_worker_alive", "schedule": 20.0, "options": {"expires": 15}},
    "send-reminders": {
        "task": "petitions.send_reminders",
        "schedule": crontab(minute="*/10"),
        "options": {"expires": 9 * 60},
    },
    "close-answered": {
        "task": "petitions.close_answered",
        "schedule": crontab(hour=2, minute=10),
        "options": {"expires": 6 * 60 * 60},
    },
}
