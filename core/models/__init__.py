"""Re-exports only."""

from core.models.audit import AuditEntry, AuditLink
from core.models.calendar import CalendarDay
from core.models.counter import CodeCounter
from core.models.file import StoredFile
from core.models.health import Heartbeat
from core.models.job import Job, JobState
from core.models.message import Message, MessageChannel, MessageState
from core.models.once import OnceKey

__all__ = [
    "AuditEntry",
    "AuditLink",
    "CalendarDay",
    "CodeCounter",
    "Heartbeat",
    "Job",
    "JobState",
    "Message",
    "MessageChannel",
    "MessageState",
    "OnceKey",
    "StoredFile",
]
