"""What is refused is said beside the field, in Vietnamese, and what was typed stays."""

import unicodedata
from datetime import date

import pytest
from django.utils import translation

from core.text import nfc
from meetings.enums import DelegateKind
from meetings.forms import (
    AgendaItemForm,
    AwardForm,
    ConclusionForm,
    ConsultationForm,
    DelegateForm,
    MeetingEditForm,
    MeetingPlanForm,
    MeetingRecordForm,
    OpinionForm,
    ReferenceForm,
)
from meetings.services import meeting_create
from tests.factories.cooperatives import CooperativeFactory
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vietnamese():
    with translation.override("vi"):
        yield


def plan(ubnd, **more):
    return {
        "title": "Hội nghị đối thoại năm 2026",
        "kind": "dialogue",
        "year": "2026",
        "unit": ubnd.unit_id,
        "organiser": ubnd.pk,
        "form_uuid": "0a8f6f8e-5b0e-4a0e-9f0a-000000000001",
        **more,
    }


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("title", "", "bắt buộc"),
        ("title", "ộ" * 301, "Tối đa 300 ký tự, hiện có 301 ký tự."),
        ("year", "0203", "Năm nhỏ hơn 1945. Ghi bằng bốn chữ số, ví dụ 2026."),
        ("year", "20266", "Năm lớn hơn 2100."),
        ("year", "năm nay", "Ghi năm bằng bốn chữ số"),
        ("held_on", "24/03/0203", "1945"),
        ("held_on", "31/02/2026", "05/03/2026"),
        ("held_on", "24/03/2023", "Ngày họp không thuộc năm 2026."),
        ("ends_at", "07:30", "Giờ kết thúc phải sau giờ bắt đầu, 08:00."),
        ("petition_window_opens", "", "Ghi cả lúc bắt đầu nhận kiến nghị."),
        ("petition_window_closes", "01/10/2026 07:00", "Lúc đóng nhận kiến nghị phải sau lúc mở."),
        ("petition_window_closes", "29/10/2026 08:01", "Phải đóng nhận kiến nghị trước giờ khai mạc."),
        ("code", "Tân Bình", "Dùng chữ thường không dấu"),
        ("code", "new", "Dùng chữ thường không dấu"),
        ("chair_name", "", "Ghi cả tên người chủ trì."),
        ("unit", "999999", ""),
        ("organiser", "999999", ""),
    ],
)
def test_plan_refuses_beside_the_field(ubnd, coordinator, field, wrong, message):
    data = plan(
        ubnd,
        held_on="29/10/2026",
        starts_at="08:00",
        ends_at="11:30",
        petition_window_opens="01/10/2026 08:00",
        petition_window_closes="25/10/2026 17:00",
        chair_name="Ông Hoàng Minh Đức",
        chair_position="Phó Chủ tịch",
    )
    form = MeetingPlanForm(data | {field: wrong}, user=coordinator)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert message in form.errors[field][0]
    assert form[field].value() == wrong


def test_plan_accepts_300_letters_typed_decomposed(ubnd, coordinator):
    title = unicodedata.normalize("NFD", "ộ" * 300)
    form = MeetingPlanForm(plan(ubnd, title=title), user=coordinator)
    assert form.is_valid(), form.errors
    assert form.values()["title"] == nfc(title)


def test_plan_keeps_emoji_and_markup_as_text(ubnd, coordinator):
    form = MeetingPlanForm(plan(ubnd, title="🌾 <script>alert(1)</script>"), user=coordinator)
    assert form.is_valid()
    row = meeting_create(actor=coordinator, **form.values())
    assert row.title == "🌾 <script>alert(1)</script>"


def test_plan_reads_hosts_and_chair(ubnd, coordinator):
    form = MeetingPlanForm(
        plan(ubnd, hosts="UBND tỉnh Lam Giang\nTỉnh ủy Lam Giang\n", chair_name="Bà Lê Thị Hạnh"), user=coordinator
    )
    assert form.is_valid()
    values = form.values()
    assert values["hosts"] == [ubnd, "Tỉnh ủy Lam Giang"]
    assert values["chair"] == {"honorific": "Bà", "name": "Lê Thị Hạnh", "positions": ""}


def test_plan_offers_own_bodies_and_areas_only(coordinator, neighbour, na_khoang):
    form = MeetingPlanForm(user=neighbour)
    assert [body.name for body in form.fields["organiser"].queryset] == ["Ủy ban nhân dân tỉnh Thanh Sơn"]
    assert [unit.name for unit in form.fields["unit"].queryset] == ["Tỉnh Thanh Sơn"]


def test_record_needs_the_year_and_neither_day_nor_place(ubnd, coordinator):
    form = MeetingRecordForm(plan(ubnd, year="2024", session="not_recorded"), user=coordinator)
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["held_on"], form.cleaned_data["place"]) == (None, "")
    form = MeetingRecordForm(plan(ubnd, year="", session="not_recorded"), user=coordinator)
    assert list(form.errors) == ["year"]


