"""How one petition, and groups of them, are told in a paper."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from petitions.enums import Outcome, PetitionState
from reports.documents.authority import AuthorityGroup, AuthorityView
from reports.selectors.facts import PetitionFact
from reports.wording import NBSP, NOT_RECORDED, counted, ended, listed, paper_date, paragraphs, short_date, upper_first

S = PetitionState
_HANDLED = frozenset({S.ASSIGNED, S.IN_REVIEW})
_NEW = frozenset({S.RECEIVED, S.NEEDS_INFO})
_OUTCOMES = {
    Outcome.RESOLVED: "Đã giải quyết",
    Outcome.EXPLAINED: "Đã giải trình, hướng dẫn",
    Outcome.ROADMAP: "Đang giải quyết theo lộ trình",
    Outcome.NOT_POSSIBLE: "Không thực hiện được",
}


def by_authority(
    petitions: Iterable[PetitionFact], view: AuthorityView
) -> list[tuple[AuthorityGroup, list[tuple[str, list[PetitionFact]]]]]:
    """Groups with their topics in order, empty ones left out; within a topic in the order of receipt."""
    found = sorted(petitions, key=lambda one: (one.topic_order, one.topic, one.id))
    result = []
    for group in view.groups:
        topics: dict[str, list[PetitionFact]] = {}
        for one in found:
            if one.authority in group.levels:
                topics.setdefault(one.topic, []).append(one)
        if topics:
            result.append((group, list(topics.items())))
    return result


def topic_words(topic: str) -> str:
    """ "Lĩnh vực đất đai"; petitions not sorted yet say so."""
    return f"Lĩnh vực {topic[:1].lower()}{topic[1:]}" if topic else "Chưa phân loại lĩnh vực"


def state_words(one: PetitionFact, day: date) -> str:
    """The state as the table prints it; what is late says so."""
    if one.answered:
        return _OUTCOMES[one.outcome] if one.outcome else "Đã trả lời"
    words = {
        S.RECEIVED: "Mới tiếp nhận",
        S.NEEDS_INFO: "Chờ bổ sung thông tin",
        S.ASSIGNED: "Đang giải quyết",
        S.IN_REVIEW: "Chờ duyệt trả lời",
        S.ESCALATED: "Đã kiến nghị cấp trên",
        S.DECLINED: "Không tiếp nhận",
    }.get(one.state, str(one.state.label))
    return f"{words} (quá hạn)" if one.is_overdue(day) else words


def answer_paragraphs(one: PetitionFact, numbers: dict[int, int]) -> tuple[str, ...]:
    """What was answered or became of it; `numbers` tells under which number a lead petition stands in the table."""
    if one.follows is not None and one.follows in numbers:
        return (f"Gộp xử lý, trả lời chung tại số thứ tự {numbers[one.follows]}.",)
    lines = [ended(" ".join(paragraphs(reply))) for reply in one.replies]
    if one.follows is not None:
        lines.append(f"Gộp xử lý với kiến nghị {one.follows_code}.")
    if one.answered and not one.words_recorded:
        lines.append(f"Đã trả lời{' tại Hội nghị' if one.on_the_spot else ''}; nội dung trả lời {NOT_RECORDED}.")
    elif one.answer:
        first, *rest = paragraphs(one.answer)
        lines += [f"Trả lời tại Hội nghị: {first}" if one.on_the_spot else first, *rest]
    lines += _outcome_lines(one)
    if one.sent_to:
        lines.append(sent_words(one))
    if one.refusal:
        lines.append(f"Không tiếp nhận: {ended(one.refusal)}")
    if one.progress:
        when = short_date(one.progress_date)
        lines.append(f"Tiến độ đến {when}: {ended(' '.join(paragraphs(one.progress)))}")
    return tuple(lines) or ("Chưa có trả lời.",)


def _outcome_lines(one: PetitionFact) -> list[str]:
    if one.outcome == Outcome.ROADMAP and one.outcome_due:
        return [f"Thực hiện theo lộ trình đến {short_date(one.outcome_due)}."]
    if one.outcome == Outcome.NOT_POSSIBLE and one.outcome_note:
        return [f"Không thực hiện được: {ended(one.outcome_note)}"]
    return []


def sent_words(one: PetitionFact) -> str:
    """ "Đã kiến nghị Bộ Tài chính tại văn bản số 15/UBND-KT ngày 02/11/2026." """
    letter = f" tại văn bản số {one.sent_number}" if one.sent_number else ""
    day = f" ngày {short_date(one.sent_date)}" if one.sent_number and one.sent_date else ""
    return f"Đã kiến nghị {one.sent_to}{letter}{day}."


def result_counts(petitions: Sequence[PetitionFact]) -> dict[str, int]:
    """How many were answered, are handled, wait to be handed on, went up, were not accepted."""
    answered = [one for one in petitions if one.answered]
    outcomes = Counter(one.outcome for one in answered)
    return {
        "answered": len(answered),
        **{key.value: outcomes[key] for key in Outcome},
        "no_outcome": outcomes[None],
        "handled": sum(one.state in _HANDLED for one in petitions if not one.answered),
        "new": sum(one.state in _NEW for one in petitions if not one.answered),
        "escalated": sum(one.state == S.ESCALATED for one in petitions),
        "declined": sum(one.state == S.DECLINED for one in petitions),
    }


def short_result(petitions: Sequence[PetitionFact], day: date) -> str:
    """ "đã trả lời 03, đang giải quyết 02 (quá hạn 01)" over a group."""
    counts = result_counts(petitions)
    late = sum(one.is_overdue(day) for one in petitions)
    named = (
        ("đã trả lời", counts["answered"]),
        ("đang giải quyết", counts["handled"]),
        ("chưa giao xử lý", counts["new"]),
        ("đã kiến nghị cấp trên", counts["escalated"]),
        ("không tiếp nhận", counts["declined"]),
    )
    words = listed(f"{name}{NBSP}{counted(count)}" for name, count in named if count)
    return f"{words} (quá hạn{NBSP}{counted(late)})" if late else words


def brief(one: PetitionFact, limit: int = 320) -> str:
    """Who asks for what, in one paragraph; a long wording is cut at a word and refers to the annex."""
    words = " ".join(paragraphs(one.wording))
    if len(words) > limit:
        words = f"{words[:limit].rsplit(' ', 1)[0].rstrip(' ,;.')} … (toàn văn tại Phụ lục)"
    return f"{listed(one.petitioners) or NOT_RECORDED}: {words}"


def as_of(day: date) -> str:
    """ "Tính đến ngày 22 tháng 11 năm 2026"."""
    return upper_first(f"tính đến {paper_date(day)}")
