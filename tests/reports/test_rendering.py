"""What goes into a file and what cannot: letters, hostile texts, structure, progress."""

import http.server
import threading
import unicodedata

import pytest

from petitions.enums import PetitionState
from reports.exceptions import RenderingError
from reports.rendering import html_pdf, paper_html, paper_pdf, printable
from tests.factories import reports as made
from tests.reports.reading import Sheet, rendered

TEMPLATE = "reports/pdf/summary_report.html"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ACCENTED = sorted(
    {
        letter
        for vowel in VOWELS
        for tone in TONES
        for letter in (unicodedata.normalize("NFC", vowel + tone), unicodedata.normalize("NFC", vowel.upper() + tone))
        if not letter.isascii()
    }
    | {"đ", "Đ"}
)


@pytest.mark.parametrize("face", ["", "font-weight: 700", "font-style: italic", "font-weight: 700; font-style: italic"])
def test_every_vietnamese_letter_reads_back_composed(face):
    assert len(ACCENTED) == 134
    words = " ".join(ACCENTED)
    html = f'<html lang="vi"><title>Chữ</title><body><p style="{face}; text-align: left">{words}</p></body></html>'
    text = Sheet(html_pdf(html).content).text()
    assert text == unicodedata.normalize("NFC", text)
    assert text.split() == ACCENTED


def test_fonts_are_the_projects_own_and_embedded():
    sheet = rendered(made.paper(made.facts(petitions=made.petitions(2))))
    fonts = {}
    for page in sheet.reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
            fonts[str(font["/BaseFont"]).split("+")[-1]] = "/FontFile2" in descriptor
    assert fonts == {"Tinos": True, "Tinos-Bold": True, "Tinos-Italic": True, "Tinos-Bold-Italic": True}


def test_file_is_tagged_archival_titled_and_names_no_person():
    sheet = rendered(made.paper(made.facts(petitions=made.petitions(2))))
    root = sheet.reader.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert "/OutputIntents" in root
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="3"' in xmp
    assert 'pdfaid:conformance="A"' in xmp
    assert 'pdfuaid:part="1"' in xmp
    assert sheet.reader.metadata.title.startswith("BÁO CÁO Tổng hợp kết quả Hội nghị đối thoại")
    assert sheet.reader.metadata.author is None
    assert "Lê Thị Hạnh" not in xmp


