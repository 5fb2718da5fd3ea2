"""The calendar of working days and the mails that did not arrive, as an administrator sets them right."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation

from core.audit import audit_for
from core.calendar import calendar_year, is_working_day
from core.messages import message_queue
from core.models import AuditEntry, CalendarDay, Message
from core.services import calendar_day_remove, calendar_day_set

FORM = {"day": "24/12/2026", "is_working": "off", "note": "Nghỉ theo thông báo", "source": "1/TB-BNV"}


def test_an_announced_day_is_set_changed_and_told(admin_user):
    for is_working in (False, True):
        row = calendar_day_set(
            actor=admin_user, day=date(2026, 12, 26), is_working=is_working, note="Làm bù", source="1/TB-BNV"
        )
        assert is_working_day(date(2026, 12, 26)) is is_working
    assert CalendarDay.objects.filter(day=date(2026, 12, 26)).count() == 1
    with translation.override("vi"):
        newest, oldest = [entry.render() for entry in audit_for(row)]
    assert newest == "Hoàng Quản Trị ghi ngày 26/12/2026 là ngày làm việc: Làm bù (1/TB-BNV)."
    assert oldest == "Hoàng Quản Trị ghi ngày 26/12/2026 là ngày nghỉ: Làm bù (1/TB-BNV)."
    assert audit_for(row)[0].before == {"is_working": False, "note": "Làm bù", "source": "1/TB-BNV"}


def test_a_day_taken_out_is_computed_again_and_its_history_stays(admin_user):
    row = calendar_day_set(actor=admin_user, day=date(2026, 12, 24), is_working=False, note="x")
    calendar_day_remove(actor=admin_user, row=row)
    assert is_working_day(date(2026, 12, 24))
    assert AuditEntry.objects.filter(action="core.calendar_day_remove").count() == 1


@pytest.mark.parametrize("who", ["coordinator", "outsider"])
def test_others_may_not(request, who):
    with pytest.raises(PermissionDenied):
        calendar_day_set(actor=request.getfixturevalue(who), day=date(2026, 12, 24), is_working=False, note="x")


def test_the_year_lists_computed_and_announced_days(db):
    days = {one.day: one for one in calendar_year(2026)}
    assert (days[date(2026, 1, 10)].is_working, days[date(2026, 1, 10)].row.source) == (True, "12729/VPCP-KGVX")
    assert (days[date(2026, 9, 2)].is_working, days[date(2026, 9, 2)].row) == (False, None)
    assert days[date(2026, 8, 22)].is_working
    assert list(days) == sorted(days)
    assert {day.year for day in days} == {2026}
    assert date(2014, 12, 27) in {one.day for one in calendar_year(2014)}


def test_the_page_takes_a_day_and_shows_it(admin_user, client_for):
    client = client_for(admin_user)
    response = client.post(reverse("core:calendar"), FORM, follow=True)
    assert response.redirect_chain == [("/manage/settings/calendar/?year=2026", 302)]
    text = response.content.decode()
    assert "Đã ghi ngày 24/12/2026 vào lịch." in text
    assert "1/TB-BNV" in text
    row = CalendarDay.objects.get(day=date(2026, 12, 24))
    client.post(reverse("core:calendar_remove", args=[row.pk]))
    assert not CalendarDay.objects.filter(pk=row.pk).exists()


def test_a_wrong_day_keeps_what_was_typed(admin_user, client_for):
    response = client_for(admin_user).post(reverse("core:calendar"), FORM | {"day": "24/12/0203", "note": "<b>lý do"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "Năm phải từ 1945 đến 2100." in text
    assert 'value="24/12/0203"' in text
    assert "&lt;b&gt;lý do" in text


@pytest.mark.parametrize("year", ["2026", "2030", "0203", "x", "99999", "٢٠٢٦", ""])
def test_any_year_gives_a_page(admin_user, client_for, year):
    text = client_for(admin_user).get(reverse("core:calendar"), {"year": year}).content.decode()
    assert f"Ngày đặc biệt năm {year if year in ('2026', '2030') else date.today().year}" in text
    assert ("chưa được xác nhận" in text) == (year == "2030")


def test_a_failed_mail_is_listed_with_its_reason_and_sent_again(admin_user, officer, client_for):
    message_queue(to_user=officer, subject="Tin", body="x", dedupe_key="1")
    Message.objects.filter(channel="email").update(state="failed", error="SMTPServerDisconnected: gone")
    client = client_for(admin_user)
    text = client.get(reverse("core:mail_list")).content.decode()
    assert "Máy chủ thư không phản hồi." in text
    assert "SMTPServerDisconnected: gone" in text
    assert "Nguyễn Minh Tú" in text
    mail = Message.objects.get(channel="email")
    assert client.post(reverse("core:mail_again", args=[mail.pk])).url == reverse("core:mail_list")
    mail.refresh_from_db()
    assert mail.state == "queued"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_mails_costs_the_same(admin_user, officer, client_for, count, django_assert_num_queries):
    for number in range(count):
        message_queue(to_user=officer, subject="Tin", body="x", dedupe_key=str(number), channels=["email"])
    client = client_for(admin_user)
    with django_assert_num_queries(5):  # session, person, appointments, messages, unread
        client.get(reverse("core:mail_list"))


def test_pages_of_settings_are_the_administrators(client, coordinator, client_for):
    assert client_for(coordinator).get(reverse("core:calendar")).status_code == 403
    for name in ("core:calendar", "core:mail_list"):
        assert client.get(reverse(name)).status_code == 302
