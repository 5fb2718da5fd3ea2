from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from core.models.fields import NFCCharField


class Appointment(models.Model):
    """A role that a person holds in a body for a time; a delegation is one that names whom it acts for."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("user")
    )
    role = NFCCharField(_("role"), max_length=20, choices=Role)
    department = models.ForeignKey(
        "accounts.Department",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name=_("body"),
    )
    position_title = NFCCharField(_("position"), max_length=120, blank=True)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    acting_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations",
        verbose_name=_("acts for"),
    )
    # Delegation is in writing and limited in time (Decree 30/2020/NĐ-CP Article 13): number and date of that paper.
    basis = NFCCharField(_("basis"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="appointment_dates_in_order",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="appointment_names_body",
                condition=Q(role__in=[Role.ADMINISTRATOR, Role.REPRESENTATIVE]) | Q(department__isnull=False),
            ),
            models.CheckConstraint(
                name="delegation_has_basis_and_end",
                condition=Q(acting_for__isnull=True) | (~Q(basis="") & Q(valid_until__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"

    def is_valid_on(self, day: date) -> bool:
        """Whether the appointment itself runs on `day` (a delegation also needs what it acts for)."""
        return self.valid_from <= day and (self.valid_until is None or self.valid_until >= day)
