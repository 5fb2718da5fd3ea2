from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import BodyKind, SigningPrefix
from core.models.fields import NFCCharField


class Signatory(models.Model):
    """Who signs a body's documents, and with which words above the name."""

    body = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, related_name="signatories", verbose_name=_("body")
    )
    full_name = NFCCharField(_("full name"), max_length=120)
    position = NFCCharField(_("position"), max_length=120)
    prefix = NFCCharField(_("signs as"), max_length=10, choices=SigningPrefix, default=SigningPrefix.NONE)
    for_position = NFCCharField(_("position signed for (after KT., TL., TUQ.)"), max_length=120, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["body_id", "pk"]
        constraints = [
            models.CheckConstraint(
                name="signatory_dates_in_order",
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="signatory_names_position_signed_for",
                condition=~Q(prefix__in=[SigningPrefix.KT, SigningPrefix.TL, SigningPrefix.TUQ]) | ~Q(for_position=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name}, {self.position}"

    @property
    def signature_lines(self) -> list[str]:
        """The capital lines of box 7a, top to bottom (Decree 30/2020, Appendix I). A committee is signed for (TM.)."""
        prefix = SigningPrefix(self.prefix)
        position = self.position.upper()
        if prefix in (SigningPrefix.TL, SigningPrefix.TUQ):
            return [f"{prefix.printed} {self.for_position.upper()}", position]
        collective = ["TM. ỦY BAN NHÂN DÂN"] if self.body.kind == BodyKind.UBND else []
        if prefix is SigningPrefix.TM and not collective:
            # A Party committee, a steering committee: its own name stands in "for_position".
            collective = [f"TM. {(self.for_position or self.body.name).upper()}"]
        if prefix is SigningPrefix.KT:
            return [*collective, f"KT. {self.for_position.upper()}", position]
        if prefix is SigningPrefix.Q:
            return [*collective, f"Q. {position}"]
        return [*collective, position]
