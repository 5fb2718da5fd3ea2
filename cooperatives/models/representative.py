"""Who may act for an organisation, from when until when."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.models.fields import NFCCharField


class Representative(models.Model):
    """The mandate of a user to act for a cooperative; it counts once confirmed, from and until included.

    A mandate is ended, never deleted: what was sent under it stays traceable.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    cooperative = models.ForeignKey(
        "cooperatives.Cooperative", on_delete=models.PROTECT, related_name="representatives"
    )
    position = NFCCharField(_("position"), max_length=150, blank=True)
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    # With `valid_until` today, an act of ending takes effect at once and not at midnight.
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = NFCCharField(_("reason of the end"), max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "cooperative"],
                condition=models.Q(valid_until__isnull=True),
                name="representative_one_open_mandate",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True) | models.Q(valid_until__gte=models.F("valid_from")),
                name="representative_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(valid_until__isnull=False),
                name="representative_ended_has_day",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | models.Q(confirmed_at__isnull=False),
                name="representative_confirmed_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.cooperative_id}"
