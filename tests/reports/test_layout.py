"""The layout against Decree 30/2020/NĐ-CP, Annex I, row by row: within 1 mm and 0.5 pt."""

from datetime import date

import pytest

from tests.factories import reports as made
from tests.reports.reading import MM, Sheet, rendered

LEFT, RIGHT, TOP, BOTTOM = 30, 195, 20, 277
MIDDLE = (LEFT + RIGHT) / 2
NEAR = 1.0


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """The report of the invented province, dated and numbered."""
    return rendered(made.paper(number=5, dated=date(2026, 1, 5), superior="UBND TỈNH LAM GIANG", issuer="SỞ TÀI CHÍNH"))


@pytest.fixture(scope="module")
def annex_page(sheet) -> int:
    return next(one.page for one in sheet.lines if one.text.strip() == "Phụ lục")


def test_paper_is_a4_and_only_the_annex_is_turned(sheet, annex_page):
    sizes = [(round(float(p.mediabox.width) * MM), round(float(p.mediabox.height) * MM)) for p in sheet.reader.pages]
    assert sizes[: annex_page - 1] == [(210, 297)] * (annex_page - 1)
    assert sizes[annex_page - 1 :] == [(297, 210)] * (len(sizes) - annex_page + 1)


def test_text_keeps_the_margins(sheet, annex_page):
    for line in sheet.lines:
        turned = line.page >= annex_page
        assert line.x >= LEFT - 0.2
        assert line.x + line.width <= (282 if turned else RIGHT) + NEAR, line.text
        assert line.baseline <= (190 if turned else BOTTOM) + 0.2, line.text
        if not line.text.strip().isdigit():
            assert line.baseline - line.size * MM >= TOP - NEAR, line.text


# Ô, beginning of the text, size in pt, face.
COMPONENTS = [
    ("1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Tinos-Bold"),
    ("1", "Độc lập - Tự do - Hạnh phúc", 13, "Tinos-Bold"),
    ("2", "UBND TỈNH LAM GIANG", 12, "Tinos"),
    ("2", "SỞ TÀI CHÍNH", 12, "Tinos-Bold"),
    ("3", "Số: 05/BC-UBND", 13, "Tinos"),
    ("4", "Lam Giang, ngày 05 tháng 01 năm 2026", 13, "Tinos-Italic"),
    ("5a", "BÁO CÁO", 14, "Tinos-Bold"),
    ("5a", "Tổng hợp kết quả", 14, "Tinos-Bold"),
    ("6 Mục", "I. TÌNH HÌNH TỔ CHỨC HỘI NGHỊ", 14, "Tinos-Bold"),
    ("6 Khoản", "1. Thời gian, địa điểm", 14, "Tinos-Bold"),
    ("6", "Chủ đề:", 14, "Tinos"),
    ("7a", "TM. ỦY BAN NHÂN DÂN", 14, "Tinos-Bold"),
    ("7a", "KT. CHỦ TỊCH", 14, "Tinos-Bold"),
    ("7b", "Lê Thị Hạnh", 14, "Tinos-Bold"),
    ("9a", "Kính gửi:", 14, "Tinos"),
    ("9b", "Nơi nhận:", 12, "Tinos-Bold-Italic"),
    ("9b", "- Như trên;", 11, "Tinos"),
    ("9b", "- Lưu: VT, KT.", 11, "Tinos"),
    ("Phụ lục", "Phụ lục", 14, "Tinos-Bold"),
    ("Phụ lục", "BẢNG TỔNG HỢP", 14, "Tinos-Bold"),
    ("Phụ lục", "(Kèm theo Báo cáo số", 14, "Tinos-Italic"),
]


@pytest.mark.parametrize(("box", "start", "size", "face"), COMPONENTS)
def test_component_has_its_size_and_face(sheet, box, start, size, face):
    line = sheet.line(start)
    assert line.size == pytest.approx(size, abs=0.5)
    assert line.face == face


def test_head_has_two_columns_of_forty_and_sixty_parts(sheet):
    left, right = LEFT + 33, LEFT + 66 + 49.5
    for start in ("UBND TỈNH LAM GIANG", "SỞ TÀI CHÍNH", "Số: 05"):
        assert sheet.line(start).centre == pytest.approx(left, abs=NEAR)
    for start in ("CỘNG HÒA", "Độc lập", "Lam Giang, ngày"):
        assert sheet.line(start).centre == pytest.approx(right, abs=NEAR)


def test_number_and_place_stand_on_one_line(sheet):
    assert sheet.line("Số: 05").baseline == pytest.approx(sheet.line("Lam Giang, ngày").baseline, abs=0.1)


