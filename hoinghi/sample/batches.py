"""Cutting a long row of things into pieces (itertools.batched comes with Python 3.12)."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def batched(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Pieces of at most `size`, in order."""
    for start in range(0, len(things), size):
        yield things[start : start + size]
