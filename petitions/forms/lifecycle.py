"""Forms of the coordinator's acts on a petition, one each."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import DateField
from petitions.enums import AuthorityLevel, DeclineReason, PetitionKind, RedirectKind
from petitions.forms.base import (
    LINE_MAX,
    ActForm,
    BodyField,
    HoldField,
    LineField,
    ParagraphsField,
    RowField,
    choices_set,
)
from petitions.models import Topic
from petitions.validators import ANSWER_TEXT_MAX, PETITION_TEXT_MAX, SUMMARY_MAX


class TopicField(RowField):
    """One of the topics handed in."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty", _("Choose a topic") if kwargs.get("required", True) else _("Not sorted yet"))
        super().__init__(**kwargs)


class AskInfoForm(ActForm):
    question = ParagraphsField(label=_("What is asked"), rows=4, error_messages={"required": _("Write what you ask.")})
    due = DateField(
        label=_("Answer wanted by"), required=False, help_text=_("Empty: counted from today by the terms in force.")
    )


class SupplyInfoForm(ActForm):
    """What the petitioner says; the coordinator notes whose call it was."""

    reply = ParagraphsField(
        label=_("What the petitioner said"),
        rows=5,
        max_length=PETITION_TEXT_MAX,
        error_messages={"required": _("Write what the petitioner said.")},
    )
    by_name = LineField(label=_("Who said it"), max_length=150, error_messages={"required": _("Write who said it.")})


class DeclineForm(ActForm):
    reason = forms.ChoiceField(
        label=_("Why it is not accepted"),
        choices=DeclineReason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it is not accepted.")},
    )
    note = ParagraphsField(label=_("What the petitioner is told"), rows=3, required=False)


class RedirectForm(ActForm):
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=RedirectKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is.")},
    )
    to = LineField(
        label=_("Body it is passed on to"),
        max_length=255,
        error_messages={"required": _("Write to which body it goes.")},
    )
    note = ParagraphsField(label=_("What the petitioner is told"), rows=3, required=False)


class WithdrawForm(ActForm):
    """The petitioner takes it back; the coordinator notes on whose word."""

    by_name = LineField(
        label=_("On whose word"), max_length=150, error_messages={"required": _("Write on whose word.")}
    )
    reason = ParagraphsField(label=_("Reason"), rows=3, required=False)


class ReopenForm(ActForm):
    reason = ParagraphsField(
        label=_("Why it is opened again"), rows=3, error_messages={"required": _("Write why it is opened again.")}
    )
    asked_by_petitioner = forms.BooleanField(label=_("The petitioner asked for it"), required=False)


class TransferForm(ActForm):
    """Another office handles it from now on."""

    handled_by = BodyField(
        label=_("Office that handles it from now on"),
        error_messages={"required": _("Choose the office that handles it.")},
    )
    reason = ParagraphsField(label=_("Reason"), rows=3, required=False)


class MergeForm(ActForm):
    lead = LineField(
        label=_("Code of the petition it joins, or words to find it"),
        max_length=200,
        help_text=_("For example KN-2026-000123. Both stay; that one's answer is shown here too."),
        error_messages={"required": _("Write the code of the petition it joins.")},
    )
    reason = ParagraphsField(label=_("Reason"), rows=2, required=False)


class UnmergeForm(ActForm):
    reason = ParagraphsField(label=_("Reason"), rows=2, required=False)


class SplitForm(ActForm):
    """Several wishes in one letter: each block of text becomes a petition of its own."""

    texts = ParagraphsField(
        label=_("Wishes that become petitions of their own"),
        rows=8,
        max_length=PETITION_TEXT_MAX,
        help_text=_("One wish a paragraph, an empty line between them. The petition itself stays as it was given."),
        error_messages={"required": _("Write each wish as a paragraph of its own.")},
    )

    def clean_texts(self) -> list[str]:
        blocks = [block.strip() for block in self.cleaned_data["texts"].replace("\n \n", "\n\n").split("\n\n")]
        return [block for block in blocks if block]


