"""Answers of a body from Excel: the export is the template; nothing is overwritten, and it can be undone."""

import io

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from core.imports import import_confirm, import_counts, import_drop, import_start, import_undo, imports_visible
from core.models import ImportRun
from petitions.services import assignment_save_text, assignment_sign_off
from petitions.services.answer_import import answers_exported
from tests.factories.core import job, stored_file

pytestmark = [pytest.mark.django_db(transaction=True)]
KIND = "petitions.answers"
HEAD = "Mã kiến nghị;Nội dung trả lời của cơ quan;Phiên bản (giữ nguyên)"


@pytest.fixture(autouse=True)
def in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.fixture
def parts(standing, so_tai_chinh):
    """Three open parts of Sở Công Thương."""
    return [standing("assigned", co=[so_tai_chinh]).current_lead for _number in range(3)]


def filled(user, answers, change=lambda sheet: None) -> SimpleUploadedFile:
    """The export with `answers` (by petition code) written into it."""
    book = load_workbook(io.BytesIO(answers_exported(user)))
    sheet = book.active
    for row in sheet.iter_rows(min_row=2):
        if row[0].value in answers:
            row[5].value, row[5].data_type = answers[row[0].value], "s"
    change(sheet)
    return saved(book)


def saved(book: Workbook, name: str = "tra-loi.xlsx") -> SimpleUploadedFile:
    kept = io.BytesIO()
    book.save(kept)
    return SimpleUploadedFile(name, kept.getvalue())


def start(user, upload) -> ImportRun:
    run = import_start(actor=user, kind=KIND, params={}, upload=upload)
    run.refresh_from_db()
    return run


def test_the_export_is_read_back_as_nothing_to_do(parts, head):
    parts[0].text = "Đã viết."
    parts[0].save()
    run = start(head, filled(head, {}))
    assert run.state == "preview", run.error
    assert import_counts(run) == {"new": 0, "changed": 0, "same": 3, "refused": 0, "written": 0}
    with pytest.raises(DomainError):
        import_confirm(actor=head, run=run)
    import_drop(actor=head, run=run)


def test_the_sheet_has_a_frozen_head_real_dates_and_no_formulas(parts, head):
    parts[0].text = '=HYPERLINK("http://x")'
    parts[0].save()
    sheet = load_workbook(io.BytesIO(answers_exported(head))).active
    assert sheet.freeze_panes == "B2"
    assert next(cell.value for cell in sheet[1]) == "Mã kiến nghị"
    risky = next(row[5] for row in sheet.iter_rows(min_row=2) if row[5].value)
    assert (risky.data_type, risky.quotePrefix) == ("s", True)
    assert {row[4].is_date for row in sheet.iter_rows(min_row=2) if row[4].value} <= {True}


def test_drafts_are_filled_and_put_back(parts, head):
    old = assignment_save_text(actor=head, assignment=parts[0], text="Bản cũ.", seen_version=0)
    codes = [one.petition.code for one in parts]
    run = start(head, filled(head, {codes[0]: "Bản mới.", codes[1]: "=Trả lời thẳng"}))
    assert import_counts(run) == {"new": 1, "changed": 1, "same": 1, "refused": 0, "written": 0}
    parts[0].refresh_from_db()
    assert parts[0].text == "Bản cũ."  # nothing is written before it is confirmed
    import_confirm(actor=head, run=run)
    run.refresh_from_db()
    for one in parts:
        one.refresh_from_db()
    assert (run.state, import_counts(run)["written"]) == ("done", 2)
    assert [one.text for one in parts] == ["Bản mới.", "=Trả lời thẳng", ""]
    assert parts[0].text_version == old.text_version + 1
    assert audit_for(run)[0].action == "core.import"
    with pytest.raises(TransitionError):
        import_confirm(actor=head, run=run)
    import_undo(actor=head, run=run)
    run.refresh_from_db()
    for one in parts:
        one.refresh_from_db()
    assert run.state == "undone"
    assert [one.text for one in parts] == ["Bản cũ.", "", ""]


def test_what_moved_since_is_named_and_left(parts, head, officer):
    codes = [one.petition.code for one in parts]
    run = start(head, filled(head, dict.fromkeys(codes, "Từ Excel.")))
    import_confirm(actor=head, run=run)
    for one in parts:
        one.refresh_from_db()
    assignment_save_text(actor=officer, assignment=parts[0], text="Sửa tay.", seen_version=parts[0].text_version)
    assignment_sign_off(actor=head, assignment=parts[1])
    import_undo(actor=head, run=run)
    texts = []
    for one in parts:
        one.refresh_from_db()
        texts.append(one.text)
    assert texts == ["Sửa tay.", "Từ Excel.", ""]
    left = run.rows.filter(written=True).order_by("number")
    assert {row.target_id for row in left} == {str(parts[0].pk), str(parts[1].pk)}
    assert {row.message for row in left} == {"Đã sửa, ký hoặc kết thúc từ đó; giữ nguyên."}


def test_a_text_changed_after_the_export_is_refused_beside_its_cell(parts, head, officer):
    code = parts[0].petition.code
    upload = filled(head, {code: "Từ Excel."})
    assignment_save_text(actor=officer, assignment=parts[0], text="Sửa tay.", seen_version=0)
    run = start(head, upload)
    row = run.rows.get(state="refused")
    assert row.cells["faults"] == {"text": "Có người đã sửa bản thảo này sau khi tệp được tải về. Hãy tải lại tệp."}


