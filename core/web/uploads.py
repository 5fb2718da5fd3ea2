"""How large a request with files may be at all, before anything of it is written to disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


class RequestSizeHandler(FileUploadHandler):
    """First in FILE_UPLOAD_HANDLERS. Anyone may post files to any page, signed in or not, and they go to disk first.

    The limit of one file is far lower and is told beside its field (`core.files`).
    """

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: str, encoding: str | None = None
    ) -> None:
        if content_length > settings.REQUEST_MAX_BYTES:
            raise RequestDataTooBig("The request is larger than REQUEST_MAX_BYTES.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
