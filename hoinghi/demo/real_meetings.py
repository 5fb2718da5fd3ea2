"""Two real dialogue meetings, entered from two published news reports, and nothing that is not in them.

What the reports leave out stays "not recorded": places, hours, names, words of answers. No organisation of theirs is
put into the register.
"""

from datetime import date
from decimal import Decimal
from typing import Unpack

from accounts.enums import BodyKind, BodyLevel, UnitKind
from accounts.models import AdministrativeUnit, Department
from accounts.services import DepartmentFacts, UnitRow, department_close, department_create, unit_import
from cooperatives.enums import CooperativeKind, Indicator
from cooperatives.services import area_figures_record, product_add
from core.actors import SYSTEM
from hoinghi.demo.topics import demo_topics
from meetings.enums import AwardKind, ConsultationState, CountedAs, DaySession, DelegateKind, MeetingKind
from meetings.models import Meeting
from meetings.services import (
    award_add,
    conclusion_add,
    consultation_add,
    delegate_add,
    meeting_publish,
    meeting_record,
    photo_add,
    reference_add,
)
from petitions.enums import Channel, PetitionerKind
from petitions.models import Publication, Topic
from petitions.services import (
    PetitionEntry,
    PetitionerEntry,
    PublicWords,
    SpotAnswer,
    petition_answer_on_the_spot,
    petition_log,
    publication_prepare,
    publication_publish,
)

LAST_DAY = date(2025, 6, 30)
ALL_KINDS: list[str] = [CooperativeKind.COOPERATIVE, CooperativeKind.UNION, CooperativeKind.GROUP]
UNITS = (
    UnitRow(line=1, code="79", name="Thành phố Hồ Chí Minh", kind=UnitKind.CITY),
    UnitRow(line=2, code="766", name="Quận Tân Bình", kind=UnitKind.DISTRICT, parent_code="79", valid_until=LAST_DAY),
    UnitRow(line=3, code="19", name="Tỉnh Thái Nguyên", kind=UnitKind.PROVINCE),
    UnitRow(line=4, code="06", name="Tỉnh Bắc Kạn", kind=UnitKind.PROVINCE, valid_until=LAST_DAY, successor_code="19"),
)
BAC_KAN_SOURCE = "Báo Bắc Kạn điện tử, tin về Hội nghị đối thoại giữa lãnh đạo UBND tỉnh Bắc Kạn với các HTX"
TAN_BINH_ANSWERED = "Phòng Tài nguyên và Môi trường, Phòng Kinh tế, Chi cục Thuế, Công ty TNHH MTV Dịch vụ công ích"


def seed_real_meetings() -> None:
    """Tân Bình 2023 and Bắc Kạn 2024; a second run changes nothing."""
    if not Meeting.objects.filter(code="tan-binh-2023").exists():
        units = _units()
        _tan_binh(units["766"])
    if not Meeting.objects.filter(code="bac-kan-2024").exists():
        units = _units()
        _bac_kan(units["06"])


def _units() -> dict[str, AdministrativeUnit]:
    unit_import(actor=SYSTEM, rows=UNITS)
    return AdministrativeUnit.objects.in_bulk([row.code for row in UNITS], field_name="code")


def _abolished(**facts: Unpack[DepartmentFacts]) -> Department:
    """A body that ended with the districts, or with the old province, on 30/06/2025."""
    body = department_create(actor=SYSTEM, **facts)
    return department_close(actor=SYSTEM, department=body, last_day=LAST_DAY)


def _topic(name: str) -> Topic:
    return demo_topics()[name]


# --- Quận Tân Bình, 24/03/2023 ---------------------------------------------------------------------------------------


def _tan_binh(unit: AdministrativeUnit) -> None:
    ubnd, office = _tan_binh_bodies(unit)
    meeting = _tan_binh_meeting(unit, ubnd, office)
    _tan_binh_people(meeting, ubnd, office)
    _tan_binh_papers(meeting)
    meeting_publish(actor=SYSTEM, meeting=meeting)
    _tan_binh_petitions(meeting)


