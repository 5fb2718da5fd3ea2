"""What a printed paper consists of: frozen values, no model, no query, nothing left to look up.

A builder in `reports.documents` fills them, a template lays them out. The boxes (ô) are those of the layout plan in
Annex I of Decree 30/2020/NĐ-CP.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Self

from reports.wording import balanced, compounds_unbroken, paper_date, paper_number, unbroken

# Bold letters of 14 pt on a line of 140 mm.
SUBJECT_LETTERS = 62
# Letters of a cell that takes about half of a turned page.
SHORT_CELL = 520


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Ô 2, 3 and 4: who issues the paper, under which number, where and when."""

    issuer: str
    symbol: str
    superior: str = ""
    place: str = ""
    number: int | None = None
    day: date | None = None
    year: int | None = None

    @property
    def number_line(self) -> str:
        """ "Số: 05/BC-UBND", with room for the number while there is none."""
        return f"Số:\u00a0{paper_number(self.number)}/{self.symbol}"

    @property
    def place_date_line(self) -> str:
        """ "Lam Giang, ngày 05 tháng 01 năm 2026"."""
        day = paper_date(self.day, year=self.year)
        return f"{self.place}, {day}" if self.place else day


class BlockKind(StrEnum):
    """The parts of a text of the form Mục, Khoản, Điểm, and what stands between them."""

    SECTION = "section"
    CLAUSE = "clause"
    POINT = "point"
    ITEM = "item"
    TEXT = "text"
    BASIS = "basis"
    TABLE = "table"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A table column: its head and its width in millimetres. Numbers and short words stand in the middle."""

    key: str
    head: str
    width: float
    centred: bool = False

    @property
    def css_width(self) -> str:
        """Not left to the template: a Vietnamese template writes 9.5 as "9,5"."""
        return f"{self.width:g}mm"


@dataclass(frozen=True)
class Row:
    """A row of a table: a title over the whole width (`level` 1 or 2), or cells of one or more paragraphs."""

    cells: tuple[tuple[str, ...], ...] = ()
    title: str = ""
    level: int = 0
    total: bool = False

    @property
    def is_short(self) -> bool:
        """Whether no cell is long enough to fill half a page: such a row need not break."""
        return all(sum(map(len, cell)) <= SHORT_CELL for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Table:
    """Fixed columns whose head is repeated on each page; a row may break over pages."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def lines(self) -> Iterator[tuple[Row, list[tuple[tuple[str, ...], bool]]]]:
        """Each row with its cells, every cell with "stands in the middle"."""
        centred = [column.centred for column in self.columns]
        for row in self.rows:
            yield row, list(zip(row.cells, centred, strict=False))


@dataclass(frozen=True)
class Block:
    """One paragraph: `number` is printed before it; `title` makes it a heading (Mục, or a Khoản in bold)."""

    kind: BlockKind
    text: str = ""
    number: str = ""
    title: str = ""
    table: Table | None = None


@dataclass(frozen=True, kw_only=True)
class Signing:
    """Ô 7 and 9b. `authority` holds the lines over the signature, its first may begin with TM., KT., TL., TUQ. or Q.

    The space for signature and seal stays empty: the product never fakes either.
    """

    authority: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Annex:
    """A table on pages of its own, numbered on their own. `wide` turns the sheet."""

    title: str
    table: Table
    label: str = "Phụ lục"
    attached_to: str = ""
    closing: str = ""
    empty_note: str = ""
    wide: bool = True


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A whole document of Mẫu 1.4 (Báo cáo, Thông báo, Kế hoạch …)."""

    type_name: str
    subject: str
    head: Letterhead
    body: tuple[Block, ...]
    signing: Signing
    addressed_to: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = field(default=())

    @property
    def subject_lines(self) -> str:
        """The trích yếu broken into lines of about the same length, as a typist would."""
        return balanced(unbroken(compounds_unbroken(self.subject)), SUBJECT_LETTERS)

    @property
    def title(self) -> str:
        """The title of the file: names no person, as the subject of this kind holds none."""
        return f"{self.type_name} {self.subject}"


@dataclass(frozen=True, kw_only=True)
class PaperParams:
    """What was chosen for a paper when it was asked for, with the names of that day: all a builder is given.

    `as_of` is the day by which "overdue" is judged. `options` holds what one kind alone knows.
    """

    issuing_name: str
    issuer: str
    symbol: str
    as_of: date
    superior: str = ""
    place: str = ""
    number: int | None = None
    dated: date | None = None
    authority: tuple[str, ...] = ()
    signer: str = ""
    addressed_to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    options: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Plain data to be stored."""
        plain = asdict(self)
        return plain | {key: plain[key].isoformat() if plain[key] else None for key in ("as_of", "dated")}

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> Self:
        """The stored choice, as it was."""
        values = dict(plain)
        for key in ("as_of", "dated"):
            values[key] = date.fromisoformat(values[key]) if values.get(key) else None
        for key in ("authority", "addressed_to", "recipients"):
            values[key] = tuple(values.get(key, ()))
        return cls(**values)

    def letterhead(self) -> Letterhead:
        """Ô 2, 3 and 4."""
        return Letterhead(
            issuer=self.issuer,
            superior=self.superior,
            symbol=self.symbol,
            place=self.place,
            number=self.number,
            day=self.dated,
            year=self.as_of.year,
        )

    def signing(self) -> Signing:
        """Ô 7 and 9b."""
        return Signing(authority=self.authority, name=self.signer, recipients=self.recipients)
