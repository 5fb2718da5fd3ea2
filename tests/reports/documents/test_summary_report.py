"""The words of the summary report: what is recorded, and nothing else."""

from datetime import date, time

import pytest

from petitions.enums import Outcome, PetitionState
from reports.papers import BlockKind, PaperParams
from reports.wording import NOT_RECORDED
from tests.factories import reports as made


def text_of(paper) -> str:
    words = " ".join(f"{block.number} {block.title} {block.text}" for block in paper.body)
    return " ".join(words.split())


def titles(paper, kind=BlockKind.SECTION) -> list[str]:
    return [block.title for block in paper.body if block.kind == kind]


def test_five_parts_in_order():
    paper = made.paper()
    assert titles(paper) == [
        "TÌNH HÌNH TỔ CHỨC HỘI NGHỊ",
        "KẾT QUẢ TỔNG HỢP Ý KIẾN, KIẾN NGHỊ",
        "NỘI DUNG CỤ THỂ THEO NHÓM",
        "TỒN TẠI, NGUYÊN NHÂN",
        "KIẾN NGHỊ, ĐỀ XUẤT VÀ TỔ CHỨC THỰC HIỆN",
    ]
    assert paper.body[-1].text.endswith("./.")


def test_the_subject_names_the_meeting():
    assert made.paper().subject.startswith("Tổng hợp kết quả Hội nghị đối thoại giữa lãnh đạo")


def test_a_meeting_of_which_little_is_recorded_says_so():
    bare = made.meeting(
        recorded_as_past=True, held_on=None, starts_at=None, session="not_recorded", place="", theme="", purpose="",
        chairs=(), hosts=(), delegates=(), references=(), awards=(), conclusions=(), turns_counted=None,
        organisations_counted=None, organisation_kinds=(),
    )  # fmt: skip
    text = text_of(made.paper(made.facts(meeting=bare)))
    for line in ("ngày, giờ", "Địa điểm:", "Đơn vị chủ trì tổ chức:", "Chủ trì:", "Thư ký:", "Chủ đề:", "Mục đích:"):
        assert f"{line} {NOT_RECORDED}" in text
    assert f"Số lượt ý kiến tại Hội nghị: {NOT_RECORDED}" in text


def test_a_planned_meeting_is_not_told_as_held():
    planned = made.meeting(state="draft", held_on=None, starts_at=None, place="", chairs=())
    text = text_of(made.paper(made.facts(meeting=planned)))
    assert "Địa điểm: (chưa xác định)" in text
    assert "Chủ trì: (chưa xác định)" in text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"starts_at": time(8), "ends_at": time(11, 30)}, "từ 08 giờ 00 phút đến 11 giờ 30 phút"),
        ({"starts_at": time(8), "ends_at": None}, "từ 08 giờ 00 phút; giờ kết thúc (không ghi lại)"),
        ({"starts_at": None, "ends_at": None}, "buổi sáng, ngày 18 tháng 11 năm 2026; giờ bắt đầu và kết thúc"),
    ],
)
def test_time_is_told_as_far_as_it_is_known(changes, words):
    text = text_of(made.paper(made.facts(meeting=made.meeting(**changes))))
    assert words in text.replace("\u00a0", " ")


def test_facts_of_the_meeting_are_told():
    text = text_of(made.paper()).replace("\u00a0", " ")
    for words in (
        "Bà Lê Thị Hạnh, Phó Chủ tịch UBND tỉnh",
        "Ủy ban nhân dân các phường: 15 đơn vị",
        "Chương trình hành động số 29-CTrHĐ/TU ngày 01 tháng 01 năm 2023 của Thành ủy, thực hiện Nghị quyết số "
        "20-NQ/TW ngày 16 tháng 6 năm 2022",
        "Bằng khen của Chủ tịch UBND tỉnh: 08 tập thể (tên đơn vị không ghi lại)",
        "Số lượt ý kiến tại Hội nghị: 10 lượt",
        "(thực hiện: Liên minh HTX tỉnh; trước ngày 15 tháng 12 năm 2026)",
    ):
        assert words in text
    assert text.count("20-NQ/TW") == 1


def test_the_figures_add_up():
    paper = made.paper()
    text = text_of(paper)
    assert "đã ghi nhận 12 ý kiến, kiến nghị" in text
    table = next(block.table for block in paper.body if block.table)
    last = [cell[0] for cell in table.rows[-1].cells]
    assert last == ["Tổng số", "12", "04", "04", "04", "06"]
    for place in range(1, 6):
        assert sum(int(row.cells[place][0]) for row in table.rows[:-1]) == int(last[place])
    assert sum(column.width for column in table.columns) == pytest.approx(165)


def test_what_is_late_is_named_with_who_holds_it():
    text = text_of(made.paper(as_of=date(2026, 11, 22)))
    assert "còn 04 kiến nghị quá thời hạn trả lời" in text
    assert "Sở Công Thương: 04 kiến nghị" in text
    assert "quá thời hạn trả lời" not in text_of(made.paper(as_of=date(2026, 11, 20)))


