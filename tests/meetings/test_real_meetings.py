"""Two real meetings, entered through the services and read back fact by fact. What is not known says so."""

from datetime import date

import pytest
from django.utils import translation

from accounts.enums import BodyKind, BodyLevel, UnitKind
from cooperatives.enums import CooperativeKind
from core.actors import SYSTEM
from core.audiences import Audience
from meetings import services
from meetings.enums import AwardKind, ConsultationState, CountedAs, DaySession, DelegateKind, MeetingKind
from meetings.models import Meeting
from meetings.selectors import meeting_view, meetings_with_parts
from tests.factories.accounts import AdministrativeUnitFactory, DepartmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


def read(code: str, audience: Audience = Audience.HANDLING):
    return meeting_view(meetings_with_parts(Meeting.objects.all()).get(code=code), audience)


def rename_everything(*rows):
    """The reform of 2025: whatever the register says later, a meeting shows the names of its day."""
    for row in rows:
        row.name = "Tên sau sắp xếp"
        row.save()


@pytest.fixture
def tan_binh():
    city = AdministrativeUnitFactory(code="79", name="Thành phố Hồ Chí Minh", kind=UnitKind.CITY)
    quan = AdministrativeUnitFactory(code="766", name="Quận Tân Bình", kind=UnitKind.DISTRICT, parent=city)
    facts = {"level": BodyLevel.DISTRICT, "unit": quan, "valid_until": date(2025, 6, 30)}
    ubnd = DepartmentFactory(name="UBND quận Tân Bình", kind=BodyKind.UBND, **facts)
    party = DepartmentFactory(name="Quận ủy Tân Bình", kind=BodyKind.PARTY, **facts)
    office = DepartmentFactory(name="Phòng Tài chính - Kế hoạch", kind=BodyKind.PHONG, **facts)
    board = DepartmentFactory(name="Ban Chỉ đạo kinh tế tập thể", kind=BodyKind.STEERING, **facts)
    meeting = services.meeting_record(
        actor=SYSTEM,
        code="tan-binh-2023",
        title="Hội nghị gặp gỡ giữa lãnh đạo quận với HTX, liên hiệp HTX, tổ hợp tác trên địa bàn, năm 2023",
        kind=MeetingKind.GET_TOGETHER,
        year=2023,
        organiser=office,
        unit=quan,
        held_on=date(2023, 3, 24),
        session=DaySession.MORNING,
        hosts=[party, ubnd],
        theme="Trao đổi, lắng nghe, đề xuất giải pháp nâng cao hiệu quả kinh tế tập thể trên địa bàn quận",
        organisation_kinds=[CooperativeKind.COOPERATIVE, CooperativeKind.UNION, CooperativeKind.GROUP],
        turns_counted=10,
        published_by=office,
    )
    add = {"actor": SYSTEM, "meeting": meeting}
    services.delegate_add(
        **add,
        honorific="Bà",
        name="Thái Thị Lan Chi",
        positions="Quận ủy viên\nPhó Chủ tịch UBND quận",
        body=ubnd,
    )
    services.delegate_add(
        **add,
        honorific="Ông",
        name="Trần Minh Vũ",
        positions="Quận ủy viên\nTrưởng phòng Tài chính - Kế hoạch",
        body=office,
    )
    group = {**add, "kind": DelegateKind.GROUP}
    services.delegate_add(**group, name="Thành viên Ban Chỉ đạo", counted_as=CountedAs.PEOPLE, body=board)
    services.delegate_add(**group, name="UBND các phường", counted_as=CountedAs.BODIES, count=15)
    services.delegate_add(**group, name="Đại diện các tổ chức", counted_as=CountedAs.ORGANISATIONS)
    resolution = services.reference_add(**add, type_name="Nghị quyết", symbol="20-NQ/TW", date=date(2022, 6, 16))
    services.reference_add(
        **add,
        type_name="Chương trình hành động",
        symbol="29-CTrHĐ/TU",
        date=date(2023, 1, 1),
        issuer="Thành ủy",
        carries_out=resolution,
    )
    services.consultation_add(**add, title="Dự thảo Kế hoạch của Quận ủy", body=party, state=ConsultationState.GATHERED)
    services.meeting_publish(actor=SYSTEM, meeting=meeting)
    rename_everything(city, quan, ubnd, party, office, board)
    return meeting


def test_tan_binh_time_place_and_bodies(tan_binh):
    view = read("tan-binh-2023")
    assert (view.kind_label, view.year, view.held_on) == ("Hội nghị gặp gỡ", 2023, date(2023, 3, 24))
    assert view.when_text == "24/03/2023 · buổi sáng, giờ không ghi lại"
    assert view.place_text == "Địa điểm không ghi lại"
    assert view.unit_name == "Quận Tân Bình, Thành phố Hồ Chí Minh"
    assert view.hosts == ("Quận ủy Tân Bình", "UBND quận Tân Bình")
    assert view.organiser_name == "Phòng Tài chính - Kế hoạch"
    assert view.published_by_name == "Phòng Tài chính - Kế hoạch"
    assert view.is_published
    assert view.organisation_kinds == ("Hợp tác xã", "Tổ hợp tác", "Liên hiệp hợp tác xã")
    assert view.theme.startswith("Trao đổi, lắng nghe")
    assert (view.recorded_as_past, view.announced_at, view.turns_counted) == (True, None, 10)
    assert (view.chairs, view.unknown_text, view.organisations_counted) == ((), "không ghi lại", None)


