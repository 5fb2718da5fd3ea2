"""Passages of an answer: where a remark stands in it, and what changed from one version to the next, word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from core.text import clean_text
from petitions.validators import NOTE_MAX

# Signs that may stand before or after a word; a word itself is taken whole, with its composed accents.
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_SHORT_LINE = 90
# Paragraphs that keep fewer of their words (of both together) are shown one after the other.
_ALIKE = 0.15


@dataclass(frozen=True)
class Piece:
    """Some words of a text. `marks` are the numbers of the remarks made on them; `kind`: same, added, removed."""

    text: str
    marks: tuple[int, ...] = ()
    kind: str = "same"


def passage_span(text: str, passage: str) -> tuple[int, int] | None:
    """Where the passage stands in the text, white space aside; None when it does not, or is empty."""
    words = clean_text(passage).split()
    if not words:
        return None
    found = re.search(r"\s+".join(re.escape(word) for word in words), text)
    return found.span() if found else None


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text, empty lines left out."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def paragraph_label(number: int, paragraph: str) -> str:
    """ "3. Sở Tài chính thống nhất mức hỗ trợ…": a paragraph in a list to choose from."""
    short = paragraph if len(paragraph) <= _SHORT_LINE else f"{paragraph[: _SHORT_LINE - 1].rstrip()}…"
    return f"{number}. {short}"


def remarks_listed(remarks: Iterable[str]) -> str:
    """Remarks at passages in one line: the remark on the whole where the leader wrote none."""
    listed = " ".join(f"{number}) {one}" for number, one in enumerate(remarks, start=1))
    return listed if len(listed) <= NOTE_MAX else f"{listed[: NOTE_MAX - 1]}…"


def text_marked(text: str, passages: Sequence[str]) -> tuple[tuple[Piece, ...], ...]:
    """The text by paragraphs, cut where the passages begin and end; remark number n stands on passage n - 1.

    A passage that is not in the text (or empty: a remark on the whole) marks nothing.
    """
    spans = [(number, passage_span(text, passage)) for number, passage in enumerate(passages, start=1)]
    placed = [(number, span) for number, span in spans if span is not None]
    paragraphs = []
    for line in re.finditer(r"[^\n]+", text):
        if line.group().strip():
            paragraphs.append(tuple(_cut(text, line.start(), line.end(), placed)))
    return tuple(paragraphs)


def _cut(text: str, start: int, end: int, placed: Iterable[tuple[int, tuple[int, int]]]) -> Iterable[Piece]:
    placed = list(placed)
    edges = sorted({start, end, *(edge for _number, span in placed for edge in span if start < edge < end)})
    for first, last in pairwise(edges):
        marks = tuple(number for number, span in placed if span[0] <= first and last <= span[1])
        yield Piece(text[first:last], marks)


def words_compared(old: str, new: str) -> tuple[tuple[Piece, ...], ...]:
    """What became of `old` in `new`, by paragraphs of pieces: same, removed, added. Words are whole and composed.

    Paragraphs are matched first, and the words of those that changed: a long text costs no more than its changes.
    """
    before, after = paragraphs_of(clean_text(old)), paragraphs_of(clean_text(new))
    compared: list[tuple[Piece, ...]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            compared += [(Piece(line),) for line in before[i1:i2]]
            continue
        paired = min(i2 - i1, j2 - j1)
        compared += [_line_compared(before[i1 + n], after[j1 + n]) for n in range(paired)]
        compared += [(Piece(line, kind="removed"),) for line in before[i1 + paired : i2]]
        compared += [(Piece(line, kind="added"),) for line in after[j1 + paired : j2]]
    return tuple(compared)


def _line_compared(old: str, new: str) -> tuple[Piece, ...]:
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    kept = sum(token.isalnum() for block in matcher.get_matching_blocks() for token in before[block.a :][: block.size])
    if kept < _ALIKE * max(1, sum(token.isalnum() for token in (*before, *after))):
        # Nothing in common but small words: two whole sentences read better than confetti.
        return (Piece(old, kind="removed"), Piece(new, kind="added"))
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("".join(before[i1:i2]), kind="removed"))
        if j2 > j1:
            pieces.append(Piece("".join(after[j1:j2]), kind="added"))
    return tuple(_grouped(pieces))


def _grouped(pieces: list[Piece]) -> list[Piece]:
    """All that went, then all that came, where only blanks stand between changes: one change, not five."""
    found: list[Piece] = []
    gone = come = ""
    for number, piece in enumerate(pieces):
        after = pieces[number + 1].kind if number + 1 < len(pieces) else "same"
        if piece.kind == "removed":
            gone += piece.text
        elif piece.kind == "added":
            come += piece.text
        elif piece.text.isspace() and (gone or come) and after != "same":
            gone, come = gone + piece.text, come + piece.text
        else:
            found += _changes(gone, come)
            gone = come = ""
            found.append(piece)
    return found + _changes(gone, come)


def _changes(gone: str, come: str) -> list[Piece]:
    pieces = (Piece(gone, kind="removed"), Piece(come, kind="added"))
    return [piece for piece in pieces if piece.text]
