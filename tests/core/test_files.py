"""Files: what may come in, and who may have it."""

import hashlib
import io
import unicodedata
import zipfile
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from core import files
from core.actors import SYSTEM
from core.exceptions import DomainError
from core.models import StoredFile
from tests.factories.core import DOCX, EXE, JPEG, PDF, PNG, XLSX, office_content, stored_file, upload

EVERYTHING = set(files.CONTENT_TYPES)
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 1024


def refusal(name: str, content: bytes, allowed: set[str] = EVERYTHING) -> str:
    with translation.override("vi"), pytest.raises(DomainError) as refused:
        files.file_check(upload(name, content), allowed)
    assert refused.value.field == "file"
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, "pdf"),
        ("A.PDF", PDF, "pdf"),
        ("a.docx", DOCX, "docx"),
        ("a.xlsx", XLSX, "xlsx"),
        ("a.pptx", office_content("ppt/presentation.xml"), "pptx"),
        ("a.jpg", JPEG, "jpg"),
        ("a.JPEG", JPEG, "jpg"),
        ("a.png", PNG, "png"),
        ("a.csv", "Tên;Mã số\nHợp tác xã;01".encode("utf-8-sig"), "csv"),
        ("a.csv", "Tên\tMã\n".encode("utf-16"), "csv"),
    ],
)
def test_what_may_come_in(name, content, kind):
    assert files.file_check(upload(name, content), EVERYTHING).kind == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("hoa-don.pdf", EXE),  # a program under another name
        ("anh.jpg", PNG),
        ("a.pdf", DOCX),
        ("a.docx", XLSX),
        ("a.xlsx", DOCX),
        ("a.docx", office_content("word/document.xml", "word/vbaProject.bin")),  # macros
        ("a.docx", b"PK\x03\x04" + b"\x00" * 100),  # a broken zip
        ("a.docx", OLD_WORD),
        ("a.png", HTML),
        ("a.csv", HTML),
        ("a.txt", b"\n  " + SVG),
        ("a.csv", b"T\xean;M\xe3"),  # not UTF-8
        ("a.txt", b"a\0b"),
        ("a.pdf", b"x"),
    ],
)
def test_content_must_be_what_the_name_says(name, content):
    assert refusal(name, content).startswith(f"Nội dung tệp “{name}” không đúng với tên tệp.")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", EXE),
        ("a.svg", SVG),
        ("a.html", HTML),
        ("a.doc", OLD_WORD),
        ("a", PDF),
        ("pdf", PDF),
        ("a.pdf.exe", EXE),
    ],
)
def test_other_kinds_are_refused_by_name(name, content):
    assert refusal(name, content, {"pdf", "docx"}) == "Không nhận loại tệp này. Nhận: DOCX, PDF."


def test_a_kind_the_field_does_not_take_is_refused():
    assert refusal("a.docx", DOCX, {"pdf"}) == "Không nhận loại tệp này. Nhận: PDF."


def test_a_file_of_40_mb_is_refused():
    assert refusal("a.pdf", PDF + b"\0" * (40 * 1024 * 1024)).startswith("Tệp lớn hơn 10\u00a0MB.")


def test_an_empty_file_is_refused():
    assert refusal("a.pdf", b"") == "Tệp trống. Chọn tệp khác."


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(files, "_OFFICE_UNPACKED_MAX", 1024 * 1024)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b" " * (600 * 1024))
        archive.writestr("word/more.xml", b" " * (600 * 1024))
    assert buffer.tell() < 10 * 1024
    assert "không đúng" in refusal("a.docx", buffer.getvalue())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\A\\Công văn.pdf", "Công văn.pdf"),
        ("công\0 văn\r\nSet-Cookie: a.pdf", "công văn Set-Cookie_ a.pdf"),
        (unicodedata.normalize("NFD", "Đề án.pdf"), "Đề án.pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),
        (".pdf", "file.pdf"),
        ("", "file"),
        ("..", "file"),
        ("x" * 500 + ".pdf", "x" * 147 + ".pdf"),
    ],
)
def test_a_name_is_cleaned(given, kept):
    assert files.file_name_cleaned(given) == kept


