"""Forms of a dossier to a higher authority."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField
from petitions.forms.base import ActForm, BodyField, LineField, ParagraphsField, choices_set
from petitions.forms.filters import LenientForm, SearchField
from petitions.forms.lifecycle import EscalateForm
from petitions.forms.matters import CodesField
from petitions.models import Petition
from petitions.selectors.words import shortened
from petitions.validators import ANSWER_TEXT_MAX


class DossierFilterForm(LenientForm):
    q = SearchField(label=_("Higher authority, letter, subject"), required=False)
    state = forms.ChoiceField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_set(self, "state", [(name, name) for name in ("waiting", "check", "late", "replied", "all")])


class PickForm(ActForm):
    """An act on some petitions of a dossier; all are ticked at first."""

    petitions = forms.MultipleChoiceField(
        label=_("Petitions"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one petition.")},
    )

    def __init__(self, *args: Any, waiting: Iterable[Petition] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_id = {str(one.pk): one for one in waiting}
        choices_set(self, "petitions", [(pk, _named(one)) for pk, one in self._by_id.items()])
        self.fields["petitions"].initial = list(self._by_id)

    def clean_petitions(self) -> list[Petition]:
        return [self._by_id[pk] for pk in self.cleaned_data["petitions"]]


def _named(one: Petition) -> str:
    return f"{one.code}: {shortened(one.wording, 100)}"


class DossierReplyForm(PickForm):
    """What came back, for one petition or several."""

    text = ParagraphsField(
        label=_("What the higher authority said"), rows=6, max_length=ANSWER_TEXT_MAX, required=False
    )
    letter_number = LineField(label=_("Number of its letter"), max_length=80, required=False)
    letter_date = DateField(label=_("Date of its letter"), required=False)
    lead = BodyField(
        label=_("Body that makes the answer of it"),
        required=False,
        empty=_("The body that led each before"),
        help_text=_("One for all that are ticked. For different bodies, record the reply once for each."),
    )
    due = DateField(label=_("Date the petitioner is told"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("text") and not cleaned.get("letter_number") and not self.errors:
            self.add_error("text", _("Enter the reply, or the number of its letter."))
        return cleaned


class DossierEndForm(PickForm):
    reason = ParagraphsField(
        label=_("Why it ends without a reply"),
        rows=3,
        error_messages={"required": _("Write why it ends without a reply.")},
    )


class AskAgainForm(ActForm):
    """The higher authority was asked again."""

    next_check = DateField(label=_("Ask again on"), error_messages={"required": _("Enter the next day to ask.")})
    letter_number = LineField(label=_("Number of the letter"), max_length=80, required=False)
    letter_date = DateField(label=_("Asked on"), required=False)
    note = ParagraphsField(label=_("Note for the offices"), rows=2, required=False)


class DossierAddForm(ActForm):
    codes = CodesField(label=_("Codes of petitions"), error_messages={"required": _("Write at least one code.")})


class DossierNewForm(EscalateForm):
    """Several petitions put to a higher authority with one letter."""

    petitions = forms.MultipleChoiceField(
        label=_("Beyond our authority, not put anywhere yet"), required=False, widget=forms.CheckboxSelectMultiple
    )
    codes = CodesField(label=_("Other petitions, by code"), required=False)
    due = DateField(label=_("Date by which it is to reply"), required=False)
    field_order = (
        "petitions", "codes", "to_body", "to_name", "subject", "letter_number", "letter_date", "due", "next_check",
    )  # fmt: skip

    def __init__(self, *args: Any, candidates: Iterable[Petition] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.code or "", _named(one)) for one in candidates]
        choices_set(self, "petitions", named)
        if not named:
            del self.fields["petitions"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("petitions") and not cleaned.get("codes") and "codes" not in self.errors:
            self.add_error("codes", _("Choose at least one petition."))
        return cleaned

    @property
    def wanted(self) -> list[str]:
        """The codes ticked and typed, each once."""
        data = self.cleaned_data
        return list(dict.fromkeys([*data.get("petitions", []), *data["codes"]]))
