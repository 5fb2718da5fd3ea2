"""The versions of an answer beside each other."""

from dataclasses import dataclass

from petitions.selectors.joining import Marked, answer_marked
from petitions.selectors.passages import Piece, words_compared
from petitions.selectors.shapes import AnswerLine


@dataclass(frozen=True)
class Comparison:
    """What became of one version in another; `is_same`: not a word changed."""

    old: AnswerLine
    new: AnswerLine
    paragraphs: tuple[tuple[Piece, ...], ...]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for line in self.paragraphs for piece in line)


def versions_marked(answers: tuple[AnswerLine, ...]) -> list[Marked]:
    """Every version with its remarks at their passages, the newest first."""
    return [answer_marked(one) for one in sorted(answers, key=lambda one: -one.version)]


def versions_compared(answers: tuple[AnswerLine, ...], old: str = "", new: str = "") -> Comparison | None:
    """Two versions by their numbers as typed in an address; without them, or with others, the two newest.

    None when there are not two.
    """
    by_number = {str(one.version): one for one in answers}
    newest = sorted(answers, key=lambda one: one.version)[-2:]
    if len(newest) < 2:
        return None
    before, after = by_number.get(old, newest[0]), by_number.get(new, newest[1])
    return Comparison(before, after, words_compared(before.text, after.text))
