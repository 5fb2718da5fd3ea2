"""Communes, bodies, organisations and meetings for the sample, in bulk."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.enums import BodyKind, BodyLevel, UnitKind
from accounts.models import AdministrativeUnit, Department
from cooperatives.enums import CooperativeKind, LegalStatus, Sector
from cooperatives.models import Cooperative
from core.text import search_key
from hoinghi.sample.batches import batched
from hoinghi.sample.bulk import insert_rows, new_row, reset_sequences
from hoinghi.sample.words import Words
from meetings.enums import DaySession, MeetingState
from meetings.models import Host, Meeting

COMMUNES = 100
BATCH = 2000
KINDS = (
    (0.80, CooperativeKind.COOPERATIVE, "Hợp tác xã"),
    (0.94, CooperativeKind.GROUP, "Tổ hợp tác"),
    (0.98, CooperativeKind.UNION, "Liên hiệp hợp tác xã"),
    (1.00, CooperativeKind.CREDIT_FUND, "Quỹ tín dụng nhân dân"),
)
MST_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


@dataclass(frozen=True)
class Ground:
    """What every row hangs on: the province, its bodies and its communes."""

    province: AdministrativeUnit
    ubnd: Department
    departments: tuple[Department, ...]
    communes: tuple[AdministrativeUnit, ...]


def tax_code(number: int) -> str | None:
    """Ten digits with a right check digit, or None: about one number in eleven has none (see domain of tax codes)."""
    digits = f"90{number:07d}"
    check = 10 - sum(int(digit) * weight for digit, weight in zip(digits, MST_WEIGHTS, strict=True)) % 11
    return f"{digits}{check}" if 0 <= check <= 9 else None


def make_communes(province: AdministrativeUnit, words: Words) -> tuple[AdministrativeUnit, ...]:
    """A hundred more communes with their committees; made once."""
    have = AdministrativeUnit.objects.filter(code__startswith=f"{province.code}.S").order_by("code")
    if not have.exists():
        rows = []
        for number in range(COMMUNES):
            code, name = f"{province.code}.S{number:03d}", f"Xã {words.place()}"
            rows.append(
                AdministrativeUnit(
                    code=code,
                    name=name,
                    kind=UnitKind.COMMUNE,
                    parent=province,
                    path=f"{province.path}{code}/",
                    search_key=search_key(name, code),
                )
            )
        for unit in AdministrativeUnit.objects.bulk_create(rows):
            name = f"Ủy ban nhân dân {unit.name[:1].lower()}{unit.name[1:]}"
            Department.objects.create(
                name=name,
                short_name=name.replace("Ủy ban nhân dân", "UBND"),
                symbol="UBND",
                kind=BodyKind.UBND,
                level=BodyLevel.COMMUNE,
                unit=unit,
                place_name=unit.name.split(" ", 1)[1],
                superior_name="",
                search_key=search_key(name),
            )
    return tuple(have)


def make_cooperatives(ground: Ground, words: Words, count: int) -> list[tuple[int, str, str]]:
    """`count` organisations; returns their keys, names and places."""
    start = Cooperative.objects.filter(code__startswith="90").count()
    made: list[tuple[int, str, str]] = []
    last = Cooperative.objects.aggregate(last=Max("pk"))["last"] or 0
    for numbers in batched(_free_codes(start, count), BATCH):
        rows = []
        for number, code in numbers:
            last += 1
            rows.append(_cooperative(ground, words, last, number, code))
        with transaction.atomic():
            insert_rows(rows)
        made += [(row.pk, row.name, row.unit_name) for row in rows]
    reset_sequences([Cooperative])
    return made


def _free_codes(start: int, count: int) -> list[tuple[int, str]]:
    """Numbers with a tax code, after the first `start` of them."""
    found: list[tuple[int, str]] = []
    number = 0
    while len(found) < start + count:
        number += 1
        if code := tax_code(number):
            found.append((number, code))
    return found[start:]


def _cooperative(ground: Ground, words: Words, key: int, number: int, code: str) -> Cooperative:
    share = words.chance.random()
    kind, prefix = next((kind, prefix) for limit, kind, prefix in KINDS if share <= limit)
    unit = words.chance.choice(ground.communes)
    row = new_row(
        Cooperative,
        pk=key,
        kind=kind,
        name=words.organisation(prefix, number),
        code=code,
        unit=unit,
        unit_name=f"{unit.name}, {ground.province.name}",
        sector=words.chance.choice(Sector.values),
        legal_status=LegalStatus.ACTIVE if words.chance.random() < 0.85 else LegalStatus.SUSPENDED,
        members=words.chance.randint(2, 400),
        legal_representative=words.person(),
        phone=f"09{words.chance.randint(10_000_000, 99_999_999)}",
    )
    row.refresh_keys()
    return row


def make_meetings(ground: Ground, words: Words, count: int) -> list[Meeting]:
    """`count` meetings held since 2021, recorded as past; the oldest are closed."""
    start = Meeting.objects.filter(code__startswith="mau-").count()
    today = timezone.localdate()
    rows = [_meeting(ground, words, start + number, today) for number in range(count)]
    for batch in batched(rows, BATCH):
        Meeting.objects.bulk_create(batch)
    Host.objects.bulk_create(
        [Host(meeting=row, body=ground.ubnd, name=ground.ubnd.name, order=1) for row in rows], batch_size=BATCH
    )
    return rows


def _meeting(ground: Ground, words: Words, number: int, today: date) -> Meeting:
    day = today - timedelta(days=10 + (number * 7) % 2000)
    at = timezone.make_aware(datetime.combine(day, time(17)))
    closed = (today - day).days > 365
    row = Meeting(
        code=f"mau-{day.year}-{number:04d}",
        title=f"Hội nghị đối thoại với hợp tác xã {words.place()} năm {day.year}, lần {number + 1}",
        state=MeetingState.CLOSED if closed else MeetingState.CONCLUDED,
        recorded_as_past=True,
        organiser=ground.ubnd,
        organiser_name=ground.ubnd.name,
        unit=ground.province,
        unit_name=ground.province.name,
        year=day.year,
        held_on=day,
        session=DaySession.MORNING,
        place=f"Hội trường {words.place()}",
        theme="Tháo gỡ khó khăn, nâng cao hiệu quả kinh tế tập thể",
        concluded_at=at,
        closed_at=at + timedelta(days=90) if closed else None,
        published_at=at if number % 3 else None,
        created_at=at,
    )
    row.refresh_keys()
    return row
