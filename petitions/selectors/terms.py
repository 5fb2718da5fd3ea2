"""The term of a step, as an administrator set it or as the law's usual terms have it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from petitions.enums import DEFAULT_TERMS, Counting, StepKind
from petitions.models import StepTerm

# Where the usual terms come from (`DEFAULT_TERMS`); of the others no rule is known, they are this system's proposal.
TERM_SOURCES: dict[StepKind, str | Promise] = {
    StepKind.TRANSFER: _("Decree 20/2008/NĐ-CP, article 9: at most 5 working days from receipt"),
    StepKind.ANSWER: _("Dispatch 89/CĐ-TTg of 16/06/2025: 15 days from receipt"),
    StepKind.ANSWER_JOINT: _("Decision 574/QĐ-TTg of 2017: 20 days"),
    StepKind.PROGRESS_NOTE: _("Decision 574/QĐ-TTg of 2017: a note on progress every 7 days"),
}


@dataclass(frozen=True)
class TermLine:
    """One step's term: what is in force, what is usual and where that comes from."""

    kind: StepKind
    label: str
    days: int
    counting: Counting
    usual_days: int
    usual_counting_label: str
    source: str
    is_usual: bool


def term_of(kind: StepKind) -> tuple[int, Counting]:
    """Days and how they are counted; one query."""
    row = StepTerm.objects.filter(kind=kind).first()
    return (row.days, Counting(row.counting)) if row else DEFAULT_TERMS[kind]


def terms_all() -> list[TermLine]:
    """Every step in the order of a petition's life; one query."""
    rows = {row.kind: row for row in StepTerm.objects.all()}
    return [_line(kind, rows.get(kind)) for kind in StepKind]


def _line(kind: StepKind, row: StepTerm | None) -> TermLine:
    usual_days, usual_counting = DEFAULT_TERMS[kind]
    days, counting = (row.days, Counting(row.counting)) if row else (usual_days, usual_counting)
    return TermLine(
        kind=kind,
        label=str(kind.label),
        days=days,
        counting=counting,
        usual_days=usual_days,
        usual_counting_label=str(usual_counting.label),
        source=str(TERM_SOURCES.get(kind, "")),
        is_usual=(days, counting) == (usual_days, usual_counting),
    )
