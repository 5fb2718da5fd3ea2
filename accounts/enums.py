"""Roles, levels and kinds. The words on screen are in the catalogue; the values are stored and must not change."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an appointment lets its holder do. Representatives are held by `cooperatives.Representative` instead."""

    ADMINISTRATOR = "administrator", _("Administrator")
    COORDINATOR = "coordinator", _("Coordinator")
    OFFICER = "officer", _("Officer")
    HEAD = "head", _("Head of body")
    LEADER = "leader", _("Leader")
    REPRESENTATIVE = "representative", _("Representative")


#: Roles of people who work in a body; each needs to name that body.
BODY_ROLES = frozenset({Role.COORDINATOR, Role.OFFICER, Role.HEAD, Role.LEADER})
#: Roles whose holder may let somebody act in their stead.
DELEGABLE_ROLES = frozenset({Role.HEAD, Role.LEADER})
#: Roles that open the pages under /manage/.
STAFF_ROLES = BODY_ROLES | {Role.ADMINISTRATOR}
#: Roles that read the cases of an area: the unit of the body and every unit below it.
AREA_ROLES = frozenset({Role.COORDINATOR, Role.LEADER})
#: Roles that reach the bodies under their own.
BELOW_ROLES = frozenset({Role.OFFICER, Role.HEAD})


class BodyLevel(models.TextChoices):
    """How high a body stands. OTHER is outside the line: a company, a bank, an association."""

    MINISTRY = "ministry", _("Central level")
    PROVINCE = "province", _("Provincial level")
    DISTRICT = "district", _("District level (until 30/06/2025)")
    COMMUNE = "commune", _("Commune level")
    OTHER = "other", _("Outside the levels")

    @property
    def rank(self) -> int:
        """0 for a ministry, 3 for a commune, 9 outside the line: a smaller number stands higher."""
        return _RANKS[self.value]


_RANKS = {"ministry": 0, "province": 1, "district": 2, "commune": 3, "other": 9}


class BodyKind(models.TextChoices):
    """What sort of body it is; UBND alone signs for the collective (TM.)."""

    UBND = "ubnd", _("People's Committee")
    SO = "so", _("Provincial department")
    PHONG = "phong", _("Office of a local body")
    TAX = "tax", _("Tax authority")
    BANK = "bank", _("Bank")
    ALLIANCE = "alliance", _("Cooperative alliance")
    COMPANY = "company", _("Company")
    PARTY = "party", _("Party committee")
    STEERING = "steering", _("Steering committee")
    MINISTRY = "ministry", _("Ministry or central body")
    FUND = "fund", _("Fund")
    OTHER = "other", _("Other body")


class UnitKind(models.TextChoices):
    """Kinds of administrative unit; DISTRICT is historic, abolished on 01/07/2025."""

    PROVINCE = "province", _("Province")
    CITY = "city", _("City under the central government")
    DISTRICT = "district", _("District (historic)")
    COMMUNE = "commune", _("Commune")
    WARD = "ward", _("Ward")
    SPECIAL_ZONE = "special_zone", _("Special zone")


class SigningPrefix(models.TextChoices):
    """Quyền hạn before the position, Decree 30/2020/NĐ-CP Article 13 and box 7a of its Appendix I."""

    NONE = "none", _("Signs as head, no prefix")
    TM = "tm", _("TM. (on behalf of the collective)")
    KT = "kt", _("KT. (vice for the head)")
    TL = "tl", _("TL. (by order)")
    TUQ = "tuq", _("TUQ. (by written delegation)")
    Q = "q", _("Q. (acting head)")

    @property
    def printed(self) -> str:
        """The prefix as printed, with its full stop, or nothing."""
        return "" if self is SigningPrefix.NONE else f"{self.value.upper()}."