@pytest.mark.parametrize(
    ("facts", "field"), [({"held_on": "05/01/2099", "year": "2099"}, "held_on"), ({"year": "2099"}, "year")]
)
def test_record_refuses_what_has_not_come(ubnd, coordinator, facts, field):
    form = MeetingRecordForm(plan(ubnd, session="morning", **facts), user=coordinator)
    assert list(form.errors) == [field]


def test_edit_of_an_announced_meeting_keeps_day_and_place(announced, coordinator):
    form = MeetingEditForm(
        plan(announced.organiser, unit=announced.unit_id, version="1"), user=coordinator, meeting=announced
    )
    assert {"held_on", "starts_at", "place"} == set(form.errors)


def test_edit_keeps_a_stored_choice_that_is_no_longer_offered(neighbour, draft):
    form = MeetingEditForm(user=neighbour, meeting=draft)
    assert draft.organiser in form.fields["organiser"].queryset
    assert draft.unit in form.fields["unit"].queryset


@pytest.mark.parametrize(
    ("form_class", "data", "field"),
    [
        (AgendaItemForm, {"title": "A", "kind": "other", "starts_at": "9:00", "ends_at": "8:00"}, "ends_at"),
        (AgendaItemForm, {"title": "", "kind": "other"}, "title"),
        (ReferenceForm, {"role": "basis"}, "symbol"),
        (ReferenceForm, {"role": "basis", "symbol": "1", "date": "01/01/0203"}, "date"),
        (
            ConsultationForm,
            {"title": "A", "state": "open", "opens_on": "02/02/2026", "closes_on": "01/02/2026"},
            "closes_on",
        ),
        (OpinionForm, {"treatment": "pending"}, "text"),
        (OpinionForm, {"treatment": "explained", "text": "A"}, "response"),
        (ConclusionForm, {"text": ""}, "text"),
        (AwardForm, {"kind": "merit", "giver": "A", "count": "1", "recipients": "HTX A\nHTX B"}, "count"),
        (AwardForm, {"kind": "merit", "giver": "A", "count": "0"}, "count"),
    ],
)
def test_part_refuses_beside_the_field(draft, coordinator, form_class, data, field):
    form = form_class(data, meeting=draft, user=coordinator)
    assert not form.is_valid()
    assert list(form.errors) == [field]


def person(**more):
    return {"name": "Vũ Thị Hạnh", "honorific": "Bà", **more}


def test_delegate_finds_body_and_organisation_by_name(draft, coordinator, so_tai_chinh, na_khoang):
    cooperative = CooperativeFactory(name="HTX Đá Trắng", unit=na_khoang)
    form = DelegateForm(person(body_name="Sở Tài chính"), meeting=draft, user=coordinator, kind=DelegateKind.PERSON)
    assert form.is_valid()
    assert (form.values()["body"], form.values()["represents_name"]) == (so_tai_chinh, "Sở Tài chính")
    form = DelegateForm(
        person(organisation_name="htx đá trắng"), meeting=draft, user=coordinator, kind=DelegateKind.PERSON
    )
    assert form.is_valid()
    assert (form.values()["cooperative"], form.values()["represents_name"]) == (cooperative, "HTX Đá Trắng")


def test_delegate_of_two_places_or_of_a_shared_name_is_refused(draft, coordinator, na_khoang):
    CooperativeFactory.create_batch(2, name="HTX Đoàn Kết", unit=na_khoang)
    for data in ({"organisation_name": "HTX Đoàn Kết"}, {"organisation_name": "A", "body_name": "B"}):
        form = DelegateForm(person(**data), meeting=draft, user=coordinator, kind=DelegateKind.PERSON)
        assert list(form.errors) == ["organisation_name"]


def test_delegate_group_may_leave_its_number_open(draft, coordinator):
    form = DelegateForm(
        {"name": "UBND các phường", "counted_as": "bodies"}, meeting=draft, user=coordinator, kind=DelegateKind.GROUP
    )
    assert form.is_valid(), form.errors
    assert form.values()["count"] is None


def test_name_kept_when_the_body_was_renamed_since(draft, coordinator, so_tai_chinh):
    form = ConclusionForm(
        {"text": "A", "responsible_name": "Sở Kế hoạch và Đầu tư"},
        meeting=draft,
        user=coordinator,
        kept={"Sở Kế hoạch và Đầu tư": so_tai_chinh},
    )
    assert form.is_valid()
    assert form.values()["responsible"] == so_tai_chinh


def test_dates_are_day_before_month(ubnd, coordinator):
    form = MeetingPlanForm(plan(ubnd, held_on="05/03/2026"), user=coordinator)
    assert form.is_valid()
    assert form.cleaned_data["held_on"] == date(2026, 3, 5)


def test_references_offered_are_of_the_same_meeting(draft, coordinator):
    other = MeetingFactory()
    form = ReferenceForm(meeting=other, user=coordinator)
    assert not form.fields["carries_out"].queryset
