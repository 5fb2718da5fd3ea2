"""Forms of the settings pages. They judge what was typed; the services judge what it means."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.enums import BodyKind, BodyLevel, Role, SigningPrefix
from accounts.forms.fields import AppointmentField, BodyField, PhoneField, UnitField, offer
from accounts.models import AdministrativeUnit, Appointment, Department, User
from accounts.selectors import bodies_offered, delegable_appointments, units_offered
from accounts.services import DepartmentFacts
from core.exceptions import DomainError
from core.models.fields import NFCCharFormField as LineField
from core.web.fields import DateField

#: Representatives are confirmed on the page of their cooperative, not appointed here.
OFFERED_ROLES = [(role.value, role.label) for role in Role if role is not Role.REPRESENTATIVE]


class SettingsForm(forms.Form):
    """One form, one act; a rule's refusal is shown beside the field that it names."""

    def refuse(self, error: DomainError) -> None:
        """Puts `error` beside its field, or above the form."""
        self.add_error(error.field if error.field in self.fields else None, str(error))


class PersonForm(SettingsForm):
    """Name and contact of a user."""

    full_name = LineField(label=_("Full name"), max_length=120)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("E-mail or phone: at least one. The person signs in with it.")
    )
    phone = PhoneField(required=False)


class LanguageForm(SettingsForm):
    """In which language the system writes to oneself."""

    language = forms.ChoiceField(label=_("Language of messages to you"), choices=settings.LANGUAGES)


class ReasonForm(SettingsForm):
    """Why an account is closed; kept in the history."""

    reason = LineField(label=_("Reason"), max_length=200, required=False)


class AppointmentForm(SettingsForm):
    """A role in a body from a day on."""

    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Choose a role")), *OFFERED_ROLES])
    department = BodyField(
        label=_("Body"),
        queryset=Department.objects.none(),
        required=False,
        help_text=_("Needed for every role but administrator."),
    )
    position_title = LineField(label=_("Position"), max_length=120, required=False)
    valid_from = DateField(label=_("First day"))
    valid_until = DateField(label=_("Last day"), required=False)

    def __init__(self, *args: Any, bodies: QuerySet[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "department", bodies)


class DelegationForm(SettingsForm):
    """Acting for somebody: role and body come from them."""

    acting_for = AppointmentField(
        label=_("Acts for"),
        queryset=Appointment.objects.none(),
        help_text=_("Role and body are those of this person."),
    )
    basis = LineField(
        label=_("Basis"),
        max_length=200,
        help_text=_("Number and date of the paper, for example “GUQ 12 of 01/11/2026”."),
    )
    position_title = LineField(label=_("Position"), max_length=120, required=False)
    valid_from = DateField(label=_("First day"))
    valid_until = DateField(label=_("Last day"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "acting_for", delegable_appointments(user))


class LastDayForm(SettingsForm):
    """Until when, the day included."""

    last_day = DateField(label=_("Last day"))


class BodyForm(SettingsForm):
    """All facts of a body."""

    name = LineField(label=_("Name"), max_length=200)
    short_name = LineField(label=_("Short name"), max_length=80, required=False, help_text=_("For lists and buttons."))
    # A new body starts on no kind and level: the first of a list would be taken for the right one.
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose a kind")), *BodyKind.choices])
    level = forms.ChoiceField(label=_("Level"), choices=[("", _("Choose a level")), *BodyLevel.choices])
    parent = BodyField(
        label=_("Belongs to"),
        queryset=Department.objects.none(),
        required=False,
        help_text=_("Heads and officers of that body see what is assigned to this one."),
    )
    unit = UnitField(
        label=_("Administrative unit"),
        queryset=AdministrativeUnit.objects.none(),
        required=False,
        help_text=_("Coordinators and leaders of a unit read the cases of all bodies in it and below."),
    )
    symbol = LineField(
        label=_("Symbol for document numbers"), max_length=40, required=False, help_text=_("“STC” gives 05/BC-STC.")
    )
    place_name = LineField(
        label=_("Place name on documents"), max_length=80, required=False, help_text=_("Stands before the date.")
    )
    superior_name = LineField(
        label=_("Superior body on documents"),
        max_length=200,
        required=False,
        help_text=_("The line above the name at the head of a document; empty for a People's Committee."),
    )
    address = LineField(label=_("Address"), max_length=200, required=False)
    phone = LineField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    is_intermediary = forms.BooleanField(
        label=_("Compiles lists for its cooperatives (intermediary), assigns nothing"), required=False
    )
    answers_in_own_name = forms.BooleanField(
        label=_("Answers in its own name, without approval by the leader"), required=False
    )
    valid_from = DateField(label=_("Exists since"), required=False)

    fact_names = tuple(DepartmentFacts.__annotations__)

    def __init__(self, *args: Any, body: Department | None = None, today: date, **kwargs: Any) -> None:
        if body is not None:
            kwargs.setdefault("initial", {name: getattr(body, name) for name in self.fact_names})
        super().__init__(*args, **kwargs)
        # What the body has already stays offered, even when it is closed by now.
        offer(self, "parent", bodies_offered(today, body.parent_id if body else None))
        offer(self, "unit", units_offered(today, body.unit_id if body else None))

    def facts(self) -> DepartmentFacts:
        """What the services take."""
        facts: DepartmentFacts = {name: self.cleaned_data[name] for name in self.fact_names}  # type: ignore[assignment]
        return facts


class BodyCloseForm(SettingsForm):
    """When a body ends and who takes over."""

    last_day = DateField(label=_("Last day"))
    successor = BodyField(
        label=_("Successor"),
        queryset=Department.objects.none(),
        required=False,
        help_text=_("Its people take over what is open. Without a successor only coordinators of the area see it."),
    )

    def __init__(self, *args: Any, bodies: QuerySet[Department], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "successor", bodies)


class SignatoryForm(SettingsForm):
    """Who signs, and the words above the name."""

    full_name = LineField(label=_("Full name"), max_length=120, help_text=_("Without academic titles."))
    position = LineField(label=_("Position"), max_length=120)
    # Django takes fields out of the class: the form's own `prefix` is not touched.
    prefix = forms.ChoiceField(label=_("Signs as"), choices=SigningPrefix)  # type: ignore[assignment]
    for_position = LineField(
        label=_("Signs for"),
        max_length=120,
        required=False,
        help_text=_("After KT., TL. and TUQ.: the position they sign for, for example “Chủ tịch”."),
    )
    valid_from = DateField(label=_("First day"), required=False)
    valid_until = DateField(label=_("Last day"), required=False)


class UserFilterForm(forms.Form):
    """Filters of the list of people."""

    q = LineField(label=_("Name, e-mail or phone"), required=False)
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("All roles")), *OFFERED_ROLES], required=False)
    closed = forms.ChoiceField(
        label=_("Accounts"), choices=[("", _("Open accounts")), ("yes", _("Closed accounts"))], required=False
    )


class BodyFilterForm(forms.Form):
    """Filters of the list of bodies."""

    q = LineField(label=_("Name or symbol"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All kinds")), *BodyKind.choices], required=False)
    closed = forms.ChoiceField(
        label=_("Bodies"), choices=[("", _("Bodies that exist")), ("yes", _("Closed bodies"))], required=False
    )


class UnitFilterForm(forms.Form):
    """Filter of the list of units."""

    q = LineField(label=_("Name or code"), required=False)
