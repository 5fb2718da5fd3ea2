"""Vietnamese text: one form, one key, one order."""

import unicodedata

import pytest

from core import text

VOWELS = "aăâeêioôơuưy"
TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
# 12 vowels × 5 tones + ă â ê ô ơ ư + đ, in both cases.
LOWER = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + list("ăâêôơưđ")
ACCENTED = LOWER + [letter.upper() for letter in LOWER]


def test_there_are_134_accented_letters():
    assert len(set(ACCENTED)) == 134


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_letter_has_the_same_key_in_every_form(form):
    plain = {text.search_key(unicodedata.normalize(form, letter)) for letter in ACCENTED}
    assert plain == set("aeiouyd")


def test_every_letter_is_stored_as_one_code_point():
    decomposed = unicodedata.normalize("NFD", "".join(ACCENTED))
    assert text.clean_line(decomposed) == "".join(ACCENTED)
    assert len(text.clean_text(decomposed)) == 134


@pytest.mark.parametrize(
    ("stored", "asked"),
    [
        ("Hợp tác xã Nông nghiệp Đắk Lắk", "htx dak lak"),
        ("HTX Tân Bình", "hop tac xa tan"),
        ("Sở NN&PTNT", "phát triển nông thôn"),
        ("UBND xã Hoà An", "ủy ban nhân dân xã hòa an"),
        ("Uỷ ban nhân dân", "ubnd"),
        ("Ea H’Leo", "ea h'leo"),
        ("Ðường Đá (lỗi bảng mã)", "duong da"),
        ("TP.HCM", "thành phố hồ chí minh"),
        ("Điện thoại: 0912-345-678", "345 678"),
    ],
)
def test_a_search_finds_what_is_meant(stored, asked):
    key = text.search_key(stored)
    assert [term for term in text.search_terms(asked) if term not in key] == []


def test_words_in_quotes_are_one_phrase():
    assert text.search_terms("htx “tiền thuê đất” thuế") == ["hop tac xa", "tien thue dat", "thue"]


@pytest.mark.parametrize("nothing", ["", "   ", "!!! ---", '""', "\0", "💥"])
def test_a_search_for_nothing_has_no_terms(nothing):
    assert text.search_terms(nothing) == []


def test_a_search_is_bounded():
    assert len(text.search_terms(" ".join(f"từ{number}" for number in range(5000)))) == text.SEARCH_TERMS_MAX


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("HOÀ", "HÒA"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("hoạ sĩ", "họa sĩ"),
        ("thuý", "thúy"),
        ("xoã", "xõa"),
    ],
)
def test_both_tone_placements_are_the_same_name(new, old):
    assert text.tone_folded(new) == old
    assert text.tone_folded(unicodedata.normalize("NFD", new)) == old
    assert text.same_text(new, f" {old.upper()} ")


@pytest.mark.parametrize("same", ["quý", "quỳnh", "toàn", "hoàng", "khoảng", "huỳnh", "QUÝ", "Đoàn", "thuyền"])
def test_a_tone_that_has_one_place_stays(same):
    assert text.tone_folded(same) == same


def test_different_words_are_not_the_same_name():
    assert not text.same_text("Hòa", "Hóa")
    assert not text.same_text("đất", "đạt")


def test_the_alphabet_sorts_as_a_reader_expects():
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(set(letters), key=text.sort_key) == letters


def test_tones_decide_only_between_equal_letters():
    words = ["ma", "mà", "mả", "mã", "má", "mạ", "mác", "mang", "mát"]
    assert sorted(set(words), key=text.sort_key) == words
    assert text.sort_key("Bàn ghế") < text.sort_key("Ban nhạc")


def test_numbers_come_before_letters_and_digits_before_đ():
    assert sorted(["Đà", "Dã", "10", "2a", "Zê"], key=text.sort_key) == ["10", "2a", "Dã", "Đà", "Zê"]


def test_people_sort_by_given_name():
    people = ["Trần Văn Ý", "Nguyễn Thị Ánh", "Lê Đức", "Đỗ Văn Dũng", "Bùi Văn Dũng", ""]
    assert sorted(people, key=text.person_sort_key) == [
        "",
        "Nguyễn Thị Ánh",
        "Bùi Văn Dũng",
        "Đỗ Văn Dũng",
        "Lê Đức",
        "Trần Văn Ý",
    ]


def test_control_and_direction_characters_are_dropped():
    assert text.clean_line("Nguyễn\u202e Văn\0 A\ufeff\x07") == "Nguyễn Văn A"
    assert text.clean_line(" hai\r\n dòng\tmột \u3000") == "hai dòng một"


def test_line_breaks_are_one_kind_and_stay():
    assert text.clean_text("một\r\nhai\rba\u2028bốn\x0bnăm\n  sáu") == "một\nhai\nba\nbốn\nnăm\n  sáu"


def test_emoji_and_no_break_spaces_stay():
    assert text.clean_line("tốt 👍🏽 👩\u200d🌾 1,5\u00a0tỷ") == "tốt 👍🏽 👩\u200d🌾 1,5\u00a0tỷ"


@pytest.mark.parametrize(
    ("name", "plain"), [("Đường Đá", "duong-da"), ("Báo cáo (2026).v2", "bao-cao-2026-v2"), ("???", ""), ("", "")]
)
def test_a_plain_name_keeps_đ(name, plain):
    assert text.plain_name(name) == plain


def test_counts_as_documents_write_them():
    assert [text.number_padded(number) for number in (0, 5, 9, 10, 1234567)] == ["00", "05", "09", "10", "1.234.567"]


def test_words_held_on_one_line():
    assert text.no_break("ngày 05  tháng 3") == "ngày\u00a005\u00a0tháng\u00a03"


@pytest.mark.parametrize("marks", ["\u0300\u0316", "\u0316\u0300", "\u3099"])
def test_a_tower_of_marks_is_cut(marks):
    # Sorting them takes the square of their number: what fits into one request would hold a process for hours.
    tower = "e" + marks * 500
    assert len(text.nfc(tower)) <= 1 + text.MARKS_MAX
    assert text.nfc(f"{tower} và tiê\u0301ng") == f"{text.nfc(tower)} và tiếng"


def test_text_without_towers_of_marks_stays_whole():
    words = "Hợp tác xã Đồng Tiến " * 100
    assert text.nfc(unicodedata.normalize("NFD", words)) == words


def test_likeness_terms_are_words_and_pairs_without_marks_and_numbers():
    assert text.likeness_terms("Kho lạnh 200 m3, HTX") == [
        "kho", "lanh", "kho_lanh", "m3", "hop", "m3_hop", "tac", "hop_tac", "xa", "tac_xa",
    ]  # fmt: skip


def test_likeness_terms_of_the_longest_text_have_an_end():
    assert len(text.likeness_terms(" ".join(f"a{number}b" for number in range(9999)))) == text.LIKENESS_TERMS_MAX
