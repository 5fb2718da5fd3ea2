"""What the forms of a meeting share: the crispy frame, and fields in which a body or organisation is typed by name."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Department
from cooperatives.models import Cooperative
from core.web.fields import LineField, TextField
from meetings.models import Meeting
from meetings.selectors import body_named, cooperatives_named, meeting_day

BODY_LIST_ID = "bodies-offered"
NOT_RECORDED_HELP = _("Leave empty when it is not recorded.")
HONORIFICS = ("Ông", "Bà", "Đồng chí")


class MeetingPartForm(forms.Form):
    """A form about one part of `meeting`. `initial` comes from the row that is being changed.

    `kept` holds what the row's names stand for already: a body that was renamed since keeps its place behind the
    name of that day.
    """

    def __init__(
        self,
        *args: Any,
        meeting: Meeting,
        user: Any,
        kept: Mapping[str, Department | Cooperative | None] | None = None,
        **kwargs: Any,
    ) -> None:
        self.meeting, self.user, self.kept = meeting, user, kept or {}
        super().__init__(*args, **kwargs)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        layout = self.layout()
        if layout is not None:
            helper.layout = layout
        return helper

    def layout(self) -> Layout | None:
        """Where the fields stand; None lists them as declared."""
        return None

    def values(self) -> dict[str, Any]:
        """What the service takes. Call after `is_valid`."""
        return dict(self.cleaned_data)

    def body_of(self, name: str) -> Department | None:
        """The register's body called `name` on the meeting's day, if there is one."""
        kept = self.kept.get(name)
        if isinstance(kept, Department):
            return kept
        return body_named(name, meeting_day(self.meeting), self.meeting.organiser) if name else None

    def cooperative_of(self, name: str) -> Cooperative | None:
        """The register's organisation called `name`; None when it is not in the register.

        Raises ValidationError when several are called so: then the tax code decides.
        """
        kept = self.kept.get(name)
        if isinstance(kept, Cooperative):
            return kept
        found = cooperatives_named(self.user, name) if name else []
        if len(found) > 1:
            codes = ", ".join(f"{one.code or '—'} ({one.unit_name})" for one in found[:5])
            raise ValidationError(
                _("Several organisations have this name. Write the tax code instead: %(codes)s."),
                params={"codes": codes},
            )
        return found[0] if found else None


class BodyNameField(LineField):
    """A body typed by name, with the register's names offered; any other name is kept as it stands."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TextInput(attrs={"list": BODY_LIST_ID, "autocomplete": "off"}))
        super().__init__(**kwargs)


class _Suggesting:
    """Gives a widget's template the address that suggests organisations by words without accents."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)  # type: ignore[misc]
        context["widget"]["url"] = reverse_lazy("cooperatives:suggest")
        return context


class OrganisationNameWidget(_Suggesting, forms.TextInput):
    """A line for the name of an organisation, with suggestions; the words alone are enough."""

    template_name = "meetings/widgets/organisation_name.html"


class OrganisationLinesWidget(_Suggesting, forms.Textarea):
    """One organisation a line, with a finder that adds lines."""

    template_name = "meetings/widgets/organisation_lines.html"


class OrganisationNameField(LineField):
    """An organisation typed by name or tax code; one that is not in the register is kept by its name."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", OrganisationNameWidget)
        super().__init__(**kwargs)


class LinesField(TextField):
    """Several short texts, one a line."""

    def __init__(self, *, rows: int = 2, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", text_area(rows))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value) or ""
        lines = [line.strip() for line in text.splitlines()]
        if any(len(line) > 255 for line in lines):
            raise ValidationError(_("A line is longer than 255 letters. Shorten it."))
        return "\n".join(line for line in lines if line)


def text_area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def honorific_split(name: str) -> tuple[str, str]:
    """ "Bà Thái Thị Lan Chi" as form of address and name; "" for a name without one."""
    for word in HONORIFICS:
        if name.casefold().startswith(f"{word.casefold()} "):
            return word, name[len(word) :].strip()
    return "", name
