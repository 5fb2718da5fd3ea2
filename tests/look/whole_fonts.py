"""Join the two web files of each weight of Be Vietnam Pro (SIL OFL 1.1, no reserved name) into one.

    python tests/look/whole_fonts.py static/fonts        # needs fonttools and brotli

A Vietnamese word takes letters of both files, so that a browser changes the font several times a word: it laid out
100,000 letters in a text area in 1.3 s where one file takes 0.15 s.
"""

import io
import sys
from pathlib import Path

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont


def whole_font(latin: Path, vietnamese: Path, target: Path) -> None:
    plain = []
    for source in (latin, vietnamese):
        font = TTFont(source, recalcTimestamp=False)
        font.flavor = None
        plain.append(io.BytesIO())
        font.save(plain[-1])
    for file in plain:
        file.seek(0)
    font = Merger(options=Options(drop_tables=[])).merge(plain)
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for weight in (400, 500, 600):
        whole_font(
            folder / f"be-vietnam-pro-latin-{weight}-normal.woff2",
            folder / f"be-vietnam-pro-vietnamese-{weight}-normal.woff2",
            folder / f"be-vietnam-pro-{weight}.woff2",
        )
