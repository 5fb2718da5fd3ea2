"""Re-exports only."""

from core.models.audit import AuditEntry, AuditLink
from core.models.calendar import CalendarDay
from core.models.counter import CodeCounter
from core.models.file import StoredFile
from core.models.health import Heartbeat
from core.models.imports import ImportRow, ImportRowState, ImportRun, ImportState
from core.models.job import Job, JobState
from core.models.message import (
    BatchState,
    MailChoice,
    Message,
    MessageBatch,
    MessageChannel,
    MessageState,
    NoticeChoice,
)
from core.models.once import OnceKey

__all__ = [
    "AuditEntry",
    "AuditLink",
    "BatchState",
    "CalendarDay",
    "CodeCounter",
    "Heartbeat",
    "ImportRow",
    "ImportRowState",
    "ImportRun",
    "ImportState",
    "Job",
    "JobState",
    "MailChoice",
    "Message",
    "MessageBatch",
    "MessageChannel",
    "MessageState",
    "NoticeChoice",
    "OnceKey",
    "StoredFile",
]