def _tan_binh_bodies(unit: AdministrativeUnit) -> tuple[Department, Department]:
    ubnd = _abolished(
        name="Ủy ban nhân dân quận Tân Bình",
        short_name="UBND quận Tân Bình",
        symbol="UBND",
        kind=BodyKind.UBND,
        level=BodyLevel.DISTRICT,
        unit=unit,
        place_name="Tân Bình",
        superior_name="Ủy ban nhân dân Thành phố Hồ Chí Minh",
    )
    office = _abolished(
        name="Phòng Tài chính - Kế hoạch quận Tân Bình",
        short_name="Phòng Tài chính - Kế hoạch",
        kind=BodyKind.PHONG,
        level=BodyLevel.DISTRICT,
        unit=unit,
        parent=ubnd,
        place_name="Tân Bình",
        superior_name=ubnd.name,
    )
    return ubnd, office


def _tan_binh_meeting(unit: AdministrativeUnit, ubnd: Department, office: Department) -> Meeting:
    return meeting_record(
        actor=SYSTEM,
        code="tan-binh-2023",
        title=(
            "Hội nghị gặp gỡ giữa lãnh đạo quận với hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác "
            "trên địa bàn quận Tân Bình năm 2023"
        ),
        kind=MeetingKind.GET_TOGETHER,
        year=2023,
        organiser=office,
        unit=unit,
        unit_name="Quận Tân Bình, Thành phố Hồ Chí Minh",
        held_on=date(2023, 3, 24),
        session=DaySession.MORNING,
        hosts=("Quận ủy Tân Bình", ubnd),
        theme="Trao đổi, lắng nghe, đề xuất giải pháp nâng cao hiệu quả kinh tế tập thể trên địa bàn quận",
        purpose=(
            "1. Thông tin Chương trình hành động số 29-CTrHĐ/TU ngày 01/01/2023 của Thành ủy, "
            "thực hiện Nghị quyết số 20-NQ/TW ngày 16/6/2022.\n"
            "2. Lấy ý kiến góp ý dự thảo Kế hoạch của Quận ủy."
        ),
        organisation_kinds=ALL_KINDS,
        turns_counted=10,
        source="Tin đăng trên cổng thông tin điện tử, do Phòng Tài chính - Kế hoạch quận công bố",
        published_by=office,
    )


def _tan_binh_petitions(meeting: Meeting) -> None:
    asker = PetitionerEntry(
        name="Các hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác trên địa bàn quận", kind=PetitionerKind.COLLECTIVE
    )
    topics = (
        ("Đất đai, mặt bằng, tiền thuê đất", "Tiền thuê đất."),
        ("Xúc tiến thương mại, hội chợ, tiêu thụ", "Xúc tiến thương mại."),
        ("Môi trường, rác thải", "Giá thu gom chất thải rắn sinh hoạt."),
        ("Đất đai, mặt bằng, tiền thuê đất", "Thuê mặt bằng làm trụ sở."),
        ("Tín dụng, vay vốn", "Ưu đãi vay vốn."),
        ("Đào tạo, tập huấn", "Tài liệu tuyên truyền lợi ích khi gia nhập hợp tác xã."),
    )
    prepared = [_answered_in_the_room(meeting, topic, text, asker, TAN_BINH_ANSWERED) for topic, text in topics]
    publication_publish(actor=SYSTEM, publications=prepared)


def _tan_binh_people(meeting: Meeting, ubnd: Department, office: Department) -> None:
    delegate_add(
        actor=SYSTEM,
        meeting=meeting,
        kind=DelegateKind.PERSON,
        honorific="Bà",
        name="Thái Thị Lan Chi",
        positions="Quận ủy viên\nPhó Chủ tịch UBND quận",
        body=ubnd,
        is_chair=True,
    )
    delegate_add(
        actor=SYSTEM,
        meeting=meeting,
        kind=DelegateKind.PERSON,
        honorific="Ông",
        name="Trần Minh Vũ",
        positions="Quận ủy viên\nTrưởng phòng Tài chính - Kế hoạch",
        body=office,
    )
    for name, counted_as, count in (
        ("Thành viên Ban Chỉ đạo về kinh tế tập thể", CountedAs.PEOPLE, None),
        ("Ủy ban nhân dân 15 phường", CountedAs.BODIES, 15),
        ("Đại diện các hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác", CountedAs.ORGANISATIONS, None),
    ):
        delegate_add(
            actor=SYSTEM, meeting=meeting, kind=DelegateKind.GROUP, name=name, counted_as=counted_as, count=count
        )


