"""The parts of a meeting as an audience sees them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.audiences import Audience
from meetings.enums import CountedAs, DelegateKind
from meetings.models import (
    AgendaItem,
    Award,
    Conclusion,
    Consultation,
    Delegate,
    Photo,
    ReferenceDocument,
)
from meetings.selectors.shapes import (
    AgendaView,
    AwardView,
    ConclusionView,
    ConsultationView,
    DelegateView,
    OpinionView,
    PhotoView,
    ReferenceView,
)

INSIDE = frozenset({Audience.HANDLING, Audience.AREA, Audience.DEPARTMENT})


def counted_words(count: int, counted_as: str) -> str:
    """ "15 bodies", "8 organisations"; people when nothing else is said."""
    if counted_as == CountedAs.BODIES:
        return ngettext("%(count)d body", "%(count)d bodies", count) % {"count": count}
    if counted_as == CountedAs.ORGANISATIONS:
        return ngettext("%(count)d organisation", "%(count)d organisations", count) % {"count": count}
    return ngettext("%(count)d person", "%(count)d people", count) % {"count": count}


def agenda_view(number: int, item: AgendaItem) -> AgendaView:
    return AgendaView(
        id=item.pk,
        number=number,
        kind=item.kind,
        kind_label=item.get_kind_display(),
        title=item.title,
        presenter=item.presenter,
        starts_at=item.starts_at,
        ends_at=item.ends_at,
    )


def reference_view(document: ReferenceDocument, by_id: dict[int, ReferenceDocument]) -> ReferenceView:
    source = by_id.get(document.carries_out_id) if document.carries_out_id else None
    return ReferenceView(
        id=document.pk,
        role=document.role,
        role_label=document.get_role_display(),
        name=str(document),
        type_name=document.type_name,
        symbol=document.symbol,
        date=document.date,
        issuer=document.issuer,
        title=document.title,
        carries_out_id=document.carries_out_id,
        carries_out=str(source) if source else "",
        file_id=str(document.file_id or ""),
    )


def consultation_view(consultation: Consultation, audience: Audience) -> ConsultationView:
    """The draft itself is handed to the bodies concerned only."""
    opinions = tuple(
        OpinionView(
            id=opinion.pk,
            number=number,
            giver=opinion.name,
            text=opinion.text,
            treatment=opinion.treatment,
            treatment_label=opinion.get_treatment_display(),
            response=opinion.response,
        )
        for number, opinion in enumerate(consultation.opinions.all(), start=1)
    )
    return ConsultationView(
        id=consultation.pk,
        title=consultation.title,
        body_name=consultation.body_name,
        state=consultation.state,
        state_label=consultation.get_state_display(),
        opens_on=consultation.opens_on,
        closes_on=consultation.closes_on,
        opinions_counted=_opinions_known(consultation, len(opinions)),
        outcome=consultation.outcome,
        opinions=opinions,
        file_id=str(consultation.file_id or "") if audience in INSIDE else "",
    )


def _opinions_known(consultation: Consultation, kept: int) -> int | None:
    """The number told, else of the opinions kept here; None while it may still be counted or is not recorded."""
    return consultation.opinions_counted if consultation.opinions_counted is not None else (kept or None)


def delegate_view(delegate: Delegate, audience: Audience) -> DelegateView:
    """Whether someone was invited and replied is the organiser's business; so is who came for a cooperative."""
    inside = audience in INSIDE
    named = inside or delegate.kind != DelegateKind.PERSON or _speaks_for_a_body(delegate)
    name = delegate.name if named else (delegate.represents_name or _("A representative"))
    honorific = delegate.honorific if named else ""
    count_text = ""
    if delegate.kind == DelegateKind.GROUP:
        count_text = counted_words(delegate.count, delegate.counted_as) if delegate.count else _("number not recorded")
    return DelegateView(
        id=delegate.pk,
        kind=delegate.kind,
        name=name,
        honorific=honorific,
        full_name=f"{honorific} {name}".strip(),
        positions=delegate.position_list if named else (),
        represents=delegate.represents_name if named else "",
        count=delegate.count,
        count_text=count_text,
        is_chair=delegate.is_chair,
        is_secretary=delegate.is_secretary,
        invited=delegate.invited and inside,
        reply=delegate.reply if inside else "",
        reply_label=delegate.get_reply_display() if inside else "",
        attendance=delegate.attendance if inside else "",
        attendance_label=delegate.get_attendance_display() if inside else "",
        arrived_count=delegate.arrived_count if inside else None,
    )


def _speaks_for_a_body(delegate: Delegate) -> bool:
    """Officials are named in public; who runs the meeting is one of them whatever the row says."""
    return delegate.body_id is not None or delegate.is_chair or delegate.is_secretary


def award_view(award: Award) -> AwardView:
    recipients = tuple(recipient.name for recipient in award.recipients.all())
    count = award.count if award.count is not None else (len(recipients) or None)
    return AwardView(
        id=award.pk,
        kind=award.kind,
        kind_label=award.get_kind_display(),
        giver=award.giver,
        reason=award.reason,
        count=count,
        count_text=counted_words(count, CountedAs.ORGANISATIONS) if count else _("number not recorded"),
        recipients=recipients,
    )


def conclusion_view(number: int, conclusion: Conclusion) -> ConclusionView:
    return ConclusionView(
        id=conclusion.pk,
        number=number,
        text=conclusion.text,
        responsible_id=conclusion.responsible_id,
        responsible=conclusion.responsible_name,
        cooperating=conclusion.cooperating_list,
        due_on=conclusion.due_on,
        done_on=conclusion.done_on,
        done_note=conclusion.done_note,
    )


def photo_view(photo: Photo) -> PhotoView:
    return PhotoView(id=photo.pk, caption=photo.caption, credit=photo.credit, file_id=str(photo.file_id or ""))
