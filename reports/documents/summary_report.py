"""Báo cáo tổng hợp kết quả hội nghị (BC): five parts made from figures, and the table of petitions as annex.

Says only what is recorded. What a meeting's record does not hold is printed as "(không ghi lại)".
"""

from reports.documents.annex_table import petitions_annex
from reports.documents.authority import AuthorityView, authority_view
from reports.documents.meeting_lines import write_meeting
from reports.documents.outline import Outline
from reports.documents.petition_lines import (
    as_of,
    brief,
    by_authority,
    result_counts,
    sent_words,
    short_result,
    topic_words,
)
from reports.papers import Column, Paper, PaperParams, Row, Table
from reports.selectors.facts import MeetingFacts, PetitionFact
from reports.wording import NOT_RECORDED, counted, ended, listed, lower_first, paper_date, paragraphs, upper_first

TYPE_NAME, TYPE_CODE = "BÁO CÁO", "BC"
# Above this number the text gives the figures of each topic only; every petition stands in the annex.
LISTED_IN_TEXT = 60


def summary_subject(meeting_title: str) -> str:
    """The trích yếu: "Tổng hợp kết quả Hội nghị đối thoại …"."""
    return f"Tổng hợp kết quả {upper_first(meeting_title)}"


def summary_report(facts: MeetingFacts, params: PaperParams) -> Paper:
    """The report on one meeting as of the day in `params`."""
    view = authority_view(facts)
    outline = Outline()
    write_meeting(outline, facts)
    _write_figures(outline, facts, view, params)
    _write_contents(outline, facts, view, params)
    _write_shortcomings(outline, facts, params)
    _write_proposals(outline, facts, view)
    _write_closing(outline, facts, params)
    return Paper(
        type_name=TYPE_NAME,
        subject=summary_subject(facts.meeting.title),
        head=params.letterhead(),
        body=tuple(outline.blocks),
        signing=params.signing(),
        addressed_to=params.addressed_to,
        annexes=(petitions_annex(facts.petitions, view, params, "Báo cáo"),),
    )


def _write_figures(outline: Outline, facts: MeetingFacts, view: AuthorityView, params: PaperParams) -> None:
    outline.section("Kết quả tổng hợp ý kiến, kiến nghị")
    found = facts.petitions
    if not found:
        outline.text(f"{as_of(params.as_of)}, chưa có ý kiến, kiến nghị nào được ghi nhận.")
        return
    outline.clause("Tổng số")
    outline.text(_total_words(facts, params))
    outline.clause("Theo lĩnh vực và thẩm quyền")
    outline.table(_topic_table(found, view))
    outline.clause("Theo kết quả giải quyết")
    _write_results(outline, found, params)
    bodies = _by_lead([one for one in found if one.answered])
    if bodies:
        outline.clause("Cơ quan, đơn vị đã trả lời")
        outline.items(f"{name}: {counted(len(theirs))} kiến nghị" for name, theirs in bodies.items())


def _total_words(facts: MeetingFacts, params: PaperParams) -> str:
    found = facts.petitions
    askers = {name for one in found for name in one.petitioners}
    merged = sum(one.follows is not None for one in found)
    text = (
        f"{as_of(params.as_of)}, đã ghi nhận {counted(len(found))} ý kiến, kiến nghị "
        f"của {counted(len(askers))} đơn vị, nhóm đơn vị"
    )
    extra = listed(
        (
            f"{counted(merged)} kiến nghị trùng nội dung được gộp xử lý" if merged else "",
            f"{counted(facts.withdrawn)} kiến nghị đã được rút (không tính trong tổng số)" if facts.withdrawn else "",
            f"{counted(facts.redirected)} nội dung khiếu nại, tố cáo đã chuyển xử lý riêng theo quy định "
            "(không tính trong tổng số)"
            if facts.redirected
            else "",
        )
    )
    return ended(f"{text}; {extra}" if extra else text)


def _topic_table(found: tuple[PetitionFact, ...], view: AuthorityView) -> Table:
    """Topics down, authority across; columns without a single petition are left out. 165 mm in all."""
    groups = [group for group in view.groups if any(one.authority in group.levels for one in found)]
    width = 22.0
    columns = (
        Column(key="topic", head="Lĩnh vực", width=165 - width * (len(groups) + 2)),
        Column(key="all", head="Tổng số", width=width, centred=True),
        *(Column(key=group.key, head=group.short, width=width, centred=True) for group in groups),
        Column(key="answered", head="Đã trả lời", width=width, centred=True),
    )
    topics: dict[str, list[PetitionFact]] = {}
    for one in sorted(found, key=lambda one: (one.topic_order, one.topic)):
        topics.setdefault(one.topic, []).append(one)

    def cells(name: str, theirs: list[PetitionFact]) -> tuple[tuple[str, ...], ...]:
        counts = [len(theirs), *(sum(one.authority in group.levels for one in theirs) for group in groups)]
        counts.append(sum(one.answered for one in theirs))
        return ((name,), *((counted(count),) for count in counts))

    rows = [Row(cells(topic or "Chưa phân loại", theirs)) for topic, theirs in topics.items()]
    return Table(columns=columns, rows=(*rows, Row(cells("Tổng số", list(found)), total=True)))


