"""Who looks after the messages of a body. This floor knows no bodies: the floor that does answers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

# All messages that failed; those of one's own bodies: looked at before they go, printed; whichever failed, sent again.
OVERSEE: Final = "core.oversee_messages"
REVIEW: Final = "core.review_messages"
REPEAT: Final = "core.repeat_messages"


@dataclass(frozen=True)
class Sender:
    """The body on whose behalf a message goes, under the name of the day."""

    pk: int | None = None
    name: str = ""


NOBODY: Final = Sender()
_sources: list[Callable[[Any], Iterable[int]]] = []


def senders_register(ids_of: Callable[[Any], Iterable[int]]) -> None:
    """Say for which bodies a person looks after messages. Called in an app's `apps.ready()`."""
    _sources.append(ids_of)


def sender_ids(user: Any) -> frozenset[int]:
    """The bodies whose messages this person looks after; none for a visitor."""
    if getattr(user, "pk", None) is None:
        return frozenset()
    return frozenset(pk for ids_of in _sources for pk in ids_of(user))
