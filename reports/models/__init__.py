"""Re-exports only."""

from reports.models.document import Document
from reports.models.number import DocumentNumber

__all__ = ["Document", "DocumentNumber"]
