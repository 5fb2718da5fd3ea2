"""Text columns and form fields: what comes in, what is stored, what is refused in which words."""

import unicodedata
import uuid
from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from core.models import CalendarDay, Heartbeat
from core.models.fields import NFCCharField, NFCTextField
from core.web.fields import DateField, DateTimeField, LineField, OnceField, TextField, TimeField, UploadField
from tests.factories.core import DOCX, EXE, PDF, upload

NFD_NAME = unicodedata.normalize("NFD", "Hợp tác xã Nông nghiệp Đường Ngỗ")


def _message(field: forms.Field, value: object) -> str:
    with translation.override("vi"), pytest.raises(ValidationError) as refused:
        field.clean(value)
    return " ".join(refused.value.messages)


@pytest.mark.django_db
def test_a_column_holds_composed_text_whichever_way_it_came():
    day = CalendarDay.objects.create(day=date(2027, 1, 4), is_working=False, note=NFD_NAME)
    assert day.note == "Hợp tác xã Nông nghiệp Đường Ngỗ"
    CalendarDay.objects.filter(pk=day.pk).update(note=unicodedata.normalize("NFD", "Nghỉ  bù\0 "))
    day.refresh_from_db()
    assert day.note == "Nghỉ bù"
    [bulk] = CalendarDay.objects.bulk_create([CalendarDay(day=date(2027, 1, 5), is_working=True, note=NFD_NAME)])
    assert CalendarDay.objects.get(note=NFD_NAME, pk=bulk.pk).note == "Hợp tác xã Nông nghiệp Đường Ngỗ"


def test_length_is_judged_after_composing():
    field = NFCCharField(max_length=11).formfield()
    assert field.clean(unicodedata.normalize("NFD", "hợp tác xã")) == "hợp tác xã"
    assert "11" in _message(field, "hợp tác xã ta")


def test_a_browser_is_not_told_to_cut():
    for field in (NFCCharField(max_length=5), NFCTextField(max_length=5)):
        assert "maxlength" not in field.formfield().widget.attrs


def test_a_petition_of_100000_characters_is_refused_not_cut():
    assert "20000" in _message(TextField(max_length=20_000), "kiến nghị " * 10_000).replace(".", "")


def test_text_keeps_its_lines_and_a_line_does_not():
    assert TextField().clean("một\r\nhai") == "một\nhai"
    assert LineField().clean("một\r\n hai") == "một hai"
    assert LineField(required=False).clean(None) == ""


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("written", ["05/03/2026", "5/3/2026", "05-03-2026", "5.3.2026", "2026-03-05", " 05/03/26 "])
def test_day_comes_before_month_in_either_language(language, written):
    with translation.override(language):
        assert DateField().clean(written) == date(2026, 3, 5)


def test_a_day_after_the_twelfth_is_read():
    assert DateField().clean("25/03/2026") == date(2026, 3, 25)


@pytest.mark.parametrize("written", ["05/03/0203", "0203-03-05", "01/01/1944", "01/01/2101", "31/12/9999"])
def test_a_year_that_cannot_be_meant_is_refused(written):
    assert _message(DateField(), written) == "Năm phải từ 1945 đến 2100. Xem lại ngày."


@pytest.mark.parametrize("written", ["31/02/2026", "03/25/2026", "mai", "5/3", "05/03/2026 08:30", "\0", "٠٥/٠٣/٢٠٢٦x"])
def test_what_is_no_day_is_refused(written):
    assert _message(DateField(), written) == "Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026."


def test_a_refused_day_is_shown_as_typed():
    class Form(forms.Form):
        held_on = DateField()

    form = Form({"held_on": "31/02/2026"})
    assert not form.is_valid()
    assert 'value="31/02/2026"' in str(form["held_on"])
    assert 'value="05/03/2026"' in str(Form(initial={"held_on": date(2026, 3, 5)})["held_on"])


@pytest.mark.parametrize("written", ["08:30", "8:30", "8h30", "8 giờ 30", "08 giờ 30 phút"])
def test_times_as_people_write_them(written):
    assert TimeField().clean(written) == time(8, 30)


def test_a_full_hour():
    assert TimeField().clean("14 giờ") == TimeField().clean("14h") == time(14, 0)


@pytest.mark.parametrize("written", ["25:00", "8:61", "sáng"])
def test_what_is_no_time_is_refused(written):
    assert "08:30" in _message(TimeField(), written)


@pytest.mark.parametrize("written", ["05/03/2026 08:30", "05/03/2026 8h30", "08:30 05/03/2026", "2026-03-05T08:30"])
def test_a_moment_is_vietnamese_time(written):
    assert DateTimeField().clean(written) == datetime(2026, 3, 5, 1, 30, tzinfo=UTC)


def test_a_moment_needs_a_sane_year():
    assert "1945" in _message(DateTimeField(), "05/03/0203 08:30")
    assert "05/03/2026 08:30" in _message(DateTimeField(), "05/03/2026")


def test_an_upload_is_judged_beside_its_field():
    assert UploadField().clean(upload("Báo cáo.docx", DOCX)).name == "Báo cáo.docx"
    assert "không đúng" in _message(UploadField(), upload("hoa-don.pdf", EXE))
    assert "10" in _message(UploadField(), upload("to.pdf", PDF + b" " * (10 * 1024 * 1024)))
    assert UploadField(required=False).clean(None) is None


def test_an_upload_field_says_what_it_takes():
    field = UploadField(kinds={"pdf", "docx"})
    assert field.widget.attrs["accept"] == ".docx,.pdf"
    with translation.override("vi"):
        assert str(field.help_text) == "Nhận tệp DOCX, PDF, tối đa 10\u00a0MB."


def test_a_form_carries_its_own_number():
    class Form(forms.Form):
        once = OnceField()

    first, second = Form(), Form()
    assert str(first["once"]) != str(second["once"])
    number = uuid.uuid4()
    assert Form({"once": str(number)}).is_valid()
    assert str(number) in str(Form({"once": str(number)})["once"])
    assert "hết hạn" in _message(OnceField(), "")
    assert "hết hạn" in _message(OnceField(), "no-number")


@pytest.mark.django_db
def test_a_lookup_with_surrogates_or_nulls_does_not_fail():
    assert not CalendarDay.objects.filter(note="x\0y").exists()
    assert not Heartbeat.objects.filter(name="x").exists()


def test_a_long_run_of_spaces_in_a_time_costs_nothing():
    spaces = " " * 300_000
    assert TimeField().clean(f"8{spaces}giờ{spaces}30") == time(8, 30)
    with pytest.raises(ValidationError):
        TimeField().clean(f"8{spaces}x")
