"""A speech that counts its wishes itself is taken apart as it counts."""

import pytest

from petitions.selectors.words import wishes_counted


@pytest.mark.parametrize("text", [
    "Trình bày hai việc: một là xin giảm tiền thuê đất; hai là mở lớp kế toán.",
    "Thứ nhất, xin giảm tiền thuê đất. Thứ hai: mở lớp kế toán.",
    "Kính gửi UBND tỉnh:\n1. Xin giảm tiền thuê đất.\n2. Mở lớp kế toán.",
    "- xin giảm tiền thuê đất\n- mở lớp kế toán",
])  # fmt: skip
def test_counted_wishes(text):
    assert wishes_counted(text) == ["Xin giảm tiền thuê đất.", "Mở lớp kế toán."]


@pytest.mark.parametrize("text", [
    "", "Xin giảm tiền thuê đất.", "Thứ nhất, xin giảm tiền thuê đất.", "Đường dài 1.2 km, hợp tác xã có 2. thành viên",
    "Thời hạn từ ngày 1 đến ngày 2.",
])  # fmt: skip
def test_what_does_not_count_two_is_left_alone(text):
    assert wishes_counted(text) == []
