"""The file of administrative units: CSV, UTF-8, a head line, comma or semicolon, one unit a line."""

import csv
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.enums import UnitKind
from accounts.services.units import UnitImportError, UnitRow
from accounts.validators import validate_unit_code
from core.text import clean_line, search_key

COLUMNS = ("code", "name", "kind", "parent_code", "valid_from", "valid_until", "successor_code")
NEEDED = COLUMNS[:4]
# Official lists write the kind in Vietnamese.
_KINDS = {kind.value: kind.value for kind in UnitKind} | {
    "tinh": "province",
    "thanh pho": "city",
    "thanh pho trung uong": "city",
    "thanh pho truc thuoc trung uong": "city",
    "huyen": "district",
    "quan": "district",
    "thi xa": "district",
    "xa": "commune",
    "thi tran": "commune",
    "phuong": "ward",
    "dac khu": "special_zone",
}


def unit_file_read(path: Path) -> list[UnitRow]:
    """The rows of a file, in types. Raises UnitImportError naming every line that is wrong, OSError for no file."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnitImportError([(1, _("The file is not in UTF-8. Save it as “CSV UTF-8”."))]) from error
    return unit_rows_read(text.splitlines(keepends=True))


def unit_rows_read(lines: Iterable[str]) -> list[UnitRow]:
    """See `unit_file_read`."""
    lines = list(lines)
    head = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=";" if head.count(";") > head.count(",") else ",")
    names = [clean_line(name).lower() for name in next(reader, [])]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise UnitImportError([(1, _("The head line lacks: %(names)s.") % {"names": ", ".join(missing)})])
    rows: list[UnitRow] = []
    problems: list[tuple[int, str]] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        try:
            rows.append(_row(reader.line_num, dict(zip(names, map(clean_line, cells), strict=False))))
        except ValidationError as error:
            problems.extend((reader.line_num, message) for message in error.messages)
    if problems:
        raise UnitImportError(problems)
    return rows


def _row(line: int, cells: dict[str, str]) -> UnitRow:
    code, name = cells.get("code", "").upper(), cells.get("name", "")
    problems: list[str] = []
    try:
        validate_unit_code(code)
    except ValidationError as error:
        problems.append(f"code “{code}”: {error.messages[0]}")
    if len(code) > 20 or not name or len(name) > 120:
        problems.append(_("A unit needs a code of at most 20 and a name of at most 120 letters."))
    kind = _KINDS.get(cells.get("kind", "").lower()) or _KINDS.get(search_key(cells.get("kind", "")))
    if kind is None:
        problems.append(
            _("Unknown kind “%(kind)s”. Use one of: %(kinds)s.")
            % {"kind": cells.get("kind", ""), "kinds": ", ".join(UnitKind.values)}
        )
    days: dict[str, date | None] = {}
    for column in ("valid_from", "valid_until"):
        try:
            days[column] = _day(cells.get(column, ""))
        except ValueError:
            problems.append(
                _("%(column)s “%(value)s” is no date. Write 2025-07-01 or 01/07/2025.")
                % {"column": column, "value": cells[column]}
            )
    if days.get("valid_from") and days.get("valid_until") and days["valid_until"] < days["valid_from"]:  # type: ignore[operator]
        problems.append(_("valid_until lies before valid_from."))
    if problems:
        raise ValidationError(problems)
    return UnitRow(
        line=line,
        code=code,
        name=name,
        kind=kind or "",
        parent_code=cells.get("parent_code", "").upper(),
        successor_code=cells.get("successor_code", "").upper(),
        **days,
    )


def _day(text: str) -> date | None:
    if not text:
        return None
    pattern = "%d/%m/%Y" if "/" in text else "%Y-%m-%d"
    # A calendar day has no time zone.
    return datetime.strptime(text, pattern).date()  # noqa: DTZ007
