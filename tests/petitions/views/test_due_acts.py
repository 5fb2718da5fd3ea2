"""The pages that move a due date: what they ask, what they refuse beside the field, what is read afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.models import Conclusion
from petitions.models import DueChange, Petition
from petitions.services import extension_ask
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=20)


def vn(day):
    return day.strftime("%d/%m/%Y")


@pytest.fixture
def row(standing):
    made = standing("assigned", due=TODAY + timedelta(days=5))
    made.assignments.update(due=made.due)
    return made


@pytest.fixture
def do(client_for):
    def act(user, row, action, data=None, part=None):
        path = f"parts/{part.pk}/{action}" if part else f"do/{action}"
        url = f"/manage/petitions/{row.code}/{path}/"
        client = client_for(user)
        return client.get(url) if data is None else client.post(url, data, follow=True)

    return act


def test_head_asks_and_the_office_decides_on_its_page(row, head, coordinator, do):
    text = do(head, row, "ask_extension", {"due": vn(LATER), "reason": "Chờ đo đạc."}).content.decode()
    assert "Đã đề nghị. Cơ quan đầu mối sẽ quyết định." in text
    page = do(coordinator, row, "decide_extension").content.decode()
    assert "Chờ đo đạc." in page
    change = DueChange.objects.get()
    refused = do(coordinator, row, "decide_extension", {"change": change.pk, "grant": "no", "note": ""})
    assert refused.status_code == 422
    assert 'id="id_note_error"' in refused.content.decode()
    do(coordinator, row, "decide_extension", {"change": change.pk, "grant": "yes", "note": ""})
    row.refresh_from_db()
    assert row.due == LATER


def test_wish_about_another_petition_cannot_be_decided_here(row, standing, head, coordinator, do):
    other = standing("assigned", due=TODAY + timedelta(days=5))
    change = extension_ask(actor=head, petition=other, due=LATER, reason="Chờ đo đạc.")
    extension_ask(actor=head, petition=row, due=LATER, reason="Chờ đo đạc.")
    answer = do(coordinator, row, "decide_extension", {"change": change.pk, "grant": "yes"})
    assert answer.status_code == 422
    assert DueChange.objects.filter(state="asked").count() == 2


def test_page_with_nothing_to_decide_says_so(row, coordinator, do):
    assert do(coordinator, row, "decide_extension").status_code == 302


def test_part_is_asked_for_by_its_own_head(row, head, do):
    part = row.current_lead
    Petition.objects.update(due=LATER)
    wanted = TODAY + timedelta(days=9)
    do(head, row, "ask_extension", {"due": vn(wanted), "reason": "Chờ đo đạc."}, part=part)
    assert DueChange.objects.get().assignment == part


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"due": "", "reason": "Lý do"}, "due"),
        ({"due": "31/02/2027", "reason": "Lý do"}, "due"),
        ({"due": vn(TODAY), "reason": "Lý do"}, "due"),
        ({"due": vn(LATER), "reason": " "}, "reason"),
    ],
)
def test_date_is_refused_beside_its_field_and_what_was_typed_stays(row, coordinator, do, data, field):
    answer = do(coordinator, row, "extend", data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in text
    assert not data["due"] or f'value="{data["due"]}"' in text


def test_chairs_direction_brings_its_own_day(row, coordinator, ubnd, do):
    meeting = MeetingFactory(organiser=ubnd)
    Petition.objects.update(meeting=meeting)
    directed = Conclusion.objects.create(meeting=meeting, text="Trả lời dứt điểm.", due_on=TODAY + timedelta(days=3))
    assert "Trả lời dứt điểm." in do(coordinator, row, "extend").content.decode()
    text = do(coordinator, row, "extend", {"conclusion": directed.pk, "due": "", "reason": ""}).content.decode()
    assert f"chủ trì giao “trước ngày {vn(directed.due_on)}”, Trần Thu Hà nhập" in text


def test_pause_stands_on_the_page_and_on_the_petitioners(row, coordinator, representative, client_for, do):
    text = do(coordinator, row, "pause", {"reason": "Chờ bản án của tòa."}).content.decode()
    assert "Tạm dừng tính hạn" in text
    assert f"từ ngày {vn(TODAY)}: Chờ bản án của tòa." in text
    portal = client_for(representative).get(f"/portal/petitions/{row.code}/").content.decode()
    assert f"tạm dừng tính hạn từ ngày {vn(TODAY)}: Chờ bản án của tòa." in portal
    assert "Hạn được tính tiếp." in do(coordinator, row, "resume", {}).content.decode()
    row.refresh_from_db()
    assert row.due == TODAY + timedelta(days=5)
