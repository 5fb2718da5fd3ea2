"""Writing a sheet that people fill in: a frozen head, real dates, and nothing that a program would compute."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from core.imports.kinds import Column

# What a spreadsheet takes for a formula, or for the start of one.
_RISKY: Final = re.compile(r"^[=+\-@\t\r]")
# More does not fit into a cell: it is cut.
CELL_MAX: Final = 32_767
_LINE: Final = Border(bottom=Side(style="thin", color="BFB6A5"))


def workbook_written(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> bytes:
    """The .xlsx: one sheet named `title`, the columns' titles as head, `rows` in the order of the columns."""
    book = Workbook()
    sheet = book.active
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    for place, column in enumerate(columns, start=1):
        head = sheet.cell(row=1, column=place)
        text_put(head, str(column.title))
        head.font, head.fill = Font(bold=True), PatternFill("solid", start_color="F2ECDF")
        head.alignment, head.border = Alignment(wrap_text=True, vertical="center"), _LINE
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(row=number, column=place)
            _put(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(1, sheet.max_row)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _put(cell: Cell, value: Any) -> None:
    if isinstance(value, datetime):
        cell.value, cell.number_format = timezone.localtime(value).replace(tzinfo=None), "dd/mm/yyyy hh:mm"
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "dd/mm/yyyy"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        cell.value = value
    elif value is not None and value != "":
        text_put(cell, str(value))


def text_put(cell: Cell, text: str) -> None:
    """Text as text: what begins like a formula is neither computed now nor when the cell is edited later."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:CELL_MAX]
    cell.data_type, cell.number_format = "s", "@"
    if _RISKY.match(text):
        cell.quotePrefix = True
