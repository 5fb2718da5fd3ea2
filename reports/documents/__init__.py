"""The kinds of documents: what each is made from, by which builder, with which template.

A new kind is one line here, one builder in this package and one template in `templates/reports/pdf/`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from meetings.models import Meeting
from reports.documents.summary_report import TYPE_CODE, summary_report, summary_subject
from reports.enums import DocumentKind
from reports.papers import Paper, PaperParams
from reports.selectors import meeting_facts, meeting_fingerprint


@dataclass(frozen=True)
class DocumentBuilder:
    """How one kind about a meeting is made.

    `subject` gives the trích yếu, `fingerprint` tells whether the data reads as before, `build` reads what `user` may
    see and writes the paper. `file_stem` names the file: Vietnamese without marks, no person.
    """

    kind: DocumentKind
    type_name: str
    type_code: str
    template: str
    file_stem: str
    subject: Callable[[Meeting], str]
    fingerprint: Callable[[Any, Meeting, PaperParams], str]
    build: Callable[[Any, Meeting, PaperParams], Paper]


BUILDERS: dict[DocumentKind, DocumentBuilder] = {
    DocumentKind.SUMMARY_REPORT: DocumentBuilder(
        kind=DocumentKind.SUMMARY_REPORT,
        type_name="Báo cáo",
        type_code=TYPE_CODE,
        template="reports/pdf/summary_report.html",
        file_stem="bao-cao-tong-hop",
        subject=lambda meeting: summary_subject(meeting.title),
        fingerprint=lambda user, meeting, params: meeting_fingerprint(user, meeting, params.as_of),
        build=lambda user, meeting, params: summary_report(meeting_facts(user, meeting), params),
    ),
}


def builder_of(kind: str) -> DocumentBuilder:
    """The builder of `kind`. Raises KeyError for a kind that does not exist."""
    return BUILDERS[DocumentKind(kind)]
