"""Rows into tables at the speed of the database: COPY on PostgreSQL, one prepared INSERT on SQLite.

Django's `bulk_create` prepares every value of every row by itself, which takes ten times as long as the database needs.
The database's own constraints judge each row as ever. Values must already be what the columns hold.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models.base import ModelState
from django.utils import timezone

Convert = Callable[[Any], Any]
M = TypeVar("M", bound=models.Model)


def new_row(model: type[M], **values: Any) -> M:
    """An unsaved instance with the defaults of its columns, made without Django's constructor.

    Two million of them are made for a sample, and the constructor would take half of the time.
    """
    defaults, made, names = _columns(model)
    row = model.__new__(model)
    state = row._state = ModelState()
    columns = row.__dict__
    columns.update(defaults)
    for name, make in made:
        columns[name] = make()
    for name, value in values.items():
        column, related = names[name]
        if related:
            state.fields_cache[name] = value
            columns[column] = None if value is None else value.pk
        else:
            columns[column] = value
    return row


@cache
def _columns(
    model: type[models.Model],
) -> tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]], dict[str, tuple[str, bool]]]:
    """The columns with a fixed default, those whose default is made anew, and the column that each name means."""
    defaults: dict[str, Any] = {}
    made: list[tuple[str, Callable[[], Any]]] = []
    names: dict[str, tuple[str, bool]] = {}
    fields: list[Any] = [field for field in model._meta.concrete_fields if not field.generated]
    for field in fields:
        if callable(field.default) and field.has_default():
            made.append((field.attname, field.default))
        else:
            defaults[field.attname] = field.get_default()
        names[field.attname] = (field.attname, False)
        if field.name != field.attname:
            names[field.name] = (field.attname, True)
        if field.primary_key:
            names["pk"] = (field.attname, False)
    return defaults, made, names


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