def test_a_text_changed_after_the_preview_is_refused_and_not_overwritten(parts, head, officer):
    run = start(head, filled(head, {one.petition.code: "Từ Excel." for one in parts}))
    assignment_save_text(actor=officer, assignment=parts[0], text="Sửa tay.", seen_version=0)
    import_confirm(actor=head, run=run)
    parts[0].refresh_from_db()
    assert parts[0].text == "Sửa tay."
    assert import_counts(run) == {"new": 2, "changed": 0, "same": 0, "refused": 1, "written": 2}
    assert run.rows.get(state="refused").message.startswith("Người khác vừa sửa")


def test_each_wrong_line_says_why(parts, head, standing, so_tai_chinh):
    foreign = standing("assigned", lead=so_tai_chinh)
    first, second, third = (one.petition.code for one in parts)

    def spoil(sheet) -> None:
        lines = {row[0].value: row for row in sheet.iter_rows(min_row=2)}
        lines[first][5].value = "=1+1"
        lines[second][6].value = "x"
        sheet.append([foreign.code, "", "", "", None, "Lấn sân.", 0])
        sheet.append([third, "", "", "", None, "Lần hai.", 0])
        sheet.append(["", "", "", "", None, "Không mã.", 0])

    run = start(head, filled(head, {third: "Lần một."}, spoil))
    said = {row.cells["texts"].get("code", ""): row.cells["faults"] for row in run.rows.filter(state="refused")}
    assert list(said[first]) == ["text"]
    assert "công thức" in said[first]["text"]
    assert list(said[second]) == ["version"]
    assert said[foreign.code] == {"code": "Cơ quan bạn không có phần việc đang mở mang mã này."}
    assert list(said[""]) == ["code"]
    assert "đã nói về phần việc này" in run.rows.get(cells__texts__text="Lần hai.").message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Một,Hai\n1,2\n", "Không tìm thấy hàng tiêu đề."),
        (f"{HEAD}\n", "Dưới hàng tiêu đề không có dòng nào được điền."),
    ],
)
def test_a_file_that_is_not_ours_fails_with_a_sentence(head, parts, text, said):
    run = start(head, SimpleUploadedFile("a.csv", text.encode()))
    assert run.state == "failed"
    assert run.error.startswith(said)


def test_a_broken_workbook_is_refused_in_words(head, parts):
    from tests.factories.core import XLSX

    run = start(head, SimpleUploadedFile("a.xlsx", XLSX))
    assert (run.state, run.error[:22]) == ("failed", "Không đọc được tệp. Hã")


def test_a_csv_of_excel_in_vietnam_is_read(head, parts):
    code = parts[0].petition.code
    text = f'MA KIEN NGHI;Nội dung trả lời của cơ quan;Phiên bản (giữ nguyên)\r\n{code.lower()};"Một\nhai";0\r\n'
    run = start(head, SimpleUploadedFile("a.csv", text.encode("utf-8-sig")))
    assert import_counts(run)["new"] == 1
    assert run.rows.get().after == {"text": "Một\nhai"}


def test_too_many_lines_are_refused(head, parts, monkeypatch):
    from core.imports import import_kind

    monkeypatch.setattr(type(import_kind(KIND)), "rows_max", 2)
    run = start(head, filled(head, {}))
    assert (run.state, run.rows.count()) == ("failed", 0)


def test_only_heads_import_and_only_their_maker_sees_a_run(parts, head, officer, coordinator, admin_user, co_head):
    upload = filled(head, {parts[0].petition.code: "Từ Excel."})
    for user in (officer, coordinator, admin_user):
        with pytest.raises(PermissionDenied):
            import_start(actor=user, kind=KIND, params={}, upload=upload)
    run = start(head, upload)
    assert list(imports_visible(co_head)) == []
    assert list(imports_visible(admin_user)) == [run]
    for user in (co_head, admin_user):
        with pytest.raises(PermissionDenied):
            import_confirm(actor=user, run=run)


def test_the_pages_lead_from_file_to_undo(parts, head, admin_user, client_for):
    client = client_for(head)
    code = parts[0].petition.code
    assert "Nhập trả lời từ Excel" in client.get(reverse("home_by_role")).content.decode()
    export = client.get(reverse("petitions:answers_export"))
    assert export.headers["Content-Disposition"].startswith('attachment; filename="tra-loi-')
    new = reverse("core:import_new", args=[KIND])
    assert client.post(new, {}).status_code == 422
    assert client.post(new, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")}).status_code == 422
    response = client.post(new, {"file": filled(head, {code: "Từ <b>Excel</b>."})})
    page = client.get(response.url).content.decode()
    assert "1 dòng sẽ được ghi" in page
    assert "Từ &lt;b&gt;Excel&lt;/b&gt;." in page
    assert "Từ &lt;b&gt;" not in client_for(admin_user).get(response.url).content.decode()
    run = ImportRun.objects.get()
    client.post(reverse("core:import_confirm", args=[run.pk]))
    assert "Đã ghi 1 dòng" in client.get(response.url).content.decode()
    client.post(reverse("core:import_undo", args=[run.pk]))
    assert "Đã hoàn tác việc nhập." in client.get(response.url).content.decode()
    parts[0].refresh_from_db()
    assert parts[0].text == ""
    assert "tra-loi.xlsx" in client.get(reverse("core:imports")).content.decode()


def test_while_it_is_read_the_part_that_polls_stands_beside_the_one_that_loads_the_page(head, client_for, settings):
    """Around it, its target would be handed down, and the first poll would empty the page."""
    run = ImportRun.objects.create(kind=KIND, created_by=head, file=stored_file("a.csv", b"a;b", actor=head))
    job(task="core.read_import", key=f"import:{run.pk}:read", requested_by=head)
    page = client_for(head).get(reverse("core:import", args=[run.pk])).content.decode()
    loader = page.index('data-hx-trigger="job-ended from:body"')
    assert page[loader:].index("</div>") < page[loader:].index('data-hx-trigger="every 2s"')
