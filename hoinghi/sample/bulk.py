"""Rows into tables at the speed of the database: COPY on PostgreSQL, one prepared INSERT on SQLite.

Django's `bulk_create` prepares every value of every row by itself, which takes ten times as long as the database needs.
The database's own constraints judge each row as ever. Values must already be what the columns hold.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from operator import attrgetter
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.utils import timezone

Convert = Callable[[Any], Any]


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Write unsaved `rows` of one model; a key that is set is kept. Call it in a transaction."""
    if not rows:
        return
    model = type(rows[0])
    fields: list[Any] = [
        field for field in model._meta.concrete_fields if _is_written(field, keyed=rows[0].pk is not None)
    ]
    _fill_times(rows, fields)
    values: Iterable[tuple[Any, ...]] = map(attrgetter(*(field.attname for field in fields)), rows)
    converts = [(number, convert) for number, field in enumerate(fields) if (convert := _convert(field))]
    if converts:
        values = (_converted(row, converts) for row in values)
    _write(model._meta.db_table, [str(field.column) for field in fields], values)


def _is_written(field: Any, *, keyed: bool) -> bool:
    return not field.generated and (keyed or not field.primary_key)


def _fill_times(rows: Sequence[models.Model], fields: Sequence[Any]) -> None:
    now = timezone.now()
    for field in fields:
        if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
            for row in rows:
                if getattr(row, field.attname) is None:
                    setattr(row, field.attname, now)


def _converted(row: tuple[Any, ...], converts: Sequence[tuple[int, Convert]]) -> tuple[Any, ...]:
    values = list(row)
    for number, convert in converts:
        if values[number] is not None:
            values[number] = convert(values[number])
    return tuple(values)


def _convert(field: Any) -> Convert | None:
    """How a value of this field is written where the driver would write it otherwise than Django reads it."""
    if isinstance(field, models.JSONField):
        return json.dumps
    if connection.vendor == "sqlite":
        if isinstance(field, models.DateTimeField):
            return _sqlite_moment
        if isinstance(field, models.DateField | models.TimeField):
            return date.isoformat if isinstance(field, models.DateField) else str
        if isinstance(field, models.UUIDField):
            return attrgetter("hex")
    return None


def _sqlite_moment(moment: datetime) -> str:
    return str(moment.astimezone(UTC).replace(tzinfo=None))


def _write(table: str, columns: Sequence[str], values: Iterable[tuple[Any, ...]]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {quote(table)} ({names}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", list(values))  # noqa: S608


def reset_sequences(models_written: Iterable[type[models.Model]]) -> None:
    """PostgreSQL's sequences do not see keys that were given out by the program."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models_written)):
            cursor.execute(statement)
