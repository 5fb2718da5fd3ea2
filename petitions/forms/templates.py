"""An answer template: for which topic and body, and its words."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from petitions.forms.base import ActForm, BodyField, LineField, ParagraphsField, RowField
from petitions.models import Topic
from petitions.services.templates import TemplateEntry
from petitions.validators import ANSWER_TEXT_MAX


class TemplateForm(ActForm):
    """What an empty choice means stands in its words."""

    title = LineField(label=_("Title"), max_length=200, error_messages={"required": _("Give it a title.")})
    topic = RowField(label=_("Topic"), required=False, empty=_("Every topic"))
    body = BodyField(label=_("Body that uses it"), required=False, empty=_("Every body"))
    text = ParagraphsField(
        label=_("Words"),
        rows=12,
        max_length=ANSWER_TEXT_MAX,
        error_messages={"required": _("Write the words of the template.")},
    )
    is_active = forms.BooleanField(label=_("Offered when an answer is written"), required=False, initial=True)

    def __init__(self, *args: Any, topics: Iterable[Topic], bodies: Iterable[Department], every_body: bool) -> None:
        super().__init__(*args, bodies=bodies)
        self.offer("topic", topics)
        if not every_body:
            # A head writes for the own bodies only.
            body = self.fields["body"]
            body.required = True
            body.error_messages["required"] = str(_("Choose your body."))

    @property
    def entry(self) -> TemplateEntry:
        return TemplateEntry(**self.cleaned_data)
