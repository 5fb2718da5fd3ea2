"""Forms of those who answer: a part and its return, the joint answer and its approval, an answer on the spot."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Department, User
from core.web.fields import DateField, UploadField
from petitions.enums import Outcome
from petitions.forms.base import ActForm, BodyField, LineField, PaperForm, ParagraphsField, RowField
from petitions.validators import ANSWER_TEXT_MAX, SUMMARY_MAX


class PartForm(ActForm):
    """The text of one body's part. `version` is what the writer had before their eyes."""

    text = ParagraphsField(
        label=_("Answer of this body to its part"),
        rows=7,
        max_length=ANSWER_TEXT_MAX,
        required=False,
        help_text=_("Write for the cooperative: what to do, where to hand it in, when it will be done."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, part_id: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, prefix=f"part{part_id}", **kwargs)
        self.part_id = part_id
        # Somebody saved in the meantime: the page shows both texts.
        self.is_stale = False

    @property
    def signs(self) -> bool:
        """Whether the button pressed was the signature."""
        return self.data.get("do") == "sign_off"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.signs and not cleaned.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write the answer before it is signed off."))
        return cleaned


class PartSignForm(PaperForm):
    """The coordinator records what a body without an account signed; its letter is the paper."""

    text = ParagraphsField(
        label=_("Answer of this body to its part"), rows=7, max_length=ANSWER_TEXT_MAX, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReasonForm(ActForm):
    """An act that needs no more than a reason."""

    reason = ParagraphsField(label=_("Reason"), rows=3, error_messages={"required": _("Write the reason.")})


class OptionalReasonForm(PaperForm):
    """An act whose reason may be left out."""

    reason = ParagraphsField(label=_("Reason"), rows=3, required=False)


class ReturnForm(PaperForm):
    """A body says the matter is not its own."""

    reason = ParagraphsField(
        label=_("Why it is not yours"), rows=3, error_messages={"required": _("Write why it is not yours.")}
    )
    belongs_to = LineField(label=_("Whose it is, in your view"), max_length=255, required=False)


class HandOverForm(ActForm):
    """The part goes to another officer of the body, or, where the body is no more, to the one that came after it."""

    department = BodyField(
        label=_("Body that took over its work"),
        help_text=_("The body that was asked no longer exists. Its text and due date are kept."),
        error_messages={"required": _("Choose the body that takes it over.")},
    )
    officer = RowField(
        label=_("Officer who takes over"),
        empty=_("Choose a person"),
        name=lambda one: one.full_name,
        error_messages={"required": _("Choose who takes it over.")},
    )
    reason = ParagraphsField(label=_("Reason"), rows=2, required=False)

    def __init__(
        self, *args: Any, officers: Iterable[User] = (), successors: Iterable[Department] = (), **kwargs: Any
    ) -> None:
        """With `successors` one of them is chosen, and names its officer itself."""
        successors = list(successors)
        super().__init__(*args, bodies=successors, **kwargs)
        if successors:
            del self.fields["officer"]
        else:
            del self.fields["department"]
            self.offer("officer", officers)


class SubmitAnswerForm(PaperForm):
    """The joint answer, proposed from the signed parts and put into one letter by the lead."""

    text = ParagraphsField(
        label=_("Joint answer, as the petitioner will read it"),
        rows=14,
        max_length=ANSWER_TEXT_MAX,
        error_messages={"required": _("Write the joint answer.")},
    )


class OutcomeForm(PaperForm):
    """How the answering body says it ended."""

    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the outcome.")},
    )
    outcome_due = DateField(label=_("Done by"), required=False, help_text=_("For what is on a roadmap."))
    outcome_note = ParagraphsField(
        label=_("Note on the outcome"),
        rows=2,
        max_length=SUMMARY_MAX,
        required=False,
        help_text=_("Needed when it is not possible: why."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        outcome = cleaned.get("outcome")
        if outcome == Outcome.ROADMAP and not cleaned.get("outcome_due") and "outcome_due" not in self.errors:
            self.add_error("outcome_due", _("A roadmap needs a date."))
        if outcome == Outcome.NOT_POSSIBLE and not cleaned.get("outcome_note") and "outcome_note" not in self.errors:
            self.add_error("outcome_note", _("Say why it is not possible."))
        return cleaned


class LetterMixin(forms.Form):
    """The paper that carries a text, where there is one."""

    letter_number = LineField(label=_("Number of the letter"), max_length=80, required=False)
    letter_date = DateField(label=_("Date of the letter"), required=False)


class DirectAnswerForm(LetterMixin, OutcomeForm):
    """A body that answers in its own name: its words, how it ended, and the letter."""

    text = ParagraphsField(
        label=_("Answer, as the petitioner will read it"), rows=10, max_length=ANSWER_TEXT_MAX, required=False
    )
    field_order = ("text", "outcome", "outcome_due", "outcome_note", "letter_number", "letter_date")


class OnTheSpotForm(OutcomeForm):
    """What a body said in the room. The words may not have been noted down; then nothing is made up for them."""

    body = BodyField(label=_("Body that answered"), required=False, empty=_("Choose a body"))
    body_name = LineField(label=_("Its name, when it is not in the list"), max_length=255, required=False)
    person_name = LineField(label=_("Who spoke for it"), max_length=150, required=False)
    person_position = LineField(label=_("Position"), max_length=150, required=False)
    answered_on = DateField(label=_("Day of the answer"), required=False)
    text = ParagraphsField(
        label=_("What was said"),
        rows=5,
        max_length=ANSWER_TEXT_MAX,
        required=False,
        help_text=_("Leave it empty when the words were not noted; the page then says so."),
    )
    field_order = ("body", "body_name", "person_name", "person_position", "answered_on", "text", "outcome")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("body") and not cleaned.get("body_name") and not {"body", "body_name"} & set(self.errors):
            self.add_error("body", _("Say which body answered."))
        return cleaned


class ConfirmAnswerForm(OutcomeForm):
    """The body confirms what was noted; it may name the outcome that nobody noted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].required = False


class ConfirmForm(ActForm):
    """An act that asks for nothing but to be meant."""


class PaperConfirmForm(PaperForm):
    """The same, when it may be recorded from a paper."""


class AttachForm(ActForm):
    """One file, judged by its content and size."""

    file = UploadField(label=_("File"), error_messages={"required": _("Choose a file.")})
    caption = LineField(label=_("What it shows"), max_length=200, required=False)
