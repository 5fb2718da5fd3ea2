"""The term of a step, as an administrator set it or as the law's usual terms have it."""

from petitions.enums import DEFAULT_TERMS, Counting, StepKind
from petitions.models import StepTerm


def term_of(kind: StepKind) -> tuple[int, Counting]:
    """Days and how they are counted; one query."""
    row = StepTerm.objects.filter(kind=kind).first()
    return (row.days, Counting(row.counting)) if row else DEFAULT_TERMS[kind]
