"""Part I of a report on a meeting: what is recorded of it, fact by fact."""

from meetings.enums import DaySession, DelegateKind, MeetingState, ReferenceRole
from meetings.selectors import ConsultationView, DelegateView, MeetingView, ReferenceView
from reports.documents.outline import Outline
from reports.selectors.facts import AreaFact, MeetingFacts
from reports.wording import (
    NOT_RECORDED,
    clock,
    counted,
    ended,
    listed,
    lower_first,
    name_unbroken,
    paper_date,
    paragraphs,
    upper_first,
)

NOT_SET = "(chưa xác định)"
_HELD = frozenset({MeetingState.IN_SESSION, MeetingState.CONCLUDED, MeetingState.CLOSED})
_SESSIONS = {
    DaySession.MORNING: "buổi sáng",
    DaySession.AFTERNOON: "buổi chiều",
    DaySession.EVENING: "buổi tối",
    DaySession.ALL_DAY: "cả ngày",
}
_TREATMENTS = {"accepted": "tiếp thu", "partly": "tiếp thu một phần", "explained": "giải trình"}


def write_meeting(outline: Outline, facts: MeetingFacts) -> None:
    """Mục I: tình hình tổ chức Hội nghị."""
    meeting = facts.meeting
    outline.section("Tình hình tổ chức Hội nghị")
    outline.clause("Thời gian, địa điểm, đơn vị tổ chức")
    outline.items(_frame(meeting))
    outline.clause("Thành phần")
    outline.items(_people(meeting))
    outline.clause("Chủ đề, mục đích")
    outline.prose(upper_first(meeting.theme) or NOT_RECORDED, lead="Chủ đề: ")
    outline.prose(upper_first(meeting.purpose) or NOT_RECORDED, lead="Mục đích: ")
    if meeting.summary:
        outline.prose(meeting.summary)
    _write_agenda(outline, meeting)
    _write_references(outline, meeting)
    _write_consultations(outline, meeting)
    _write_figures(outline, facts)
    _write_awards(outline, meeting)
    _write_publication(outline, meeting)


def unknown(meeting: MeetingView) -> str:
    """How an empty fact reads: nobody wrote it down, or somebody still has to decide it."""
    return NOT_RECORDED if meeting.recorded_as_past or meeting.state in _HELD else NOT_SET


def _frame(meeting: MeetingView) -> list[str]:
    lines = [f"Thời gian: {when_words(meeting)}", f"Địa điểm: {_place_words(meeting)}"]
    if meeting.state == MeetingState.CANCELLED:
        lines.append(f"Hội nghị đã hủy: {ended(meeting.cancel_reason, '')}")
    hosts = listed(meeting.hosts) or unknown(meeting)
    lines.append(f"Đơn vị chủ trì tổ chức: {hosts}")
    lines.append(f"Cơ quan đầu mối: {meeting.organiser_name}")
    lines.append(f"Địa bàn: {meeting.unit_name}, năm {meeting.year}")
    if meeting.organisation_kinds:
        kinds = listed(lower_first(kind) for kind in meeting.organisation_kinds)
        lines.append(f"Đối tượng: {kinds} trên địa bàn")
    return lines


def when_words(meeting: MeetingView) -> str:
    """ "buổi sáng, ngày 24 tháng 3 năm 2023; giờ bắt đầu và kết thúc (không ghi lại)"."""
    if meeting.held_on is None:
        return f"năm {meeting.year}; ngày, giờ {unknown(meeting)}"
    session = _SESSIONS.get(DaySession(meeting.session), "")
    day = f"{session}, {paper_date(meeting.held_on)}" if session else paper_date(meeting.held_on)
    if meeting.starts_at and meeting.ends_at:
        return f"{day}, từ {clock(meeting.starts_at)} đến {clock(meeting.ends_at)}"
    if meeting.starts_at:
        return f"{day}, từ {clock(meeting.starts_at)}; giờ kết thúc {unknown(meeting)}"
    return f"{day}; giờ bắt đầu và kết thúc {unknown(meeting)}"


def _place_words(meeting: MeetingView) -> str:
    note = f" ({meeting.place_note})" if meeting.place_note else ""
    return f"{meeting.place}{note}" if meeting.place else unknown(meeting)


def person_words(person: DelegateView) -> str:
    """ "Bà Thái Thị Lan Chi, Quận ủy viên, Phó Chủ tịch UBND quận"."""
    name = name_unbroken(person.full_name)
    return ", ".join(part for part in (name, *(person.positions or (person.represents,))) if part)


def _people(meeting: MeetingView) -> list[str]:
    lines = [
        f"Chủ trì: {listed(map(person_words, meeting.chairs), last='và') or unknown(meeting)}",
        f"Thư ký: {listed(map(person_words, meeting.secretaries)) or unknown(meeting)}",
    ]
    others = [one for one in meeting.delegates if not one.is_chair and not one.is_secretary]
    lines += [upper_first(_delegate_words(one)) for one in others]
    if meeting.organisations_counted is not None:
        lines.append(f"Số tổ chức kinh tế tập thể tham dự: {counted(meeting.organisations_counted)}")
    else:
        lines.append(f"Số tổ chức kinh tế tập thể tham dự: {unknown(meeting)}")
    turns = f"{counted(meeting.turns_counted)} lượt" if meeting.turns_counted is not None else unknown(meeting)
    lines.append(f"Số lượt ý kiến tại Hội nghị: {turns}")
    return lines


