"""How long a paper will be, guessed from its text before it is laid out: progress needs a total."""

from math import ceil

from reports.papers import Annex, Paper

# Letters of 14 pt on a line of 165 mm, lines on an upright page; letters of 11 pt in a millimetre of a cell.
_LINE, _PAGE_LINES = 72, 36
_LETTERS_PER_MM, _ANNEX_LINES = 0.56, 33


def pages_guessed(paper: Paper) -> int:
    """Pages of the whole paper, right to about a fifth."""
    lines = 22 + sum(ceil(len(block.text or block.title) / _LINE) * 1.1 + 0.4 for block in paper.body)
    lines += sum(len(block.table.rows) * 1.4 + 3 for block in paper.body if block.table)
    return max(1, ceil(lines / _PAGE_LINES)) + sum(map(_annex_pages, paper.annexes))


def _annex_pages(annex: Annex) -> int:
    widths = [column.width for column in annex.table.columns]
    lines = 6.0
    for row in annex.table.rows:
        cells = zip(row.cells, widths, strict=False)
        lines += max(
            (sum(ceil(len(text) / (width * _LETTERS_PER_MM)) for text in cell) for cell, width in cells), default=1
        )
        lines += 0.4
    return max(1, ceil(lines / _ANNEX_LINES))
