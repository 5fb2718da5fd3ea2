"""Forms of the memory: which matter a petition belongs to, what a matter is called, which two are the same."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import OnceField
from petitions.forms.base import ActForm, LineField, ParagraphsField, RowField, choices_set
from petitions.forms.filters import LenientForm, SearchField
from petitions.forms.lifecycle import TopicField
from petitions.models import Matter, Topic
from petitions.selectors.lists import CODE
from petitions.validators import SUMMARY_MAX

_SEPARATORS = re.compile(r"[\s,;]+")


class CodesField(ParagraphsField):
    """Codes of petitions, however they are parted; the value is a list of codes, each once."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("rows", 2)
        kwargs.setdefault("help_text", _("For example KN-2026-000123, KN-2026-000124."))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value) or ""
        codes = [word.upper() for word in _SEPARATORS.split(text) if word]
        wrong = [code for code in codes if not CODE.fullmatch(code)]
        if wrong:
            raise forms.ValidationError(_("Not a code of a petition: %(codes)s."), params={"codes": ", ".join(wrong)})
        return list(dict.fromkeys(codes))


class LinkMatterForm(ActForm):
    """One of the matters proposed, another by its code, or a new one made from this petition."""

    matter = RowField(
        label=_("Matters it may belong to"),
        required=False,
        empty=_("None of these"),
        name=lambda one: f"{one.title} ({one.code})",
    )
    code = LineField(label=_("Another one, by its code"), max_length=20, required=False)
    title = LineField(
        label=_("Or a new matter, in a few words"),
        required=False,
        help_text=_("The wish itself, so that it fits the next organisation too."),
    )
    also = CodesField(label=_("Other petitions with the same wish"), required=False)

    def __init__(self, *args: Any, matters: Iterable[Matter] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        matters = list(matters)
        self.offer("matter", matters)
        if not matters:
            del self.fields["matter"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        given = [name for name in ("matter", "code", "title") if cleaned.get(name)]
        if not given and not self.errors:
            self.add_error("title", _("Choose a matter, or write a new one."))
        if len(given) > 1:
            self.add_error(given[-1], _("Choose one of the three ways only."))
        return cleaned


class MatterForm(ActForm):
    title = LineField(label=_("The wish in a few words"), error_messages={"required": _("Write the wish.")})
    topic = TopicField(label=_("Topic"), required=False)
    note = ParagraphsField(label=_("Note for the offices"), rows=3, max_length=SUMMARY_MAX, required=False)

    def __init__(self, *args: Any, topics: Iterable[Topic] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("topic", topics)


class AddPetitionsForm(ActForm):
    codes = CodesField(label=_("Codes of petitions"), error_messages={"required": _("Write at least one code.")})


class NewMatterForm(MatterForm):
    """A matter made from several petitions at once."""

    codes = CodesField(label=_("Codes of petitions"), error_messages={"required": _("Write at least one code.")})
    form_key = OnceField()
    field_order = ("title", "codes", "topic", "note")


class JoinMatterForm(ActForm):
    into = LineField(
        label=_("Code of the matter it is the same as"),
        max_length=20,
        help_text=_("Its petitions move there. This one keeps its page, which leads to the other."),
        error_messages={"required": _("Write the code of the other matter.")},
    )


class MatterFilterForm(LenientForm):
    q = SearchField(label=_("Words of the wish"), required=False)
    topic = forms.ChoiceField(label=_("Topic"), required=False)

    def __init__(self, *args: Any, topics: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices_set(self, "topic", [("", _("Any topic")), *((str(pk), name) for pk, name in topics)])
