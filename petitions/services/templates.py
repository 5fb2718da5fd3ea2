"""Words to begin an answer with: written once by those who know the topic, corrected, put away."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Department
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from petitions.models import AnswerTemplate, Topic
from petitions.selectors.templates import PLACES, places_unknown
from petitions.validators import ANSWER_TEXT_MAX, text_given


@dataclass(frozen=True)
class TemplateEntry:
    """`topic` None: for every topic; `body` None: for every body."""

    title: str
    text: str
    topic: Topic | None = None
    body: Department | None = None
    is_active: bool = True


@transaction.atomic
def template_save(*, actor: Actor, entry: TemplateEntry, template: AnswerTemplate | None = None) -> AnswerTemplate:
    """Write a new template, or correct one. Answers already written keep their words.

    Raises DomainError beside "title" or "text"; beside "text" also for a place in braces that nothing fills.
    """
    row = AnswerTemplate() if template is None else AnswerTemplate.objects.select_for_update().get(pk=template.pk)
    if template is not None:
        require(actor, "petitions.edit_template", row)
    before = {"title": row.title, "text": row.text, "is_active": row.is_active}
    row.title = text_given(entry.title, field="title", longest=200)
    row.text = text_given(entry.text, field="text", longest=ANSWER_TEXT_MAX)
    if unknown := places_unknown(row.text):
        places = ", ".join(f"{{{name}}}" for name in PLACES)
        raise DomainError(
            _("Nothing fills %(unknown)s. Possible are: %(places)s.")
            % {"unknown": ", ".join(f"{{{name}}}" for name in unknown), "places": places},
            field="text",
        )
    row.topic, row.body, row.is_active = entry.topic, entry.body, entry.is_active
    # Nobody moves a template out of their own reach, or writes one there.
    require(actor, "petitions.edit_template", row)
    row.save()
    audit_record(
        actor=actor,
        action="petitions.template_save",
        target=row,
        parents=[row.body],
        sentence=_SAVED[template is None],
        params={"title": row.title},
        before=before if template is not None else None,
        after={"title": row.title, "text": row.text, "is_active": row.is_active},
    )
    return row


_SAVED = {
    True: N_("%(actor)s wrote the answer template “%(title)s”."),
    False: N_("%(actor)s changed the answer template “%(title)s”."),
}
