"""What belongs to the one thing being done now: a request, a job, a command. Imports no models: logging loads it."""

import contextvars
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="")
_memory: contextvars.ContextVar[dict[str, Any] | None] = contextvars.ContextVar("memory", default=None)


def current_request_id() -> str:
    """The id of the request being answered or of the job being run; "" outside both."""
    return _request_id.get()


def current_memory() -> dict[str, Any] | None:
    """Where something read once may be kept until the end of this request or job; None outside both."""
    return _memory.get()


@contextmanager
def doing(request_id: str) -> Iterator[None]:
    """Everything inside is one thing: its log lines and audit entries carry `request_id`, its memory ends with it."""
    id_token, memory_token = _request_id.set(request_id), _memory.set({})
    try:
        yield
    finally:
        _memory.reset(memory_token)
        _request_id.reset(id_token)