def _write_results(outline: Outline, found: tuple[PetitionFact, ...], params: PaperParams) -> None:
    counts = result_counts(found)
    late = sum(one.is_overdue(params.as_of) for one in found)
    kinds = listed(
        f"{counted(counts[key])} {words}"
        for key, words in (
            ("resolved", "đã giải quyết"),
            ("explained", "đã giải trình, hướng dẫn"),
            ("roadmap", "đang giải quyết theo lộ trình"),
            ("not_possible", "không thực hiện được"),
            ("no_outcome", "chưa ghi kết quả giải quyết"),
        )
        if counts[key]
    )
    lines = (
        ("Đã trả lời", counts["answered"], f", trong đó {kinds}" if kinds else ""),
        ("Đang giải quyết", counts["handled"], ""),
        ("Mới tiếp nhận, chưa giao xử lý", counts["new"], ""),
        ("Vượt thẩm quyền, đã kiến nghị cấp có thẩm quyền", counts["escalated"], ""),
        ("Không tiếp nhận", counts["declined"], ""),
    )
    outline.items(f"{name}: {counted(count)} kiến nghị{rest}" for name, count, rest in lines if count)
    if late:
        outline.text(f"Trong số chưa trả lời có {counted(late)} kiến nghị đã quá thời hạn.")


def _by_lead(found: list[PetitionFact]) -> dict[str, list[PetitionFact]]:
    """Petitions by who leads the answer, the busiest first."""
    bodies: dict[str, list[PetitionFact]] = {}
    for one in found:
        bodies.setdefault(one.lead or NOT_RECORDED, []).append(one)
    return dict(sorted(bodies.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def _write_contents(outline: Outline, facts: MeetingFacts, view: AuthorityView, params: PaperParams) -> None:
    outline.section("Nội dung cụ thể theo nhóm")
    if not facts.petitions:
        outline.text("Không có nội dung.")
        return
    for group, topics in by_authority(facts.petitions, view):
        total = sum(len(found) for _topic, found in topics)
        outline.clause(f"{group.title} ({counted(total)} kiến nghị)")
        for topic, found in topics:
            head = f"{topic_words(topic)} ({counted(len(found))} kiến nghị): {short_result(found, params.as_of)}"
            outline.point(ended(head))
            if len(facts.petitions) <= LISTED_IN_TEXT:
                outline.items(brief(one) for one in found)
    outline.text("Nội dung trả lời và kết quả giải quyết từng kiến nghị nêu tại Phụ lục.")


def _write_shortcomings(outline: Outline, facts: MeetingFacts, params: PaperParams) -> None:
    outline.section("Tồn tại, nguyên nhân")
    outline.clause("Tồn tại")
    late = [one for one in facts.petitions if one.is_overdue(params.as_of)]
    waiting = [one for one in facts.petitions if not one.answered and not one.refusal]
    if late:
        outline.text(f"{as_of(params.as_of)}, còn {counted(len(late))} kiến nghị quá thời hạn trả lời:")
        outline.items(
            f"{name if name != NOT_RECORDED else 'Chưa giao cơ quan chủ trì'}: {counted(len(theirs))} kiến nghị"
            for name, theirs in _by_lead(late).items()
        )
    elif waiting:
        outline.text(
            f"{as_of(params.as_of)}, còn {counted(len(waiting))} kiến nghị chưa có trả lời, "
            "chưa có kiến nghị quá thời hạn."
        )
    else:
        outline.text("Không có kiến nghị chưa được trả lời.")
    outline.clause("Nguyên nhân")
    outline.text(upper_first(ended(NOT_RECORDED)))


def _write_proposals(outline: Outline, facts: MeetingFacts, view: AuthorityView) -> None:
    outline.section("Kiến nghị, đề xuất và tổ chức thực hiện")
    sent = [one for one in facts.petitions if one.sent_to]
    beyond = [one for one in facts.petitions if one.authority in view.beyond() and not one.sent_to and not one.answered]
    if sent or beyond:
        outline.clause("Nội dung vượt thẩm quyền")
    if sent:
        outline.text(f"Đã kiến nghị cấp có thẩm quyền {counted(len(sent))} nội dung:")
        outline.items(f"{brief(one, 160)}. {sent_words(one)}" for one in sent)
    if beyond:
        outline.text(f"Còn {counted(len(beyond))} nội dung vượt thẩm quyền chưa có văn bản kiến nghị cấp trên:")
        outline.items(brief(one, 160) for one in beyond)
    conclusions = facts.meeting.conclusions
    outline.clause("Kết luận của chủ trì Hội nghị")
    if not conclusions:
        outline.text(upper_first(ended(NOT_RECORDED)))
    for one in conclusions:
        who = listed((one.responsible, *one.cooperating))
        due = f"trước ngày {paper_date(one.due_on)[5:]}" if one.due_on else f"thời hạn {NOT_RECORDED[1:-1]}"
        done = f"; đã thực hiện {paper_date(one.done_on)}" if one.done_on else ""
        text = " ".join(paragraphs(one.text))
        outline.point(ended(f"{ended(text, '')} (thực hiện: {who or NOT_RECORDED[1:-1]}; {due}{done})"))


def _write_closing(outline: Outline, facts: MeetingFacts, params: PaperParams) -> None:
    if facts.meeting.source:
        outline.text(f"Nguồn thông tin: {ended(' '.join(paragraphs(facts.meeting.source)))}")
    whom = listed(lower_first(name) if name.startswith("Các") else name for name in params.addressed_to)
    told = f"kính báo cáo {whom}" if whom else "báo cáo để các cơ quan, đơn vị biết, theo dõi"
    outline.text(
        f"Trên đây là Báo cáo {lower_first(summary_subject(facts.meeting.title))}; {params.issuing_name} {told}./."
    )
