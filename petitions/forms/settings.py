"""Forms of the administrator: who usually answers what, and the subject groups."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import UnitField, offer
from accounts.models import AdministrativeUnit, Department
from accounts.selectors import units_offered
from core.web.fields import OnceField
from petitions.enums import AuthorityLevel
from petitions.forms.base import ActForm, BodyField, LineField, RowField
from petitions.forms.filters import LenientForm
from petitions.models import RoutingRule, Topic
from petitions.services.routing import RoutingEntry
from petitions.services.topics import NAME_MAX

PARTS_OFFERED = 3


class RoutingRuleForm(ActForm):
    """One rule. The bodies beside the lead are asked for their part by default."""

    topic = RowField(label=_("Topic"), empty=_("Choose a topic"), error_messages={"required": _("Choose the topic.")})
    authority_level = forms.ChoiceField(
        label=_("Whose authority"),
        choices=[("", _("Choose a level")), *AuthorityLevel.choices],
        error_messages={"required": _("Choose the level.")},
    )
    unit = UnitField(
        label=_("Place"),
        queryset=AdministrativeUnit.objects.none(),
        required=False,
        empty_label=_("Everywhere"),
        help_text=_("For petitioners of this place and all within it. The nearest place wins over everywhere."),
    )
    lead = BodyField(label=_("Lead body"), error_messages={"required": _("Choose the lead body.")})
    part_1 = BodyField(label=_("Co-operating body"), required=False)
    part_2 = BodyField(label=_("Co-operating body"), required=False)
    part_3 = BodyField(label=_("Co-operating body"), required=False)
    note = LineField(
        label=_("Note"), required=False, help_text=_("Shown with the suggestion, for example the decision it rests on.")
    )
    form_key = OnceField(required=False)

    def __init__(
        self,
        *args: Any,
        topics: Iterable[Topic] = (),
        bodies: Iterable[Department] = (),
        rule: RoutingRule | None = None,
        today: date,
        **kwargs: Any,
    ) -> None:
        bodies = list(bodies)
        if rule is not None:
            parts = list(rule.parts.all())
            # What the rule names already stays offered, even when it was closed.
            bodies += [one for one in (rule.lead, *parts) if one not in bodies]
            initial = {name: getattr(rule, name) for name in ("topic", "authority_level", "unit", "lead", "note")}
            initial |= {f"part_{number}": part for number, part in enumerate(parts[:PARTS_OFFERED], start=1)}
            kwargs.setdefault("initial", initial)
        super().__init__(*args, bodies=bodies, **kwargs)
        self.offer("topic", topics)
        offer(self, "unit", units_offered(today, rule.unit_id if rule else None))

    other_names = {"parts": "part_1"}

    def entry(self) -> RoutingEntry:
        """The rule as typed."""
        data = self.cleaned_data
        names = [f"part_{number}" for number in range(1, PARTS_OFFERED + 1)]
        return RoutingEntry(
            topic=data["topic"],
            authority_level=data["authority_level"],
            unit=data["unit"],
            lead=data["lead"],
            parts=[data[name] for name in names if data[name]],
            note=data["note"],
        )


class RoutingFilterForm(LenientForm):
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    level = forms.ChoiceField(
        label=_("Whose authority"), required=False, choices=[("", _("Any authority")), *AuthorityLevel.choices]
    )

    def __init__(self, *args: Any, topics: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", _("Any topic")), *((str(pk), name) for pk, name in topics)]


class TopicForm(ActForm):
    """The name of a subject group."""

    name = LineField(
        label=_("Name of the topic"), max_length=NAME_MAX, error_messages={"required": _("Write the name.")}
    )
    form_key = OnceField(required=False)
