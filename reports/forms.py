"""Forms of the documents pages: the list's filter and what is chosen for a paper."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Department, Signatory
from core.web.fields import DateField, TextField
from meetings.models import Meeting
from reports.documents import builder_of
from reports.documents.letterhead import paper_params
from reports.enums import DocumentKind, DocumentState, TableColumns
from reports.papers import PaperParams
from reports.selectors import issuing_bodies, signatories_of, signatory_default

LINES_MAX, LINE_MAX = 30, 200


class DocumentFilterForm(forms.Form):
    """The filters of the list, kept in the address."""

    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *DocumentKind.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All states")), *DocumentState.choices])


class LinesField(TextField):
    """One entry a line; gives a list."""

    def __init__(self, *, label: Any, rows: int = 4) -> None:
        super().__init__(label=label, required=False, widget=forms.Textarea(attrs={"rows": rows}))

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > LINES_MAX:
            raise forms.ValidationError(_("At most %(count)s lines fit here."), params={"count": LINES_MAX})
        if any(len(line) > LINE_MAX for line in lines):
            raise forms.ValidationError(_("A line may have at most %(count)s letters."), params={"count": LINE_MAX})
        return lines


class PaperForm(forms.Form):
    """What is chosen for a paper about a meeting: who issues and signs it, where it goes, the shape of its table."""

    body = forms.ModelChoiceField(label=_("Issuing body"), queryset=Department.objects.none(), empty_label=None)
    signatory = forms.ModelChoiceField(
        label=_("Signatory"),
        queryset=Signatory.objects.none(),
        required=False,
        empty_label=_("Leave room for it"),
        help_text=_("The space for signature and seal stays empty."),
    )
    dated = DateField(
        label=_("Date on the document"),
        required=False,
        help_text=_("Leave it empty to write day and number in when the document is issued."),
    )
    addressed_to = LinesField(label=_("Addressed to (one a line)"))
    recipients = LinesField(label=_("Recipients (one a line, the file copy last)"))
    columns = forms.ChoiceField(label=_("Annex table"), choices=TableColumns.choices, initial=TableColumns.FULL)

    def __init__(
        self, data: Any = None, *, kind: DocumentKind, meeting: Meeting, body: Department, proposed: PaperParams
    ) -> None:
        today = timezone.localdate()
        initial = {
            "body": body.pk,
            "signatory": signatory_default(body, today),
            "addressed_to": "\n".join(proposed.addressed_to),
            "recipients": "\n".join(proposed.recipients),
        }
        super().__init__(data, initial=initial)
        self.kind, self.today = kind, today
        bodies = issuing_bodies(meeting)
        self._field("body").queryset = bodies
        self._field("signatory").queryset = signatories_of(bodies, today)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout("body", "signatory", "dated", "addressed_to", "recipients", "columns")

    def _field(self, name: str) -> Any:
        return self.fields[name]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        body, signatory = values.get("body"), values.get("signatory")
        if body and signatory and signatory.body_id != body.pk:
            self.add_error("signatory", _("This person does not sign for the chosen body. Choose another signatory."))
        return values

    def params(self) -> PaperParams:
        """The choice, with the names of today."""
        values = self.cleaned_data
        return paper_params(
            body=values["body"],
            signatory=values["signatory"],
            type_code=builder_of(self.kind).type_code,
            as_of=self.today,
            dated=values["dated"],
            addressed_to=values["addressed_to"],
            recipients=values["recipients"],
            options={"columns": values["columns"]},
        )