def test_superior_stands_over_issuer_and_nation_over_motto(sheet):
    assert sheet.line("UBND TỈNH").baseline == pytest.approx(sheet.line("CỘNG HÒA").baseline, abs=NEAR)
    assert sheet.line("UBND TỈNH").baseline < sheet.line("SỞ TÀI CHÍNH").baseline < sheet.line("Số: 05").baseline
    assert sheet.line("CỘNG HÒA").baseline < sheet.line("Độc lập").baseline < sheet.line("Lam Giang, ngày").baseline


def _rule_under(sheet, line):
    return min(
        (
            rule
            for rule in sheet.rules
            if rule.page == line.page and rule.y > line.baseline and rule.x < line.centre < rule.x + rule.length
        ),
        key=lambda rule: rule.y,
    )


def test_rule_under_the_motto_is_as_long_as_the_motto(sheet):
    line = sheet.line("Độc lập")
    rule = _rule_under(sheet, line)
    assert rule.length == pytest.approx(line.width, abs=NEAR)
    assert rule.y - line.baseline < 4


@pytest.mark.parametrize("start", ["SỞ TÀI CHÍNH", "Tổng hợp kết quả", "(Kèm theo"])
def test_rule_under_a_name_is_a_third_to_a_half_of_it(sheet, start):
    line = sheet.line(start)
    below = [one for one in sheet.on(line.page) if one.face == line.face and one.size == line.size]
    # A name on several lines is as long as the longest of them.
    line = max((one for one in below if line.baseline <= one.baseline < line.baseline + 15), key=lambda one: one.width)
    rule = _rule_under(sheet, line)
    assert 1 / 3 <= rule.length / line.width <= 1 / 2
    assert rule.x + rule.length / 2 == pytest.approx(line.centre, abs=NEAR)


def test_title_is_centred(sheet):
    assert sheet.line("BÁO CÁO").centre == pytest.approx(MIDDLE, abs=NEAR)
    assert sheet.line("Kính gửi:").centre == pytest.approx(MIDDLE, abs=NEAR)


def test_paragraphs_begin_with_the_indent_and_stand_six_points_apart(sheet):
    first = sheet.line("- Thời gian:")
    second = next(one for one in sheet.on(1) if one.baseline > first.baseline)
    third = next(one for one in sheet.on(1) if one.baseline > second.baseline)
    assert first.x == pytest.approx(LEFT + 12.7, abs=0.3)
    assert second.x == pytest.approx(LEFT, abs=0.3)
    spacing = second.baseline - first.baseline
    assert 14 * MM <= spacing <= 14 * 1.5 * 1.15 * MM
    assert third.baseline - second.baseline - spacing >= 6 * MM - 0.05


def test_page_number_is_in_the_top_margin_and_not_on_page_one(sheet):
    assert not [one for one in sheet.on(1) if one.baseline < TOP]
    number = next(one for one in sheet.on(2) if one.baseline < TOP)
    assert number.text.strip() == "2"
    assert number.centre == pytest.approx(MIDDLE, abs=NEAR)
    assert 13 - 0.5 <= number.size <= 14.5


def test_annex_is_numbered_on_its_own(sheet, annex_page):
    assert not [one for one in sheet.on(annex_page) if one.baseline < TOP]
    last = len(sheet.reader.pages)
    for page in range(annex_page + 1, last + 1):
        number = next(one for one in sheet.on(page) if one.baseline < TOP)
        assert number.text.strip() == str(page - annex_page + 1)


def test_signature_has_empty_room_and_recipients_stand_level_with_it(sheet):
    authority, last, name = sheet.line("TM. ỦY BAN"), sheet.line("PHÓ CHỦ TỊCH"), sheet.line("Lê Thị Hạnh")
    assert name.baseline - last.baseline >= 30
    assert name.centre == pytest.approx(authority.centre, abs=NEAR)
    assert authority.centre > MIDDLE
    recipients = sheet.line("Nơi nhận:")
    assert recipients.x == pytest.approx(LEFT, abs=0.3)
    assert recipients.baseline == pytest.approx(authority.baseline, abs=NEAR)
    between = [one for one in sheet.on(name.page) if last.baseline < one.baseline < name.baseline and one.x > MIDDLE]
    assert not between


def test_head_row_of_the_annex_is_repeated(sheet, annex_page):
    for page in range(annex_page, len(sheet.reader.pages) + 1):
        assert "STT" in [one.text.strip() for one in sheet.on(page)]


def test_number_and_day_leave_room_until_they_are_known():
    sheet = rendered(made.paper(made.facts(petitions=())))
    assert "Số: /BC-UBND" in sheet.text(1)
    assert "Lam Giang, ngày tháng năm 2026" in sheet.text(1)
    assert sheet.line("Số:").width > sheet.line("Nơi nhận").width / 2


def test_text_ends_with_the_closing_sign(sheet, annex_page):
    assert "./. Nơi nhận:" in sheet.text()
    last = [one.text for one in sheet.on(len(sheet.reader.pages)) if one.baseline > TOP]
    assert last[-1].endswith("12 ý kiến, kiến nghị./.")
