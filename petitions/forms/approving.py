"""Approving many answers at once: a row for each, one remark for all."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField
from petitions.enums import Outcome
from petitions.forms.base import ActForm, HoldField, LineField, ParagraphsField
from petitions.models import Petition
from petitions.services import Approval, OutcomeEntry
from petitions.validators import SUMMARY_MAX


class ApprovalRowForm(ActForm):
    """One answer: whether it is approved, and how it ends. What is not ticked is not judged."""

    pick = forms.BooleanField(label=_("Approve this answer"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome, required=False, initial=Outcome.EXPLAINED)
    outcome_due = DateField(label=_("Done by"), required=False)
    outcome_note = LineField(label=_("Note on the outcome"), max_length=SUMMARY_MAX, required=False)
    seen_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, petition: Petition, **kwargs: Any) -> None:
        self.petition = petition
        answer = petition.current_answer
        super().__init__(
            *args, prefix=f"p{petition.pk}", initial={"seen_version": answer.version if answer else 0}, **kwargs
        )
        for name, css in {
            "outcome": "form-select",
            "outcome_due": "form-control date",
            "outcome_note": "form-control",
        }.items():
            self.fields[name].widget.attrs["class"] = css
        self.fields["pick"].widget.attrs["class"] = "form-check-input"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("pick"):
            # What stands in a row that is not ticked is nobody's mistake.
            self._errors = forms.utils.ErrorDict()
            return {"pick": False}
        if not cleaned.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", _("Choose the outcome."))
        if (
            cleaned.get("outcome") == Outcome.ROADMAP
            and not cleaned.get("outcome_due")
            and "outcome_due" not in self.errors
        ):
            self.add_error("outcome_due", _("A roadmap needs a date."))
        if cleaned.get("outcome") == Outcome.NOT_POSSIBLE and not cleaned.get("outcome_note"):
            self.add_error("outcome_note", _("Say why it is not possible."))
        return cleaned

    @property
    def approval(self) -> Approval:
        data = self.cleaned_data
        outcome = OutcomeEntry(Outcome(data["outcome"]), data["outcome_due"], data["outcome_note"])
        return Approval(self.petition, data["seen_version"] or 0, outcome)

    @property
    def outcome_label(self) -> str:
        """For the question before it is done."""
        return str(Outcome(self.cleaned_data["outcome"]).label)


class ApproveManyForm(ActForm):
    """The remark that goes with all that is ticked."""

    remark = ParagraphsField(label=_("One remark for all that is ticked"), rows=2, required=False)
    hold = HoldField()

    def __init__(self, *args: Any, petitions: list[Petition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.rows = [ApprovalRowForm(data, petition=one) for one in petitions]

    @property
    def chosen(self) -> list[ApprovalRowForm]:
        return [row for row in self.rows if row.cleaned_data.get("pick")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        judged = [row.is_valid() for row in self.rows]
        if not all(judged):
            self.add_error(None, _("One of the ticked answers lacks something; it is said in its row."))
        elif not self.chosen:
            self.add_error(None, _("Tick at least one answer."))
        return cleaned
