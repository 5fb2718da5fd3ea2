"""Sorting and assigning on one page, and the filters of the inbox."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField, OnceField
from petitions.enums import Channel
from petitions.forms.base import BodyField, LineField, ParagraphsField, choices_set
from petitions.forms.filters import LenientForm, SearchField
from petitions.forms.lifecycle import ClassifyForm
from petitions.selectors.inbox import InboxFilter


class TriageForm(ClassifyForm):
    """The office's sorting, and who leads the answer. `suggested…` are the bodies suggested when it was shown."""

    lead = BodyField(label=_("Lead body"), error_messages={"required": _("Choose the lead body.")})
    request = ParagraphsField(label=_("What is asked of it"), rows=2, required=False)
    due = DateField(
        label=_("Date the petitioner is told"), required=False, help_text=_("Empty: counted by the terms in force.")
    )
    due_note = LineField(label=_("Why this date"), required=False)
    suggested = forms.IntegerField(widget=forms.HiddenInput, required=False)
    suggested_parts = forms.CharField(widget=forms.HiddenInput, required=False)
    form_key = OnceField()

    # What only assigning needs; without it the form sorts.
    assigns = ("lead", "request", "due", "due_note", "suggested", "suggested_parts")

    def __init__(self, *args: Any, sorts_only: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["public_text"]
        self.fields["summary"].widget.attrs["rows"] = 2
        if sorts_only:
            for name in self.assigns:
                del self.fields[name]


class InboxFilterForm(LenientForm):
    q = SearchField(label=_("Words, code, name of an organisation"), required=False)
    channel = forms.ChoiceField(label=_("How it came in"), required=False)
    collector = forms.ChoiceField(label=_("Collected by"), required=False)
    list = forms.ChoiceField(label=_("Collected list"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    age = forms.ChoiceField(
        required=False, choices=[("", ""), ("over", ""), ("within", ""), ("info", "")], widget=forms.HiddenInput
    )

    def __init__(
        self,
        *args: Any,
        topics: Iterable[tuple[int, str]] = (),
        collectors: Iterable[tuple[int, str]] = (),
        lists: Iterable[tuple[int, str]] = (),
        channels: dict[str, int] | None = None,
        **kwargs: Any,
    ) -> None:
        """`channels` are the counts shown beside each."""
        super().__init__(*args, **kwargs)
        counts = channels or {}
        ways = [(one.value, f"{one.label} ({counts.get(one.value, 0)})") for one in Channel]
        choices_set(self, "channel", [("", _("Any way")), *ways])
        choices_set(self, "topic", [("", _("Any topic")), ("none", _("Not sorted yet")), *_offered(topics)])
        for name, empty, rows in (
            ("collector", _("Anybody"), _offered(collectors)),
            ("list", _("Any list"), _offered(lists)),
        ):
            choices_set(self, name, [("", empty), *rows])
            if not rows:
                del self.fields[name]

    def wanted(self) -> InboxFilter:
        """The filter as asked."""
        asked = self.asked
        topic = asked.get("topic", "")
        return InboxFilter(
            q=asked.get("q", ""),
            age=asked.get("age", ""),
            channel=asked.get("channel", ""),
            collector=int(asked["collector"]) if asked.get("collector") else None,
            list=int(asked["list"]) if asked.get("list") else None,
            topic=int(topic) if topic and topic != "none" else None,
            unsorted=topic == "none",
        )


def _offered(rows: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in rows]
