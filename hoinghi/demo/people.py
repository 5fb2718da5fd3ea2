"""Enters the people and bodies of tỉnh Lam Giang; a second run finds them and changes nothing."""

from dataclasses import dataclass
from datetime import date

from accounts.enums import BodyKind, BodyLevel, Role, SigningPrefix
from accounts.models import AdministrativeUnit, Department, User
from accounts.services import (
    UnitRow,
    appointment_give,
    department_create,
    signatory_add,
    unit_import,
    user_create,
)
from core.actors import SYSTEM
from core.text import search_key
from hoinghi.demo.lam_giang_people import (
    ACCOUNTS,
    BODIES,
    COMMUNE_HEADS,
    COMMUNES,
    HIGHER,
    PROVINCE,
    UBND,
    Account,
    Body,
)

PASSWORD = "hoinghi-demo"  # noqa: S105
DOMAIN = "demo.hoinghi.vn"
SINCE = date(2025, 7, 1)


@dataclass(frozen=True)
class People:
    """What the rest of the demo refers to, by the keys of `lam_giang_people`."""

    province: AdministrativeUnit
    units: dict[str, AdministrativeUnit]
    bodies: dict[str, Department]
    users: dict[str, User]

    @property
    def departments(self) -> tuple[Department, ...]:
        """The bodies that answer at the level of the province."""
        return tuple(self.bodies[body.key] for body in BODIES)

    def head_of(self, key: str) -> User:
        """Who signs for a body in the demo."""
        return self.users["truongphong" if key == "nnmt" else f"head-{key}"]


def seed_people() -> People:
    """Units, bodies, accounts, appointments and signatories of the demo province."""
    units = _units()
    bodies = {UBND.key: _ubnd(units)}
    for body in BODIES:
        bodies[body.key] = _body(body, bodies[UBND.key])
    for code, name, _kind in COMMUNES:
        bodies[code] = _commune_body(name, units[code])
    for key, name, short, symbol in HIGHER:
        bodies[key] = _find(name) or department_create(
            actor=SYSTEM,
            name=name,
            short_name=short,
            symbol=symbol,
            kind=BodyKind.MINISTRY,
            level=BodyLevel.MINISTRY,
            place_name="Hà Nội",
        )
    users = {account.address: _account(account, bodies) for account in ACCOUNTS}
    for body in BODIES:
        if body.key != "nnmt":
            users[f"head-{body.key}"] = _head(body.key, body.head, body.head_title, bodies[body.key])
    for code, head in COMMUNE_HEADS.items():
        users[f"head-{code}"] = _head(code, head, "Chủ tịch", bodies[code])
    return People(units[PROVINCE[0]], units, bodies, users)


def _units() -> dict[str, AdministrativeUnit]:
    rows = [UnitRow(line=1, code=PROVINCE[0], name=PROVINCE[1], kind=PROVINCE[2])]
    rows += [
        UnitRow(line=number, code=code, name=name, kind=kind, parent_code=PROVINCE[0])
        for number, (code, name, kind) in enumerate(COMMUNES, start=2)
    ]
    codes = [row.code for row in rows]
    known = AdministrativeUnit.objects.in_bulk(codes, field_name="code")
    if len(known) < len(codes):
        unit_import(actor=SYSTEM, rows=rows)
        known = AdministrativeUnit.objects.in_bulk(codes, field_name="code")
    return known


def _find(name: str) -> Department | None:
    return Department.objects.filter(name=name, valid_until__isnull=True).first()


def _ubnd(units: dict[str, AdministrativeUnit]) -> Department:
    body = _find(UBND.name)
    if body is None:
        body = department_create(
            actor=SYSTEM,
            name=UBND.name,
            short_name="UBND tỉnh Lam Giang",
            symbol=UBND.symbol,
            kind=UBND.kind,
            level=UBND.level,
            unit=units[PROVINCE[0]],
            place_name="Lam Giang",
            valid_from=SINCE,
        )
        signatory_add(
            actor=SYSTEM,
            body=body,
            full_name="Hoàng Minh Đức",
            position="Phó Chủ tịch",
            prefix=SigningPrefix.KT,
            for_position="Chủ tịch",
            valid_from=SINCE,
        )
    return body


def _body(body: Body, ubnd: Department) -> Department:
    found = _find(body.name)
    if found:
        return found
    under = body.kind == BodyKind.SO
    made = department_create(
        actor=SYSTEM,
        name=body.name,
        short_name=body.short_name,
        symbol=body.symbol,
        kind=body.kind,
        level=body.level,
        parent=ubnd if under else None,
        unit=ubnd.unit,
        place_name="Lam Giang",
        superior_name=ubnd.name if under else "",
        answers_in_own_name=body.own_name,
        is_intermediary=body.intermediary,
        valid_from=SINCE,
    )
    signatory_add(
        actor=SYSTEM,
        body=made,
        full_name=body.head,
        position=body.head_title,
        prefix=SigningPrefix.NONE,
        valid_from=SINCE,
    )
    return made


def _commune_body(unit_name: str, unit: AdministrativeUnit) -> Department:
    kind, place = unit_name.split(" ", 1)
    name = f"Ủy ban nhân dân {kind.lower()} {place}"
    return _find(name) or department_create(
        actor=SYSTEM,
        name=name,
        short_name=f"UBND {kind.lower()} {place}",
        symbol="UBND",
        kind=BodyKind.UBND,
        level=BodyLevel.COMMUNE,
        unit=unit,
        place_name=place,
        valid_from=SINCE,
    )


def _account(account: Account, bodies: dict[str, Department]) -> User:
    email = f"{account.address}@{DOMAIN}"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = user_create(actor=SYSTEM, full_name=account.full_name, email=email, password=PASSWORD)
        if account.role:
            appointment_give(
                actor=SYSTEM,
                user=user,
                role=account.role,
                department=bodies[account.body] if account.body else None,
                position_title=account.title,
                valid_from=SINCE,
            )
    return user


def _head(key: str, full_name: str, title: str, body: Department) -> User:
    """The head of a body that no demo account belongs to: signs in the demo's history, cannot sign in."""
    email = f"{search_key(key).replace(' ', '-')}@{DOMAIN}"
    user = User.objects.filter(email=email).first()
    if user is None:
        user = user_create(actor=SYSTEM, full_name=full_name, email=email)
        appointment_give(
            actor=SYSTEM, user=user, role=Role.HEAD, department=body, position_title=title, valid_from=SINCE
        )
    return user
