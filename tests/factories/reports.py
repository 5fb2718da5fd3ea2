"""Papers and facts made of literal values: what wording and layout are tested with. Bodies and people are invented."""

from datetime import date, time
from typing import Any

from meetings.selectors import AwardView, ConclusionView, DelegateView, MeetingView, ReferenceView
from petitions.enums import Outcome, PetitionState
from reports.documents.summary_report import summary_report
from reports.papers import Paper, PaperParams
from reports.selectors import MeetingFacts, PetitionFact

AS_OF = date(2026, 11, 22)
PETITION = (
    "Xưởng chế biến hiện nằm trong khu dân cư, không còn chỗ mở rộng. Hợp tác xã xin được bố trí khoảng 0,8 ha trong "
    "cụm công nghiệp đang thu hút đầu tư để xây dựng dây chuyền sản xuất miến và khu xử lý nước thải."
)
ANSWER = (
    "Cụm công nghiệp hiện còn 3,2 ha đất công nghiệp đã hoàn thành giải phóng mặt bằng. Sở Công Thương hướng dẫn hợp "
    "tác xã lập hồ sơ đề nghị tiếp nhận dự án thứ cấp, trong đó có phương án bảo vệ môi trường đối với nước thải chế "
    "biến tinh bột. Sở chủ trì, phối hợp với Sở Tài chính, Sở Nông nghiệp và Môi trường thẩm tra và trả lời trong 20 "
    "ngày làm việc kể từ ngày nhận đủ hồ sơ."
)
TOPICS = ("Tín dụng, vay vốn", "Đất đai, mặt bằng, tiền thuê đất", "Thuế", "Xúc tiến thương mại, hội chợ, tiêu thụ")


def paper_params(**changes: Any) -> PaperParams:
    """A vice chair of the invented province of Lam Giang signs for the chair; the number is still open."""
    values: dict[str, Any] = {
        "issuing_name": "Ủy ban nhân dân tỉnh Lam Giang",
        "issuer": "ỦY BAN NHÂN DÂN\nTỈNH LAM GIANG",
        "symbol": "BC-UBND",
        "place": "Lam Giang",
        "as_of": AS_OF,
        "authority": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "signer": "Lê Thị Hạnh",
        "addressed_to": ("Thường trực Tỉnh ủy Lam Giang",),
        "recipients": (
            "Như trên",
            "Các sở, ban, ngành tỉnh",
            "UBND các xã, phường",
            "Liên minh HTX tỉnh",
            "Lưu: VT, KT",
        ),
    }
    return PaperParams(**(values | changes))


def delegate(name: str, **changes: Any) -> DelegateView:
    """A person in the list of delegates."""
    values: dict[str, Any] = {
        "id": 1, "kind": "person", "name": name, "honorific": "", "full_name": name, "positions": (), "represents": "",
        "count": None, "count_text": "", "is_chair": False, "is_secretary": False, "invited": False, "reply": "",
        "reply_label": "", "attendance": "", "attendance_label": "", "arrived_count": None,
    }  # fmt: skip
    return DelegateView(**(values | changes))


