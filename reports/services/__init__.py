"""Re-exports only."""

from reports.services.asking import (
    FILE_OWNER,
    RENDER_TASK,
    document_cancel,
    document_request,
    document_retry,
    params_default,
)
from reports.services.making import COLLECTING, LAYING_OUT, WRITING, document_make, paper_build
from reports.services.numbers import document_number_take

__all__ = [
    "COLLECTING",
    "FILE_OWNER",
    "LAYING_OUT",
    "RENDER_TASK",
    "WRITING",
    "document_cancel",
    "document_make",
    "document_number_take",
    "document_request",
    "document_retry",
    "paper_build",
    "params_default",
]
