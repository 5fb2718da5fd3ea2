"""Answer templates: which of them a person may edit, which fit a petition, and their places filled from it."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.selectors import rights_of
from petitions.models import AnswerTemplate, Petition
from petitions.selectors.reach import handling_ids

# What may stand in braces in a template, and what it is for the person who writes one.
PLACES = {
    "ten_htx": _("names of the organisations that ask"),
    "ma_kien_nghi": _("code of the petition"),
    "noi_dung": _("the office's wording of the petition"),
    "linh_vuc": _("topic"),
    "co_quan": _("body that leads the answer"),
    "ngay": _("today's date"),
    "han": _("date the petitioner was told"),
}
_PLACE = re.compile(r"\{([^{}\s]+)\}")


@dataclass(frozen=True)
class TemplateLine:
    """A template with its places filled, ready to be put into a text."""

    pk: int
    title: str
    text: str


def templates_editable(user: Any) -> QuerySet[AnswerTemplate]:
    """An administrator edits all; a coordinator those of all bodies and of their own; a head those of their bodies."""
    rights = rights_of(user)
    found = AnswerTemplate.objects.select_related("topic", "body")
    if rights.has(Role.ADMINISTRATOR):
        return found
    seen = Q(body_id__in=rights.below_ids(Role.HEAD) | handling_ids(user))
    if handling_ids(user):
        seen |= Q(body=None)
    return found.filter(seen)


def templates_listed(user: Any) -> QuerySet[AnswerTemplate]:
    """Those a person may edit: by topic, those for every topic first."""
    return templates_editable(user).order_by(
        F("topic__order").asc(nulls_first=True), "topic__name", "order", "title", "id"
    )


def templates_offered(petition: Petition, body_id: int | None) -> list[TemplateLine]:
    """What fits this petition's topic and this body, the most exact first, filled; one statement."""
    fitting = AnswerTemplate.objects.filter(
        Q(topic=None) | Q(topic_id=petition.topic_id), Q(body=None) | Q(body_id=body_id), is_active=True
    ).order_by(F("topic").asc(nulls_last=True), F("body").asc(nulls_last=True), "order", "title")
    found = list(fitting)
    if not found:
        return []
    words = _words(petition)
    return [TemplateLine(one.pk, one.title, template_filled(one.text, words)) for one in found]


def template_filled(text: str, words: dict[str, str]) -> str:
    """The text with its places filled; a place that is not known stays as it was typed."""
    return _PLACE.sub(lambda found: words.get(found.group(1), found.group()), text)


def places_unknown(text: str) -> list[str]:
    """Places in the text that nothing fills."""
    return [name for name in dict.fromkeys(_PLACE.findall(text)) if name not in PLACES]


def _words(petition: Petition) -> dict[str, str]:
    lead = petition.current_lead
    return {
        "ten_htx": "; ".join(dict.fromkeys(one.name for one in petition.petitioners.all())),
        "ma_kien_nghi": petition.code or "",
        "noi_dung": petition.wording,
        "linh_vuc": petition.topic.name if petition.topic else "",
        "co_quan": lead.department_name if lead else petition.handled_by_name,
        "ngay": timezone.localdate().strftime("%d/%m/%Y"),
        "han": petition.due.strftime("%d/%m/%Y") if petition.due else "",
    }
