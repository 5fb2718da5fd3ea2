"""Files and jobs for tests."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile

from core.actors import SYSTEM
from core.files import CONTENT_TYPES, file_store
from core.models import Job, StoredFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "e221bc330000000049454e44ae426082"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + b"\x00" * 64 + b"\xff\xd9"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 512


def office_content(main_part: str, *more: str, size: int = 40) -> bytes:
    """A zip as an office program writes it, its parts filled with `size` bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", main_part, *more):
            archive.writestr(name, b"<x/>" + b" " * size)
    return buffer.getvalue()


DOCX = office_content("word/document.xml")
XLSX = office_content("xl/workbook.xml")


def upload(name: str = "van-ban.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def stored_file(name: str = "van-ban.pdf", content: bytes = PDF, owner_kind: str = "test", actor=SYSTEM) -> StoredFile:
    """A file that was accepted and kept."""
    return file_store(actor=actor, upload=upload(name, content), owner_kind=owner_kind, allowed=CONTENT_TYPES)


def job(**values) -> Job:
    """A waiting job of a task that does not exist."""
    return Job.objects.create(**({"task": "test.nothing", "params": {}, "key": ""} | values))
