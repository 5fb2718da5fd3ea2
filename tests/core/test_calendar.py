"""Working days, against the days off as they were announced."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from core import calendar
from core.context import doing
from core.models import CalendarDay

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 1, 1), False),  # Tết Dương lịch
        (date(2026, 1, 2), False),  # Friday, swapped
        (date(2026, 1, 5), True),
        (date(2026, 1, 10), True),  # Saturday, worked for 2 January
        (date(2026, 1, 17), False),  # a plain Saturday
        (date(2026, 2, 13), True),  # the last day before Tết
        (date(2026, 2, 16), False),  # Tết Bính Ngọ, 16 to 20 February
        (date(2026, 2, 17), False),
        (date(2026, 2, 20), False),
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),  # Giỗ Tổ fell on a Sunday
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 8, 22), True),  # Saturday, worked for 31 August
        (date(2026, 8, 31), False),  # Monday, swapped
        (date(2026, 9, 1), False),
        (date(2026, 9, 2), False),
        (date(2026, 11, 24), False),  # Ngày Văn hóa Việt Nam, first time
        (date(2026, 11, 23), True),
        (date(2025, 11, 24), True),  # not yet a holiday
        (date(2023, 10, 13), True),  # the meeting of 2023
    ],
)
def test_working_days_as_announced(day, works):
    assert calendar.is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over a week-end
        (date(2026, 11, 23), 1, date(2026, 11, 25)),  # over 24 November
        (date(2026, 11, 22), 5, date(2026, 11, 30)),
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # over Tết
        (date(2025, 12, 31), 1, date(2026, 1, 5)),  # over New Year and the swapped day
        (date(2026, 1, 9), 1, date(2026, 1, 10)),  # onto a worked Saturday
        (date(2026, 11, 25), -1, date(2026, 11, 23)),
        (date(2026, 11, 24), 0, date(2026, 11, 25)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, count, end):
    assert calendar.add_working_days(start, count) == end


def test_days_between_agree_with_adding():
    start = date(2026, 1, 28)
    for count in range(1, 30):
        end = calendar.add_working_days(start, count)
        assert calendar.working_days_between(start, end) == count
        assert calendar.working_days_between(end, start) == -count
    assert calendar.working_days_between(start, start) == 0


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2021, 6, 16), date(2026, 11, 22)),
        (date(2025, 12, 31), date(2026, 1, 1)),
        (date(2024, 2, 29), date(2024, 12, 31)),
        (date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_days_between_are_those_that_count_one_by_one(start, end):
    calendar_days = [(date(2026, 1, 1), True), (date(2024, 3, 4), False), (date(2025, 6, 7), True)]
    CalendarDay.objects.bulk_create(CalendarDay(day=day, is_working=works) for day, works in calendar_days)
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert calendar.working_days_between(start, end) == sum(map(calendar.is_working_day, days))


def test_a_term_in_calendar_days_never_ends_on_a_day_off():
    assert calendar.term_end(date(2026, 2, 5), 15, working=False) == date(2026, 2, 23)
    assert calendar.term_end(date(2026, 11, 2), 15, working=False) == date(2026, 11, 17)
    assert calendar.term_end(date(2026, 11, 20), 5) == date(2026, 11, 30)


def test_an_announced_day_wins_over_the_computed_one():
    CalendarDay.objects.create(day=date(2026, 12, 24), is_working=False, note="Nghỉ theo thông báo")
    CalendarDay.objects.create(day=date(2026, 12, 26), is_working=True, note="Làm bù")
    assert not calendar.is_working_day(date(2026, 12, 24))
    assert calendar.is_working_day(date(2026, 12, 26))
    assert calendar.calendar_note(date(2026, 12, 24)) == "Nghỉ theo thông báo"


def test_the_swap_of_2026_names_its_source():
    rows = CalendarDay.objects.filter(source="12729/VPCP-KGVX").values_list("day", "is_working")
    assert list(rows) == [(date(2026, 1, 2), False), (date(2026, 1, 10), True)]


@pytest.mark.parametrize("year", [1, 203, 1945, 2099, 2150, 9998])
def test_no_year_fails(year):
    day = date(year, 6, 15)
    assert isinstance(calendar.is_working_day(day), bool)
    assert calendar.add_working_days(day, 3) > day
    assert isinstance(calendar.calendar_note(day), str)


def test_the_last_days_of_time_do_not_fail():
    assert calendar.add_working_days(date(9999, 12, 30), 20) == date.max
    assert calendar.add_working_days(date(1, 1, 2), -20) == date.min


def test_a_holiday_is_named_in_the_readers_language():
    with translation.override("vi"):
        assert calendar.calendar_note(date(2026, 9, 2)) == "Quốc khánh"
    with translation.override("en"):
        assert calendar.calendar_note(date(2026, 9, 2)) == "National Day"
    assert calendar.calendar_note(date(2026, 11, 23)) == ""


def test_a_year_without_announcement_is_said_to_be_open():
    assert calendar.calendar_confirmed(2026)
    assert not calendar.calendar_confirmed(2028)
    CalendarDay.objects.create(day=date(2028, 1, 3), is_working=False, note="Nghỉ bù")
    assert calendar.calendar_confirmed(2028)


def test_announced_days_are_read_once_a_request(django_assert_num_queries):
    with doing("test"), django_assert_num_queries(1):
        for number in range(1, 28):
            calendar.is_working_day(date(2026, 11, number))
        calendar.add_working_days(date(2026, 11, 1), 20)
