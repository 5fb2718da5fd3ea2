"""Writes the text of a paper in the form Mục, Khoản, Điểm and numbers it."""

from collections.abc import Iterable

from reports.papers import Block, BlockKind, Table
from reports.wording import ended, letter, paragraphs, roman, unbroken


class Outline:
    """Collects blocks; each section starts the clauses anew, each clause its points."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._section = self._clause = self._point = 0

    def section(self, title: str) -> None:
        """Mục: "I. TÌNH HÌNH …" in capitals."""
        self._section, self._clause, self._point = self._section + 1, 0, 0
        self.blocks.append(Block(BlockKind.SECTION, number=roman(self._section), title=title.upper()))

    def clause(self, title: str) -> None:
        """Khoản with a title of its own, in bold."""
        self._clause, self._point = self._clause + 1, 0
        self.blocks.append(Block(BlockKind.CLAUSE, number=str(self._clause), title=unbroken(title)))

    def point(self, text: str) -> None:
        """Điểm: a), b), c), d), đ) …"""
        self.blocks.append(Block(BlockKind.POINT, unbroken(text), number=letter(self._point)))
        self._point += 1

    def text(self, text: str) -> None:
        """A plain paragraph."""
        self.blocks.append(Block(BlockKind.TEXT, unbroken(text)))

    def prose(self, text: str, *, lead: str = "") -> None:
        """A text that somebody typed, paragraph by paragraph, `lead` before the first."""
        for number, one in enumerate(paragraphs(text)):
            self.text(ended(f"{lead}{one}" if number == 0 else one))

    def items(self, texts: Iterable[str]) -> None:
        """Lines with a dash, closed by semicolons, the last by a full stop."""
        found = [text for text in texts if text]
        for number, text in enumerate(found, start=1):
            sign = "." if number == len(found) else ";"
            self.blocks.append(Block(BlockKind.ITEM, unbroken(ended(text, sign))))

    def table(self, table: Table) -> None:
        """A table within the text."""
        self.blocks.append(Block(BlockKind.TABLE, table=table))
