"""The present-day meeting of the invented tỉnh Lam Giang and its forty petitions, in every state."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from cooperatives.enums import CooperativeKind, LegalStatus
from cooperatives.models import Cooperative
from cooperatives.services import cooperative_register, representative_confirm
from core.actors import SYSTEM
from core.calendar import add_working_days, is_working_day
from hoinghi.demo.lam_giang_fates import Fates
from hoinghi.demo.lam_giang_people import ANSWERING, COMMUNES, REPRESENTED
from hoinghi.demo.lam_giang_story import STORIES
from hoinghi.demo.people import SINCE, People
from meetings.enums import AgendaKind, CountedAs, DaySession, DelegateKind, MeetingState, ReferenceRole
from meetings.models import Meeting
from meetings.services import (
    agenda_item_add,
    conclusion_add,
    delegate_add,
    meeting_announce,
    meeting_conclude,
    meeting_create,
    meeting_open,
    reference_add,
)

CODE = "lam-giang-2026"
KINDS = {
    "hợp tác xã": CooperativeKind.COOPERATIVE,
    "tổ hợp tác": CooperativeKind.GROUP,
    "liên hiệp hợp tác xã": CooperativeKind.UNION,
    "quỹ tín dụng nhân dân": CooperativeKind.CREDIT_FUND,
}
# Also acts for this one, to show one person with two organisations.
SECOND = "Hợp tác xã Chợ Phiên Vùng Cao"
CHAIR, SECRETARY = "Hoàng Minh Đức", "Lê Thị Bích Ngọc"


def petition_texts() -> list[dict[str, Any]]:
    """The forty texts, numbered from 1 by their place in the file."""
    return json.loads((Path(__file__).parent / "petitions.json").read_text("utf-8"))


def seed_lam_giang(people: People) -> None:
    """Register, meeting, petitions. Nothing is done when the meeting's petitions are there."""
    texts = petition_texts()
    organisations = _organisations(people, texts)
    meeting = Meeting.objects.filter(code=CODE).first()
    if meeting is not None and meeting.state == MeetingState.CONCLUDED:
        return
    today = timezone.localdate()
    day = _meeting_day(today)
    meeting = _meeting(people, day)
    fates = Fates(people, meeting, day, today)
    for number, text in enumerate(texts, start=1):
        fates.enter(number, text, STORIES[number], organisations[text["organisation"]], ANSWERING[text["department"]])
    meeting_conclude(actor=people.users["dieuphoi"], meeting=meeting, ends_at=time(11, 40), at=_at(day, 11, 40))
    add_conclusions(people, meeting, today)
    fates.run()


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def _meeting_day(today: date) -> date:
    """About three and a half weeks ago, on a working day."""
    day = today - timedelta(days=24)
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _organisations(people: People, texts: list[dict[str, Any]]) -> dict[str, Cooperative]:
    by_unit_name = {name.lower(): code for code, name, _kind in COMMUNES}
    found: dict[str, Cooperative] = {}
    for number, text in enumerate(texts, start=1):
        name, place = text["organisation"], text["locality"]
        unit = people.units[by_unit_name[place.split(",")[0].lower()]]
        row = Cooperative.objects.filter(name=name, unit=unit).first()
        found[name] = row or cooperative_register(
            actor=SYSTEM,
            kind=KINDS[text["organisation_kind"]],
            name=name,
            unit=unit,
            unit_name=place,
            legal_status=LegalStatus.ACTIVE,
            members=5 + number * 7 % 180,
        )
    rep = people.users["htx"]
    for name in (REPRESENTED, SECOND):
        if not found[name].representatives.filter(user=rep).exists():
            representative_confirm(
                actor=SYSTEM, cooperative=found[name], user=rep, position="Giám đốc", valid_from=SINCE
            )
    return found


