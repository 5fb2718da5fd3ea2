"""How long each step takes, as an administrator sets it. Dates that were counted before stay as they were."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from petitions.enums import DEFAULT_TERMS, Counting, StepKind
from petitions.models import StepTerm

LONGEST = 730


@transaction.atomic
def terms_set(*, actor: Actor, terms: Mapping[StepKind, tuple[int, Counting]]) -> list[StepKind]:
    """Set the terms of the steps named; returns those that changed, each with an entry of its own in the history.

    The usual term leaves no row. Raises DomainError beside the step (`field` is its key) for days out of reach.
    """
    require(actor, "petitions.manage_terms")
    rows = {row.kind: row for row in StepTerm.objects.select_for_update()}
    changed = []
    for kind, (days, counting) in terms.items():
        if not 1 <= days <= LONGEST:
            raise DomainError(_("From 1 to %(days)s days.") % {"days": LONGEST}, field=kind.value)
        row = rows.get(kind)
        before = (row.days, Counting(row.counting)) if row else DEFAULT_TERMS[kind]
        if before != (days, counting):
            _term_set(actor, kind, row, before, (days, counting))
            changed.append(kind)
    return changed


def _term_set(
    actor: Actor, kind: StepKind, row: StepTerm | None, before: tuple[int, Counting], after: tuple[int, Counting]
) -> None:
    row = row or StepTerm(kind=kind)
    row.days, row.counting = after
    row.save()
    audit_record(
        actor=actor,
        action="petitions.term_set",
        target=row,
        sentence=N_("%(actor)s set the term “%(step)s” to %(days)s (%(counting)s); it was %(old)s (%(old_counting)s)."),
        params={
            "step": kind.label, "days": after[0], "counting": after[1].label, "old": before[0],
            "old_counting": before[1].label,
        },
        before={"days": before[0], "counting": before[1].value},
        after={"days": after[0], "counting": after[1].value},
    )  # fmt: skip
    if after == DEFAULT_TERMS[kind]:
        row.delete()
