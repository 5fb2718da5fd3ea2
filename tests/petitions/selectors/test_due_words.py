"""A due date says how it came about."""

from datetime import date

import pytest

from core.models import CalendarDay
from petitions.enums import Counting, StepKind
from petitions.models import Petition
from petitions.selectors.due_words import due_explained
from petitions.services.terms import due_by_hand, due_by_term

pytestmark = pytest.mark.django_db


def counted(start, kind=StepKind.ANSWER):
    row = Petition()
    due_by_term(row, kind, start)
    return due_explained(row)


def test_last_day_on_a_sunday_moves_to_monday():
    assert counted(date(2026, 3, 7)) == (
        "15 ngày (lịch) kể từ ngày sau 07/03/2026; ngày cuối 22/03/2026 là ngày nghỉ (Chủ nhật) nên chuyển sang "
        "thứ Hai 23/03/2026"
    )


def test_last_day_on_a_holiday_names_it():
    assert counted(date(2026, 11, 9)) == (
        "15 ngày (lịch) kể từ ngày sau 09/11/2026; ngày cuối 24/11/2026 là ngày nghỉ (Ngày Văn hóa Việt Nam) nên "
        "chuyển sang thứ Tư 25/11/2026"
    )


def test_nothing_moved_nothing_said():
    assert counted(date(2026, 3, 5)) == "15 ngày (lịch) kể từ ngày sau 05/03/2026"


def test_working_days_name_the_holidays_they_step_over():
    assert counted(date(2026, 11, 20), StepKind.CLASSIFY) == (
        "2 ngày làm việc kể từ ngày sau 20/11/2026; không tính 24/11/2026 (Ngày Văn hóa Việt Nam)"
    )


def test_worked_saturday_is_named():
    assert counted(date(2026, 8, 21), StepKind.CLASSIFY) == (
        "2 ngày làm việc kể từ ngày sau 21/08/2026; có tính 22/08/2026 là ngày làm việc bù"
    )


def test_many_holidays_are_counted():
    assert counted(date(2026, 2, 12), StepKind.CLASSIFY) == (
        "2 ngày làm việc kể từ ngày sau 12/02/2026; không tính 16/02/2026 (Giao thừa Tết Nguyên Đán), 17/02/2026 (Tết "
        "Nguyên Đán), 18/02/2026 (Mùng hai Tết Nguyên Đán) và 2 ngày khác"
    )


def test_year_whose_days_off_are_not_confirmed_says_so():
    assert counted(date(2027, 3, 1)) == (
        "15 ngày (lịch) kể từ ngày sau 01/03/2027; lịch nghỉ năm 2027 chưa được xác nhận nên hạn còn có thể thay đổi"
    )
    CalendarDay.objects.create(day=date(2027, 4, 17), is_working=True, note="Làm bù")
    assert "chưa được xác nhận" not in counted(date(2027, 3, 1))


def test_calendar_that_changed_since_does_not_lend_a_wrong_reason():
    row = Petition(due=date(2026, 3, 21), due_from=date(2026, 3, 7), due_days=15, due_counting=Counting.CALENDAR)
    assert due_explained(row) == "15 ngày (lịch) kể từ ngày sau 07/03/2026"


def test_date_set_by_hand_says_who_set_it():
    row = Petition()
    due_by_hand(row, date(2026, 11, 30), "Chủ trì giao trước ngày 30/11/2026", date(2026, 11, 2))
    assert due_explained(row) == "Chủ trì giao trước ngày 30/11/2026"
    due_by_hand(row, date(2026, 11, 30), "", date(2026, 11, 2))
    assert due_explained(row) == "cơ quan đầu mối định ngày 02/11/2026"
