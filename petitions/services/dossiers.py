"""Acts on a whole dossier: more petitions in it, asked again, one reply for several, ended for several."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.actors import Actor
from core.audit import N_, AuditDraft, audit_record_many
from core.exceptions import DomainError
from core.permissions import require
from petitions.enums import EscalationState
from petitions.models import Escalation, Petition
from petitions.notices import notice_petitioner
from petitions.services.entries import AssignmentOrder, Letter
from petitions.services.escalations import escalation_end, escalation_record_reply, petition_escalate
from petitions.services.guard import moment, petitions_lock
from petitions.validators import text_within


@transaction.atomic
def dossier_add(*, actor: Actor, escalation: Escalation, petitions: Sequence[Petition]) -> Escalation:
    """Petitions join a dossier that still waits, all or none."""
    require(actor, "petitions.change_dossier", escalation)
    if not petitions:
        raise DomainError(_("Choose at least one petition."))
    if not escalation.items.filter(state=EscalationState.OPEN).exists():
        raise DomainError(_("Nothing in this dossier waits any more. Open a new one."))
    petitions_lock(petitions)
    for one in sorted(petitions, key=lambda one: one.pk):
        petition_escalate(actor=actor, petition=one, dossier=escalation)
    return escalation


@transaction.atomic
def dossier_ask_again(
    *,
    actor: Actor,
    escalation: Escalation,
    next_check: date,
    letter: Letter | None = None,
    note: str = "",
    at: datetime | None = None,
) -> Escalation:
    """The higher authority was asked again; when to ask next. Kept in the history, and the petitioners are told."""
    at = moment(at)
    waiting = escalation.items.filter(state=EscalationState.OPEN).values("petition_id")
    rows = petitions_lock(Petition.objects.filter(pk__in=waiting))
    dossier = Escalation.objects.select_for_update(of=("self",)).select_related("handled_by").get(pk=escalation.pk)
    require(actor, "petitions.change_dossier", dossier)
    if not rows:
        raise DomainError(_("Nothing in this dossier waits any more."))
    day = timezone.localdate(at)
    if next_check <= day:
        raise DomainError(_("The next day to ask must lie ahead."), field="next_check")
    dossier.next_check = next_check
    dossier.save()
    letter = letter or Letter()
    asked_on = letter.date or day
    draft = AuditDraft(
        actor=actor,
        action="petitions.ask_again",
        target=dossier,
        sentence=_AGAIN[bool(letter.number)],
        params={
            "to": dossier.to_name, "number": letter.number, "day": asked_on, "next": next_check,
            "note": text_within(note, field="note"),
        },
        parents=tuple(rows),
        at=at,
    )  # fmt: skip
    entry = audit_record_many([draft])[0]
    number = _("Letter %(number)s.") % {"number": letter.number} if letter.number else ""
    for row in rows:
        notice_petitioner(row, entry, "ask_again", to=dossier.to_name, day=asked_on, number=number)
    return dossier


_AGAIN = {
    True: N_("%(actor)s asked %(to)s again on %(day)s, letter %(number)s; next on %(next)s. %(note)s"),
    False: N_("%(actor)s asked %(to)s again on %(day)s; next on %(next)s. %(note)s"),
}


@transaction.atomic
def dossier_reply(
    *,
    actor: Actor,
    escalation: Escalation,
    petitions: Sequence[Petition],
    text: str = "",
    letter: Letter | None = None,
    lead: AssignmentOrder | None = None,
    due: date | None = None,
) -> list[Petition]:
    """One reply for several petitions, all or none. Without `lead` each goes back to the body that led it before."""
    _check(escalation, petitions)
    petitions_lock(petitions)
    return [
        escalation_record_reply(actor=actor, petition=one, text=text, letter=letter, lead=lead, due=due)
        for one in sorted(petitions, key=lambda one: one.pk)
    ]


@transaction.atomic
def dossier_end(*, actor: Actor, escalation: Escalation, petitions: Sequence[Petition], reason: str) -> list[Petition]:
    """The waiting ends for several petitions without a reply, for one reason."""
    _check(escalation, petitions)
    petitions_lock(petitions)
    return [
        escalation_end(actor=actor, petition=one, reason=reason) for one in sorted(petitions, key=lambda one: one.pk)
    ]


def _check(escalation: Escalation, petitions: Sequence[Petition]) -> None:
    if not petitions:
        raise DomainError(_("Choose at least one petition."), field="petitions")
    waiting = set(escalation.items.filter(state=EscalationState.OPEN).values_list("petition_id", flat=True))
    if any(one.pk not in waiting for one in petitions):
        raise DomainError(_("One of them does not wait in this dossier any more. Load the page again."))
