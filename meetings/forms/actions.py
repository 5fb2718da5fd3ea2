"""What is asked before something is done to a meeting as a whole."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import TextField, TimeField
from meetings.forms.base import (
    MeetingPartForm,
    text_area,
)


class ReasonForm(MeetingPartForm):
    """Why a meeting is cancelled, reopened or taken off the public pages."""

    reason = TextField(label=_("Reason"), widget=text_area(3), error_messages={"required": _("Say why.")})


class ConcludeForm(MeetingPartForm):
    ends_at = TimeField(
        label=_("Ended at"), required=False, help_text=_("For the minutes. Leave empty when it is not known.")
    )


class AnnounceForm(MeetingPartForm):
    publish = forms.BooleanField(label=_("Show it on the public pages"), required=False, initial=True)
