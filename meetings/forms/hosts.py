"""The bodies in whose name a meeting is called."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from meetings.forms.base import (
    BodyNameField,
    MeetingPartForm,
)


class HostForm(MeetingPartForm):
    name = BodyNameField(label=_("Body"), required=True, help_text=_("As it is printed on that day."))

    def values(self) -> dict[str, Any]:
        name = self.cleaned_data["name"]
        return {"name": name, "body": self.body_of(name)}
