"""Forms of what outlives one petition: promises, ratings and wishes to reopen, matters, what a meeting contests."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField, UploadField
from petitions.enums import RatingValue
from petitions.forms.base import ActForm, ParagraphsField, RowField, choices_set
from petitions.forms.filters import LenientForm, SearchField
from petitions.models import Petitioner
from petitions.validators import SUMMARY_MAX


class PromiseKeepForm(ActForm):
    """What was promised is done."""

    done_on = DateField(label=_("Done on"), error_messages={"required": _("Enter the day it was done.")})
    note = ParagraphsField(
        label=_("What was done"),
        rows=3,
        max_length=SUMMARY_MAX,
        error_messages={"required": _("Write what was done.")},
        help_text=_("The petitioner is told these words."),
    )
    proof = UploadField(label=_("File that shows it"), required=False)
    other_names = {"file": "proof"}


class PromiseDropForm(ActForm):
    """What was promised will not be done."""

    reason = ParagraphsField(
        label=_("Why it no longer stands"),
        rows=3,
        max_length=SUMMARY_MAX,
        error_messages={"required": _("Write why it no longer stands.")},
        help_text=_("The petitioner is told these words."),
    )


class WishRefuseForm(ActForm):
    reason = ParagraphsField(
        label=_("Why it is not opened again"),
        rows=3,
        max_length=SUMMARY_MAX,
        error_messages={"required": _("Write why it is not opened again.")},
        help_text=_("The petitioner is told these words."),
    )


class RatingForm(ActForm):
    """Did the answer help: three choices, a word, and, where it did not, the wish to look at it again."""

    cooperative = RowField(
        label=_("For which organisation"),
        name=lambda one: one.name,
        error_messages={"required": _("Choose the organisation.")},
    )
    value = forms.ChoiceField(
        label=_("Did the answer solve it?"),
        choices=RatingValue,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )
    comment = ParagraphsField(label=_("A word on it"), rows=3, max_length=SUMMARY_MAX, required=False)
    wants_reopening = forms.BooleanField(label=_("We ask to open the petition again"), required=False)
    wish = ParagraphsField(
        label=_("Why it should be looked at again"),
        rows=3,
        max_length=SUMMARY_MAX,
        required=False,
        help_text=_("The office decides and tells you; the petition is not sent anew."),
    )

    def __init__(self, *args: Any, askers: Iterable[Petitioner] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.askers = list(askers)
        self.offer("cooperative", self.askers)
        if len(self.askers) == 1:
            self.fields["cooperative"].widget = forms.HiddenInput()
            self.fields["cooperative"].initial = self.askers[0].pk

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("wants_reopening"):
            if cleaned.get("value") == RatingValue.SOLVED:
                self.add_error("wants_reopening", _("What is solved is not opened again. Untick this."))
            elif not cleaned.get("wish") and "wish" not in self.errors:
                self.add_error("wish", _("Write why it should be looked at again."))
        else:
            cleaned["wish"] = ""
        return cleaned


class PromiseFilterForm(LenientForm):
    q = SearchField(label=_("Words, code, name of an organisation"), required=False)
    state = forms.ChoiceField(required=False, widget=forms.HiddenInput)
    body = forms.ChoiceField(label=_("Who promised"), required=False)

    def __init__(self, *args: Any, bodies: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_set(self, "state", [(name, name) for name in ("open", "late", "kept", "dropped", "all")])
        choices_set(self, "body", [("", _("Any body")), *((str(pk), name) for pk, name in bodies)])
