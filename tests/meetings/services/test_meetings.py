"""Creating and correcting a meeting."""

import unicodedata
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from core.audit import audit_for
from core.exceptions import DomainError, StaleError, TransitionError
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.services import meeting_create, meeting_record, meeting_update

pytestmark = pytest.mark.django_db


def facts(ubnd, **more):
    return {"title": "Hội nghị đối thoại", "year": 2026, "organiser": ubnd, "unit": ubnd.unit} | more


def test_create_freezes_names_and_makes_a_code(ubnd, coordinator):
    row = meeting_create(actor=coordinator, hosts=[ubnd, "Tỉnh ủy Lam Giang"], **facts(ubnd))
    assert (row.code, row.organiser_name, row.unit_name) == ("tinh-lam-giang-2026", ubnd.name, "Tỉnh Lam Giang")
    assert [(host.name, host.body) for host in row.hosts.all()] == [(ubnd.name, ubnd), ("Tỉnh ủy Lam Giang", None)]
    ubnd.name = "Tên mới"
    ubnd.save()
    assert Meeting.objects.get(pk=row.pk).organiser_name == "Ủy ban nhân dân tỉnh Lam Giang"
    assert meeting_create(actor=coordinator, **facts(ubnd)).code == "tinh-lam-giang-2026-2"


def test_create_puts_the_chair_on_the_list(ubnd, coordinator):
    chair = {"honorific": "Ông", "name": "Hoàng Minh Đức", "positions": "Phó Chủ tịch"}
    delegate = meeting_create(actor=coordinator, chair=chair, **facts(ubnd)).delegates.get()
    assert (str(delegate), delegate.is_chair, delegate.invited) == ("Ông Hoàng Minh Đức", True, True)


def test_create_twice_from_one_form_makes_one(ubnd, coordinator):
    form = uuid4()
    first = meeting_create(actor=coordinator, form_uuid=form, **facts(ubnd))
    assert meeting_create(actor=coordinator, form_uuid=form, **facts(ubnd)) == first
    assert Meeting.objects.count() == 1


def test_record_twice_from_one_form_makes_one(ubnd, coordinator):
    form = uuid4()
    first = meeting_record(actor=coordinator, form_uuid=form, **facts(ubnd))
    assert meeting_record(actor=coordinator, form_uuid=form, **facts(ubnd)) == first
    assert first.state == MeetingState.CONCLUDED


def test_create_is_for_coordinators_of_the_organiser(ubnd, neighbour, leader):
    for user in (neighbour, leader):
        with pytest.raises(PermissionDenied):
            meeting_create(actor=user, **facts(ubnd))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"year": 203}, "year"),
        ({"held_on": date(2023, 3, 24)}, "held_on"),
        ({"starts_at": time(10), "ends_at": time(10)}, "ends_at"),
        ({"petition_window_closes": datetime(2026, 10, 1, tzinfo=UTC)}, "petition_window_opens"),
        ({"code": "new"}, "code"),
        ({"code": "Tân Bình"}, "code"),
    ],
)
def test_create_refuses_and_names_the_field(ubnd, coordinator, wrong, field):
    with pytest.raises(DomainError) as refused:
        meeting_create(actor=coordinator, **facts(ubnd, **wrong))
    assert refused.value.field == field
    assert not Meeting.objects.exists()


def test_window_must_close_after_opening_and_before_the_meeting(ubnd, coordinator):
    opens = datetime(2026, 10, 1, tzinfo=UTC)
    for closes in (opens, datetime(2026, 10, 29, 1, 1, tzinfo=UTC)):
        window = {"petition_window_opens": opens, "petition_window_closes": closes}
        with pytest.raises(DomainError) as refused:
            meeting_create(actor=coordinator, **facts(ubnd, held_on=date(2026, 10, 29), starts_at=time(8), **window))
        assert refused.value.field == "petition_window_closes"


def test_code_taken_is_said_beside_the_field(ubnd, coordinator, draft):
    with pytest.raises(DomainError) as refused:
        meeting_create(actor=coordinator, code=draft.code, **facts(ubnd))
    assert refused.value.field == "code"


def test_update_counts_the_version_and_keeps_before_and_after(draft, coordinator):
    row = meeting_update(actor=coordinator, meeting=draft, version=1, theme="Tín dụng")
    entry = audit_for(row).get()
    assert (row.version, entry.before, entry.after) == (2, {"theme": ""}, {"theme": "Tín dụng"})
    assert meeting_update(actor=coordinator, meeting=draft, version=2, theme="Tín dụng").version == 2


def test_update_of_a_stale_version_changes_nothing(draft, coordinator):
    meeting_update(actor=coordinator, meeting=draft, version=1, theme="Tín dụng")
    with pytest.raises(StaleError):
        meeting_update(actor=coordinator, meeting=draft, version=1, theme="Đất đai")
    assert Meeting.objects.get(pk=draft.pk).theme == "Tín dụng"


def test_update_tells_a_moved_meeting(announced, coordinator):
    row = meeting_update(actor=coordinator, meeting=announced, version=1, held_on=date(2026, 11, 5))
    assert audit_for(row).get().params["new"] == "05/11/2026"


def test_update_of_an_announced_meeting_keeps_day_and_place(announced, coordinator):
    with pytest.raises(DomainError) as refused:
        meeting_update(actor=coordinator, meeting=announced, version=1, place="")
    assert refused.value.field == "place"


def test_update_of_a_closed_file_is_refused(closed, coordinator):
    with pytest.raises(TransitionError):
        meeting_update(actor=coordinator, meeting=closed, version=1, theme="Đất đai")


def test_update_cannot_hand_the_meeting_to_a_body_of_others(draft, coordinator, so_tai_chinh):
    with pytest.raises(PermissionDenied):
        meeting_update(actor=coordinator, meeting=draft, version=1, organiser=so_tai_chinh)


def test_text_is_stored_composed_and_harmless(ubnd, coordinator):
    nfd = unicodedata.normalize("NFD", "Hội nghị 🌾 <script>alert(1)</script>")
    row = meeting_create(actor=coordinator, **facts(ubnd, title=nfd))
    assert Meeting.objects.get(pk=row.pk).title == "Hội nghị 🌾 <script>alert(1)</script>"
    assert "hoi nghi" in row.search_key
