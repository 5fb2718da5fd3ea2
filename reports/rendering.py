"""Papers to PDF: the only module that knows WeasyPrint.

The file is archival and tagged (PDF/A-3a), its language is Vietnamese, its fonts are the four Tinos faces of this
project. Nothing else can be read while it is made: neither the network nor a file, whatever a text says.
"""

import logging
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from reports.exceptions import RenderingError
from reports.finishing import finish
from reports.papers import Paper

# (pages laid out or written so far, pages in all or 0 while that is not known)
Progress = Callable[[int, int], None]

FONT_FOLDER = settings.BASE_DIR / "static" / "fonts" / "tinos"
FONT_NAMES = frozenset({"Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"})
STYLE_SHEET = settings.BASE_DIR / "templates" / "reports" / "pdf" / "paper.css"
FONT_SCHEME = "project-font:"
NO_GLYPH = "□"
# Control and format signs, surrogates: nothing a reader sees.
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})

# Pango's font maps are shared by the threads of a worker: one paper is laid out at a time.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Pdf:
    """A finished file."""

    content: bytes
    pages: int


def paper_html(paper: Paper, *, template: str) -> str:
    """The paper as HTML, every text of it escaped."""
    with translation.override("vi"):
        return render_to_string(template, {"paper": paper})


def printable(text: str) -> str:
    """`text` with a box for each sign that the project's fonts lack (an emoji), without signs that turn its direction.

    A font of the machine would step in otherwise: the same paper would look different elsewhere, or print nothing.
    """
    drawn, signs = _drawn_signs(), set(text)
    return text.translate(
        {
            ord(sign): None if unicodedata.category(sign) in _UNSEEN else NO_GLYPH
            for sign in signs
            if ord(sign) not in drawn
        }
    )


@cache
def _drawn_signs() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (slow import)

    faces = [set(TTFont(FONT_FOLDER / name, lazy=True).getBestCmap()) for name in FONT_NAMES]
    common = set.intersection(*faces) | {ord("\n"), ord("\t")}
    return frozenset(one for one in common if unicodedata.category(chr(one)) not in _UNSEEN or one in (9, 10, 0xAD))


def paper_pdf(paper: Paper, *, template: str, progress: Progress | None = None) -> Pdf:
    """The paper as PDF.

    `progress` is called for each page; an exception it raises stops the work and comes through (cancelled, lease lost).
    Raises RenderingError when the layout cannot be made, with a reason that a reader understands.
    """
    return html_pdf(paper_html(paper, template=template), progress=progress)


def html_pdf(html: str, *, progress: Progress | None = None) -> Pdf:
    """A PDF of our own HTML. See `paper_pdf`."""
    # WeasyPrint takes a second to import; web processes never need it.
    from weasyprint import CSS, HTML  # noqa: PLC0415 (slow import)
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 (slow import)
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 (slow import)

    report = progress or (lambda _done, _total: None)
    fonts, fetcher = FontConfiguration(), _project_fetcher()
    with _one_at_a_time:
        try:
            sheet = CSS(string=STYLE_SHEET.read_text("utf-8"), font_config=fonts, url_fetcher=fetcher)
            with _layout_progress(report):
                laid_out = HTML(string=printable(html), url_fetcher=fetcher).render(
                    font_config=fonts, stylesheets=[sheet], pdf_variant="pdf/a-3a"
                )
            _count_written_pages(laid_out, report)
            return Pdf(content=laid_out.write_pdf(pdf_variant="pdf/a-3a", finisher=finish), pages=len(laid_out.pages))
        except FatalURLFetchingError as error:  # a BaseException: no `except Exception` would see it
            raise RenderingError(str(error)) from error


def _project_fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 (slow import)

    class ProjectFontsOnly(URLFetcher):
        """Gives the project's own fonts and refuses all else, loudly: a refusal means that a template is wrong."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            name = url.removeprefix(FONT_SCHEME)
            if not url.startswith(FONT_SCHEME) or name not in FONT_NAMES:
                raise ValueError("refused")
            return URLFetcherResponse(url, (FONT_FOLDER / name).read_bytes(), {"Content-Type": "font/ttf"})

    return ProjectFontsOnly(fail_on_errors=True)


class _PageLines(logging.Handler):
    """Turns WeasyPrint's "Page 12" lines of this thread into progress; what `report` raises ends the layout."""

    def __init__(self, report: Progress) -> None:
        super().__init__(logging.INFO)
        self.report, self.thread_id = report, threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread_id and "Page %d" in str(record.msg) and isinstance(record.args, tuple):
            self.report(int(str(record.args[0])), 0)


@contextmanager
def _layout_progress(report: Progress) -> Iterator[None]:
    logger = logging.getLogger("weasyprint.progress")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    handler = _PageLines(report)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


def _count_written_pages(document: Any, report: Progress) -> None:
    """Let each page tell when it is written: the number of pages is known now."""
    total = len(document.pages)
    for number, page in enumerate(document.pages, start=1):

        def paint(*args: Any, _number: int = number, _paint: Callable[..., Any] = page.paint, **kwargs: Any) -> Any:
            report(_number, total)
            return _paint(*args, **kwargs)

        page.paint = paint
