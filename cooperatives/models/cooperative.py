"""The organisation itself: a row of the register."""

from typing import Any

from django.db import models
from django.db.models.functions import Trim
from django.utils.translation import gettext_lazy as _

from cooperatives.enums import GROUP_STATUS_LABELS, CooperativeKind, LegalStatus, Sector, SizeClass
from cooperatives.models.keys import accent_key, sort_column
from core.models.fields import NFCCharField, NFCTextField, SearchKeyField
from core.text import search_key


class Cooperative(models.Model):
    """A tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã or quỹ tín dụng nhân dân.

    `code` is the tax code (NĐ 92/2024/NĐ-CP Điều 14); it is "" while unknown, otherwise unique in the register.
    `unit_name` is the place in the words of its day and stays when the unit is renamed or abolished.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=CooperativeKind, default=CooperativeKind.COOPERATIVE)
    name = NFCCharField(_("name"), max_length=300)
    short_name = NFCCharField(_("short name"), max_length=150, blank=True)
    code = NFCCharField(_("tax code"), max_length=20, blank=True)
    unit = models.ForeignKey(
        "accounts.AdministrativeUnit",
        verbose_name=_("administrative unit"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    unit_name = NFCCharField(_("place as written"), max_length=200, blank=True)
    address = NFCCharField(_("address"), max_length=300, blank=True)
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, blank=True)
    business_line = NFCCharField(_("line of business"), max_length=300, blank=True)
    legal_status = models.CharField(
        _("legal status"), max_length=20, choices=LegalStatus, default=LegalStatus.NOT_RECORDED
    )
    size_class = models.CharField(_("size"), max_length=20, choices=SizeClass, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    members = models.PositiveIntegerField(_("members"), null=True, blank=True)
    legal_representative = NFCCharField(_("legal representative"), max_length=150, blank=True)
    phone = NFCCharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    # Merged into or turned into; one predecessor divided into several is told by `predecessor` on each of them.
    successor = models.ForeignKey(
        "self", verbose_name=_("successor"), on_delete=models.PROTECT, related_name="merged", null=True, blank=True
    )
    predecessor = models.ForeignKey(
        "self", verbose_name=_("predecessor"), on_delete=models.PROTECT, related_name="divided", null=True, blank=True
    )
    note = NFCTextField(_("note"), blank=True)
    search_key = SearchKeyField()
    accent_key = models.TextField(editable=False)
    sort_key = models.CharField(max_length=310, editable=False)
    # Counts the changes, so that a second editor who started from an older row is told instead of overwriting it.
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="cooperative_code_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="cooperative_has_name"),
            models.CheckConstraint(condition=models.Q(code=Trim("code")), name="cooperative_code_trimmed"),
            models.CheckConstraint(condition=models.Q(kind__in=CooperativeKind.values), name="cooperative_kind_known"),
            models.CheckConstraint(
                condition=models.Q(legal_status__in=LegalStatus.values), name="cooperative_status_known"
            ),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="cooperative_by_name"),
            models.Index(fields=["unit", "sort_key", "id"], name="cooperative_by_unit"),
            models.Index(fields=["kind", "sort_key", "id"], name="cooperative_by_kind"),
            models.Index(fields=["legal_status", "sort_key", "id"], name="cooperative_by_status"),
            # What an area's sums count, from the index alone.
            models.Index(fields=["unit", "kind", "legal_status", "founded_on"], name="cooperative_counted"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def legal_status_label(self) -> str:
        """The status in the words the decree uses for this kind of organisation."""
        status = LegalStatus(self.legal_status)
        if self.kind == CooperativeKind.GROUP:
            return str(GROUP_STATUS_LABELS.get(status, status.label))
        return str(status.label)

    def refresh_keys(self) -> None:
        """Derive the search and sort keys. `save` calls it; who uses bulk_create calls it for each row."""
        texts = (self.name, self.short_name, self.code, self.unit_name)
        self.search_key = search_key(*texts)
        self.accent_key = accent_key(*texts)
        self.sort_key = sort_column(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refresh_keys()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_key", "accent_key", "sort_key", "updated_at"}
        super().save(*args, **kwargs)
