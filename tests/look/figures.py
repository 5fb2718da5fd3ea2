"""Make fixed-width figures out of Be Vietnam Pro (SIL OFL 1.1), whose web files carry no `tnum` feature.

    python tests/look/figures.py static/fonts        # needs fonttools and brotli

Reads be-vietnam-pro-latin-{400,500,600}-normal.woff2 in static/fonts and writes hn-figures-{400,500,600}.woff2
beside them (about 2 kB each): the ten digits, drawn as they are, each centred on one common advance.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

DIGITS = "0123456789"


def fixed_width_figures(source: Path, target: Path) -> None:
    font = TTFont(source)
    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=DIGITS)
    subsetter.subset(font)
    cmap, glyphs, metrics = font.getBestCmap(), font.getGlyphSet(), font["hmtx"]
    advance = metrics[cmap[ord("3")]][0]
    drawn = {}
    for digit in DIGITS:
        name = cmap[ord(digit)]
        old = metrics[name][0]
        scale = min(1, advance / old)
        pen = TTGlyphPen(None)
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, 1, (advance - old * scale) / 2, 0)))
        drawn[name] = pen.glyph()
    for name, glyph in drawn.items():
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        metrics[name] = (advance, glyph.xMin)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = "HNFigures" if record.nameID == 6 else "HN Figures"
    font.flavor = "woff2"
    font.save(target)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for weight in (400, 500, 600):
        fixed_width_figures(
            folder / f"be-vietnam-pro-latin-{weight}-normal.woff2", folder / f"hn-figures-{weight}.woff2"
        )
