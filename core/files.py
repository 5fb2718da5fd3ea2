"""Files: what may come in, how it is kept, who may have it.

A file's type is what its content says, never what its name or sender says; both must agree. Content lies in private
storage and leaves through the view `core:file`, which asks the app that owns the file.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

import filetype
from django.conf import settings
from django.core.files.base import File
from django.utils import formats
from django.utils.translation import gettext as _

from core.actors import Actor
from core.exceptions import DomainError
from core.models import StoredFile
from core.text import clean_line

CONTENT_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
DOCUMENTS: Final = frozenset({"pdf", "docx", "xlsx"})
IMAGES: Final = frozenset({"jpg", "png", "webp"})
TABLES: Final = frozenset({"csv", "xlsx"})
# What a browser may show itself; everything else is saved.
SHOWN_INLINE: Final = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})

_OFFICE_PARTS: Final = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
_OFFICE_PARTS_MAX: Final = 5_000
_OFFICE_UNPACKED_MAX: Final = 300 * 1024 * 1024
_NAME_MAX: Final = 150


@dataclass(frozen=True)
class FileFacts:
    """What an accepted file is: its cleaned name, kind (a key of CONTENT_TYPES) and size in bytes."""

    name: str
    kind: str
    size: int

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.kind]


def file_check(upload: "File[bytes]", allowed: Iterable[str]) -> FileFacts:
    """What `upload` is, if it may come in. `allowed` are keys of CONTENT_TYPES.

    Raises DomainError(field="file") with a sentence for the person. Leaves the file rewound.
    """
    allowed = frozenset(allowed)
    name = file_name_cleaned(upload.name or "")
    size = upload.size or 0
    if size == 0:
        raise DomainError(_("The file is empty. Choose another one."), field="file")
    if size > settings.UPLOAD_MAX_BYTES:
        raise DomainError(
            _("The file is larger than %(limit)s. Take a smaller picture or split the file.")
            % {"limit": size_text(settings.UPLOAD_MAX_BYTES)},
            field="file",
        )
    extension = _extension(name)
    if extension not in allowed:
        raise DomainError(
            _("Files of this type are not accepted. Accepted: %(kinds)s.") % {"kinds": kinds_text(allowed)},
            field="file",
        )
    if not _content_is(upload, extension):
        raise DomainError(
            _("The content of “%(name)s” is not what its name says. Save it again as %(kind)s, or choose another file.")
            % {"name": name, "kind": extension.upper()},
            field="file",
        )
    upload.seek(0)
    return FileFacts(name=name, kind=extension, size=size)


def kinds_text(allowed: Iterable[str]) -> str:
    """The accepted kinds as a person reads them: "DOCX, PDF"."""
    return ", ".join(sorted(kind.upper() for kind in allowed))


def size_text(size: int) -> str:
    """A size in bytes as people say it: "640 kB", "1,5 MB", "10 MB"."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))}\u00a0kB"
    whole = size % (1024 * 1024) == 0
    return f"{formats.number_format(size / (1024 * 1024), decimal_pos=0 if whole else 1)}\u00a0MB"


def file_name_cleaned(name: str) -> str:
    """The last part of a name, composed, without control characters or signs that file systems refuse."""
    name = clean_line(re.split(r"[/\\]", name)[-1])
    name = re.sub(r'[<>:"|?*]', "_", name).rstrip(" .")
    stem, dot, extension = name.rpartition(".")
    if not dot:
        stem, extension = name, ""
    stem = stem[: _NAME_MAX - len(extension)].strip(" .") or "file"
    return f"{stem}.{extension[:10]}" if extension else stem


def _extension(name: str) -> str:
    extension = PurePosixPath(name).suffix[1:].lower()
    return {"jpeg": "jpg", "jfif": "jpg"}.get(extension, extension)


def _content_is(upload: "File[bytes]", kind: str) -> bool:
    upload.seek(0)
    head = upload.read(8192)
    if kind in _OFFICE_PARTS:
        return _is_office(upload, _OFFICE_PARTS[kind])
    if kind in {"csv", "txt"}:
        return _is_plain_text(upload)
    return bool(filetype.guess_extension(head) == kind)


def _is_office(upload: "File[bytes]", main_part: str) -> bool:
    """A zip with the parts of its kind, no macros, and not a bomb."""
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    names = {part.filename for part in parts}
    return (
        {"[Content_Types].xml", main_part} <= names
        and not any(name.lower().endswith("vbaproject.bin") for name in names)
        and len(parts) <= _OFFICE_PARTS_MAX
        and sum(part.file_size for part in parts) <= _OFFICE_UNPACKED_MAX
    )


def _is_plain_text(upload: "File[bytes]") -> bool:
    upload.seek(0)
    content = upload.read()
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and not text.lstrip().startswith("<")


def file_store(*, actor: Actor, upload: "File[bytes]", owner_kind: str, allowed: Iterable[str]) -> StoredFile:
    """Check `upload` and keep it. `owner_kind` names the app's use of it, as registered for access.

    Raises DomainError(field="file"), see `file_check`. The caller has asked its own permission.
    """
    facts = file_check(upload, allowed)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    stored = StoredFile(
        owner_kind=owner_kind,
        name=facts.name,
        content_type=facts.content_type,
        size=facts.size,
        sha256=digest.hexdigest(),
        created_by_id=actor.pk,
    )
    stored.content.save(facts.name, upload, save=False)
    stored.save(force_insert=True)
    return stored


# --- Access -----------------------------------------------------------------------------------------------------------
AccessCheck = Callable[[Any, StoredFile], bool]
_access: dict[str, AccessCheck] = {}


def file_access_register(owner_kind: str, check: AccessCheck) -> None:
    """The owning app says, in its `apps.ready()`, who may have its files. Without a check nobody may."""
    _access[owner_kind] = check


def file_access_allowed(user: Any, stored: StoredFile) -> bool:
    """Whether `user`, who may be anonymous, may have this file."""
    check = _access.get(stored.owner_kind)
    return check is not None and check(user, stored)
