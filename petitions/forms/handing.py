"""Handing over many parts at once: an officer leaves, a body is no more."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import Department, User
from petitions.forms.base import ActForm, BodyField, ParagraphsField, RowField


class OfficerPartsForm(ActForm):
    """From whom to whom."""

    former = RowField(
        label=_("Whose parts"),
        empty=_("Choose a person"),
        name=lambda one: one.full_name,
        error_messages={"required": _("Choose whose parts are handed over.")},
    )
    officer = RowField(
        label=_("Officer who takes over"),
        empty=_("Choose a person"),
        name=lambda one: one.full_name,
        error_messages={"required": _("Choose who takes it over.")},
    )
    reason = ParagraphsField(label=_("Reason"), rows=2, required=False)

    def __init__(self, *args: Any, formers: Iterable[User], officers: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, prefix="officer", **kwargs)
        self.offer("former", formers)
        self.offer("officer", officers)


class BodyPartsForm(ActForm):
    """To which of the bodies that came after it."""

    department = BodyField(
        label=_("Body that took over its work"),
        error_messages={"required": _("Choose the body that takes it over.")},
    )
    reason = ParagraphsField(label=_("Reason"), rows=2, required=False)

    def __init__(self, *args: Any, successors: Iterable[Department], **kwargs: Any) -> None:
        super().__init__(*args, prefix="body", bodies=successors, **kwargs)
