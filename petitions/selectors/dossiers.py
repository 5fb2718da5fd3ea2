"""Dossiers to higher authorities: what waits, what is to be asked again, what came back."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, DateField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.audit import audit_for
from core.text import search_terms
from petitions.enums import OPEN_STATES, AuthorityLevel, EscalationState, PetitionState
from petitions.models import Escalation, EscalationItem, Petition
from petitions.selectors.reach import area_ids, handling_ids, leading_ids, petitions_official
from petitions.selectors.timeline import Moment
from petitions.selectors.words import shortened

WAITING, CHECK, LATE, REPLIED, ALL = "waiting", "check", "late", "replied", "all"
CHECK_KEY = ("check_order", "id")
_FAR = date(9999, 12, 31)
CANDIDATES_MAX = 60


@dataclass(frozen=True)
class DossierRow:
    """A dossier in a list."""

    code: str
    to_name: str
    subject: str
    letter_number: str
    letter_date: date | None
    due: date | None
    next_check: date | None
    waiting: int
    replied: int
    ended: int
    to_ask: bool


@dataclass(frozen=True)
class DossierItem:
    """One petition in a dossier."""

    code: str
    title: str
    petitioner_names: str
    state: str
    state_label: str
    petition_state: str
    petition_state_label: str
    sent_at: datetime
    reply_text: str
    reply_number: str
    reply_date: date | None
    end_reason: str
    readable: bool


def dossiers_reached(user: Any) -> QuerySet[Escalation]:
    """Dossiers of the person's offices and area."""
    return Escalation.objects.filter(handled_by_id__in=handling_ids(user) | leading_ids(user) | area_ids(user))


def _open_items() -> Exists:
    return Exists(EscalationItem.objects.filter(escalation=OuterRef("pk"), state=EscalationState.OPEN))


def dossiers_listed(user: Any, q: str = "", state: str = WAITING) -> QuerySet[Any]:
    """The list, by the day to ask again. Sort by CHECK_KEY."""
    today = timezone.localdate()
    far = Value(_FAR, output_field=DateField())
    found = dossiers_reached(user).annotate(check_order=Coalesce("next_check", far))
    if state in {WAITING, CHECK, LATE}:
        found = found.filter(_open_items())
    if state == CHECK:
        found = found.filter(next_check__lte=today)
    if state == LATE:
        found = found.filter(due__lt=today)
    if state == REPLIED:
        found = found.filter(~_open_items())
    for term in search_terms(q):
        found = found.filter(search_key__contains=term)
    return found


def dossiers_rows(dossiers: QuerySet[Escalation]) -> QuerySet[Any]:
    """What a row shows: one statement."""
    counts = {state: Count("items", filter=Q(items__state=state)) for state in EscalationState.values}
    return dossiers.annotate(**{f"{state}_count": count for state, count in counts.items()})


def dossier_row(one: Any) -> DossierRow:
    """A row of `dossiers_rows`."""
    waiting = one.open_count
    return DossierRow(
        code=one.code,
        to_name=one.to_name,
        subject=shortened(one.subject, 160),
        letter_number=one.letter_number,
        letter_date=one.letter_date,
        due=one.due if waiting else None,
        next_check=one.next_check if waiting else None,
        waiting=waiting,
        replied=one.replied_count,
        ended=one.ended_count,
        to_ask=bool(waiting and one.next_check and one.next_check <= timezone.localdate()),
    )


def dossier_items(user: Any, one: Escalation) -> list[DossierItem]:
    """The petitions of a dossier; four statements."""
    items = list(one.items.select_related("petition").prefetch_related("petition__petitioners"))
    readable = set(
        petitions_official(user).filter(pk__in=[item.petition_id for item in items]).values_list("pk", flat=True)
    )
    return [_item(item, readable=item.petition_id in readable) for item in items if item.petition_id in readable]


def _item(item: EscalationItem, *, readable: bool) -> DossierItem:
    row = item.petition
    return DossierItem(
        code=row.code or "",
        title=shortened(row.wording, 220),
        petitioner_names="; ".join(one.name for one in row.petitioners.all()),
        state=item.state,
        state_label=str(EscalationState(item.state).label),
        petition_state=row.state,
        petition_state_label=str(PetitionState(row.state).label),
        sent_at=item.sent_at,
        reply_text=item.reply_text,
        reply_number=item.reply_number,
        reply_date=item.reply_date,
        end_reason=item.end_reason,
        readable=readable,
    )


def dossier_moments(one: Escalation) -> list[Moment]:
    """What happened with it, newest first."""
    return [Moment(entry.created_at, entry.render(), entry.paper_scan_id) for entry in audit_for(one)[:100]]


def petitions_waiting(one: Escalation) -> list[Petition]:
    """Petitions of the dossier that still wait for a reply."""
    waiting = one.items.filter(state=EscalationState.OPEN).values("petition_id")
    return list(Petition.objects.filter(pk__in=waiting).order_by("pk"))


def escalation_candidates(user: Any) -> list[Petition]:
    """What this office may have to put to a higher authority: beyond its level, open, not there yet."""
    states = OPEN_STATES - {PetitionState.ESCALATED, PetitionState.NEEDS_INFO}
    found = Petition.objects.filter(
        handled_by_id__in=handling_ids(user), state__in=states, authority_level=AuthorityLevel.MINISTRY
    )
    return list(found.order_by("-received_at", "-pk")[:CANDIDATES_MAX])
