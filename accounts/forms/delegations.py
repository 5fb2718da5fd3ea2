"""A leader or head lets somebody act in their stead."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import AppointmentField, PersonField, offer
from accounts.forms.settings import SettingsForm
from accounts.models import Appointment, User
from accounts.selectors import appointments_delegable_by, deputies_of
from core.models.fields import NFCCharFormField as LineField
from core.web.fields import DateField


class OwnDelegationForm(SettingsForm):
    """Which of one's roles, who, from when until when, by which paper."""

    acting_for = AppointmentField(label=_("My role"), queryset=Appointment.objects.none())
    user = PersonField(label=_("Who acts for me"), queryset=User.objects.none())
    valid_from = DateField(label=_("First day"))
    valid_until = DateField(label=_("Last day"))
    basis = LineField(
        label=_("Basis"),
        max_length=200,
        help_text=_("Number and date of the paper, for example “GUQ 12 of 01/11/2026”."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "acting_for", appointments_delegable_by(user))
        offer(self, "user", deputies_of(user))
