"""Who sees which meeting, and what of it."""

from dataclasses import asdict, fields
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone, translation

from core.audiences import Audience
from core.files import file_access_allowed
from core.models import StoredFile
from meetings.enums import DelegateKind, MeetingState
from meetings.models import Meeting
from meetings.selectors import (
    bodies_suggested,
    body_named,
    cooperatives_named,
    day_note,
    meeting_audience,
    meeting_row,
    meeting_view,
    meetings_found,
    meetings_handled,
    meetings_published,
    meetings_upcoming,
    meetings_visible,
    meetings_with_parts,
    units_for_meetings,
)
from tests.factories.accounts import DepartmentFactory
from tests.factories.cooperatives import CooperativeFactory
from tests.factories.meetings import (
    AgendaItemFactory,
    AwardFactory,
    ConclusionFactory,
    ConsultationFactory,
    DelegateFactory,
    HostFactory,
    MeetingFactory,
    OpinionFactory,
    PhotoFactory,
    ReferenceDocumentFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def commune_draft(ubnd_xa):
    return MeetingFactory(organiser=ubnd_xa)


@pytest.fixture
def hosted(ubnd_xa, so_cong_thuong):
    """A commune's announced meeting that Sở Công Thương hosts along."""
    row = MeetingFactory(organiser=ubnd_xa, state=MeetingState.ANNOUNCED)
    HostFactory(meeting=row, body=so_cong_thuong)
    return row


@pytest.fixture
def published(neighbour):
    """Another province's published meeting."""
    body = DepartmentFactory(name="UBND tỉnh Xa")
    return MeetingFactory(organiser=body, state=MeetingState.ANNOUNCED, published_at=NOW)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("coordinator", {"draft", "commune_draft", "hosted", "published"}),
        ("leader", {"draft", "commune_draft", "hosted", "published"}),
        ("officer", {"hosted", "published"}),
        ("head", {"hosted", "published"}),
        ("neighbour", {"published"}),
        ("admin_user", {"published"}),
        ("outsider", {"published"}),
    ],
)
def test_visible_is_narrowed_to_the_person(request, draft, commune_draft, hosted, published, who, seen):
    user = request.getfixturevalue(who)
    expected = {request.getfixturevalue(name).pk for name in seen}
    assert set(meetings_visible(user).values_list("pk", flat=True)) == expected


def test_anonymous_sees_the_published_only(draft, hosted, published):
    assert list(meetings_visible(AnonymousUser())) == [published]
    assert list(meetings_published()) == [published]


def test_invited_body_sees_an_announced_meeting(officer, announced, so_cong_thuong):
    assert announced not in meetings_visible(officer)
    DelegateFactory(meeting=announced, kind=DelegateKind.BODY, body=so_cong_thuong, honorific="")
    assert announced in meetings_visible(officer)


def test_handled_are_those_of_the_organiser(coordinator, draft, hosted):
    assert list(meetings_handled(coordinator)) == [draft]


def test_audience_of_a_meeting(coordinator, leader, officer, outsider, draft, hosted):
    assert meeting_audience(coordinator, draft) == Audience.HANDLING
    assert meeting_audience(coordinator, hosted) == Audience.AREA
    assert meeting_audience(leader, draft) == Audience.HANDLING
    assert meeting_audience(officer, hosted) == Audience.DEPARTMENT
    assert meeting_audience(outsider, hosted) == Audience.PUBLIC


def test_an_officer_of_a_body_without_part_reads_a_public_meeting_as_the_public_does(officer, so_cong_thuong):
    public = MeetingFactory(state=MeetingState.CONCLUDED, published_at=timezone.now())
    assert meeting_audience(officer, public) == Audience.PUBLIC
    DelegateFactory(meeting=public, kind=DelegateKind.BODY, body=so_cong_thuong, honorific="")
    assert meeting_audience(officer, public) == Audience.DEPARTMENT


def test_found_without_accents_and_by_filters(coordinator, draft, hosted):
    hosted.title = "Gặp gỡ hợp tác xã nuôi cá lồng"
    hosted.save()
    visible = meetings_visible(coordinator)
    assert list(meetings_found(visible, q="nuoi ca long")) == [hosted]
    assert list(meetings_found(visible, q="htx ca")) == [hosted]
    assert list(meetings_found(visible, state="draft")) == [draft]
    assert not meetings_found(visible, year=2025)
    assert not meetings_found(visible, kind="get_together")


def test_list_puts_an_unrecorded_day_at_the_end_of_its_year(ubnd):
    day = MeetingFactory(organiser=ubnd, year=2025, held_on=date(2025, 6, 1))
    none = MeetingFactory(organiser=ubnd, year=2025, held_on=None)
    older = MeetingFactory(organiser=ubnd, year=2024, held_on=None)
    assert list(Meeting.objects.all()) == [none, day, older]


