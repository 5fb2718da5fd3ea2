"""From a body and a signatory to the words on paper, frozen when the paper is asked for."""

import re
from collections.abc import Sequence
from datetime import date

from accounts.enums import BodyKind
from accounts.models import Department, Signatory
from reports.papers import PaperParams

_COMMITTEE = re.compile(r"^ỦY BAN NHÂN DÂN\s+")
_AREA = re.compile(r"(?<!TÁC)\s+(TỈNH|THÀNH PHỐ|QUẬN|HUYỆN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s+\S.*$")


def issuer_lines(name: str, superior: str = "") -> str:
    """The issuing body in capitals; the area stands on a line of its own, or above, where the superior names it."""
    words = name.upper()
    area = _AREA.search(words)
    if area is None:
        return words
    if superior and area[0].strip() in superior.upper():
        return words[: area.start()]
    return f"{words[: area.start()]}\n{area[0].strip()}"


def superior_line(name: str) -> str:
    """The superior body in capitals, "Ủy ban nhân dân" in its usual short form."""
    return _COMMITTEE.sub("UBND ", name.upper())


def paper_params(
    *,
    body: Department,
    signatory: Signatory | None,
    type_code: str,
    as_of: date,
    dated: date | None = None,
    addressed_to: Sequence[str] = (),
    recipients: Sequence[str] = (),
    options: dict[str, str] | None = None,
) -> PaperParams:
    """The choice for a paper of type `type_code` ("BC"; "" for a công văn) that `body` issues."""
    symbol = "-".join(part for part in (type_code, body.symbol) if part)
    return PaperParams(
        issuing_name=body.name,
        issuer=issuer_lines(body.name, body.superior_name),
        superior=superior_line(body.superior_name),
        symbol=symbol,
        place=body.place_name,
        as_of=as_of,
        dated=dated,
        authority=tuple(signatory.signature_lines) if signatory else _authority_open(body),
        signer=signatory.full_name if signatory else "",
        addressed_to=tuple(addressed_to),
        recipients=tuple(recipients),
        options=dict(options or {}),
    )


def _authority_open(body: Department) -> tuple[str, ...]:
    """Without a signatory only what is sure: a People's Committee is signed for as a body."""
    return ("TM. ỦY BAN NHÂN DÂN",) if body.kind == BodyKind.UBND else ()


def addressed_default(body: Department) -> tuple[str, ...]:
    """A body reports to the one it belongs to; the highest of the list to nobody in particular."""
    return (body.parent.name,) if body.parent else ()


def recipients_default(body: Department, addressed_to: Sequence[str]) -> tuple[str, ...]:
    """Nơi nhận as a first proposal; the last line is where the copy is kept."""
    first = ("Như trên",) if addressed_to else ()
    return (*first, "Các cơ quan, đơn vị có tên trong Phụ lục", "Lưu: VT")