def _tan_binh_papers(meeting: Meeting) -> None:
    resolution = reference_add(
        actor=SYSTEM, meeting=meeting, type_name="Nghị quyết", symbol="20-NQ/TW", date=date(2022, 6, 16)
    )
    reference_add(
        actor=SYSTEM,
        meeting=meeting,
        type_name="Chương trình hành động",
        symbol="29-CTrHĐ/TU",
        date=date(2023, 1, 1),
        issuer="Thành ủy",
        carries_out=resolution,
    )
    consultation_add(
        actor=SYSTEM,
        meeting=meeting,
        title="Dự thảo Kế hoạch của Quận ủy",
        body_name="Quận ủy Tân Bình",
        state=ConsultationState.GATHERED,
    )
    conclusion_add(
        actor=SYSTEM,
        meeting=meeting,
        text=(
            "Đối với các nội dung vượt thẩm quyền, quận tiếp thu đầy đủ, tổng hợp và kịp thời kiến nghị, "
            "đề xuất với Thành phố."
        ),
        responsible_name="Quận Tân Bình",
    )


# --- Tỉnh Bắc Kạn, 2024 ----------------------------------------------------------------------------------------------


def _bac_kan(unit: AdministrativeUnit) -> None:
    ubnd = _abolished(
        name="Ủy ban nhân dân tỉnh Bắc Kạn",
        short_name="UBND tỉnh Bắc Kạn",
        symbol="UBND",
        kind=BodyKind.UBND,
        level=BodyLevel.PROVINCE,
        unit=unit,
        place_name="Bắc Kạn",
    )
    meeting = meeting_record(
        actor=SYSTEM,
        code="bac-kan-2024",
        title="Hội nghị đối thoại giữa lãnh đạo UBND tỉnh Bắc Kạn với các hợp tác xã trên địa bàn tỉnh năm 2024",
        kind=MeetingKind.DIALOGUE,
        year=2024,
        organiser=ubnd,
        unit=unit,
        unit_name="Tỉnh Bắc Kạn",
        hosts=(ubnd,),
        organisation_kinds=[CooperativeKind.COOPERATIVE],
        source=BAC_KAN_SOURCE,
    )
    delegate_add(
        actor=SYSTEM,
        meeting=meeting,
        kind=DelegateKind.PERSON,
        honorific="Đồng chí",
        name="Nông Quang Nhất",
        positions="Phó Chủ tịch UBND tỉnh",
        body=ubnd,
        is_chair=True,
    )
    _bac_kan_figures(unit)
    _bac_kan_conclusions(meeting)
    for kind, giver, count in (
        (AwardKind.MERIT, "Chủ tịch UBND tỉnh", 8),
        (AwardKind.COMMENDATION, "Chủ tịch Liên minh hợp tác xã tỉnh", 16),
    ):
        award_add(actor=SYSTEM, meeting=meeting, kind=kind, giver=giver, count=count)
    photo_add(actor=SYSTEM, meeting=meeting, caption="Ảnh đăng kèm tin về hội nghị; chú thích không ghi lại")
    meeting_publish(actor=SYSTEM, meeting=meeting)
    _bac_kan_petitions(meeting)


def _bac_kan_figures(unit: AdministrativeUnit) -> None:
    reported: tuple[tuple[Indicator, int, int | None], ...] = (
        (Indicator.COOPERATIVES, 455, None),
        (Indicator.MEMBERS, 5506, None),
        (Indicator.INCOME_AVERAGE, 59, 100),
    )
    for indicator, actual, percent in reported:
        area_figures_record(
            actor=SYSTEM,
            unit=unit,
            year=2024,
            indicator=indicator,
            actual=Decimal(actual),
            percent_of_plan=None if percent is None else Decimal(percent),
            source=BAC_KAN_SOURCE,
        )
    for name in ("Miến dong", "Bí xanh thơm", "Nghệ đỏ", "Nghệ đen", "Gạo Bao thai", "Khẩu nua lếch"):
        product_add(actor=SYSTEM, name=name, unit=unit, in_ocop=True, source=BAC_KAN_SOURCE)


