"""Reads a PDF back the way a ruler would: lines of text with place, size and face; drawn rules; in mm from top left."""

from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import ContentStream

from reports.rendering import FONT_FOLDER

MM = 25.4 / 72


@cache
def _face(name: str) -> TTFont:
    return TTFont(FONT_FOLDER / f"{name}.ttf", lazy=True)


_FILES = {"Tinos": "Tinos-Regular", "Tinos-Bold-Italic": "Tinos-BoldItalic"}


@dataclass(frozen=True)
class Line:
    """One drawn run of text. `x` and `baseline` in mm, `size` in pt, `face` such as "Tinos-Bold"."""

    page: int
    text: str
    x: float
    baseline: float
    size: float
    face: str

    @property
    def width(self) -> float:
        """In mm, by the advances of the face (kerning aside)."""
        font = _face(_FILES.get(self.face, self.face))
        widths, cmap = font["hmtx"], font.getBestCmap()
        units = sum(widths[cmap[ord(letter)]][0] for letter in self.text)
        return units / font["head"].unitsPerEm * self.size * MM

    @property
    def centre(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Rule:
    """A horizontal line drawn as a border: place and length in mm."""

    page: int
    x: float
    y: float
    length: float


class Sheet:
    """A file read back."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content))

    @cached_property
    def lines(self) -> list[Line]:
        found: list[Line] = []
        for number, page in enumerate(self.reader.pages, start=1):

            def visit(text: str, cm: Any, tm: Any, font: Any, size: float, number: int = number) -> None:
                if text.strip():
                    scale, top = cm[0], cm[5]
                    face = str(font["/BaseFont"]).split("+")[-1]
                    place = (tm[4] * scale * MM, tm[5] * scale * MM) if top else (tm[4] * MM, tm[5] * MM)
                    found.append(Line(number, text.strip("\n"), *place, round(size * scale, 2), face))

            page.extract_text(visitor_text=visit)
        return found

    @cached_property
    def rules(self) -> list[Rule]:
        found = []
        for number, page in enumerate(self.reader.pages, start=1):
            contents = page.get_contents()
            if contents is None:
                continue
            for operands, operator in ContentStream(contents, self.reader).operations:
                # A border of 0.75 pt is a rectangle one CSS pixel high.
                if operator == b"re" and abs(float(operands[3]) - 1) < 0.01:
                    x, y, width = (float(one) * 0.75 * MM for one in operands[:3])
                    found.append(Rule(number, x, y, width))
        return found

    def text(self, page: int | None = None) -> str:
        """The text, white space gathered to single spaces."""
        pages = self.reader.pages if page is None else [self.reader.pages[page - 1]]
        return " ".join(" ".join(one.extract_text().split()) for one in pages)

    def line(self, start: str, page: int | None = None) -> Line:
        """The one line that begins with `start`."""
        found = [one for one in self.lines if one.text.strip().startswith(start) and page in (None, one.page)]
        assert found, f"no line begins with {start!r}"
        return found[0]

    def on(self, page: int) -> list[Line]:
        return [one for one in self.lines if one.page == page]


def rendered(paper: Any, template: str = "reports/pdf/summary_report.html") -> Sheet:
    """A paper laid out and read back."""
    from reports.rendering import paper_pdf

    return Sheet(paper_pdf(paper, template=template).content)
