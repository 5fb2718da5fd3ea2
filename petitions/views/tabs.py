"""Saved lists above a list."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tab:
    """A saved list; its count is the count of the list it opens."""

    label: str
    url: str
    current: bool
    count: int | None = None