def test_tan_binh_delegates_named_whole_and_counted(tan_binh):
    first, second, members, wards, organisations = read("tan-binh-2023").delegates
    assert first.full_name == "Bà Thái Thị Lan Chi"
    assert first.positions == ("Quận ủy viên", "Phó Chủ tịch UBND quận")
    assert first.represents == "UBND quận Tân Bình"
    assert (second.full_name, second.positions_text) == (
        "Ông Trần Minh Vũ",
        "Quận ủy viên, Trưởng phòng Tài chính - Kế hoạch",
    )
    assert (members.represents, members.count_text) == ("Ban Chỉ đạo kinh tế tập thể", "không ghi lại số lượng")
    assert (wards.name, wards.count, wards.count_text) == ("UBND các phường", 15, "15 cơ quan")
    assert organisations.count is None
    assert {one.attendance_label for one in (first, second, members, wards, organisations)} == {"Có mặt"}
    assert not any(one.invited for one in (first, second, members, wards, organisations))


def test_tan_binh_purposes_are_a_document_presented_and_a_draft(tan_binh):
    view = read("tan-binh-2023")
    resolution, programme = view.references
    assert (resolution.name, resolution.date, resolution.issuer) == ("Nghị quyết 20-NQ/TW", date(2022, 6, 16), "")
    assert (programme.name, programme.date, programme.issuer) == (
        "Chương trình hành động 29-CTrHĐ/TU",
        date(2023, 1, 1),
        "Thành ủy",
    )
    assert (programme.role_label, programme.carries_out) == ("Phổ biến tại hội nghị", "Nghị quyết 20-NQ/TW")
    (draft,) = view.consultations
    assert (draft.title, draft.body_name, draft.opinions_counted) == (
        "Dự thảo Kế hoạch của Quận ủy",
        "Quận ủy Tân Bình",
        None,
    )
    assert view.agenda == ()


@pytest.fixture
def bac_kan():
    unit = AdministrativeUnitFactory(code="06", name="Tỉnh Bắc Kạn", kind=UnitKind.PROVINCE)
    ubnd = DepartmentFactory(name="UBND tỉnh Bắc Kạn", kind=BodyKind.UBND, unit=unit)
    alliance = DepartmentFactory(name="Liên minh HTX tỉnh", kind=BodyKind.ALLIANCE, unit=unit)
    meeting = services.meeting_record(
        actor=SYSTEM,
        code="bac-kan-2024",
        title="Hội nghị đối thoại giữa lãnh đạo UBND tỉnh với các HTX",
        year=2024,
        organiser=ubnd,
        unit=unit,
        hosts=[ubnd],
        chair={"name": "Nông Quang Nhất", "positions": "Phó Chủ tịch UBND tỉnh", "body": ubnd},
        organisation_kinds=[CooperativeKind.COOPERATIVE],
    )
    add = {"actor": SYSTEM, "meeting": meeting}
    services.conclusion_add(**add, text="Tổng hợp kiến nghị của các HTX, trình UBND tỉnh", responsible=alliance)
    services.conclusion_add(**add, text="Chuẩn bị tổng kết Đề án 2021-2025 và Đề án 2025-2030", responsible=alliance)
    services.conclusion_add(**add, text="Tiếp tục đổi mới", responsible_name="Các sở, ngành")
    services.conclusion_add(**add, text="Ứng dụng khoa học, chuỗi giá trị", responsible_name="Các HTX")
    services.award_add(**add, kind=AwardKind.MERIT, giver="Chủ tịch UBND tỉnh", giver_body=ubnd, count=8)
    services.award_add(
        **add, kind=AwardKind.COMMENDATION, giver="Chủ tịch Liên minh HTX", giver_body=alliance, count=16
    )
    services.photo_add(**add, caption="Quang cảnh hội nghị")
    services.meeting_publish(actor=SYSTEM, meeting=meeting)
    rename_everything(unit, ubnd, alliance)
    return meeting


def test_bac_kan_day_and_place_are_not_recorded_the_year_is(bac_kan):
    view = read("bac-kan-2024")
    assert (view.kind_label, view.year, view.held_on) == ("Hội nghị đối thoại", 2024, None)
    assert (view.when_text, view.place_text) == ("Năm 2024, ngày không ghi lại", "Địa điểm không ghi lại")
    assert (view.unit_name, view.hosts) == ("Tỉnh Bắc Kạn", ("UBND tỉnh Bắc Kạn",))
    (chair,) = view.chairs
    assert (chair.full_name, chair.positions_text) == ("Nông Quang Nhất", "Phó Chủ tịch UBND tỉnh")
    assert [step.label for step in view.cycle] == ["Chuẩn bị", "Đã họp, đang theo dõi", "Đã khép lại"]


def test_bac_kan_conclusions_awards_and_pictures(bac_kan):
    view = read("bac-kan-2024", Audience.PUBLIC)
    assert [(one.number, one.responsible, one.due_on) for one in view.conclusions] == [
        (1, "Liên minh HTX tỉnh", None),
        (2, "Liên minh HTX tỉnh", None),
        (3, "Các sở, ngành", None),
        (4, "Các HTX", None),
    ]
    assert [(one.kind_label, one.giver, one.count, one.recipients) for one in view.awards] == [
        ("Bằng khen", "Chủ tịch UBND tỉnh", 8, ()),
        ("Giấy khen", "Chủ tịch Liên minh HTX", 16, ()),
    ]
    assert [(one.caption, one.file_id) for one in view.photos] == [("Quang cảnh hội nghị", "")]
