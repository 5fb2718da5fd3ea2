"""Reading a sheet: .xlsx or .csv to lines of text, each with its number. Formulas are never computed."""

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from core.exceptions import DomainError
from core.imports.kinds import Column, ImportKind
from core.models import StoredFile
from core.text import clean_text, search_key

UNPACKED_MAX: Final = 60 * 1024 * 1024
COLUMNS_MAX: Final = 60
# Where the head may stand: office people put a title above it.
HEAD_WITHIN: Final = 20
BLANKS_MAX: Final = 1000
# Longer than any field of ours: a text too long is refused by its field, not cut here.
CELL_MAX: Final = 200_000


@dataclass(frozen=True)
class Line:
    """One line: cells by column name; `formulas` names those that hold one, `errors` those that Excel marks wrong."""

    number: int
    cells: dict[str, str]
    formulas: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Cell:
    text: str = ""
    formula: bool = False


def sheet_lines(stored: StoredFile, kind: ImportKind) -> list[Line]:
    """The filled lines under the head. Raises DomainError with a sentence for the person."""
    with stored.content.open("rb") as content:
        data = content.read()
    rows = _xlsx_rows(data) if stored.name.lower().endswith(".xlsx") else _csv_rows(data)
    places: dict[str, int] = {}
    lines: list[Line] = []
    blanks = 0
    for number, row in rows:
        if not places:
            places = _head(row, kind.columns)
            if not places and number >= HEAD_WITHIN:
                break
            continue
        cells = {name: row[place] for name, place in places.items() if place < len(row)}
        if not any(cell.text or cell.formula for cell in cells.values()):
            blanks += 1
            if blanks > BLANKS_MAX:
                break
            continue
        if len(lines) >= kind.rows_max:
            raise DomainError(
                _("The file has more than %(limit)s lines. Split it into several files.") % {"limit": kind.rows_max}
            )
        formulas = [name for name, cell in cells.items() if cell.formula]
        lines.append(Line(number, {name: cell.text for name, cell in cells.items()}, formulas))
    _check(places, lines, kind)
    return lines


def _check(places: dict[str, int], lines: list[Line], kind: ImportKind) -> None:
    if not places:
        names = ", ".join(f"“{one.title}”" for one in kind.columns if one.needed)
        raise DomainError(
            _("The head of the sheet was not found. The first sheet must have the columns %(names)s.")
            % {"names": names}
        )
    if not lines:
        raise DomainError(_("There is no filled line under the head of the sheet."))


def _head(row: Sequence[_Cell], columns: Sequence[Column]) -> dict[str, int]:
    """Where each column stands, when this row names all that are needed; otherwise nothing."""
    there = {search_key(cell.text): place for place, cell in reversed(list(enumerate(row))) if cell.text}
    places = {}
    for column in columns:
        found = next((there[title] for title in _titles(column) if title in there), None)
        if found is not None:
            places[column.name] = found
        elif column.needed:
            return {}
    return places


def _titles(column: Column) -> list[str]:
    titles = []
    for language in ("vi", "en"):
        with translation.override(language):
            titles.append(search_key(str(column.title)))
    return titles


def _xlsx_rows(data: bytes) -> Iterator[tuple[int, list[_Cell]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > UNPACKED_MAX:
            raise DomainError(_("The file is too large once unpacked. Copy the lines into a new file."))
        # data_only=False: what a formula gave when it was last computed is nobody's word.
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS_MAX), start=1):
            yield number, [_Cell(_text(one.value), one.data_type in {"f", "e"}) for one in row]
    except DomainError:
        raise
    except Exception as error:
        # Whatever the reader of a broken or strange file raises: the person can only save it anew.
        raise _unreadable() from error


def _unreadable() -> DomainError:
    return DomainError(_("The file cannot be read. Save it again as Excel (.xlsx) and choose it once more."))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return (
            value.strftime("%d/%m/%Y") if value.time().isoformat() == "00:00:00" else value.strftime("%d/%m/%Y %H:%M")
        )
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean_text(str(value)[:CELL_MAX]).strip()


def _csv_rows(data: bytes) -> Iterator[tuple[int, list[_Cell]]]:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        first = text.split("\n", 1)[0]
        # Excel writes a semicolon where the comma is the decimal sign, as in Vietnam.
        separator = max(";,\t", key=first.count)
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=separator), start=1):
            yield number, [_Cell(_text(value)) for value in row[:COLUMNS_MAX]]
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable() from error
