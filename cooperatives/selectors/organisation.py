"""An organisation as one audience sees it. Every output goes through here: pages, suggestions, documents."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.validators import phone_display
from cooperatives.enums import CooperativeKind, Sector, SizeClass
from cooperatives.models import Cooperative
from cooperatives.selectors.areas import unit_handled
from cooperatives.selectors.register import mandates_of
from core.audiences import Audience

# Who sees how to reach the people of an organisation: who keeps its row, and its own representatives.
_SEES_CONTACT = frozenset({Audience.HANDLING, Audience.PETITIONER})


@dataclass(frozen=True)
class OrganisationView:
    """What one audience may know. What it may not know is empty here, so that no template can show it."""

    pk: int
    kind: CooperativeKind
    kind_label: str
    name: str
    short_name: str
    code: str
    unit_name: str
    sector_label: str
    business_line: str
    legal_status: str
    legal_status_label: str
    size_label: str
    founded_on: date | None
    members: int | None
    address: str = ""
    legal_representative: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    with_contact: bool = False

    @property
    def phone_display(self) -> str:
        """The phone as people read it."""
        return phone_display(self.phone)

    @property
    def label(self) -> str:
        """The short name where there is one: for rows and buttons."""
        return self.short_name or self.name


def organisation_audience(user: Any, row: Cooperative) -> Audience:
    """As whom `user` reads an organisation that is visible to them; for one object, not for lists."""
    if unit_handled(user, row.unit_id):
        return Audience.HANDLING
    if mandates_of(user).filter(cooperative_id=row.pk).exists():
        return Audience.PETITIONER
    return Audience.AREA


def organisation_view(row: Cooperative, audience: Audience) -> OrganisationView:
    """`row` as `audience` sees it. Everyone: what the published register of the State says; no people, no notes."""
    contact = audience in _SEES_CONTACT
    return OrganisationView(
        pk=row.pk,
        kind=CooperativeKind(row.kind),
        kind_label=str(CooperativeKind(row.kind).label),
        name=row.name,
        short_name=row.short_name,
        code=row.code,
        unit_name=row.unit_name,
        sector_label=str(Sector(row.sector).label) if row.sector else "",
        business_line=row.business_line,
        legal_status=row.legal_status,
        legal_status_label=row.legal_status_label,
        size_label=str(SizeClass(row.size_class).label) if row.size_class else "",
        founded_on=row.founded_on,
        members=row.members,
        address=row.address if audience != Audience.PUBLIC else "",
        legal_representative=row.legal_representative if contact else "",
        phone=row.phone if contact else "",
        email=row.email if contact else "",
        note=row.note if audience == Audience.HANDLING else "",
        with_contact=contact,
    )
