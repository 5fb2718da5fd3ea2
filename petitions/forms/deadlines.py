"""Forms that move a due date."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField
from meetings.models import Conclusion
from petitions.forms.base import ActForm, ParagraphsField, RowField
from petitions.models import DueChange


def _conclusion_words(one: Conclusion) -> str:
    return f"{one.due_on:%d/%m/%Y}: {one}"


def _change_words(one: DueChange) -> str:
    whose = one.assignment.department_name if one.assignment else _("the whole answer")
    return f"{whose}, {one.before:%d/%m/%Y} → {one.after:%d/%m/%Y}" if one.before else f"{whose}, {one.after:%d/%m/%Y}"


class AskExtensionForm(ActForm):
    due = DateField(label=_("Wanted until"), error_messages={"required": _("Enter the day you need.")})
    reason = ParagraphsField(
        label=_("Why more time is needed"),
        rows=4,
        max_length=1000,
        error_messages={"required": _("Write why more time is needed.")},
        help_text=_("The office decides. If it agrees, the petitioner reads this reason."),
    )


class DecideExtensionForm(ActForm):
    """Which wish, and yes or no; a refusal says why."""

    change = RowField(label=_("Wish for more time"), empty="", name=_change_words)
    grant = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("yes", _("Give the time")), ("no", _("Keep the date that stands"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    note = ParagraphsField(
        label=_("Words for the body"), rows=3, max_length=1000, required=False, help_text=_("Needed for a refusal.")
    )

    def __init__(self, *args: Any, changes: Iterable[DueChange] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.changes = list(changes)
        self.offer("change", self.changes)
        if len(self.changes) == 1:
            self.fields["change"].initial = self.changes[0].pk

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("grant") is False and not data.get("note"):
            self.add_error("note", _("Write why the date stays."))
        return data


class ExtendForm(ActForm):
    """Another date set by the office; the chair's direction brings its own day and reason."""

    due = DateField(label=_("New due date"), required=False)
    conclusion = RowField(
        label=_("By the chair's direction"), required=False, empty=_("None"), name=_conclusion_words,
        help_text=_("The chair's day wins over every term."),
    )  # fmt: skip
    reason = ParagraphsField(
        label=_("Reason"), rows=3, max_length=1000, required=False, help_text=_("The petitioner reads it.")
    )

    def __init__(self, *args: Any, conclusions: Iterable[Conclusion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = list(conclusions)
        self.offer("conclusion", offered)
        if not offered:
            del self.fields["conclusion"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("conclusion"):
            for name, words in (("due", _("Enter the new date.")), ("reason", _("Write why the date moves."))):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return data


class ResumeForm(ActForm):
    """Nothing is asked."""


class PauseForm(ActForm):
    reason = ParagraphsField(
        label=_("Why the clock stops"),
        rows=3,
        max_length=1000,
        error_messages={"required": _("Write why the clock stops.")},
        help_text=_("The petitioner and the bodies at work read it."),
    )
