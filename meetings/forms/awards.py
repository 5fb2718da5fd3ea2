"""Awards given at a meeting."""

from typing import Any

from crispy_forms.layout import Column, Layout, Row
from django import forms
from django.utils.translation import gettext_lazy as _

from core.web.fields import LineField
from meetings.enums import (
    AwardKind,
)
from meetings.forms.base import (
    NOT_RECORDED_HELP,
    BodyNameField,
    LinesField,
    MeetingPartForm,
    OrganisationLinesWidget,
)


class AwardForm(MeetingPartForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=AwardKind)
    giver = LineField(label=_("Given by"), max_length=255, help_text=_("As printed, for example: Chủ tịch UBND tỉnh"))
    giver_body_name = BodyNameField(label=_("Body of the giver"))
    count = forms.IntegerField(label=_("Number"), required=False, min_value=1, help_text=NOT_RECORDED_HELP)
    reason = LineField(label=_("For what"), max_length=500, required=False)
    recipients = LinesField(
        label=_("Receivers"),
        widget=OrganisationLinesWidget(attrs={"rows": 3}),
        help_text=_("One organisation a line, as far as they are known."),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        self.named: list[Any] = []
        for name in (values.get("recipients") or "").splitlines():
            try:
                self.named.append(self.cooperative_of(name) or name)
            except forms.ValidationError as error:
                self.add_error("recipients", error)
        count = values.get("count")
        if count is not None and count < len(self.named):
            self.add_error("count", _("The number is smaller than the names given."))
        return values

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data) | {"recipients": self.named}
        return values | {"giver_body": self.body_of(values.pop("giver_body_name"))}

    def layout(self) -> Layout:
        return Layout(
            Row(Column("kind", css_class="col-md-6"), Column("count", css_class="col-md-6")),
            "giver",
            "giver_body_name",
            "reason",
            "recipients",
        )
