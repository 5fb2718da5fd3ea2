"""Numbers, dates and names as the decree writes them."""

from datetime import date, time

import pytest

from reports import wording

NBSP = "\u00a0"


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 10), "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_are_padded(day, words):
    assert plain(wording.paper_date(day)) == words
    assert " " not in wording.paper_date(day)


def test_an_open_day_leaves_room():
    assert wording.paper_date(None, year=2026).split() == ["ngày", "tháng", "năm", "2026"]
    assert wording.paper_number(None).isspace()


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (5, "05"), (10, "10"), (1234, "1.234")])
def test_counts(number, words):
    assert wording.counted(number) == words


@pytest.mark.parametrize(("number", "words"), [(1, "01"), (9, "09"), (15, "15"), (1153, "1153")])
def test_numbers_of_documents(number, words):
    assert wording.paper_number(number) == words


def test_points_follow_the_vietnamese_alphabet():
    letters = "".join(wording.letter(index) for index in range(23))
    assert letters == "abcdđeghiklmnopqrstuvxy"
    assert [wording.letter(index) for index in (23, 24, 46)] == ["aa", "ab", "ba"]


@pytest.mark.parametrize(("number", "words"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (1999, "MCMXCIX")])
def test_roman_numbers(number, words):
    assert wording.roman(number) == words


@pytest.mark.parametrize(
    ("text", "unbroken"),
    [
        ("ngày 24 tháng 3 năm 2023 tại", "ngày_24_tháng_3_năm_2023 tại"),
        ("Nghị quyết số 20-NQ/TW", "Nghị quyết số_20-NQ/TW"),
        ("khoảng 1 ha tại", "khoảng 1_ha tại"),
        ("vay 1,5 tỷ đồng", "vay 1,5_tỷ đồng"),
        ("HTX Tài Hoan", "HTX_Tài Hoan"),
        ("khoản 2 Điều 21", "khoản_2 Điều_21"),
        ("trong 20 ngày làm việc", "trong 20_ngày làm việc"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text, unbroken):
    assert wording.unbroken(text) == unbroken.replace("_", NBSP)


def test_names_stay_whole_unless_they_are_no_names():
    assert " " not in wording.name_unbroken("Bà Thái Thị Lan Chi")
    assert " " in wording.name_unbroken("Hợp tác xã " * 10)


def test_hours():
    assert plain(wording.clock(time(8, 5))) == "08 giờ 05 phút"
    assert wording.clock(None) == ""


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "", "b", "c"], "a, b và c")]
)
def test_lists_in_sentences(parts, words):
    assert wording.listed(parts) == words


@pytest.mark.parametrize(("text", "words"), [("xong", "xong."), ("xong;", "xong."), ("xong. ", "xong.")])
def test_sentences_end_once(text, words):
    assert wording.ended(text) == words


def test_a_title_is_broken_into_lines_of_about_one_length():
    text = "Tổng hợp kết quả Hội nghị gặp gỡ giữa lãnh đạo quận với hợp tác xã trên địa bàn năm 2023"
    lines = wording.balanced(text, 62).split("\n")
    assert " ".join(lines) == text
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 8
    assert wording.balanced("Ngắn", 62) == "Ngắn"
    assert wording.balanced("Đ" * 300, 62).replace("\n", "") == "Đ" * 300
