"""The app that owns a kind of job is told when its state changes, in the same transaction."""

from collections.abc import Callable

from core.models import Job

Listener = Callable[[Job], None]
_listeners: dict[str, list[Listener]] = {}


def job_listener_register(task: str, on_change: Listener) -> None:
    """Call `on_change(job)` whenever a job of `task` changes its state. Called in an app's `apps.ready()`.

    So that a sweep which gives a job up, or a person who cancels it, also moves the row the job was for.
    """
    _listeners.setdefault(task, []).append(on_change)


def job_changed(job: Job) -> None:
    """Tell whoever registered for this task."""
    for on_change in _listeners.get(job.task, ()):
        on_change(job)