@pytest.mark.django_db
def test_a_kept_file_knows_what_it_is(officer):
    stored = stored_file("Công văn 12.pdf", PDF, actor=officer)
    stored.refresh_from_db()
    assert (stored.name, stored.content_type, stored.size) == ("Công văn 12.pdf", "application/pdf", len(PDF))
    assert stored.sha256 == hashlib.sha256(PDF).hexdigest()
    assert stored.created_by == officer
    assert stored.content.read() == PDF
    assert "ông" not in stored.content.name
    assert stored.content.name.endswith(str(stored.pk))


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing():
    with pytest.raises(DomainError):
        files.file_store(actor=SYSTEM, upload=upload("a.pdf", EXE), owner_kind="test", allowed={"pdf"})
    assert not StoredFile.objects.exists()


# --- Access -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def access(monkeypatch) -> Iterator[dict]:
    checks: dict = {}
    monkeypatch.setattr(files, "_access", checks)
    return checks


def _get(client, stored: StoredFile, query: str = "", **headers):
    return client.get(reverse("core:file", args=[stored.pk]) + query, **headers)


def test_a_file_without_a_check_is_nobodys(access, client_for, coordinator):
    assert _get(client_for(coordinator), stored_file()).status_code == 404


def test_the_owning_app_decides(access, client, client_for, officer, head):
    files.file_access_register("test", lambda user, stored: user == officer and stored.name == "a.pdf")
    stored = stored_file("a.pdf")
    response = _get(client_for(officer), stored)
    assert b"".join(response.streaming_content) == PDF
    assert _get(client_for(head), stored).status_code == 404
    assert _get(client, stored).status_code == 404
    assert _get(client_for(officer), stored_file("b.pdf")).status_code == 404


def test_a_public_file_needs_no_sign_in(access, client, db):
    files.file_access_register("test", lambda user, stored: True)
    assert _get(client, stored_file()).status_code == 200
    assert client.get("/files/00000000-0000-0000-0000-000000000000/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "disposition"),
    [
        ("Công văn.pdf", PDF, "inline; filename*=utf-8''C%C3%B4ng%20v%C4%83n.pdf"),
        ("anh.png", PNG, 'inline; filename="anh.png"'),
        ("bang.xlsx", XLSX, 'attachment; filename="bang.xlsx"'),
        ("bang.csv", b"a;b", 'attachment; filename="bang.csv"'),
    ],
)
def test_only_what_is_safe_opens_in_the_browser(access, client, db, name, content, disposition):
    files.file_access_register("test", lambda user, stored: True)
    response = _get(client, stored_file(name, content))
    assert response["Content-Disposition"] == disposition
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    if name.endswith(".pdf"):
        assert _get(client, stored_file(name, content), "?download=1")["Content-Disposition"].startswith("attachment")
    else:
        assert "sandbox" in response["Content-Security-Policy"]


def test_an_unchanged_file_is_not_sent_again(access, client, db):
    files.file_access_register("test", lambda user, stored: True)
    stored = stored_file()
    etag = _get(client, stored)["ETag"]
    assert _get(client, stored, headers={"If-None-Match": etag}).status_code == 304


def test_lost_content_is_not_found_and_no_fault(access, client, db):
    files.file_access_register("test", lambda user, stored: True)
    stored = stored_file()
    stored.content.storage.delete(stored.content.name)
    assert _get(client, stored).status_code == 404


def test_a_type_the_sender_claims_is_not_believed():
    claimed = SimpleUploadedFile("a.pdf", EXE, content_type="application/pdf")
    with pytest.raises(DomainError):
        files.file_check(claimed, {"pdf"})


def test_a_request_beyond_all_measure_is_refused_before_it_is_kept(client, db, settings):
    settings.REQUEST_MAX_BYTES = 1000
    sent = SimpleUploadedFile("a.pdf", b"%PDF-1.7" + b"0" * 2000)
    assert client.post(reverse("core:set_language"), {"language": "en", "file": sent}).status_code in {400, 413}
    small = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    assert client.post(reverse("core:set_language"), {"language": "en", "file": small}).status_code == 302
