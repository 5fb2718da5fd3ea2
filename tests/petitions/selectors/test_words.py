"""Short forms of long texts: whole words, whole sentences, an honest "…"."""

import pytest

from petitions.selectors.words import headline, shortened

LONG = (
    "Đề nghị tỉnh hỗ trợ hợp tác xã mua máy sấy lạnh và xây kho bảo quản để chủ động đầu ra cho sản phẩm miến dong " * 3
)


@pytest.mark.parametrize("length", range(20, 160, 7))
def test_shortened_never_cuts_inside_a_word(length):
    words = shortened(LONG, length)
    assert words.endswith("…")
    assert len(words) <= length
    assert set(words[:-1].split()) <= set(LONG.split())


def test_shortened_leaves_a_short_text_as_it_is():
    assert shortened(" Xin hỗ trợ\nmáy sấy. ") == "Xin hỗ trợ máy sấy."


def test_shortened_cuts_a_word_longer_than_the_line():
    assert shortened("a" * 50, 10) == "a" * 9 + "…"


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Hợp tác xã xin hỗ trợ máy sấy lạnh. Máy cũ đã hỏng.", "Hợp tác xã xin hỗ trợ máy sấy lạnh"),
        ("Đường vào xưởng bị sạt từ tháng 9\nXe không vào được.", "Đường vào xưởng bị sạt từ tháng 9"),
        (
            "Đề nghị TP. Hồ Chí Minh cho thuê đất. Chúng tôi chờ.",
            "Đề nghị TP. Hồ Chí Minh cho thuê đất",
        ),
        ("Kính gửi Ủy ban nhân dân tỉnh:\n1. Xin cống.", "Kính gửi Ủy ban nhân dân tỉnh: 1. Xin cống"),
        ("Khi nào tỉnh làm đường vào xưởng? Xe không vào được.", "Khi nào tỉnh làm đường vào xưởng?"),
        ("Vay 1.200.000 đồng cho mỗi hộ thành viên.", "Vay 1.200.000 đồng cho mỗi hộ thành viên"),
        ("", ""),
    ],
)  # fmt: skip
def test_heading_is_the_first_sentence(text, heading):
    assert headline(text) == heading


def test_heading_of_a_long_sentence_is_cut_at_a_word():
    heading = headline(LONG)
    assert heading.endswith("…")
    assert len(heading) <= 120
    assert LONG.startswith(f"{heading[:-1]} ")
