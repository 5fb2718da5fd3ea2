"""Forms of an act on many petitions: the act's own fields, asked once for all."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField, OnceField
from meetings.models import Meeting
from petitions.enums import AuthorityLevel
from petitions.forms.base import ActForm, BodyField, HoldField, LineField, ParagraphsField, RowField
from petitions.forms.lifecycle import DeclineForm, EscalateForm, TopicField, TransferForm
from petitions.models import Topic


class BulkForm(ActForm):
    """An act that asks for nothing but a yes."""

    form_key = OnceField()


class BulkAssignForm(BulkForm):
    lead = BodyField(label=_("Lead body"), error_messages={"required": _("Choose the lead body.")})
    part_1 = BodyField(label=_("Co-operating body"), required=False)
    part_2 = BodyField(label=_("Co-operating body"), required=False)
    request = ParagraphsField(label=_("What is asked of it"), rows=2, required=False)
    due = DateField(
        label=_("Date the petitioner is told"), required=False, help_text=_("Empty: counted by the terms in force.")
    )
    due_note = LineField(label=_("Why this date"), required=False)
    hold = HoldField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        seen = {cleaned["lead"]} if cleaned.get("lead") else set()
        for name in ("part_1", "part_2"):
            body = cleaned.get(name)
            if body and body in seen:
                self.add_error(name, _("This body stands here twice."))
            elif body:
                seen.add(body)
        return cleaned

    @property
    def parts(self) -> list[Any]:
        return [body for name in ("part_1", "part_2") if (body := self.cleaned_data[name])]


class BulkClassifyForm(BulkForm):
    """What is left empty stays as each petition has it."""

    topic = TopicField(label=_("Topic"), required=False, empty=_("As each has it"))
    authority_level = forms.ChoiceField(
        label=_("Whose authority"), choices=[("", _("As each has it")), *AuthorityLevel.choices], required=False
    )

    def __init__(self, *args: Any, topics: Iterable[Topic] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("topic", topics)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("topic") and not cleaned.get("authority_level"):
            self.add_error("topic", _("Choose a topic or a level."))
        return cleaned


class BulkTransferForm(BulkForm, TransferForm):
    pass


class BulkDeclineForm(BulkForm, DeclineForm):
    hold = HoldField()


class BulkEscalateForm(BulkForm, EscalateForm):
    hold = HoldField()


class BulkAgendaForm(BulkForm):
    meeting = RowField(
        label=_("Meeting"),
        empty=_("Choose a meeting"),
        name=lambda row: row.title,
        error_messages={"required": _("Choose the meeting.")},
    )

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("meeting", meetings)