def test_upcoming_are_the_nearest_first(announced, draft, in_session):
    assert list(meetings_upcoming(Meeting.objects.all(), on=date(2026, 10, 1))) == [announced, in_session]


def full_meeting(ubnd, **facts):
    row = MeetingFactory(organiser=ubnd, **facts)
    cooperative = CooperativeFactory(name="HTX Miến dong Đá Trắng")
    DelegateFactory(meeting=row, chair=True, order=1, name="Hoàng Minh Đức", email="duc@lamgiang.example.vn")
    DelegateFactory(
        meeting=row,
        order=2,
        name="Lý Thị Riêng Tư",
        positions="Giám đốc",
        cooperative=cooperative,
        represents_name=cooperative.name,
        phone="0912345678",
        invited=True,
    )
    DelegateFactory(meeting=row, order=3, group=True)
    return row


def test_view_holds_no_contact_data_for_anyone(ubnd):
    row = full_meeting(ubnd)
    for audience in Audience:
        text = str(asdict(meeting_view(row, audience)))
        for secret in ("duc@lamgiang.example.vn", "0912345678", *row.delegates.values_list("token", flat=True)):
            assert secret not in text


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PETITIONER])
def test_public_view_names_officials_and_organisations_not_their_people(ubnd, audience):
    view = meeting_view(full_meeting(ubnd), audience)
    assert [one.full_name for one in view.delegates] == [
        "Ông Hoàng Minh Đức",
        "HTX Miến dong Đá Trắng",
        "Đại diện các xã",
    ]
    assert "Lý Thị Riêng Tư" not in str(asdict(view))
    assert {(one.invited, one.reply_label, one.attendance_label) for one in view.delegates} == {(False, "", "")}


def test_inside_view_names_them(ubnd):
    view = meeting_view(full_meeting(ubnd), Audience.AREA)
    assert view.delegates[1].full_name == "Ông Lý Thị Riêng Tư"
    assert view.delegates[1].represents == "HTX Miến dong Đá Trắng"


def test_draft_of_a_document_is_handed_to_bodies_only(ubnd, draft, coordinator, officer):
    file = StoredFile.objects.create(owner_kind="meetings.consultation", name="du-thao.pdf", size=1, content="x")
    ConsultationFactory(meeting=draft, file=file)
    assert meeting_view(draft, Audience.HANDLING).consultations[0].file_id == str(file.pk)
    assert meeting_view(draft, Audience.PUBLIC).consultations[0].file_id == ""
    Meeting.objects.filter(pk=draft.pk).update(state=MeetingState.ANNOUNCED, announced_at=NOW, published_at=NOW)
    assert file_access_allowed(coordinator, file)
    assert not file_access_allowed(AnonymousUser(), file)


def test_picture_of_a_published_meeting_is_public(published, draft):
    shown, hidden = (
        StoredFile.objects.create(owner_kind="meetings.photo", name="a.jpg", size=1, content="x") for _n in range(2)
    )
    PhotoFactory(meeting=published, file=shown)
    PhotoFactory(meeting=draft, file=hidden)
    assert file_access_allowed(AnonymousUser(), shown)
    assert not file_access_allowed(AnonymousUser(), hidden)


def test_view_words_for_what_is_unknown(ubnd):
    planned = MeetingFactory(organiser=ubnd, held_on=None, starts_at=None, ends_at=None, place="")
    past = MeetingFactory(
        organiser=ubnd, held_on=None, starts_at=None, ends_at=None, place="", recorded_as_past=True, state="concluded"
    )
    with translation.override("en"):
        assert meeting_row(planned).day_text == "2026, day not set yet"
        assert meeting_row(past).place_text == "Place not recorded"
        assert meeting_view(past, Audience.PUBLIC).time_text == "hour not recorded"
    with translation.override("vi"):
        assert meeting_row(past).day_text == "Năm 2026, ngày không ghi lại"


def test_missing_parts_are_named_for_a_draft_only(draft, announced):
    Meeting.objects.filter(pk=draft.pk).update(place="")
    view = meeting_view(Meeting.objects.get(pk=draft.pk), Audience.HANDLING)
    assert [part.field for part in view.missing] == ["place"]
    assert meeting_view(announced, Audience.HANDLING).missing == ()


