"""The pages of a meeting's parts."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from tests.factories.meetings import (
    AgendaItemFactory,
    AwardFactory,
    ConclusionFactory,
    ConsultationFactory,
    DelegateFactory,
    HostFactory,
    MeetingFactory,
    PhotoFactory,
    ReferenceDocumentFactory,
)

pytestmark = pytest.mark.django_db

PARTS = {
    "hosts": ("host", HostFactory),
    "agenda": ("agenda_item", AgendaItemFactory),
    "delegates": ("delegate", DelegateFactory),
    "references": ("reference", ReferenceDocumentFactory),
    "consultations": ("consultation", ConsultationFactory),
    "conclusions": ("conclusion", ConclusionFactory),
    "awards": ("award", AwardFactory),
    "photos": ("photo", PhotoFactory),
}


def url(name, *args):
    return reverse(f"meetings:{name}", args=args)


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


@pytest.mark.parametrize("name", PARTS)
def test_part_costs_the_same_however_long(browser, draft, name, django_assert_num_queries):
    _item, build = PARTS[name]
    if name not in ("hosts", "delegates"):
        build(meeting=draft)
    browser.get(url(name, draft.code))
    with CaptureQueriesContext(connection) as first:
        browser.get(url(name, draft.code))
    build.create_batch(2, meeting=draft)
    with django_assert_num_queries(len(first)):
        assert len(browser.get(url(name, draft.code)).context["rows"]) == 3


@pytest.mark.parametrize("name", PARTS)
def test_part_pages_open_change_move_and_remove(browser, draft, name):
    item, build = PARTS[name]
    row = build(meeting=draft)
    other = build(meeting=draft)
    assert browser.get(url(item, draft.code, row.pk)).status_code == 200
    browser.post(url(item, draft.code, other.pk), {"do": "up"})
    answer = browser.post(url(item, draft.code, row.pk), {"do": "remove"})
    assert answer.url == url(name, draft.code)
    assert not type(row).objects.filter(pk=row.pk).exists()
    assert browser.get(url(item, draft.code, row.pk)).status_code == 404


@pytest.mark.parametrize("name", PARTS)
def test_part_of_a_closed_file_is_shown_and_not_changed(browser, closed, name):
    item, build = PARTS[name]
    row = build(meeting=closed)
    assert "không sửa được" in browser.get(url(name, closed.code)).content.decode()
    assert browser.get(url(item, closed.code, row.pk)).status_code == 200


def test_agenda_is_added_and_refused_beside_the_field(browser, draft):
    data = {"title": "Khai mạc", "kind": "opening", "starts_at": "8h", "ends_at": "8:10"}
    assert browser.post(url("agenda", draft.code), data).status_code == 302
    page = browser.post(url("agenda", draft.code), data | {"ends_at": "7:00"})
    assert "Giờ kết thúc phải sau giờ bắt đầu" in page.content.decode()
    assert draft.agenda.count() == 1


def test_delegate_of_each_kind_is_added(browser, draft):
    for kind, data in (
        ("person", {"name": "Vũ Thị Hạnh", "honorific": "Bà", "positions": "Giám đốc\nTỉnh ủy viên"}),
        ("body", {"name": "Sở Tài chính"}),
        ("group", {"name": "UBND các xã", "count": "15", "counted_as": "bodies"}),
    ):
        answer = browser.post(f"{url('delegates', draft.code)}?kind={kind}", data)
        assert answer.status_code == 302, kind
    assert list(draft.delegates.values_list("kind", flat=True)) == ["person", "person", "body", "group"]


def test_delegate_is_changed_with_its_kept_values(browser, draft):
    row = DelegateFactory(meeting=draft, name="Vũ Thị Hạnh")
    shown = browser.get(url("delegate", draft.code, row.pk)).context["form"]
    data = {name: shown[name].value() or "" for name in shown.fields if name != "invited"}
    browser.post(url("delegate", draft.code, row.pk), data | {"positions": "Giám đốc"})
    row.refresh_from_db()
    assert (row.name, row.honorific, row.positions) == ("Vũ Thị Hạnh", "Ông", "Giám đốc")


def test_opinions_are_added_dealt_with_and_removed(browser, draft):
    row = ConsultationFactory(meeting=draft)
    page = url("consultation", draft.code, row.pk)
    added = {"do": "opinion", "opinion-text": "Thêm chỉ tiêu", "opinion-treatment": "pending"}
    assert browser.post(page, added).status_code == 302
    opinion = row.opinions.get()
    assert "Thêm chỉ tiêu" in browser.get(page).content.decode()
    refused = browser.post(page, {"do": "opinion", "opinion-treatment": "pending"})
    assert "Ghi nơi góp ý hoặc nội dung góp ý." in refused.content.decode()
    one = url("opinion", draft.code, row.pk, opinion.pk)
    assert browser.post(one, {"text": "Thêm", "treatment": "explained"}).status_code == 200
    assert browser.post(one, {"text": "Thêm", "treatment": "accepted", "response": "Đã bổ sung"}).status_code == 302
    browser.post(one, {"do": "remove"})
    assert not row.opinions.exists()


def test_conclusion_is_noted_as_done_in_a_closed_file(browser, closed):
    row = ConclusionFactory(meeting=closed)
    page = url("conclusion", closed.code, row.pk)
    assert browser.post(page, {"do": "done", "done-done_on": "01/01/2099"}).status_code == 200
    assert browser.post(page, {"do": "done", "done-done_on": "05/11/2026"}).status_code == 302
    row.refresh_from_db()
    assert row.done_on == date(2026, 11, 5)


def test_photo_is_kept_when_it_is_one(browser, draft, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    good = SimpleUploadedFile("anh.png", picture.getvalue(), "image/png")
    bad = SimpleUploadedFile("anh.png", b"<script>", "image/png")
    assert browser.post(url("photos", draft.code), {"caption": "Ảnh", "upload": bad}).status_code == 200
    assert browser.post(url("photos", draft.code), {"caption": "Ảnh", "upload": good}).status_code == 302
    assert draft.photos.get().file.content_type == "image/png"


def test_part_of_another_meeting_is_not_found(browser, draft, ubnd):
    other = AgendaItemFactory(meeting=MeetingFactory(organiser=ubnd))
    assert browser.get(url("agenda_item", draft.code, other.pk)).status_code == 404


def test_tabs_say_how_many_rows_each_part_has(browser, draft):
    AgendaItemFactory.create_batch(2, meeting=draft)
    AgendaItemFactory()
    page = browser.get(url("edit", draft.code))
    assert page.context["part_counts"]["agenda"] == 2
    assert page.context["part_counts"]["photos"] == 0
    assert 'Chương trình <span class="count">2</span>' in page.text


@pytest.mark.parametrize(
    ("page", "field"),
    [
        (lambda draft: url("delegates", draft.code), "organisation_name"),
        (lambda draft: url("consultation", draft.code, ConsultationFactory(meeting=draft).pk), "opinion-name"),
        (lambda draft: url("awards", draft.code), "recipients_find"),
    ],
)
def test_an_organisation_is_suggested_while_it_is_typed(browser, draft, page, field):
    text = browser.get(page(draft)).text
    assert f'data-hx-vals=\'{{"field": "{field}"}}\'' in text
    assert f'data-hx-get="{reverse("cooperatives:suggest")}"' in text