def _bac_kan_conclusions(meeting: Meeting) -> None:
    alliance = "Liên minh hợp tác xã tỉnh Bắc Kạn"
    for text, responsible in (
        (
            "Các hợp tác xã gửi kiến nghị về Liên minh hợp tác xã tỉnh; Liên minh tổng hợp, trình UBND tỉnh.",
            alliance,
        ),
        ("Chuẩn bị tổng kết Đề án giai đoạn 2021 - 2025 và xây dựng Đề án giai đoạn 2025 - 2030.", alliance),
        ("Tiếp tục đổi mới.", "Các sở, ngành"),
        ("Ứng dụng khoa học và chuỗi giá trị.", "Các hợp tác xã"),
    ):
        conclusion_add(actor=SYSTEM, meeting=meeting, text=text, responsible_name=responsible)


def _bac_kan_petitions(meeting: Meeting) -> None:
    green = PetitionerEntry(name="HTX Kiến trúc xanh", unit_name="thôn Bản Ó, xã Xuân Lạc, huyện Chợ Đồn")
    tai_hoan = PetitionerEntry(name="HTX Tài Hoan", unit_name="huyện Na Rì")
    several = PetitionerEntry(name="Các hợp tác xã", kind=PetitionerKind.COLLECTIVE)
    land = "Bố trí khoảng 1 ha tại Cụm công nghiệp Vằng Mười, xã Trần Phú để xây dựng dây chuyền chế biến miến dong."
    raised = (
        ("Tín dụng, vay vốn", "Hỗ trợ tín dụng.", green),
        ("Thủ tục hành chính", "Thủ tục còn quá phức tạp.", green),
        ("Đất đai, mặt bằng, tiền thuê đất", land, tai_hoan),
        ("Tín dụng, vay vốn", "Cho vay ưu đãi, nhanh chóng.", several),
        ("Đào tạo, tập huấn", "Tập huấn về nghĩa vụ thuế.", several),
        ("Đất đai, mặt bằng, tiền thuê đất", "Đất để thuê.", several),
        ("Máy móc, nhà xưởng, hạ tầng", "Máy móc, nhà xưởng.", several),
        ("Tem nhãn, OCOP, truy xuất nguồn gốc", "Tem nhãn sản phẩm.", several),
        ("Xúc tiến thương mại, hội chợ, tiêu thụ", "Tham gia hội chợ trong và ngoài tỉnh.", several),
        ("Liên kết, bao tiêu", "Hợp đồng bao tiêu lâu dài với các công ty lớn.", several),
    )
    prepared = [
        _answered_in_the_room(meeting, topic, text, asker, "Các sở, ngành của tỉnh") for topic, text, asker in raised
    ]
    publication_publish(actor=SYSTEM, publications=prepared)


def _answered_in_the_room(
    meeting: Meeting, topic: str, text: str, asker: PetitionerEntry, body_name: str
) -> Publication:
    """A petition of which the reports say that it was answered and by whom; the words are not in them."""
    petition = petition_log(
        actor=SYSTEM,
        entry=PetitionEntry(
            text=text, petitioners=(asker,), channel=Channel.FLOOR, topic=_topic(topic), meeting=meeting
        ),
    )
    petition = petition_answer_on_the_spot(
        actor=SYSTEM,
        petition=petition,
        answer=SpotAnswer(body_name=body_name, answered_on=meeting.held_on),
    )
    # The place as the report gives it: the organisation is in no register that could say it.
    told = f"{asker.name} ({asker.unit_name})" if asker.unit_name else asker.name
    return publication_prepare(actor=SYSTEM, petition=petition, words=PublicWords(petition_text=text, petitioners=told))
