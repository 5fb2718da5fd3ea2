"""Where a remark stands, and what changed between versions: whole Vietnamese words, however they were typed."""

import unicodedata

from petitions.selectors.passages import Piece, paragraphs_of, passage_span, text_marked, words_compared

TEXT = "Sở đã khảo sát 02 địa điểm.\n\nHợp tác xã nộp hồ sơ\ntrước ngày 25."


def kinds(old, new):
    return [[(piece.kind, piece.text) for piece in line] for line in words_compared(old, new)]


def test_passage_is_found_across_lines_and_in_decomposed_typing():
    start, end = passage_span(TEXT, unicodedata.normalize("NFD", "hồ sơ  trước ngày"))
    assert TEXT[start:end] == "hồ sơ\ntrước ngày"


def test_passage_that_is_not_there_has_no_place():
    assert passage_span(TEXT, "Sở Tài chính") is None
    assert passage_span(TEXT, "  ") is None


def test_marks_stand_on_their_words_and_may_overlap():
    first, *_rest = text_marked(TEXT, ["khảo sát 02", "", "02 địa điểm"])
    assert first == (
        Piece("Sở đã "), Piece("khảo sát ", (1,)), Piece("02", (1, 3)), Piece(" địa điểm", (3,)), Piece("."),
    )  # fmt: skip


def test_a_passage_over_two_paragraphs_marks_both():
    marked = text_marked(TEXT, ["địa điểm. Hợp tác xã"])
    assert [[piece.text for piece in line if piece.marks] for line in marked] == [["địa điểm."], ["Hợp tác xã"], []]


def test_paragraphs_leave_out_empty_lines():
    assert paragraphs_of(TEXT) == ["Sở đã khảo sát 02 địa điểm.", "Hợp tác xã nộp hồ sơ", "trước ngày 25."]


def test_a_changed_word_is_whole():
    assert kinds("Giá thu gom là mười nghìn đồng.", "Giá thu gom là mươi nghìn đồng.") == [
        [("same", "Giá thu gom là "), ("removed", "mười"), ("added", "mươi"), ("same", " nghìn đồng.")]
    ]


def test_the_same_words_composed_otherwise_are_no_change():
    assert kinds(unicodedata.normalize("NFD", "Hỗ trợ máy sấy"), "Hỗ trợ máy sấy") == [[("same", "Hỗ trợ máy sấy")]]


def test_neighbouring_changes_are_one():
    found = kinds("Nộp hồ sơ trước ngày mười hai tháng này.", "Nộp hồ sơ trước ngày hai lăm tháng này.")
    assert found == [
        [("same", "Nộp hồ sơ trước ngày "), ("removed", "mười hai"), ("added", "hai lăm"), ("same", " tháng này.")]
    ]


def test_a_new_paragraph_is_added_and_the_others_stand():
    assert kinds("Một.\n\nHai.", "Một.\n\nBa bốn năm.\n\nHai.") == [
        [("same", "Một.")], [("added", "Ba bốn năm.")], [("same", "Hai.")],
    ]  # fmt: skip


def test_sentences_without_anything_in_common_are_shown_whole():
    assert kinds("Không đủ điều kiện cấp vốn.", "Trạm biến áp 250 kVA hoạt động từ 2027.") == [
        [("removed", "Không đủ điều kiện cấp vốn."), ("added", "Trạm biến áp 250 kVA hoạt động từ 2027.")]
    ]
