"""Assigning: a lead, co-operating bodies, each with its own request and date."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from core.web.fields import DateField
from petitions.forms.base import ActForm, BodyField, LineField, ParagraphsField
from petitions.validators import NOTE_MAX

PARTS_AT_ONCE = 3
PARTS_MAX = 20


class AssignForm(ActForm):
    """The lead, and the date the petitioner is told."""

    lead = BodyField(label=_("Lead body"), error_messages={"required": _("Choose the lead body.")})
    request = ParagraphsField(label=_("What is asked of it"), rows=2, required=False)
    lead_due = DateField(
        label=_("Due date of the lead's part"), required=False, help_text=_("Empty: the date the petitioner is told.")
    )
    due = DateField(
        label=_("Date the petitioner is told"), required=False, help_text=_("Empty: counted by the terms in force.")
    )
    due_note = LineField(label=_("Why this date"), required=False)


class PartOrderForm(ActForm):
    """One co-operating body. A row without a body does not count."""

    body = BodyField(label=_("Co-operating body"), required=False)
    request = LineField(label=_("What is asked of it"), max_length=NOTE_MAX, required=False)
    due = DateField(label=_("Due date"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, css in {"body": "form-select", "request": "form-control", "due": "form-control date"}.items():
            self.fields[name].widget.attrs["class"] = css

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("body") and (cleaned.get("request") or cleaned.get("due")) and "body" not in self.errors:
            self.add_error("body", _("Choose the body, or empty this row."))
        return cleaned


class BasePartFormSet(forms.BaseFormSet):
    """Rows of co-operating bodies: none twice, none of them the lead."""

    def __init__(self, *args: Any, bodies: Iterable[Department] = (), **kwargs: Any) -> None:
        kwargs["form_kwargs"] = {"bodies": list(bodies)}
        kwargs["prefix"] = "parts"
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        seen: set[int] = set()
        for form in self.forms:
            body = getattr(form, "cleaned_data", {}).get("body")
            if body and body.pk in seen:
                form.add_error("body", _("This body stands here twice."))
            elif body:
                seen.add(body.pk)

    def agree_with(self, lead: Department | None) -> bool:
        """Mark a row that names the lead again. True when the rows may be used."""
        for form in self.forms:
            body = getattr(form, "cleaned_data", {}).get("body")
            if lead and body and body.pk == lead.pk:
                form.add_error("body", _("This body is the lead already."))
        return not any(form.errors for form in self.forms)

    @property
    def chosen(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("body")]


PartFormSet = cast(
    type[BasePartFormSet],
    forms.formset_factory(
        PartOrderForm, formset=BasePartFormSet, extra=PARTS_AT_ONCE, max_num=PARTS_MAX, absolute_max=PARTS_MAX
    ),
)
