"""Re-exports only."""

from reports.selectors.documents import (
    LIST_KEY,
    document_visible_file,
    documents_found,
    documents_of_meeting,
    documents_visible,
)
from reports.selectors.facts import AreaFact, MeetingFacts, PetitionFact
from reports.selectors.issuing import issuing_bodies, issuing_body_default, signatories_of, signatory_default
from reports.selectors.meeting import meeting_facts, meeting_fingerprint

__all__ = [
    "LIST_KEY",
    "AreaFact",
    "MeetingFacts",
    "PetitionFact",
    "document_visible_file",
    "documents_found",
    "documents_of_meeting",
    "documents_visible",
    "issuing_bodies",
    "issuing_body_default",
    "meeting_facts",
    "meeting_fingerprint",
    "signatories_of",
    "signatory_default",
]
