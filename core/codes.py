"""Sequential codes such as KN-2026-000123. Never twice the same; a gap may remain where a transaction failed."""

from django.db import IntegrityError, transaction
from django.db.models import F

from core.models.counter import CodeCounter


def next_code(prefix: str, year: int) -> str:
    """The next code of the series `prefix`-`year`. Call it late in a transaction: the series waits for its end."""
    return code_text(prefix, year, next_numbers(prefix, year, 1).start)


def code_text(prefix: str, year: int, number: int) -> str:
    """How a number of a series is written."""
    return f"{prefix}-{year}-{number:06d}"


@transaction.atomic
def next_numbers(prefix: str, year: int, count: int) -> range:
    """Take `count` numbers of a series at once, for rows written in bulk."""
    series = CodeCounter.objects.filter(prefix=prefix, year=year)
    # The UPDATE takes the row's lock, so that the value read after it is this transaction's own.
    if not series.update(last=F("last") + count):
        try:
            with transaction.atomic():
                CodeCounter.objects.create(prefix=prefix, year=year, last=count)
        except IntegrityError:
            # Another transaction opened the series at the same moment.
            series.update(last=F("last") + count)
    last = series.values_list("last", flat=True).get()
    return range(last - count + 1, last + 1)