def meeting(**changes: Any) -> MeetingView:
    """A dialogue meeting of the province, held in the morning of 18/11/2026."""
    values: dict[str, Any] = {
        "id": 1, "code": "lam-giang-2026", "kind": "dialogue", "kind_label": "Hội nghị đối thoại",
        "title": "Hội nghị đối thoại giữa lãnh đạo Ủy ban nhân dân tỉnh với hợp tác xã, liên hiệp hợp tác xã, tổ hợp "
        "tác năm 2026",
        "state": "concluded", "state_label": "Đã họp", "year": 2026, "held_on": date(2026, 11, 18), "day_text": "",
        "place_text": "", "unit_name": "Tỉnh Lam Giang", "organiser_id": 1, "organiser_name": "Sở Tài chính",
        "recorded_as_past": False, "petition_window_opens": None, "petition_window_closes": None,
        "window_is_open": False, "turns_counted": 10, "organisations_counted": 40, "is_published": False,
        "audience": "area", "session": "morning", "session_label": "Buổi sáng", "starts_at": time(8), "ends_at": None,
        "time_text": "", "when_text": "", "place": "Hội trường Trung tâm Hội nghị tỉnh", "place_note": "",
        "theme": "Tháo gỡ khó khăn, vướng mắc cho kinh tế tập thể",
        "purpose": "Lắng nghe ý kiến, kiến nghị của các hợp tác xã.", "organisation_kinds": ("Hợp tác xã",),
        "hosts": ("Ủy ban nhân dân tỉnh Lam Giang",),
        "chairs": (delegate("Lê Thị Hạnh", full_name="Bà Lê Thị Hạnh", positions=("Phó Chủ tịch UBND tỉnh",)),),
        "secretaries": (), "agenda": (), "references": (
            ReferenceView(1, "presented", "", "", "Chương trình hành động", "29-CTrHĐ/TU", date(2023, 1, 1), "Thành ủy",
                          "", 2, "", ""),
            ReferenceView(2, "presented", "", "", "Nghị quyết", "20-NQ/TW", date(2022, 6, 16),
                          "Ban Chấp hành Trung ương", "", None, "", ""),
        ),
        "consultations": (), "delegates": (
            delegate("Ủy ban nhân dân các phường", kind="group", count=15, count_text="15 đơn vị"),
        ),
        "awards": (AwardView(1, "merit", "Bằng khen", "Chủ tịch UBND tỉnh", "", 8, "8 tổ chức", ()),),
        "conclusions": (
            ConclusionView(1, 1, "Liên minh HTX tỉnh tổng hợp kiến nghị của các hợp tác xã, trình UBND tỉnh", 1,
                           "Liên minh HTX tỉnh", (), date(2026, 12, 15), None, ""),
        ),
        "photos": (), "summary": "", "source": "", "published_by_name": "", "published_at": None,
        "announced_at": None, "opened_at": None, "concluded_at": None, "closed_at": None, "cancelled_at": None,
        "cancel_reason": "", "unknown_text": "", "cycle": (), "missing": (), "version": 1,
    }  # fmt: skip
    return MeetingView(**(values | changes))


def petition_fact(number: int = 1, **changes: Any) -> PetitionFact:
    """A petition answered in full, within the province's authority."""
    values: dict[str, Any] = {
        "id": number,
        "code": f"KN-2026-{number:06d}",
        "state": PetitionState.ANSWERED,
        "wording": PETITION,
        "petitioners": ("Hợp tác xã Miến dong Đá Trắng (xã Nà Khoang, tỉnh Lam Giang)",),
        "topic": TOPICS[1],
        "topic_order": 1,
        "authority": "province",
        "lead": "Sở Công Thương",
        "parts": ("Sở Tài chính", "Sở Nông nghiệp và Môi trường"),
        "due": date(2026, 11, 20),
        "answered": True,
        "answer": ANSWER,
        "outcome": Outcome.EXPLAINED,
        "letter_number": "125/SCT-QLCN",
        "letter_date": date(2026, 11, 18),
    }
    return PetitionFact(**(values | changes))


def waiting_fact(number: int, **changes: Any) -> PetitionFact:
    """A petition in work, without an answer."""
    values: dict[str, Any] = {
        "state": PetitionState.ASSIGNED, "answered": False, "answer": "", "outcome": None, "letter_number": "",
        "letter_date": None, "parts": (),
    }  # fmt: skip
    return petition_fact(number, **(values | changes))


def petitions(number: int = 12) -> tuple[PetitionFact, ...]:
    """A mixture of topics, levels and states."""
    found = []
    for one in range(1, number + 1):
        place = {
            "topic": TOPICS[one % 4],
            "topic_order": one % 4,
            "authority": ("province", "district", "ministry")[one % 3],
        }
        if one % 6 == 5:
            sent = {"state": PetitionState.ESCALATED, "sent_to": "Bộ Tài chính", "sent_number": "812/UBND-KT"}
            found.append(waiting_fact(one, lead="", sent_date=date(2026, 11, 12), **sent, **place))
        elif one % 3 == 1:
            found.append(waiting_fact(one, **place))
        else:
            found.append(petition_fact(one, **place))
    return tuple(found)


def facts(**changes: Any) -> MeetingFacts:
    """The meeting above with twelve petitions."""
    values: dict[str, Any] = {
        "meeting": meeting(), "level": "province", "area_root": "Tỉnh Lam Giang", "petitions": petitions(),
        "withdrawn": 1, "redirected": 0, "figures": (), "ocop_products": (), "products": (),
    }  # fmt: skip
    return MeetingFacts(**(values | changes))


def paper(facts_given: MeetingFacts | None = None, **params: Any) -> Paper:
    """The summary report of these facts."""
    return summary_report(facts_given or facts(), paper_params(**params))
