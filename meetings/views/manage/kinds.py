"""The kinds of parts a meeting has: their words, forms and services."""

from typing import Any

from django.utils.translation import gettext_lazy

from core.web.htmx import HtmxHttpRequest
from meetings import services
from meetings.enums import DelegateKind
from meetings.forms import (
    AgendaItemForm,
    AwardForm,
    ConclusionForm,
    ConsultationForm,
    DelegateForm,
    HostForm,
    OpinionForm,
    PhotoForm,
    ReferenceForm,
)
from meetings.models import (
    AgendaItem,
    Award,
    Conclusion,
    Consultation,
    Delegate,
    Host,
    Opinion,
    Photo,
    ReferenceDocument,
)
from meetings.views.manage.part import (
    Part,
)


def _columns(*names: str) -> Any:
    def initial(row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in names}

    return initial


def _delegate_initial(row: Delegate) -> dict[str, Any]:
    shown = _columns(
        "honorific",
        "name",
        "positions",
        "count",
        "counted_as",
        "is_chair",
        "is_secretary",
        "email",
        "phone",
        "invited",
        "attendance",
    )(row)
    came_from = "body_name" if row.body_id else "organisation_name"
    return shown | {came_from: row.represents_name}


def _delegate_extra(request: HtmxHttpRequest, row: Delegate | None) -> dict[str, Any]:
    kind = row.kind if row is not None else request.GET.get("kind", DelegateKind.PERSON)
    known = DelegateKind(kind) if kind in DelegateKind.values else DelegateKind.PERSON
    return {"kind": known, "is_new": row is None}


def _award_initial(row: Award) -> dict[str, Any]:
    shown = _columns("kind", "giver", "count", "reason")(row)
    return shown | {
        "recipients": "\n".join(recipient.name for recipient in row.recipients.all()),
        "giver_body_name": row.giver_body.name if row.giver_body else "",
    }


def _reference_initial(row: ReferenceDocument) -> dict[str, Any]:
    shown = _columns("id", "type_name", "symbol", "date", "issuer", "title", "role")(row)
    return shown | {"carries_out": row.carries_out_id}


