"""The joint text: written beside the parts it is made of, kept as a draft, submitted by the head of the lead."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from petitions.forms.base import ActForm, ParagraphsField
from petitions.validators import ANSWER_TEXT_MAX


class JointForm(ActForm):
    """`version` is the draft the writer had before their eyes; the button pressed says what becomes of the text."""

    text = ParagraphsField(
        label=_("Joint answer, as the petitioner will read it"), rows=18, max_length=ANSWER_TEXT_MAX, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Somebody saved in the meantime: the page shows both texts.
        self.is_stale = False

    @property
    def submits(self) -> bool:
        """Whether the button pressed was the submission."""
        return self.data.get("do") == "submit"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.submits and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write the joint answer."))
        return cleaned