def test_no_cause_is_made_up():
    blocks = made.paper().body
    place = next(number for number, block in enumerate(blocks) if block.title == "Nguyên nhân")
    assert blocks[place + 1].text == "(không ghi lại)."


def test_many_petitions_are_told_by_figures_alone():
    few, many = made.paper(), made.paper(made.facts(petitions=made.petitions(61)))
    assert "Hợp tác xã Miến dong Đá Trắng" in text_of(few)
    section = text_of(many).split("TỒN TẠI, NGUYÊN NHÂN")[0]
    assert "Hợp tác xã Miến dong Đá Trắng" not in section


def annex_titles(paper) -> list[str]:
    return [row.title for row in paper.annexes[0].table.rows if row.level]


def test_the_annex_is_grouped_by_authority_and_topic():
    assert annex_titles(made.paper())[:3] == [
        "I. KIẾN NGHỊ THUỘC THẨM QUYỀN CỦA TỈNH (04 kiến nghị)",
        "1. Lĩnh vực tín dụng, vay vốn (01 kiến nghị)",
        "2. Lĩnh vực đất đai, mặt bằng, tiền thuê đất (01 kiến nghị)",
    ]
    numbers = [row.cells[0][0] for row in made.paper().annexes[0].table.rows if not row.level]
    assert numbers == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize(
    ("level", "unit", "own", "below", "beyond"),
    [
        ("province", "Tỉnh Lam Giang", "CỦA TỈNH", "CẤP XÃ", {"ministry"}),
        ("province", "Thành phố Lam Giang", "CỦA THÀNH PHỐ", "CẤP XÃ", {"ministry"}),
        ("district", "Quận Tân Bình", "CỦA QUẬN", "", {"province", "ministry"}),
        ("commune", "Xã Nà Khoang", "CỦA XÃ", "", {"province", "ministry"}),
    ],
)
def test_beyond_authority_is_relative(level, unit, own, below, beyond):
    facts = made.facts(level=level, meeting=made.meeting(unit_name=unit))
    found = [title for title in annex_titles(made.paper(facts)) if title[0] in "IVX"]
    assert f"THUỘC THẨM QUYỀN {own}" in found[0]
    assert any(f"THUỘC THẨM QUYỀN {below}" in title for title in found[1:]) == bool(below)
    assert f"VƯỢT THẨM QUYỀN {own}" in found[-1]
    expected = sum(one.authority in beyond for one in facts.petitions)
    assert found[-1].endswith(f"({expected:02d} kiến nghị)")


def test_columns_fill_the_sheet_exactly():
    for columns in ("full", "compact"):
        table = made.paper(options={"columns": columns}).annexes[0].table
        assert sum(column.width for column in table.columns) == pytest.approx(252)
        assert len(table.columns) == (11 if columns == "full" else 8)
        assert {len(row.cells) for row in table.rows if not row.level} == {len(table.columns)}


def cells(fact) -> dict[str, str]:
    table = made.paper(made.facts(petitions=(fact,))).annexes[0].table
    row = next(row for row in table.rows if not row.level)
    return {column.key: " | ".join(cell) for column, cell in zip(table.columns, row.cells, strict=True)}


def test_an_answer_on_the_spot_without_words_says_so():
    fact = made.petition_fact(1, on_the_spot=True, words_recorded=False, answer="", outcome=None)
    assert cells(fact)["answer"] == "Đã trả lời tại Hội nghị; nội dung trả lời (không ghi lại)."
    assert cells(fact)["state"] == "Đã trả lời"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"outcome": Outcome.ROADMAP, "outcome_due": date(2027, 3, 31)}, "Thực hiện theo lộ trình đến 31/03/2027."),
        ({"outcome": Outcome.NOT_POSSIBLE, "outcome_note": "hết quỹ đất"}, "Không thực hiện được: hết quỹ đất."),
        ({"replies": ("Bộ Tài chính trả lời: đồng ý",)}, "Bộ Tài chính trả lời: đồng ý."),
    ],
)
def test_what_became_of_it_follows_the_answer(changes, words):
    assert words in cells(made.petition_fact(1, **changes))["answer"]


def test_a_petition_put_to_a_higher_authority_names_the_letter():
    fact = made.waiting_fact(
        1, state=PetitionState.ESCALATED, lead="", sent_to="Bộ Tài chính", sent_number="812/UBND-KT",
        sent_date=date(2026, 11, 12),
    )  # fmt: skip
    assert cells(fact)["answer"] == "Đã kiến nghị Bộ Tài chính tại văn bản số 812/UBND-KT ngày 12/11/2026."
    assert cells(fact)["lead"] == "Bộ Tài chính"


def test_a_merged_petition_points_to_its_leads_number():
    facts = made.facts(
        petitions=(made.petition_fact(1), made.petition_fact(2, follows=1, follows_code="KN-2026-000001"))
    )
    rows = [row for row in made.paper(facts).annexes[0].table.rows if not row.level]
    assert rows[1].cells[6] == ("Gộp xử lý, trả lời chung tại số thứ tự 1.",)


def test_params_survive_storing():
    params = made.paper_params(number=5, dated=date(2026, 1, 5), options={"columns": "compact"})
    assert PaperParams.from_json(params.as_json()) == params
