"""The leader's review: approving with the outcome, or sending back with remarks at passages."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.forms.answers import LetterMixin, OutcomeForm
from petitions.forms.base import ActForm, LineField, PaperForm, ParagraphsField, choices_set
from petitions.models import Assignment
from petitions.selectors.passages import paragraph_label, paragraphs_of, passage_span
from petitions.services import PassageRemark

REMARK_ROWS = 6
PASSAGE_MAX = 2_000


class ApproveForm(LetterMixin, OutcomeForm):
    """The leader names the outcome; the text stands beside the form. `seen_version` is the version they have read."""

    remark = ParagraphsField(label=_("Remark to the bodies"), rows=2, required=False)
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("outcome", "outcome_due", "outcome_note", "remark", "letter_number", "letter_date")


class RemarkForm(ActForm):
    """One remark: at the words pasted or marked, at a paragraph, or on the whole. An empty row does not count."""

    paragraph = forms.ChoiceField(label=_("Paragraph"), required=False)
    passage = LineField(
        label=_("Words it is about"), max_length=PASSAGE_MAX, required=False, help_text=_("Marked or pasted words.")
    )
    text = ParagraphsField(label=_("Remark"), rows=2, required=False)

    def __init__(self, *args: Any, answer_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answer_text = answer_text
        self._paragraphs = paragraphs_of(answer_text)
        labels = [(str(number), paragraph_label(number, one)) for number, one in enumerate(self._paragraphs, start=1)]
        choices_set(self, "paragraph", [("", _("The whole answer")), *labels])
        for name, css in {"paragraph": "form-select", "passage": "form-control", "text": "form-control"}.items():
            self.fields[name].widget.attrs["class"] = css

    def clean_passage(self) -> str:
        passage: str = self.cleaned_data["passage"]
        if passage and passage_span(self._answer_text, passage) is None:
            raise forms.ValidationError(_("These words are not in the answer. Copy them, or choose a paragraph."))
        return passage

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pointed = cleaned.get("passage") or cleaned.get("paragraph")
        if pointed and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write the remark, or empty this row."))
        return cleaned

    @property
    def remark(self) -> PassageRemark | None:
        """The remark as a service wants it; None for an empty row."""
        data = self.cleaned_data
        if not data.get("text"):
            return None
        chosen = data.get("paragraph")
        passage = data.get("passage") or (self._paragraphs[int(chosen) - 1] if chosen else "")
        return PassageRemark(data["text"], passage)


class SendBackForm(PaperForm):
    """What is to be mended, at which words, and by whom: the bodies ticked lose their signature."""

    remark = ParagraphsField(label=_("On the whole: what to mend"), rows=3, required=False)
    reopen = forms.MultipleChoiceField(
        label=_("Who works on it again"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, signed: Iterable[Assignment] = (), answer_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_id = {str(one.pk): one for one in signed}
        choices_set(self, "reopen", [(pk, one.department_name) for pk, one in self._by_id.items()])
        self.rows = [
            RemarkForm(self.data if self.is_bound else None, prefix=f"remarks-{number}", answer_text=answer_text)
            for number in range(REMARK_ROWS)
        ]

    def clean_reopen(self) -> list[Assignment]:
        return [self._by_id[pk] for pk in self.cleaned_data["reopen"]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        judged = [row.is_valid() for row in self.rows]
        if not all(judged):
            self.add_error(None, _("Look at the remarks below: something is missing in one of them."))
            return cleaned
        rows = (row.remark for row in self.rows)
        cleaned["passages"] = [one for one in rows if one is not None]
        if not cleaned["passages"] and not cleaned.get("remark") and "remark" not in self.errors:
            self.add_error("remark", _("Write what is to be mended."))
        return cleaned
