"""One line in the room: of which petition of last time somebody says that it was otherwise."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import OnceField
from petitions.forms.base import ActForm, LineField
from petitions.validators import SUMMARY_MAX


class ContestForm(ActForm):
    """`seen`: how many petitions the list had when its numbers were read."""

    number = forms.IntegerField(
        label=_("No."),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 4}),
        error_messages={"required": _("Type the number in the list."), "invalid": _("Type the number in the list.")},
    )
    text = LineField(
        label=_("What was said against it"),
        max_length=SUMMARY_MAX,
        error_messages={"required": _("Write what was said.")},
    )
    said_by = LineField(label=_("Said by"), max_length=255, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    form_key = OnceField()
