"""Organisations enter the register and are corrected there. None is deleted: one that ended keeps its row."""

import uuid
from datetime import date
from typing import Any, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import AdministrativeUnit
from accounts.validators import email_normalise, phone_normalise
from cooperatives.enums import GROUP_STATUSES_REFUSED, CooperativeKind
from cooperatives.models import Cooperative
from cooperatives.selectors import acting_for, cooperatives_visible
from cooperatives.validators import code_normalised
from core.actors import Actor
from core.audit import N_, audit_record
from core.exceptions import DomainError, StaleError
from core.permissions import require
from core.web.once import once_key

CITY_IN_CAPITALS = "Thành phố Hồ Chí Minh"
UNIT_WORDS = ("Tỉnh ", "Thành phố ", "Quận ", "Huyện ", "Thị xã ", "Thị trấn ", "Xã ", "Phường ", "Đặc khu ")


class CooperativeFacts(TypedDict, total=False):
    """The columns a person may fill; what is not given keeps its value (or the model's default)."""

    kind: str
    name: str
    short_name: str
    code: str
    unit: AdministrativeUnit
    unit_name: str
    address: str
    sector: str
    business_line: str
    legal_status: str
    size_class: str
    founded_on: date | None
    members: int | None
    legal_representative: str
    phone: str
    email: str
    successor: Cooperative | None
    predecessor: Cooperative | None
    note: str


def unit_label(unit: AdministrativeUnit) -> str:
    """The place as papers write it in a sentence: "xã Suối Mây Thượng, tỉnh Lam Giang"."""
    names = [_in_sentence(unit)]
    while unit.parent_id is not None and unit.parent is not None:
        unit = unit.parent
        names.append(_in_sentence(unit))
    return ", ".join(names)


def _in_sentence(unit: AdministrativeUnit) -> str:
    """Its kind in small letters, but "Thành phố Hồ Chí Minh", as Decree 30/2020 (annex II) writes them."""
    if unit.name == CITY_IN_CAPITALS or not unit.name.startswith(UNIT_WORDS):
        return unit.name
    return unit.name[0].lower() + unit.name[1:]


@transaction.atomic
def cooperative_register(
    *, actor: Actor, form_key: uuid.UUID | None = None, **facts: Unpack[CooperativeFacts]
) -> Cooperative:
    """Put an organisation into the register; `name` and `unit` are required. A form sent twice makes one row.

    Raises DomainError beside the field for a tax code that is taken, and PermissionDenied for a unit outside the area.
    """
    unit = facts["unit"]
    require(actor, "cooperatives.register", unit)
    claim = once_key(form_key, actor)
    if claim.earlier is not None:
        return claim.earlier
    row = Cooperative(**_tidied(facts))
    row.unit_name = row.unit_name or unit_label(unit)
    _judge(actor, row)
    _save(actor, row)
    audit_record(
        actor=actor,
        action="cooperatives.register",
        target=row,
        sentence=N_("%(actor)s entered %(name)s in the register."),
        params={"name": row.name},
        after=_facts_of(row),
        on_behalf_of=acting_for(actor, unit),
    )
    claim.made(row)
    return row


@transaction.atomic
def cooperative_update(
    *, actor: Actor, cooperative: Cooperative, version: int | None = None, **facts: Unpack[CooperativeFacts]
) -> Cooperative:
    """Correct a row. `version` is the one the form was opened with; StaleError when the row has moved on since.

    Raises DomainError beside the field as `cooperative_register` does. Without a change nothing is written.
    """
    require(actor, "cooperatives.change", cooperative)
    row = Cooperative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=cooperative.pk)
    if version is not None and version != row.version:
        raise StaleError
    before = _facts_of(row)
    place_kept = "unit" not in facts or facts["unit"].pk == row.unit_id
    if not place_kept:
        require(actor, "cooperatives.register", facts["unit"])
    for name, value in _tidied(facts).items():
        setattr(row, name, value)
    if not row.unit_name or (not place_kept and row.unit_name == before["unit_name"]):
        row.unit_name = unit_label(row.unit)
    after = _facts_of(row)
    changed = sorted(name for name in after if after[name] != before[name])
    if not changed:
        return row
    _judge(actor, row)
    row.version += 1
    _save(actor, row)
    audit_record(
        actor=actor,
        action="cooperatives.change",
        target=row,
        sentence=N_("%(actor)s changed the entry: %(fields)s."),
        params={"fields": ", ".join(_field_label(name) for name in changed)},
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
        on_behalf_of=acting_for(actor, row.unit),
    )
    return row


def _tidied(facts: CooperativeFacts) -> dict[str, Any]:
    """Stored spellings; what is no phone number or address is refused beside its field."""
    values: dict[str, Any] = dict(facts)
    if "code" in values:
        values["code"] = code_normalised(values["code"])
    for name, normalise in (("phone", phone_normalise), ("email", email_normalise)):
        if values.get(name):
            try:
                values[name] = normalise(values[name])
            except ValidationError as error:
                raise DomainError(error.messages[0], field=name) from error
    return values


def _judge(actor: Actor, row: Cooperative) -> None:
    if not row.name:
        raise DomainError(_("Enter the name."), field="name")
    if row.kind == CooperativeKind.GROUP and row.legal_status in GROUP_STATUSES_REFUSED:
        raise DomainError(_("A cooperative group has no legal person and cannot be bankrupt."), field="legal_status")
    for name in ("successor", "predecessor"):
        if row.pk is not None and getattr(row, f"{name}_id") == row.pk:
            raise DomainError(_("Choose another organisation, not this one."), field=name)
    if row.successor_id is not None and row.successor_id == row.predecessor_id:
        raise DomainError(_("One organisation cannot be both before and after this one."), field="successor")
    other = Cooperative.objects.filter(code=row.code).exclude(pk=row.pk).first() if row.code else None
    if other is not None:
        raise DomainError(_code_taken(actor, other), field="code")


def _code_taken(actor: Actor, other: Cooperative) -> str:
    """Names the other only to who may see it."""
    if cooperatives_visible(actor).filter(pk=other.pk).exists():
        return _("This tax code already belongs to %(name)s. Open that entry instead.") % {"name": other.name}
    return _("This tax code already belongs to an organisation outside your area. Check the code.")


def _save(actor: Actor, row: Cooperative) -> None:
    """Two editors may enter the same code at once; the constraint tells the second what the check told the first."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        other = Cooperative.objects.filter(code=row.code).exclude(pk=row.pk).first() if row.code else None
        if other is None:
            raise
        raise DomainError(_code_taken(actor, other), field="code") from error


def _field_label(name: str) -> str:
    field: Any = Cooperative._meta.get_field(name)
    return str(field.verbose_name)


def _facts_of(row: Cooperative) -> dict[str, Any]:
    """The row as the history keeps it: objects by name."""
    facts: dict[str, Any] = {}
    for name in CooperativeFacts.__annotations__:
        value = getattr(row, name)
        facts[name] = str(value) if hasattr(value, "_meta") else value
    return facts
