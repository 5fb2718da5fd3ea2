"""From bodies and signatories to the words on paper."""

from datetime import date

import pytest

from accounts.models import Signatory
from reports.documents.letterhead import issuer_lines, paper_params, superior_line
from reports.papers import Letterhead


@pytest.mark.parametrize(
    ("name", "superior", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Lam Giang", "", "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG"),
        ("Ủy ban nhân dân quận Tân Bình", "Ủy ban nhân dân Thành phố Hồ Chí Minh", "ỦY BAN NHÂN DÂN\nQUẬN TÂN BÌNH"),
        ("Sở Tài chính tỉnh Lam Giang", "Ủy ban nhân dân tỉnh Lam Giang", "SỞ TÀI CHÍNH"),
        ("Liên minh hợp tác xã tỉnh Lam Giang", "", "LIÊN MINH HỢP TÁC XÃ\nTỈNH LAM GIANG"),
        ("Công ty Điện lực", "", "CÔNG TY ĐIỆN LỰC"),
    ],
)
def test_the_area_stands_on_its_own_line_or_above(name, superior, lines):
    assert issuer_lines(name, superior) == lines


def test_the_superior_is_written_short():
    assert superior_line("Ủy ban nhân dân tỉnh Lam Giang") == "UBND TỈNH LAM GIANG"
    assert superior_line("") == ""


def test_symbol_and_signature_come_from_the_register(so_tai_chinh):
    signatory = Signatory(
        body=so_tai_chinh, full_name="Vũ Thị Hạnh", position="Phó Giám đốc", prefix="kt", for_position="Giám đốc"
    )
    params = paper_params(body=so_tai_chinh, signatory=signatory, type_code="BC", as_of=date(2026, 11, 22))
    assert (params.superior, params.issuer, params.symbol) == ("UBND TỈNH LAM GIANG", "SỞ TÀI CHÍNH", "BC-STC")
    assert params.authority == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_without_a_signatory_only_what_is_sure_is_printed(ubnd, so_tai_chinh):
    for body, authority in ((ubnd, ("TM. ỦY BAN NHÂN DÂN",)), (so_tai_chinh, ())):
        params = paper_params(body=body, signatory=None, type_code="BC", as_of=date(2026, 11, 22))
        assert params.authority == authority
        assert params.signer == ""


def test_a_letter_without_type_has_no_abbreviation(ubnd):
    params = paper_params(body=ubnd, signatory=None, type_code="", as_of=date(2026, 11, 22))
    assert params.symbol == "UBND"


def test_number_and_place_lines():
    head = Letterhead(issuer="X", symbol="TB-UBND", place="Thái Nguyên", number=15, day=date(2026, 1, 5))
    assert head.number_line.replace("\u00a0", " ") == "Số: 15/TB-UBND"
    assert head.place_date_line.replace("\u00a0", " ") == "Thái Nguyên, ngày 05 tháng 01 năm 2026"
