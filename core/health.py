"""Whether the parts the product needs answer."""

import logging
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from celery import current_app
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from core.models import Heartbeat

WORKER: Final = "worker"
WORKER_SILENT_AFTER: Final = timedelta(seconds=90)

logger = logging.getLogger(__name__)


def worker_alive_note() -> None:
    """Called by the worker: it works."""
    Heartbeat.objects.update_or_create(name=WORKER, defaults={"at": timezone.now()})


def _database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _broker() -> None:
    with current_app.connection_for_write() as link:
        link.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=3)
        link.default_channel  # noqa: B018


def _storage() -> None:
    name = default_storage.save(f"health/{uuid.uuid4()}", ContentFile(b"ok"))
    default_storage.delete(name)


def _worker() -> None:
    beat = Heartbeat.objects.filter(name=WORKER, at__gte=timezone.now() - WORKER_SILENT_AFTER).first()
    if beat is None:
        raise LookupError(f"No sign of life from a worker for {WORKER_SILENT_AFTER.seconds} seconds.")


PARTS: Final[dict[str, Callable[[], None]]] = {
    "database": _database,
    "broker": _broker,
    "storage": _storage,
    "worker": _worker,
}


def failing_parts() -> list[str]:
    """The names of the parts that do not answer now; empty when all is well. The reason goes to the log."""
    failing = []
    for name, check in PARTS.items():
        try:
            check()
        except Exception as error:
            logger.warning("Health: %s fails: %s", name, error)
            failing.append(name)
    return failing
