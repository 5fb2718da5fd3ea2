"""The annex: bảng tổng hợp ý kiến, kiến nghị và trả lời, grouped by authority and topic."""

from datetime import date

from reports.documents.authority import AuthorityView
from reports.documents.petition_lines import answer_paragraphs, by_authority, state_words, topic_words
from reports.enums import TableColumns
from reports.papers import Annex, Column, PaperParams, Row, Table
from reports.selectors.facts import PetitionFact
from reports.wording import NBSP, NOT_RECORDED, counted, paper_date, paragraphs, roman, short_date

# Widths in millimetres, 252 in all: a turned A4 sheet between its margins of 30 and 15.
FULL_COLUMNS = (
    Column(key="number", head="STT", width=10, centred=True),
    Column(key="petitioner", head="Đơn vị kiến nghị", width=26),
    Column(key="text", head="Nội dung kiến nghị", width=45),
    Column(key="lead", head="Cơ quan chủ trì trả lời", width=22),
    Column(key="parts", head="Cơ quan phối hợp", width=20),
    Column(key="authority", head="Thẩm quyền", width=15),
    Column(key="answer", head="Nội dung trả lời / kết quả giải quyết", width=46),
    Column(key="letter", head="Số, ngày văn bản trả lời", width=20.5),
    Column(key="due", head="Thời hạn", width=20.5, centred=True),
    Column(key="state", head="Tình trạng", width=16),
    Column(key="note", head="Ghi chú", width=11),
)
COMPACT_COLUMNS = (
    Column(key="number", head="STT", width=10, centred=True),
    Column(key="petitioner", head="Đơn vị kiến nghị", width=32),
    Column(key="text", head="Nội dung kiến nghị", width=60),
    Column(key="lead", head="Cơ quan chủ trì trả lời", width=28),
    Column(key="answer", head="Nội dung trả lời / kết quả giải quyết", width=61),
    Column(key="letter", head="Số, ngày văn bản trả lời", width=21),
    Column(key="due", head="Thời hạn", width=21, centred=True),
    Column(key="state", head="Tình trạng", width=19),
)
COLUMNS = {TableColumns.FULL: FULL_COLUMNS, TableColumns.COMPACT: COMPACT_COLUMNS}


def petitions_annex(
    petitions: tuple[PetitionFact, ...], view: AuthorityView, params: PaperParams, type_name: str
) -> Annex:
    """The annex of a paper of this type. Without a petition it is one line that says so."""
    columns = COLUMNS[TableColumns(params.options.get("columns", TableColumns.FULL))]
    rows = _rows(petitions, view, columns, params.as_of)
    gap = NBSP * 6
    return Annex(
        title="BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ CỦA HỢP TÁC XÃ VÀ TRẢ LỜI",
        attached_to=(
            f"(Kèm theo {type_name} số{gap}/{params.symbol} "
            f"{paper_date(None, year=params.as_of.year)} của {params.issuing_name})"
        ),
        table=Table(columns=columns, rows=rows),
        closing=f"Tổng số: {counted(len(petitions))} ý kiến, kiến nghị./.",
        empty_note="Chưa có ý kiến, kiến nghị nào được ghi nhận./.",
    )


def _rows(
    petitions: tuple[PetitionFact, ...], view: AuthorityView, columns: tuple[Column, ...], day: date
) -> tuple[Row, ...]:
    """The number runs on through all groups, so that a petition can be named by it."""
    groups = by_authority(petitions, view)
    ordered = [one for _group, topics in groups for _topic, found in topics for one in found]
    numbers = {one.id: number for number, one in enumerate(ordered, start=1)}
    rows: list[Row] = []
    for place, (group, topics) in enumerate(groups, start=1):
        total = counted(sum(len(found) for _topic, found in topics))
        rows.append(Row(title=f"{roman(place)}. {group.title.upper()} ({total} kiến nghị)", level=1))
        for order, (topic, found) in enumerate(topics, start=1):
            rows.append(Row(title=f"{order}. {topic_words(topic)} ({counted(len(found))} kiến nghị)", level=2))
            for one in found:
                cells = _cells(one, view, numbers, day)
                rows.append(Row(tuple(cells[column.key] for column in columns)))
    return tuple(rows)


def _cells(one: PetitionFact, view: AuthorityView, numbers: dict[int, int], day: date) -> dict[str, tuple[str, ...]]:
    return {
        "number": (str(numbers[one.id]),),
        "petitioner": one.petitioners or (NOT_RECORDED,),
        "text": paragraphs(one.wording),
        "lead": (one.lead or one.sent_to,),
        "parts": one.parts or ("",),
        "authority": (view.labels.get(one.authority, ""),),
        "answer": answer_paragraphs(one, numbers),
        "letter": (one.letter_number, short_date(one.letter_date)) if one.letter_number else ("",),
        "due": (short_date(one.due),),
        "state": (state_words(one, day),),
        "note": (f"Gộp với {one.follows_code}" if one.follows else "",),
    }