class ClassifyForm(ActForm):
    """The office's own wording and sorting. `version` is what the writer had before their eyes."""

    summary = ParagraphsField(
        label=_("The office's wording"),
        rows=3,
        max_length=SUMMARY_MAX,
        required=False,
        help_text=_("This is printed in reports. The petitioner's words stay."),
    )
    topic = TopicField(label=_("Topic"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=PetitionKind, error_messages={"required": _("Choose the kind.")})
    authority_level = forms.ChoiceField(
        label=_("Whose authority"), choices=[("", _("Not judged yet")), *AuthorityLevel.choices], required=False
    )
    public_text = ParagraphsField(
        label=_("Words for everyone"),
        rows=4,
        max_length=PETITION_TEXT_MAX,
        required=False,
        help_text=_("Without names of persons, telephone numbers or addresses of homes."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, topics: Iterable[Topic] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("topic", topics)


class EscalateForm(ActForm):
    """A dossier to a higher authority. Its letter may be entered once it is issued."""

    to_body = BodyField(label=_("Higher authority"), required=False, empty=_("Choose a body"))
    to_name = LineField(label=_("Its name, when it is not in the list"), max_length=255, required=False)
    subject = ParagraphsField(label=_("What is asked of it"), rows=3, required=False)
    letter_number = LineField(label=_("Number of the letter"), max_length=80, required=False)
    letter_date = DateField(label=_("Date of the letter"), required=False)
    next_check = DateField(
        label=_("Ask again on"), required=False, help_text=_("Empty: counted by the terms in force.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("to_body") and not cleaned.get("to_name") and not {"to_body", "to_name"} & set(self.errors):
            self.add_error("to_body", _("Say to whom it goes."))
        return cleaned


class EscalationLetterForm(ActForm):
    """The letter of a dossier, once it is issued."""

    letter_number = LineField(
        label=_("Number of the letter"),
        max_length=80,
        error_messages={"required": _("Write the number of the letter.")},
    )
    letter_date = DateField(
        label=_("Date of the letter"), error_messages={"required": _("Enter the date of the letter.")}
    )
    next_check = DateField(label=_("Ask again on"), required=False, help_text=_("Empty: the day set before stays."))


class RecordReplyForm(ActForm):
    """What came back. Without a lead, the body that led before gets it again; the own office may be named."""

    text = ParagraphsField(
        label=_("What the higher authority said"), rows=6, max_length=ANSWER_TEXT_MAX, required=False
    )
    letter_number = LineField(label=_("Number of its letter"), max_length=80, required=False)
    letter_date = DateField(label=_("Date of its letter"), required=False)
    lead = BodyField(label=_("Body that makes the answer of it"), required=False)
    due = DateField(label=_("Date the petitioner is told"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("text") and not cleaned.get("letter_number") and not self.errors:
            self.add_error("text", _("Enter the reply, or the number of its letter."))
        return cleaned


class EndEscalationForm(ActForm):
    reason = ParagraphsField(
        label=_("Why it ends without a reply"),
        rows=3,
        error_messages={"required": _("Write why it ends without a reply.")},
    )


class FollowerAnswerForm(ActForm):
    """Words for the petitioner of a merged petition where the lead's answer does not fit."""

    text = ParagraphsField(label=_("Answer to this petitioner"), rows=5, max_length=ANSWER_TEXT_MAX, required=False)


class NoteForm(ActForm):
    """A note to the petitioner on how things stand."""

    text = ParagraphsField(
        label=_("What the petitioner is told"),
        rows=4,
        error_messages={"required": _("Write what the petitioner is told.")},
    )


class PrepareForm(ActForm):
    """The words everyone will read, read by a person before they go out."""

    petition_text = ParagraphsField(
        label=_("The petition, for everyone"),
        rows=5,
        max_length=PETITION_TEXT_MAX,
        error_messages={"required": _("Write the petition as everyone will read it.")},
    )
    answer_text = ParagraphsField(
        label=_("The answer, for everyone"), rows=8, max_length=ANSWER_TEXT_MAX, required=False
    )
    petitioners = LineField(
        label=_("Who asked, for everyone"),
        max_length=LINE_MAX,
        help_text=_("Organisations only, never the name of a person."),
        error_messages={"required": _("Write who asked: organisations only.")},
    )
    read_by_me = forms.BooleanField(
        label=_("I have read it: no personal data, nothing secret"),
        error_messages={"required": _("Read the words, then tick this.")},
    )


class PublishManyForm(forms.Form):
    """A batch that goes public at one moment."""

    codes = forms.MultipleChoiceField(label=_("Petitions"), widget=forms.CheckboxSelectMultiple)
    hold = HoldField()

    def __init__(self, *args: Any, codes: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_set(self, "codes", [(code, code) for code in codes])
        self.fields["codes"].error_messages["required"] = _("Choose at least one petition.")


class WithdrawPublicationForm(ActForm):
    reason = ParagraphsField(
        label=_("Why it is taken off the public page"),
        rows=3,
        error_messages={"required": _("Write why it is taken off the public page.")},
    )