def _delegate_words(one: DelegateView) -> str:
    if one.kind == DelegateKind.PERSON:
        return person_words(one)
    if one.kind == DelegateKind.GROUP:
        units = {"bodies": "đơn vị", "organisations": "tổ chức", "people": "người"}
        number = f"{counted(one.count)} {units['people']}" if one.count else f"số lượng {NOT_RECORDED}"
        return f"{one.name}: {one.count_text if one.count else number}"
    return one.name


def _write_agenda(outline: Outline, meeting: MeetingView) -> None:
    if not meeting.agenda:
        return
    outline.clause("Chương trình")
    lines = []
    for item in meeting.agenda:
        hours = " - ".join(clock(hour) for hour in (item.starts_at, item.ends_at) if hour)
        by = f" ({item.presenter})" if item.presenter else ""
        lines.append(f"{hours}: {item.title}{by}" if hours else f"{item.title}{by}")
    outline.items(lines)


def _write_references(outline: Outline, meeting: MeetingView) -> None:
    if not meeting.references:
        return
    outline.clause("Văn bản được thông tin, sử dụng tại Hội nghị")
    by_id = {one.id: one for one in meeting.references}
    # What another one carries out is told with it, once.
    sources = {one.carries_out_id for one in meeting.references}
    outline.items(_reference_words(one, by_id) for one in meeting.references if one.id not in sources)


def _reference_words(one: ReferenceView, by_id: dict[int, ReferenceView]) -> str:
    symbol = f"số {one.symbol}" if one.symbol else ""
    day = paper_date(one.date) if one.date else ""
    issuer = f"của {one.issuer}" if one.issuer else ""
    title = f"“{one.title}”" if one.title else ""
    words = " ".join(part for part in (one.type_name, symbol, day, issuer, title) if part)
    if one.role == ReferenceRole.BASIS:
        words = f"Căn cứ: {words}"
    source = by_id.get(one.carries_out_id) if one.carries_out_id else None
    return f"{words}, thực hiện {_reference_words(source, by_id)}" if source else words


def _write_consultations(outline: Outline, meeting: MeetingView) -> None:
    if not meeting.consultations:
        return
    outline.clause("Lấy ý kiến dự thảo văn bản")
    for one in meeting.consultations:
        outline.text(_consultation_words(one))
        outline.items(
            f"{opinion.giver or NOT_RECORDED}: {' '.join(paragraphs(opinion.text)) or NOT_RECORDED}"
            + (
                f" ({_TREATMENTS[opinion.treatment]}"
                if opinion.treatment in _TREATMENTS
                else f" (tiếp thu, giải trình {NOT_RECORDED[1:-1]}"
            )
            + (f": {ended(' '.join(paragraphs(opinion.response)), '')})" if opinion.response else ")")
            for opinion in one.opinions
        )


def _consultation_words(one: ConsultationView) -> str:
    by = f" (cơ quan soạn thảo: {one.body_name})" if one.body_name else ""
    number = counted(one.opinions_counted) if one.opinions_counted is not None else NOT_RECORDED
    outcome = " ".join(paragraphs(one.outcome)) or NOT_RECORDED
    return ended(f"{one.title}{by}: số ý kiến góp ý {number}; kết quả tiếp thu, giải trình: {lower_first(outcome)}")


def _write_figures(outline: Outline, facts: MeetingFacts) -> None:
    if not (facts.figures or facts.ocop_products or facts.products):
        return
    outline.clause(f"Tình hình kinh tế tập thể trên địa bàn năm {facts.meeting.year}")
    outline.items(map(_figure_words, facts.figures))
    sources = listed(dict.fromkeys(one.source for one in facts.figures))
    if sources:
        outline.text(f"Nguồn số liệu: {ended(sources)}")
    if facts.ocop_products:
        outline.text(f"Sản phẩm tiêu biểu, gắn với “mỗi xã một sản phẩm” (OCOP): {listed(facts.ocop_products)}.")
    if facts.products:
        outline.text(f"Sản phẩm {'khác' if facts.ocop_products else 'tiêu biểu'}: {listed(facts.products)}.")


def _figure_words(one: AreaFact) -> str:
    plan = f"đạt {one.percent_of_plan} kế hoạch năm" if one.percent_of_plan else ""
    return f"{one.name}: {listed((one.actual, plan), last=',').replace(' , ', ', ')}"


def _write_awards(outline: Outline, meeting: MeetingView) -> None:
    if not meeting.awards:
        return
    outline.clause("Khen thưởng tại Hội nghị")
    lines = []
    for one in meeting.awards:
        number = f"{counted(one.count)} tập thể" if one.count else f"số lượng {NOT_RECORDED}"
        names = f" ({listed(one.recipients)})" if one.recipients else f" (tên đơn vị {NOT_RECORDED[1:-1]})"
        reason = f", {lower_first(one.reason)}" if one.reason else ""
        lines.append(f"{one.kind_label} của {one.giver}: {number}{names}{reason}")
    outline.items(lines)


def _write_publication(outline: Outline, meeting: MeetingView) -> None:
    if not meeting.published_by_name and not meeting.photos:
        return
    outline.clause("Công khai, hình ảnh")
    lines = [f"Đơn vị công khai kết quả: {meeting.published_by_name}"] if meeting.published_by_name else []
    lines += [f"Ảnh: {photo.caption}{f' ({photo.credit})' if photo.credit else ''}" for photo in meeting.photos]
    outline.items(lines)