def _meeting(people: People, day: date) -> Meeting:
    coordinator = people.users["dieuphoi"]
    window = (_at(day - timedelta(days=20), 8), _at(day - timedelta(days=1), 17))
    meeting = meeting_create(
        actor=coordinator,
        code=CODE,
        title="Hội nghị đối thoại giữa lãnh đạo UBND tỉnh với hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác năm 2026",
        year=day.year,
        organiser=people.bodies["ubnd"],
        unit=people.province,
        hosts=(people.bodies["ubnd"],),
        held_on=day,
        session=DaySession.MORNING,
        starts_at=time(8),
        place="Hội trường tầng 3, Trụ sở UBND tỉnh Lam Giang",
        theme="Tháo gỡ khó khăn về vốn, đất đai và thị trường cho kinh tế tập thể sau sắp xếp đơn vị hành chính",
        purpose=(
            "1. Thông tin tình hình kinh tế tập thể và các chính sách theo Luật Hợp tác xã năm 2023.\n"
            "2. Nghe và trả lời kiến nghị của hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác."
        ),
        organisation_kinds=[CooperativeKind.COOPERATIVE, CooperativeKind.UNION, CooperativeKind.GROUP],
        petition_window_opens=window[0],
        petition_window_closes=window[1],
        turns_counted=39,
        organisations_counted=40,
    )
    _programme(coordinator, meeting)
    _delegates(coordinator, people, meeting)
    reference_add(
        actor=coordinator,
        meeting=meeting,
        role=ReferenceRole.BASIS,
        type_name="Nghị định",
        symbol="113/2024/NĐ-CP",
        issuer="Chính phủ",
        title="Quy định chi tiết một số điều của Luật Hợp tác xã",
    )
    meeting = meeting_announce(actor=coordinator, meeting=meeting, at=_at(day - timedelta(days=20), 8))
    return meeting_open(actor=coordinator, meeting=meeting, at=_at(day, 8))


def _programme(coordinator: Any, meeting: Meeting) -> None:
    for start, end, kind, title, presenter in (
        ((8, 0), (8, 10), AgendaKind.OPENING, "Khai mạc, giới thiệu đại biểu", "Văn phòng UBND tỉnh"),
        ((8, 10), (8, 30), AgendaKind.REPORT, "Báo cáo tình hình kinh tế tập thể, hợp tác xã", "Sở Tài chính"),
        ((8, 30), (10, 50), AgendaKind.DISCUSSION, "Đối thoại: hợp tác xã kiến nghị, sở, ngành trả lời", ""),
        ((10, 50), (11, 20), AgendaKind.DISCUSSION, "Ý kiến của các sở, ngành", "Các sở, ngành"),
        ((11, 20), (11, 40), AgendaKind.CONCLUSION, "Kết luận của chủ trì", "Ông Hoàng Minh Đức"),
    ):
        agenda_item_add(
            actor=coordinator,
            meeting=meeting,
            kind=kind,
            title=title,
            presenter=presenter,
            starts_at=time(*start),
            ends_at=time(*end),
        )


def _delegates(coordinator: Any, people: People, meeting: Meeting) -> None:
    for honorific, name, position, body in (
        ("Ông", CHAIR, "Phó Chủ tịch UBND tỉnh", "ubnd"),
        ("Bà", SECRETARY, "Chuyên viên Văn phòng UBND tỉnh", "ubnd"),
        ("Bà", "Vũ Thị Hạnh", "Giám đốc Sở Tài chính", "tc"),
        ("Ông", "Lương Đức Thắng", "Giám đốc Sở Công Thương", "ct"),
        ("Bà", "Nông Thị Thu", "Chủ tịch Liên minh Hợp tác xã tỉnh", "lm"),
    ):
        delegate_add(
            actor=coordinator,
            meeting=meeting,
            kind=DelegateKind.PERSON,
            honorific=honorific,
            name=name,
            positions=position,
            body=people.bodies[body],
            is_chair=name == CHAIR,
            is_secretary=name == SECRETARY,
        )
    for name, counted_as, count in (
        ("Ủy ban nhân dân các xã, phường", CountedAs.BODIES, 7),
        ("Đại diện hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác", CountedAs.ORGANISATIONS, 40),
    ):
        delegate_add(
            actor=coordinator, meeting=meeting, kind=DelegateKind.GROUP, name=name, counted_as=counted_as, count=count
        )


def add_conclusions(people: People, meeting: Meeting, today: date) -> None:
    """The chair's directions, with days still to come."""
    coordinator = people.users["dieuphoi"]
    for text, key, days in (
        ("Trả lời bằng văn bản các kiến nghị đã giao, không để quá hạn; báo cáo UBND tỉnh kết quả.", "tc", 10),
        ("Rà soát quỹ đất trong các cụm công nghiệp, ưu tiên hợp tác xã chế biến nông sản.", "ct", 20),
        ("Tham mưu văn bản kiến nghị các Bộ, ngành những nội dung vượt thẩm quyền của tỉnh.", "ubnd", 5),
    ):
        conclusion_add(
            actor=coordinator,
            meeting=meeting,
            text=text,
            responsible=people.bodies[key],
            due_on=add_working_days(today, days),
        )
