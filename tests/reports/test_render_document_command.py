"""manage.py render_document."""

import pytest
from django.core.management import CommandError, call_command

from reports.models import Document
from tests.reports.reading import Sheet


def test_it_writes_the_paper_to_a_file(meeting, three_petitions, tmp_path, capsys):
    output = tmp_path / "bao-cao.pdf"
    call_command("render_document", "summary_report", "--meeting", meeting.code, "--output", str(output))
    sheet = Sheet(output.read_bytes())
    assert "đã ghi nhận 03 ý kiến, kiến nghị" in sheet.text()
    assert f"{len(sheet.reader.pages)} pages" in capsys.readouterr().out
    assert not Document.objects.exists()


def test_an_unknown_meeting_is_one_clear_line(db, tmp_path):
    with pytest.raises(CommandError, match="There is no meeting 'khong-co'"):
        call_command("render_document", "summary_report", "--meeting", "khong-co", "--output", str(tmp_path / "x.pdf"))


def test_an_unknown_kind_is_refused(db, tmp_path):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("render_document", "poem", "--meeting", "x", "--output", str(tmp_path / "x.pdf"))


def test_a_folder_that_is_not_there_is_one_clear_line(meeting, tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command(
            "render_document", "summary_report", "--meeting", meeting.code, "--output", str(tmp_path / "no" / "x.pdf")
        )
