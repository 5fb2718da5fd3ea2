"""What the forms share: bodies to choose from, the paper an act rests on, a refused rule beside its field."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from core.audit import PaperRecord
from core.exceptions import DomainError
from core.files import IMAGES
from core.models import StoredFile
from core.models.fields import NFCCharFormField, NFCTextFormField
from core.web.fields import DateField, UploadField
from petitions.validators import NOTE_MAX

LINE_MAX = 300
# A scan shows seal and signature: a picture, or a PDF of pictures.
PAPER_KINDS = IMAGES | {"pdf"}
_TOO_LONG = _(
    "The text has %(show_value)d characters; at most %(limit_value)d are possible. Shorten it or attach a file."
)


class LineField(NFCCharFormField):
    """One line of text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LINE_MAX)
        super().__init__(**kwargs)


class ParagraphsField(NFCTextFormField):
    """Several lines of text; a text too long is refused, never cut."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", NOTE_MAX)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
        for validator in self.validators:
            if isinstance(validator, MaxLengthValidator):
                validator.message = _TOO_LONG


class RowField(forms.ChoiceField):
    """One of the rows handed in by `offer`; its value is the row, None when none was chosen."""

    def __init__(self, *, empty: Any = "", name: Callable[[Any], str] = str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.empty, self.name = empty, name
        self.by_id: dict[str, Any] = {}

    def offer(self, rows: Iterable[Model]) -> None:
        """Fill the choices, in the order given."""
        self.by_id = {str(row.pk): row for row in rows}
        first = [("", self.empty)] if self.empty else []
        self.choices = [*first, *((pk, self.name(row)) for pk, row in self.by_id.items())]

    def clean(self, value: Any) -> Any:
        pk = super().clean(value)
        return self.by_id[pk] if pk else None

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Model) else value


class HoldField(forms.BooleanField):
    """On forms that act on many petitions: the messages to petitioners wait for the coordinator's look."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Read the messages to the petitioners before they go"))
        kwargs.setdefault("help_text", _("They wait under “Messages of my office” until the coordinator lets them go."))
        super().__init__(**({"required": False} | kwargs))


class BodyField(RowField):
    """One of the bodies handed in. All fields of a page share one read of the bodies."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty", _("Choose a body") if kwargs.get("required", True) else _("None"))
        super().__init__(**kwargs)


def choices_set(form: forms.BaseForm, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Fill a field of choices that depend on the reader."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


class ActForm(forms.Form):
    """A form of one act. `bodies` fills every BodyField in it."""

    # Fields of the paper an act rests on: shown together, after the act's own.
    paper_fields: tuple[str, ...] = ()
    # Where a service's name of a fact is not the form's.
    other_names: Mapping[str, str] = MappingProxyType({})

    def __init__(self, *args: Any, bodies: Iterable[Department] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = list(bodies)
        for field in self.fields.values():
            if isinstance(field, BodyField):
                field.offer(bodies)

    def offer(self, name: str, rows: Iterable[Model]) -> None:
        """Fill a RowField of this form."""
        cast(RowField, self.fields[name]).offer(rows)

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """What the act itself asks, without those of its paper."""
        return [field for field in self.visible_fields() if field.name not in self.paper_fields]

    @property
    def fields_of_paper(self) -> list[forms.BoundField]:
        return [self[name] for name in self.paper_fields]

    def refuse(self, error: DomainError) -> None:
        """Show what a rule said beside the field it belongs to, or above the form."""
        name = self.other_names.get(error.field or "", error.field)
        self.add_error(name if name in self.fields else None, str(error))


class PaperForm(ActForm):
    """An act that the coordinator may record for a body or leader without an account, from its paper.

    With `by_paper` the number, date and signatory are asked for; otherwise the act is the person's own.
    """

    paper_number = LineField(
        label=_("Number of the paper"), max_length=80, error_messages={"required": _("Write the number of the paper.")}
    )
    paper_date = DateField(label=_("Date of the paper"), error_messages={"required": _("Enter the date of the paper.")})
    paper_signatory = LineField(
        label=_("Signed by"), max_length=150, error_messages={"required": _("Write who signed the paper.")}
    )

    paper_scan = UploadField(label=_("Scan of the paper"), required=False, kinds=PAPER_KINDS)

    other_names = MappingProxyType({"file": "paper_scan"})

    def __init__(self, *args: Any, by_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = ("paper_number", "paper_date", "paper_signatory", "paper_scan")
        if by_paper:
            self.paper_fields = names
        else:
            for name in names:
                del self.fields[name]

    def paper(self, scan: StoredFile | None = None) -> PaperRecord | None:
        """The paper as typed, with its scan as it was kept; None when the act is the person's own."""
        if not self.paper_fields:
            return None
        data = self.cleaned_data
        return PaperRecord(data["paper_number"], data["paper_date"], data["paper_signatory"], scan)
