"""Drafts put to opinion at a meeting: the opinions, and what was taken in or explained."""

from datetime import date
from typing import Final, TypedDict, Unpack

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Department
from cooperatives.models import Cooperative
from core.actors import Actor
from core.audit import N_
from core.exceptions import DomainError
from core.files import DOCUMENTS, file_store
from meetings.audit import meeting_audit
from meetings.enums import OpinionTreatment
from meetings.models import Consultation, Meeting, Opinion
from meetings.services.parts import meeting_begin_change, next_order, part_of, put_values


class ConsultationFields(TypedDict, total=False):
    title: str
    body: Department | None
    body_name: str
    state: str
    opens_on: date | None
    closes_on: date | None
    opinions_counted: int | None
    outcome: str


class OpinionFields(TypedDict, total=False):
    """An empty name or text means "not recorded"; one of them must be known."""

    cooperative: Cooperative | None
    body: Department | None
    name: str
    text: str
    treatment: str
    response: str


_FIELDS: Final = frozenset(ConsultationFields.__annotations__)
_OPINION_FIELDS: Final = frozenset(OpinionFields.__annotations__)


def _put(consultation: Consultation, fields: ConsultationFields) -> None:
    put_values(consultation, fields, _FIELDS)
    if consultation.body is not None and not consultation.body_name:
        consultation.body_name = consultation.body.name
    if not consultation.title.strip():
        raise DomainError(_("Write the title of the draft."), field="title")
    if consultation.opens_on and consultation.closes_on and consultation.closes_on < consultation.opens_on:
        raise DomainError(_("The last day must not be before the first one."), field="closes_on")


@transaction.atomic
def consultation_add(
    *, actor: Actor, meeting: Meeting, upload: "File[bytes] | None" = None, **fields: Unpack[ConsultationFields]
) -> Consultation:
    """Put a draft to opinion."""
    row = meeting_begin_change(actor, meeting)
    consultation = Consultation(meeting=row, order=next_order(row.consultations.all()))
    _put(consultation, fields)
    _attach(actor, consultation, upload)
    consultation.save()
    meeting_audit(actor, row, "consultation_add", N_("%(actor)s put “%(title)s” to opinion."), title=consultation.title)
    return consultation


@transaction.atomic
def consultation_change(
    *,
    actor: Actor,
    consultation: Consultation,
    upload: "File[bytes] | None" = None,
    **fields: Unpack[ConsultationFields],
) -> Consultation:
    """Correct a draft's facts, or say what came of it."""
    row = meeting_begin_change(actor, consultation.meeting)
    consultation = part_of(row.consultations.all(), consultation.pk)
    _put(consultation, fields)
    _attach(actor, consultation, upload)
    consultation.save()
    meeting_audit(
        actor,
        row,
        "consultation_change",
        N_("%(actor)s changed the draft put to opinion, “%(title)s”."),
        title=consultation.title,
    )
    return consultation


def _attach(actor: Actor, consultation: Consultation, upload: "File[bytes] | None") -> None:
    if upload is not None:
        consultation.file = file_store(
            actor=actor, upload=upload, owner_kind="meetings.consultation", allowed=DOCUMENTS
        )


@transaction.atomic
def consultation_remove(*, actor: Actor, consultation: Consultation) -> None:
    """Take a draft off while nobody has given an opinion on it."""
    row = meeting_begin_change(actor, consultation.meeting)
    consultation = part_of(row.consultations.all(), consultation.pk)
    if consultation.opinions.exists():
        raise DomainError(_("Opinions on this draft are recorded. It stays."))
    title = consultation.title
    consultation.delete()
    meeting_audit(
        actor, row, "consultation_remove", N_("%(actor)s removed the draft put to opinion, “%(title)s”."), title=title
    )


def _put_opinion(opinion: Opinion, fields: OpinionFields) -> None:
    put_values(opinion, fields, _OPINION_FIELDS)
    giver = opinion.cooperative or opinion.body
    if giver is not None and not opinion.name:
        opinion.name = giver.name
    if opinion.cooperative is not None and opinion.body is not None:
        raise DomainError(_("Choose a body or an organisation, not both."), field="cooperative")
    if not opinion.name.strip() and not opinion.text.strip():
        raise DomainError(_("Write who gave the opinion or what it says."), field="text")
    if opinion.treatment == OpinionTreatment.EXPLAINED and not opinion.response.strip():
        raise DomainError(_("Write the explanation."), field="response")


@transaction.atomic
def opinion_add(*, actor: Actor, consultation: Consultation, **fields: Unpack[OpinionFields]) -> Opinion:
    """Record an opinion on a draft."""
    row = meeting_begin_change(actor, consultation.meeting)
    opinion = Opinion(consultation=consultation, order=next_order(consultation.opinions.all()))
    _put_opinion(opinion, fields)
    opinion.save()
    meeting_audit(
        actor,
        row,
        "opinion_add",
        N_("%(actor)s recorded an opinion on “%(title)s”."),
        title=consultation.title,
    )
    return opinion


@transaction.atomic
def opinion_change(*, actor: Actor, opinion: Opinion, **fields: Unpack[OpinionFields]) -> Opinion:
    """Correct an opinion, or say how it was dealt with."""
    row = meeting_begin_change(actor, opinion.consultation.meeting)
    opinion = part_of(Opinion.objects.select_related("consultation"), opinion.pk)
    _put_opinion(opinion, fields)
    opinion.save()
    meeting_audit(
        actor,
        row,
        "opinion_change",
        N_("%(actor)s dealt with an opinion on “%(title)s”: %(treatment)s."),
        title=opinion.consultation.title,
        treatment=OpinionTreatment(opinion.treatment).label,
    )
    return opinion


@transaction.atomic
def opinion_remove(*, actor: Actor, opinion: Opinion) -> None:
    """Remove an opinion that was recorded by mistake; the history keeps its words."""
    row = meeting_begin_change(actor, opinion.consultation.meeting)
    opinion = part_of(Opinion.objects.select_related("consultation"), opinion.pk)
    title, before = opinion.consultation.title, {"name": opinion.name, "text": opinion.text}
    opinion.delete()
    meeting_audit(
        actor,
        row,
        "opinion_remove",
        N_("%(actor)s removed an opinion on “%(title)s”."),
        title=title,
        before=before,
    )
