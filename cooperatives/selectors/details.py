"""What belongs to one organisation, ready for its page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.utils import timezone

from cooperatives.enums import Grade
from cooperatives.models import AnnualFigures, Cooperative, Product
from cooperatives.selectors.register import cooperatives_similar, mandates_linkable, mandates_live
from cooperatives.validators import code_check_holds


@dataclass(frozen=True)
class EntryWarnings:
    """Reasons to look at an entry again; none of them refuses anything."""

    code_suspect: bool
    similar: tuple[Cooperative, ...]

    def __bool__(self) -> bool:
        return self.code_suspect or bool(self.similar)


@dataclass(frozen=True)
class MandateLine:
    """One mandate. `contact` is "" for who does not keep the register of this place."""

    pk: int
    name: str
    position: str
    valid_from: date
    valid_until: date | None
    runs: bool
    waits: bool
    contact: str
    end_reason: str
    # Whether whoever keeps the register may hand this person a link to set a password.
    linkable: bool


@dataclass(frozen=True)
class YearLine:
    """Figures of one year, money in million VND; None is "not recorded"."""

    year: int
    members: int | None
    workers: int | None
    charter_capital: Decimal | int | None
    total_capital: Decimal | int | None
    revenue: Decimal | int | None
    profit: Decimal | int | None
    average_income: Decimal | int | None
    grade_label: str
    source: str


def trimmed(value: Decimal | None) -> Decimal | int | None:
    """The number without the noughts that the column stores behind the comma."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else value.normalize()


def entry_warnings(row: Cooperative) -> EntryWarnings:
    """Whether the check digit of the tax code fails, and who of the same unit has nearly the same name."""
    return EntryWarnings(
        code_suspect=bool(row.code) and not code_check_holds(row.code),
        similar=tuple(cooperatives_similar(row.name, row.unit_id, except_id=row.pk)),
    )


def mandate_lines(row: Cooperative, *, with_contact: bool) -> list[MandateLine]:
    """All mandates, those that run first, then the latest."""
    today = timezone.localdate()
    linkable = Exists(mandates_linkable().filter(pk=OuterRef("pk")))
    mandates = list(
        row.representatives.select_related("user").annotate(linkable=linkable).order_by("-valid_from", "-id")
    )
    running = set(mandates_live(today).filter(cooperative=row).values_list("pk", flat=True))
    lines = [
        MandateLine(
            pk=one.pk,
            name=one.user.full_name,
            position=one.position,
            valid_from=one.valid_from,
            valid_until=one.valid_until,
            runs=one.pk in running,
            waits=one.ended_at is None and (one.confirmed_at is None or one.valid_from > today),
            contact=(one.user.phone or one.user.email or "") if with_contact else "",
            end_reason=one.end_reason if with_contact else "",
            linkable=with_contact and one.linkable,
        )
        for one in mandates
    ]
    return sorted(lines, key=lambda line: not line.runs)


def year_lines(row: Cooperative) -> list[YearLine]:
    """Figures by year, the latest first."""
    return [_year_line(one) for one in row.figures.order_by("-year")]


def _year_line(one: AnnualFigures) -> YearLine:
    return YearLine(
        year=one.year,
        members=one.members,
        workers=one.workers,
        charter_capital=trimmed(one.charter_capital),
        total_capital=trimmed(one.total_capital),
        revenue=trimmed(one.revenue),
        profit=trimmed(one.profit),
        average_income=trimmed(one.average_income),
        grade_label=str(Grade(one.grade).label) if one.grade else "",
        source=one.source,
    )


def products_of(row: Cooperative) -> Sequence[Product]:
    """Products, the most stars first."""
    return sorted(row.products.all(), key=lambda product: (-(product.ocop_stars or 0), product.name))


def figures_of_year(row: Cooperative, year: int) -> AnnualFigures | None:
    """What is recorded for a year, to be corrected."""
    return row.figures.filter(year=year).first()
