"""Forms by which a petition comes in: the log of a meeting, the office's own, and the portal."""

from collections.abc import Callable, Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from cooperatives.models import Cooperative
from core.text import same_text, search_key
from core.web.fields import DateField, OnceField, UploadField
from meetings.models import Meeting
from petitions.enums import Channel, PetitionerKind
from petitions.forms.base import ActForm, BodyField, LineField, ParagraphsField, RowField
from petitions.forms.lifecycle import TopicField
from petitions.models import Topic
from petitions.validators import PETITION_TEXT_MAX

# Beyond it no database holds a key.
LAST_KEY = 2**63 - 1
Register = Callable[[int | None, str], Cooperative | None]
# "các HTX", "nhiều hợp tác xã": said by several, none named.
_SEVERAL = ("cac hop tac xa", "nhieu hop tac xa", "cac to hop tac", "cac don vi", "mot so hop tac xa")


def names_several(name: str) -> bool:
    """Whether these words mean several organisations of which none is named."""
    key = search_key(name)
    return any(key == words or key.startswith(f"{words} ") for words in _SEVERAL)


class OrganisationForm(ActForm):
    """What an office writes down for somebody else: who, on what, the words."""

    # The register is searched while the name is typed; scripts find the fields by these ids.
    ids = "id_%s"
    organisation = LineField(
        label=_("Organisation"),
        max_length=255,
        error_messages={"required": _("Choose an organisation or type its name.")},
    )
    cooperative = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=LAST_KEY)
    speaker_name = LineField(label=_("Who spoke"), max_length=150, required=False)
    topic = TopicField(label=_("Topic"), required=False)
    text = ParagraphsField(
        label=_("Petition: one line is enough, put into shape later"),
        rows=2,
        max_length=PETITION_TEXT_MAX,
        error_messages={"required": _("Write what is asked for.")},
    )
    form_key = OnceField()

    other_names = MappingProxyType({"petitioners": "organisation"})

    def __init__(
        self,
        *args: Any,
        topics: Iterable[Topic] = (),
        register: Register | None = None,
        suggest_url: str = "",
        **kwargs: Any,
    ) -> None:
        """`register` finds organisations by an id and a name; `suggest_url` answers with those that match words."""
        super().__init__(*args, auto_id=self.ids, **kwargs)
        self.offer("topic", topics)
        self._register = register
        self.fields["organisation"].widget.attrs |= {
            "class": "form-control",
            "autocomplete": "off",
            "autofocus": True,
            "data-suggest": "organisation-list",
            "data-suggest-value": self.ids % "cooperative",
            "hx-get": f"{suggest_url}?field=organisation",
            "hx-trigger": "input changed delay:120ms",
            "hx-target": "#organisation-list",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
        }
        self.dress()
        for name in self.errors if self.is_bound else ():
            if name in self.fields:
                self.fields[name].widget.attrs["aria-invalid"] = "true"

    def dress(self) -> None:
        """What a form of this kind changes in its fields, before it is judged."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors.pop("cooperative", None) and "organisation" not in self.errors:
            # The hidden key cannot be a row's: said beside the field that a person sees.
            self.add_error("organisation", self.fields["organisation"].error_messages["required"])
        if name := cleaned.get("organisation"):
            row = self._found(cleaned.get("cooperative"), name)
            cleaned["cooperative"] = row
            cleaned["petitioner_kind"] = _kind(row, name)
        return cleaned

    def _found(self, pk: int | None, name: str) -> Cooperative | None:
        """The row of the register that was chosen or spelled out; what was typed over a choice wins over it."""
        row = self._register(pk, name) if self._register else None
        if row is None or any(same_text(name, known) for known in (row.name, row.short_name) if known):
            return row
        return None


class LogForm(OrganisationForm):
    """One petition, one line; the answer given in the room may be noted in the same breath."""

    ids = "log_%s"
    spot_body = BodyField(label=_("Answered on the spot by"), required=False)
    spot_text = LineField(label=_("What was answered"), max_length=2000, required=False)

    other_names = MappingProxyType({"petitioners": "organisation", "body": "spot_body"})

    def dress(self) -> None:
        for name, css in {
            "topic": "form-select",
            "spot_body": "form-select",
            "text": "form-control entry__say",
        }.items():
            self.fields[name].widget.attrs["class"] = css
        for name in ("speaker_name", "spot_text"):
            self.fields[name].widget.attrs |= {"class": "form-control", "autocomplete": "off"}
        # Enter logs it from the words, and from the last field of the fold after them.
        for name in ("text", "spot_text"):
            self.fields[name].widget.attrs["data-sends"] = "1"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("spot_text") and not cleaned.get("spot_body") and "spot_body" not in self.errors:
            self.add_error("spot_body", _("Choose the body that answered, or empty the answer."))
        return cleaned


class NewPetitionForm(OrganisationForm):
    """What came in outside a meeting: by a visit, a letter, the telephone; or collected by an intermediary."""

    body = RowField(label=_("For which office"), error_messages={"required": _("Choose the office that takes it in.")})
    channel = forms.ChoiceField(
        label=_("How it came in"),
        choices=[(one.value, one.label) for one in (Channel.VISIT, Channel.LETTER, Channel.HOTLINE)],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how it came in.")},
    )
    received_on = DateField(label=_("Received on"), required=False, help_text=_("Empty: today."))
    is_person = forms.BooleanField(
        label=_("A person, no organisation"), required=False, help_text=_("The name is never shown to the public.")
    )
    contact = LineField(
        label=_("Telephone or address"),
        max_length=150,
        required=False,
        help_text=_("For the office and the bodies that answer only."),
    )
    field_order = ("body", "channel", "received_on", "organisation", "is_person", "speaker_name", "contact", "topic")

    other_names = MappingProxyType({"petitioners": "organisation", "handled_by": "body"})

    def __init__(self, *args: Any, offices: Iterable[Department] = (), **kwargs: Any) -> None:
        """`offices` are the bodies for which the person logs, intermediaries among them."""
        self.offices = list(offices)
        super().__init__(*args, **kwargs)

    def dress(self) -> None:
        self.fields["speaker_name"].label = _("Who spoke or wrote")
        if not self.initial.get("channel"):
            # How it came in is asked first.
            del self.fields["organisation"].widget.attrs["autofocus"]
        self.fields["text"].label = _("What is asked for, as it was said or written")
        self.fields["text"].widget.attrs["rows"] = 6
        self.offer("body", self.offices)
        if len(self.offices) == 1:
            del self.fields["body"]
        if all(one.is_intermediary for one in self.offices):
            del self.fields["channel"]

    def clean_received_on(self) -> date | None:
        day: date | None = self.cleaned_data["received_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Enter the day it was received."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("is_person") and cleaned.get("organisation"):
            cleaned["cooperative"], cleaned["petitioner_kind"] = None, PetitionerKind.PERSON
        if "body" not in self.fields:
            cleaned["body"] = self.offices[0] if self.offices else None
        return cleaned

    @property
    def adds_another(self) -> bool:
        """Whether the button pressed asks for an empty form next."""
        return bool(self.data.get("again"))


def _kind(row: Cooperative | None, name: str) -> PetitionerKind:
    if row is not None:
        return PetitionerKind.COOPERATIVE
    return PetitionerKind.COLLECTIVE if names_several(name) else PetitionerKind.UNREGISTERED


class PortalPetitionForm(ActForm):
    """What a representative sends. A draft may be as unfinished as they like."""

    cooperative = RowField(
        label=_("On behalf of which organisation"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the organisation you send it for.")},
    )
    meeting = RowField(
        label=_("For a meeting"), required=False, empty=_("Not for a meeting"), name=lambda row: row.title
    )
    topic = TopicField(label=_("What it is about"), required=False, empty=_("I do not know"))
    text = ParagraphsField(
        label=_("What difficulty does your organisation have?"),
        error_messages={"required": _("Write what you ask for.")},
        rows=8,
        max_length=PETITION_TEXT_MAX,
        help_text=_("Write as you would say it: what, where, since when, how much is needed."),
    )
    form_key = OnceField(required=False)
    other_names = MappingProxyType({"petitioners": "cooperative", "file": "file_1"})
    file_fields = ("file_1", "file_2", "file_3")
    file_1 = UploadField(label=_("Picture or paper"), required=False)
    file_2 = UploadField(label=_("One more"), required=False, help_text="")
    file_3 = UploadField(label=_("One more"), required=False, help_text="")

    def __init__(
        self,
        *args: Any,
        cooperatives: Iterable[Cooperative] = (),
        meetings: Iterable[Meeting] = (),
        topics: Iterable[Topic] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.cooperatives = list(cooperatives)
        self._offer_cooperatives(self.cooperatives)
        self._offer_meetings(list(meetings))
        self.offer("topic", topics)
        if self.is_draft:
            self.fields["text"].required = False

    @property
    def is_draft(self) -> bool:
        """Whether the button pressed keeps it for later."""
        return bool(self.data.get("draft"))

    @property
    def uploads(self) -> list[Any]:
        return [self.cleaned_data[name] for name in self.file_fields if self.cleaned_data.get(name)]

    def _offer_cooperatives(self, rows: list[Cooperative]) -> None:
        field = self.fields["cooperative"]
        self.offer("cooperative", rows)
        if len(rows) == 1:
            field.initial = rows[0]
            field.widget = forms.HiddenInput()

    def _offer_meetings(self, rows: list[Meeting]) -> None:
        if rows:
            self.offer("meeting", rows)
        else:
            del self.fields["meeting"]


class InfoReplyForm(ActForm):
    """The petitioner answers the question of the office."""

    reply = ParagraphsField(
        label=_("Your answer"),
        rows=6,
        max_length=PETITION_TEXT_MAX,
        error_messages={"required": _("Write your answer.")},
    )
    file = UploadField(label=_("Picture or paper"), required=False)


class TakeBackForm(ActForm):
    """The petitioner takes the petition back."""

    reason = ParagraphsField(label=_("Why you take it back"), rows=3, required=False)


class TrackForm(forms.Form):
    """A code or the receipt."""

    number = LineField(
        label=_("Code or receipt number"),
        max_length=60,
        error_messages={"required": _("Enter the code or the receipt number.")},
    )


def day_of(meeting: Meeting) -> date:
    """The day whose bodies answered: the meeting's, or the end of its year when the day is not recorded."""
    return meeting.held_on or date(meeting.year, 12, 31)
