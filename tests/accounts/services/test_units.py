from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import AdministrativeUnit
from accounts.services.unit_file import unit_rows_read
from core.audit import audit_for

HEAD = "code,name,kind,parent_code,valid_from,valid_until,successor_code"
GOOD = f"""{HEAD}
97001,Xã Nà Khoang,commune,97,2025-07-01,,
97,Tỉnh Lam Giang,province,,,,
97-H1,Huyện Khe Vàng,district,97,,2025-06-30,97001
"""


def load(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "units.csv"
    path.write_bytes(text.encode(encoding))
    out = StringIO()
    call_command("import_units", str(path), stdout=out)
    return out.getvalue().strip()


def refused(tmp_path, text, encoding="utf-8"):
    with pytest.raises(CommandError) as error:
        load(tmp_path, text, encoding)
    return str(error.value)


def test_units_come_in_any_order_with_paths_and_successors(db, tmp_path):
    assert load(tmp_path, GOOD) == "Đơn vị hành chính: 3 mới, 0 thay đổi, 0 giữ nguyên."

    commune = AdministrativeUnit.objects.get(code="97001")
    district = AdministrativeUnit.objects.get(code="97-H1")
    assert commune.path == "/97/97001/"
    assert commune.parent.name == "Tỉnh Lam Giang"
    assert commune.valid_from == date(2025, 7, 1)
    assert (district.successor, district.valid_until) == (commune, date(2025, 6, 30))
    assert "từ tệp" in audit_for(commune).get().render()


def test_loading_again_changes_nothing_and_a_correction_only_itself(db, tmp_path):
    load(tmp_path, GOOD)

    again = load(tmp_path, GOOD)
    corrected = load(tmp_path, GOOD.replace("Xã Nà Khoang", "Xã Nà Khoang Mới"))

    assert again == "Đơn vị hành chính: 0 mới, 0 thay đổi, 3 giữ nguyên."
    assert corrected == "Đơn vị hành chính: 0 mới, 1 thay đổi, 2 giữ nguyên."
    assert AdministrativeUnit.objects.get(code="97001").search_key == "xa na khoang moi 97001"


def test_moving_a_unit_moves_what_lies_under_it(db, tmp_path):
    load(
        tmp_path, f"{HEAD}\n1,Tỉnh A,province,,,,\n2,Huyện B,district,1,,,\n3,Xã C,commune,2,,,\n4,Tỉnh D,province,,,,"
    )

    load(tmp_path, f"{HEAD}\n2,Huyện B,district,4,,,")

    assert AdministrativeUnit.objects.get(code="3").path == "/4/2/3/"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_excel_writes_semicolons_and_a_byte_order_mark(db, tmp_path, encoding):
    text = "code;name;kind;parent_code;valid_from\r\n97;Tỉnh Lam Giang;Tỉnh;;01/07/2025\r\n"

    load(tmp_path, text, encoding)

    assert AdministrativeUnit.objects.get().valid_from == date(2025, 7, 1)


def test_every_mistake_is_named_with_its_line_and_nothing_is_loaded(db, tmp_path):
    text = f"""{HEAD}
97,Tỉnh Lam Giang,province,,,,
9_7,,làng,97,31/02/2025,,
98,Tỉnh B,province,,2025-07-01,2025-06-30,
"""
    message = refused(tmp_path, text)

    assert "Dòng 3: code “9_7”" in message
    assert "Dòng 3: Không có loại “làng”" in message
    assert "Dòng 3: valid_from “31/02/2025” không phải ngày." in message
    assert "Dòng 4: valid_until đứng trước valid_from." in message
    assert not AdministrativeUnit.objects.exists()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("97,A,province,,,,\n97,B,province,,,,", "Dòng 3: Mã 97 đã có ở dòng 2."),
        ("97,A,province,11,,,", "Dòng 2: Không có đơn vị nào mang mã 11"),
        ("97,A,province,,,,12", "Dòng 2: Không có đơn vị nào mang mã 12"),
        ("97,A,province,97,,,", "Dòng 2: Đơn vị không thể là cấp trên"),
        ("97,A,province,98,,,\n98,B,province,97,,,", "Dòng 2: Đơn vị 97 sẽ nằm dưới chính mình."),
    ],
)
def test_rows_that_do_not_fit_together_are_refused(db, tmp_path, rows, words):
    assert words in refused(tmp_path, f"{HEAD}\n{rows}\n")
    assert not AdministrativeUnit.objects.exists()


def test_file_that_is_no_such_file_is_refused(db, tmp_path):
    assert "parent_code" in refused(tmp_path, "code,name,kind\n97,A,province\n")
    assert "UTF-8" in refused(tmp_path, GOOD, "utf-16")
    assert "code" in refused(tmp_path, "")
    with pytest.raises(CommandError, match=r"nowhere\.csv"):
        call_command("import_units", str(tmp_path / "nowhere.csv"))


def test_quoted_names_over_two_lines_keep_the_count_of_lines():
    rows = unit_rows_read((f'{HEAD}\n1,"Tỉnh\nA",province,,,,\n2,B,province,,,,').splitlines(keepends=True))

    assert [row.line for row in rows] == [3, 4]
    assert rows[0].name == "Tỉnh A"