def test_page_numbers_are_furniture_and_table_heads_say_so():
    sheet = rendered(made.paper(made.facts(petitions=made.petitions(6))))
    assert b"/Header" in sheet.reader.pages[1].get_contents().get_data()
    kinds = {}
    waiting = [sheet.reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if not isinstance(one, dict):
            continue
        kinds.setdefault(one.get("/S"), []).append(one)
        kids = one.get("/K", [])
        waiting.extend(kid for kid in (kids if isinstance(kids, list) else [kids]) if hasattr(kid, "get_object"))
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD"} <= set(kinds)
    assert {str(head["/A"]["/Scope"]) for head in kinds["/TH"]} == {"/Column"}


def test_spaces_read_back_as_spaces():
    sheet = rendered(made.paper(made.facts(petitions=())))
    assert "\u00a0" not in "".join(page.extract_text() for page in sheet.reader.pages)


HOSTILE = (
    '<img src="file:///etc/passwd"><link rel=stylesheet href="ADDRESS/a.css"><svg><image href="ADDRESS/b.svg"/></svg>'
    "<style>@import url(ADDRESS/c.css); p { background: url(ADDRESS/d.png) }</style>"
    '<object data="ADDRESS/e"></object><iframe src="ADDRESS/f"></iframe><script src="ADDRESS/g"></script>'
    "</td></table><h1>BÁO CÁO GIẢ</h1> {{ paper }} {% include 'x' %} &lt;b&gt;"
)


@pytest.fixture
def listening():
    """A web server that writes down every request."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


def test_hostile_text_fetches_nothing_and_prints_as_text(listening):
    address, asked = listening
    text = HOSTILE.replace("ADDRESS", address)
    fact = made.petition_fact(1, wording=text, answer=text, petitioners=(text[:200],), topic=text[:100])
    facts = made.facts(petitions=(fact,), meeting=made.meeting(theme=text, purpose=text, place=text[:200]))
    sheet = rendered(made.paper(facts, recipients=(text[:100],)))
    assert asked == []
    joined = sheet.text().replace(" ", "")
    assert '<imgsrc="file:///etc/passwd">' in joined
    assert "{{paper}}{%include'x'%}&lt;b&gt;" in joined
    assert "root:" not in joined


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="ADDRESS/a.png" alt="x">',
        '<p style="background: url(ADDRESS/b.png)">x</p>',
        '<link rel="stylesheet" href="ADDRESS/c.css">',
        '<style>@font-face { font-family: X; src: url("project-font:../../manage.py") }</style><p>x</p>',
        '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="x">',
    ],
)
def test_even_a_wrong_template_cannot_fetch(listening, markup):
    address, asked = listening
    with pytest.raises(RenderingError):
        html_pdf(f'<html lang="vi"><title>x</title><body>{markup.replace("ADDRESS", address)}</body></html>')
    assert asked == []


def test_progress_counts_pages_and_then_says_how_many():
    told = []
    pdf = paper_pdf(made.paper(), template=TEMPLATE, progress=lambda done, total: told.append((done, total)))
    laid_out = [done for done, total in told if total == 0]
    written = [pair for pair in told if pair[1]]
    assert laid_out[0] == 1
    assert max(laid_out) == pdf.pages
    assert written == [(number, pdf.pages) for number in range(1, pdf.pages + 1)]


@pytest.mark.parametrize("stop_at", [(3, 0), (2, None)])
def test_progress_can_stop_the_work(stop_at):
    class StopNowError(Exception):
        pass

    def progress(done: int, total: int) -> None:
        if (stop_at[1] == 0 and (done, total) == stop_at) or (stop_at[1] is None and total and done == 2):
            raise StopNowError

    with pytest.raises(StopNowError):
        paper_pdf(made.paper(), template=TEMPLATE, progress=progress)
    assert paper_pdf(made.paper(made.facts(petitions=())), template=TEMPLATE).pages >= 2


def test_no_petition_gives_a_good_paper():
    sheet = rendered(made.paper(made.facts(petitions=(), withdrawn=0)))
    text = sheet.text()
    assert "chưa có ý kiến, kiến nghị nào được ghi nhận" in text
    assert text.endswith("Chưa có ý kiến, kiến nghị nào được ghi nhận./.")
    assert "STT" not in text


def test_answer_of_many_pages_and_a_name_of_200_letters_lose_nothing():
    answer = "\n".join(f"Đoạn số {number} của câu trả lời rất dài. {made.ANSWER}" for number in range(1, 31))
    name = ("Hợp tác xã Dịch vụ nông nghiệp tổng hợp " * 5)[:199] + "X"
    sheet = rendered(made.paper(made.facts(petitions=(made.petition_fact(1, answer=answer, petitioners=(name,)),))))
    joined = sheet.text().replace(" ", "")
    for number in range(1, 31):
        assert f"Đoạnsố{number}củacâu" in joined
    assert name.replace(" ", "") in joined.replace("\n", "")
    for line in sheet.lines:
        assert line.x + line.width < 283


def test_a_word_without_end_stays_inside_its_cell():
    sheet = rendered(
        made.paper(made.facts(petitions=(made.petition_fact(1, wording="Đ" * 400, petitioners=("W" * 200,)),)))
    )
    assert sheet.text().replace(" ", "").count("W") >= 200
    for line in sheet.lines:
        assert line.x + line.width < 283, line.text


def test_other_scripts_and_signs_do_not_stop_the_paper():
    odd = "🌾 عربى \u202eđảo\u202c 越 \u200b½ ₫"
    assert printable(odd) == "□ □□□□ đảo □ ½ ₫"
    sheet = rendered(made.paper(made.facts(petitions=(made.petition_fact(1, wording=odd, answer=odd + "שלום"),))))
    assert "□ □□□□ đảo □ ½ ₫" in sheet.text()


def test_rows_of_a_group_title_keep_their_first_row():
    facts = made.facts(petitions=tuple(made.waiting_fact(n, topic=f"Nhóm {n}", topic_order=n) for n in range(1, 40)))
    sheet = rendered(made.paper(facts))
    for page in range(1, len(sheet.reader.pages)):
        last = max(sheet.on(page), key=lambda one: one.baseline)
        assert "Lĩnh vực nhóm" not in last.text or last.size > 12


def test_html_of_a_paper_is_escaped():
    fact = made.waiting_fact(1, state=PetitionState.RECEIVED, wording="<b>đậm</b>")
    assert "&lt;b&gt;đậm&lt;/b&gt;" in paper_html(made.paper(made.facts(petitions=(fact,))), template=TEMPLATE)


def test_no_stream_ends_so_that_its_length_is_in_doubt(monkeypatch):
    from reports import finishing

    class Stream:
        compress, extra = True, {}
        stream = [b"0 0 m"]

        @property
        def data(self) -> bytes:
            return b"<<>> stream x\r\nendstream" if self.compress else b"<<>> stream x\nendstream"

    stream = Stream()
    pdf = type("Pdf", (), {"objects": [stream]})()
    monkeypatch.setattr(finishing, "_furnish_page_numbers", lambda pdf: None)
    finishing.finish(None, pdf)
    assert not stream.compress