HOSTS = Part(
    name="hosts",
    item="host",
    row_word="host",
    title=gettext_lazy("Hosts"),
    add_words=gettext_lazy("Add a host"),
    empty=gettext_lazy("No host yet. The invitation goes out in the hosts' names."),
    rows=lambda meeting: Host.objects.filter(meeting=meeting),
    form=HostForm,
    add=services.host_add,
    remove=services.host_remove,
    move=services.host_move,
)
AGENDA = Part(
    name="agenda",
    item="agenda_item",
    row_word="item",
    title=gettext_lazy("Programme"),
    add_words=gettext_lazy("Add an item"),
    empty=gettext_lazy("No item yet. Begin with the opening."),
    rows=lambda meeting: AgendaItem.objects.filter(meeting=meeting),
    form=AgendaItemForm,
    add=services.agenda_item_add,
    change=services.agenda_item_change,
    remove=services.agenda_item_remove,
    move=services.agenda_item_move,
    initial=_columns("title", "kind", "presenter", "starts_at", "ends_at"),
    offers_bodies=False,
)
DELEGATES = Part(
    name="delegates",
    item="delegate",
    row_word="delegate",
    title=gettext_lazy("Delegates"),
    add_words=gettext_lazy("Add a delegate"),
    empty=gettext_lazy("Nobody on the list yet. Begin with the chair."),
    rows=lambda meeting: Delegate.objects.filter(meeting=meeting).select_related("body", "cooperative"),
    form=DelegateForm,
    add=services.delegate_add,
    change=services.delegate_change,
    remove=services.delegate_remove,
    move=services.delegate_move,
    initial=_delegate_initial,
    kept=lambda row: {row.represents_name: row.body or row.cooperative},
    form_extra=_delegate_extra,
    extra={"delegate_kinds": DelegateKind},
)
REFERENCES = Part(
    name="references",
    item="reference",
    row_word="document",
    title=gettext_lazy("Reference documents"),
    add_words=gettext_lazy("Add a document"),
    empty=gettext_lazy("No document yet: resolutions, programmes and plans that the meeting presents or rests on."),
    rows=lambda meeting: ReferenceDocument.objects.filter(meeting=meeting).select_related("carries_out", "file"),
    form=ReferenceForm,
    add=services.reference_add,
    change=services.reference_change,
    remove=services.reference_remove,
    move=services.reference_move,
    initial=_reference_initial,
    offers_bodies=False,
)
CONSULTATIONS = Part(
    name="consultations",
    item="consultation",
    row_word="consultation",
    title=gettext_lazy("Drafts put to opinion"),
    add_words=gettext_lazy("Add a draft"),
    empty=gettext_lazy("No draft is put to opinion at this meeting."),
    rows=lambda meeting: Consultation.objects.filter(meeting=meeting).select_related("body", "file"),
    form=ConsultationForm,
    add=services.consultation_add,
    change=services.consultation_change,
    remove=services.consultation_remove,
    initial=_columns("title", "body_name", "state", "opens_on", "closes_on", "opinions_counted", "outcome"),
    kept=lambda row: {row.body_name: row.body},
)
CONCLUSIONS = Part(
    name="conclusions",
    item="conclusion",
    row_word="conclusion",
    title=gettext_lazy("Conclusions of the chair"),
    add_words=gettext_lazy("Add a conclusion"),
    empty=gettext_lazy("No conclusion yet: what, who, by when."),
    rows=lambda meeting: Conclusion.objects.filter(meeting=meeting).select_related("responsible"),
    form=ConclusionForm,
    add=services.conclusion_add,
    change=services.conclusion_change,
    remove=services.conclusion_remove,
    move=services.conclusion_move,
    initial=_columns("text", "responsible_name", "cooperating", "due_on"),
    kept=lambda row: {row.responsible_name: row.responsible},
)
AWARDS = Part(
    name="awards",
    item="award",
    row_word="award",
    title=gettext_lazy("Awards"),
    add_words=gettext_lazy("Add awards"),
    empty=gettext_lazy("No award was given at this meeting."),
    rows=lambda meeting: (
        Award.objects.filter(meeting=meeting).select_related("giver_body").prefetch_related("recipients__cooperative")
    ),
    form=AwardForm,
    add=services.award_add,
    change=services.award_change,
    remove=services.award_remove,
    initial=_award_initial,
    kept=lambda row: (
        {one.name: one.cooperative for one in row.recipients.all()}
        | ({row.giver_body.name: row.giver_body} if row.giver_body else {})
    ),
)
PHOTOS = Part(
    name="photos",
    item="photo",
    row_word="photo",
    title=gettext_lazy("Pictures"),
    add_words=gettext_lazy("Add a picture"),
    empty=gettext_lazy("No picture yet. A caption can stand without its file."),
    rows=lambda meeting: Photo.objects.filter(meeting=meeting).select_related("file"),
    form=PhotoForm,
    add=services.photo_add,
    change=services.photo_change,
    remove=services.photo_remove,
    move=services.photo_move,
    initial=_columns("caption", "credit"),
    offers_bodies=False,
)


def opinions_of(consultation: Consultation) -> Part:
    return Part(
        name="consultation",
        item="opinion",
        row_word="opinion",
        title=gettext_lazy("Opinions"),
        add_words=gettext_lazy("Add an opinion"),
        empty=gettext_lazy("No opinion recorded yet."),
        rows=lambda _meeting: Opinion.objects.filter(consultation=consultation).select_related("body", "cooperative"),
        form=OpinionForm,
        add=lambda *, meeting, **values: services.opinion_add(consultation=consultation, **values),
        change=services.opinion_change,
        remove=services.opinion_remove,
        initial=_columns("name", "text", "treatment", "response"),
        kept=lambda row: {row.name: row.body or row.cooperative},
        loss=gettext_lazy("Its words stay in the history only."),
        extra={"consultation": consultation},
    )