@pytest.mark.parametrize(
    ("state", "steps", "current"),
    [
        (MeetingState.DRAFT, 5, 0),
        (MeetingState.ANNOUNCED, 5, 1),
        (MeetingState.CLOSED, 5, 4),
        (MeetingState.CANCELLED, 3, 2),
    ],
)
def test_cycle_shows_one_current_step(ubnd, state, steps, current):
    cycle = meeting_view(MeetingFactory(organiser=ubnd, state=state), Audience.HANDLING).cycle
    assert [index for index, step in enumerate(cycle) if step.is_current] == [current]
    assert len(cycle) == steps


def test_a_draft_typed_in_after_the_announcement_shows_no_day(ubnd):
    """What was announced on paper before is entered later: the line of states must not run backwards."""
    row = MeetingFactory(organiser=ubnd, state=MeetingState.CONCLUDED)
    notes = []
    for created in (row.announced_at - timedelta(days=3), row.announced_at + timedelta(days=3)):
        Meeting.objects.filter(pk=row.pk).update(created_at=created)
        notes.append(meeting_view(Meeting.objects.get(pk=row.pk), Audience.PUBLIC).cycle[0].note)
    assert notes == ["02/10/2026", ""]


@pytest.mark.parametrize("rows", [1, 3])
def test_view_costs_the_same_however_many_parts(ubnd, rows, django_assert_num_queries):
    row = MeetingFactory(organiser=ubnd)
    for _number in range(rows):
        HostFactory(meeting=row)
        AgendaItemFactory(meeting=row)
        DelegateFactory(meeting=row)
        ReferenceDocumentFactory(meeting=row)
        OpinionFactory(consultation__meeting=row)
        AwardFactory(meeting=row).recipients.create(name="HTX A")
        ConclusionFactory(meeting=row)
        PhotoFactory(meeting=row)
    with django_assert_num_queries(11):
        for found in meetings_with_parts(Meeting.objects.all()):
            meeting_view(found, Audience.HANDLING)


def test_window_is_open_between_its_moments(announced):
    now = timezone.now()
    announced.petition_window_opens = now - timedelta(hours=1)
    assert announced.window_is_open(now)
    announced.petition_window_closes = now
    assert not announced.window_is_open(now)
    announced.state = MeetingState.CANCELLED
    announced.petition_window_closes = None
    assert not announced.window_is_open(now)


def test_body_named_prefers_the_organisers_own_line(ubnd, so_tai_chinh):
    other = DepartmentFactory(name="Sở Tài chính tỉnh Khác", short_name="Sở Tài chính")
    today = timezone.localdate()
    assert body_named("Sở Tài chính", today, ubnd) == so_tai_chinh
    assert body_named("sở tài chính", today) is None
    assert body_named("Sở Tài chính tỉnh Khác", today, ubnd) == other
    assert body_named("Sở Không Có", today, ubnd) is None


def test_body_named_knows_the_bodies_of_that_day_only(ubnd):
    DepartmentFactory(name="Phòng Kinh tế quận", unit=ubnd.unit, valid_until=date(2025, 6, 30))
    assert body_named("Phòng Kinh tế quận", date(2023, 3, 24), ubnd)
    assert body_named("Phòng Kinh tế quận", date(2026, 3, 24), ubnd) is None
    assert "Phòng Kinh tế quận" not in {body.name for body in bodies_suggested(date(2026, 3, 24), ubnd)}


def test_cooperatives_named_by_name_or_tax_code(coordinator, na_khoang):
    one = CooperativeFactory(name="HTX Đoàn Kết", unit=na_khoang, code="6000000001")
    two = CooperativeFactory(name="HTX Đoàn Kết", unit=na_khoang)
    assert set(map(str, cooperatives_named(coordinator, "htx đoàn kết"))) == {str(one)}
    assert len(cooperatives_named(coordinator, "HTX Đoàn Kết")) == 2
    assert cooperatives_named(coordinator, "6000000001") == [one]
    assert two not in cooperatives_named(coordinator, "6000000001")


def test_units_are_those_of_the_bodies_coordinated(coordinator, neighbour, lam_giang, na_khoang):
    assert list(units_for_meetings(coordinator)) == [lam_giang, na_khoang]
    assert [unit.name for unit in units_for_meetings(neighbour)] == ["Tỉnh Thanh Sơn"]


def test_day_note_names_holiday_and_weekend():
    with translation.override("vi"):
        assert day_note(date(2026, 9, 2))
        assert day_note(date(2026, 11, 22)) == "Chủ nhật"
        assert day_note(date(2026, 11, 23)) == ""
        assert day_note(None) == ""


def test_dataclasses_name_no_contact_fields():
    names = {field.name for field in fields(meeting_view.__globals__["MeetingView"])}
    assert not names & {"email", "phone", "token"}
