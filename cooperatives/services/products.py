"""Products of an organisation or of an area."""

import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit
from cooperatives.models import Cooperative, Product
from cooperatives.selectors import acting_for
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.permissions import require
from core.web.once import once_key

STARS = range(3, 6)


@transaction.atomic
def product_add(
    *,
    actor: Actor,
    name: str,
    cooperative: Cooperative | None = None,
    unit: AdministrativeUnit | None = None,
    owner_text: str = "",
    area_name: str = "",
    ocop_stars: int | None = None,
    in_ocop: bool = False,
    graded_year: int | None = None,
    source: str = "",
    form_key: uuid.UUID | None = None,
) -> Product:
    """Enter a product of `cooperative`, or of the area `unit` when no source names its owner.

    `in_ocop` says that it belongs to the programme; stars say so too.
    Raises DomainError beside the field for stars that OCOP does not give (3 to 5) and for a missing name.
    """
    place = cooperative.unit if cooperative is not None else unit
    if place is None:
        raise DomainError(_("Name the organisation or the area of the product."), field="name")
    require(actor, "cooperatives.add_product", place)
    claim = once_key(form_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    _judge(name, ocop_stars)
    in_ocop = in_ocop or ocop_stars is not None
    row = Product.objects.create(
        cooperative=cooperative,
        unit=None if cooperative is not None else unit,
        owner_text=owner_text,
        area_name=area_name or ("" if cooperative is not None else place.name),
        name=name,
        ocop_stars=ocop_stars,
        in_ocop=in_ocop,
        graded_year=graded_year,
        source=source,
    )
    audit_record(
        actor=actor,
        action="cooperatives.add_product",
        target=row,
        parents=[cooperative or place],
        sentence=N_("%(actor)s entered the product %(product)s."),
        params={"product": name},
        after=_told(row),
        on_behalf_of=acting_for(actor, place),
    )
    claim.made(row)
    return row


@transaction.atomic
def product_remove(*, actor: Actor, product: Product) -> None:
    """Take a product out. It cannot be brought back; the history keeps what was entered."""
    require(actor, "cooperatives.remove_product", product)
    row = (
        Product.objects.select_for_update(of=("self",))
        .select_related("cooperative__unit", "unit")
        .filter(pk=product.pk)
        .first()
    )
    if row is None:
        raise DomainError(_("Someone else has just removed this product."))
    place = row.cooperative.unit if row.cooperative is not None else row.unit
    assert place is not None  # noqa: S101 - `product_add` makes none without
    audit_record(
        actor=actor,
        action="cooperatives.remove_product",
        target=row,
        parents=[row.cooperative or place],
        sentence=N_("%(actor)s removed the product %(product)s."),
        params={"product": row.name},
        before=_told(row),
        on_behalf_of=acting_for(actor, place),
    )
    row.delete()


def _told(row: Product) -> dict[str, object]:
    """What the history keeps of a product."""
    return {name: getattr(row, name) for name in ("name", "in_ocop", "ocop_stars", "graded_year", "source")}


def _judge(name: str, ocop_stars: int | None) -> None:
    if not name:
        raise DomainError(_("Enter the product."), field="name")
    if ocop_stars is not None and ocop_stars not in STARS:
        raise DomainError(_("OCOP gives 3, 4 or 5 stars."), field="ocop_stars")
