"""Paging by key: each page costs the same at row 50 and at row 200,000, and a row that is added moves no other."""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, GeneratedField, Model, Q, QuerySet
from django.http import HttpRequest

PAGE_SIZE = 50
M = TypeVar("M", bound=Model)
Values = list[Any]


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """One page of a list; an address is None where there is nothing further in that direction."""

    rows: list[M]
    next_url: str | None
    prev_url: str | None
    first_url: str | None

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class _Part:
    """One column of the sort key."""

    name: str
    descending: bool
    field: "Field[Any, Any]"

    def beyond(self, forward: bool) -> str:
        """The lookup for rows further on in the direction of travel."""
        return "lt" if self.descending == forward else "gt"


def keyset_page(
    request: HttpRequest,
    queryset: QuerySet[M],
    key: Sequence[str] = ("-created_at", "-id"),
    size: int = PAGE_SIZE,
    *,
    rows: Callable[[QuerySet[M]], QuerySet[M]] | None = None,
) -> KeysetPage[M]:
    """The page of `queryset` that the address asks for (`after` or `before`), sorted by `key`.

    `key` names columns that are never null ("field", "-field", "relation__field" or an annotation) and ends with a
    unique one. One statement, no COUNT. A key that cannot be read gives the first page.

    `rows`: with it, one statement sorts ids and key alone, a second reads the rows that `rows` narrows in columns and
    joins. For lists that the database has to sort: otherwise tens of thousands of long rows go through the sort to show
    fifty of them.
    """
    parts = [_part(queryset, name) for name in key]
    after, before = _values(request, "after", parts), _values(request, "before", parts)
    forward = before is None
    edge = after if forward else before
    order = [f"-{part.name}" if part.descending == forward else part.name for part in parts]
    found = (queryset.filter(_bound(parts, edge, forward)) if edge else queryset).order_by(*order)[: size + 1]
    read = list(found) if rows is None else _keys(found, parts)
    more = len(read) > size
    read = read[:size] if forward else read[:size][::-1]
    has_next, has_prev = (more, edge is not None) if forward else (True, more)
    return KeysetPage(
        next_url=_address(request, "after", _token(parts, read[-1])) if has_next and read else None,
        prev_url=_address(request, "before", _token(parts, read[0])) if has_prev and read else None,
        first_url=_address(request) if edge is not None else None,
        rows=read if rows is None else _rows_of(rows(queryset.model._default_manager.all()), read),
    )


def _keys(found: QuerySet[Any], parts: Sequence[_Part]) -> list[Any]:
    return list(found.values_list("pk", *(part.name for part in parts if part.name != "pk"), named=True))


def _rows_of(queryset: QuerySet[M], keys: list[Any]) -> list[M]:
    by_id = {row.pk: row for row in queryset.filter(pk__in=[key.pk for key in keys])}
    # A row that somebody took out between the two statements is not shown any more.
    return [by_id[key.pk] for key in keys if key.pk in by_id]


def _part(queryset: QuerySet[Any], name: str) -> _Part:
    descending, name = name.startswith("-"), name.lstrip("-")
    annotation = queryset.query.annotations.get(name)
    if annotation is not None:
        return _Part(name, descending, annotation.output_field)
    model: Any = queryset.model
    *relations, last = name.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model
    field = model._meta.pk if last == "pk" else model._meta.get_field(last)
    if not isinstance(field, Field):
        raise FieldDoesNotExist(f"{name!r} is not a column to sort by.")
    if isinstance(field, GeneratedField):
        # A computed column reads nothing itself: what it gives out does.
        field = field.output_field
    return _Part(name, descending, field)


def _bound(parts: Sequence[_Part], edge: Values, forward: bool) -> Q:
    """Rows beyond `edge`. The bound on the first column repeats what the rest says: it lets the index be used."""
    beyond, equal = Q(), Q()
    for part, value in zip(parts, edge, strict=True):
        beyond |= equal & Q(**{f"{part.name}__{part.beyond(forward)}": value})
        equal &= Q(**{part.name: value})
    first = parts[0]
    return Q(**{f"{first.name}__{first.beyond(forward)}e": edge[0]}) & beyond


def _token(parts: Sequence[_Part], row: Any) -> str:
    """`row` is a model's, or a tuple of the key's values under their names."""
    values = []
    for part in parts:
        value: Any = row
        for step in [part.name] if hasattr(row, part.name) else part.name.split("__"):
            value = getattr(value, step)
        values.append(part.field.get_prep_value(value))
    text = json.dumps(values, cls=_Encoder, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


class _Encoder(DjangoJSONEncoder):
    """Keeps the microseconds that Django's own encoder drops: without them ties are skipped."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)


def _values(request: HttpRequest, name: str, parts: Sequence[_Part]) -> Values | None:
    token = request.GET.get(name, "")
    if not token or len(token) > 1000:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        if not isinstance(values, list) or len(values) != len(parts):
            return None
        read = [_read(part, value) for part, value in zip(parts, values, strict=True)]
    except (ValueError, TypeError, OverflowError, binascii.Error, ValidationError):
        return None
    return None if any(value is None for value in read) else read


def _is_unstorable(text: str) -> bool:
    """NUL, or half a surrogate pair, as JSON can spell them."""
    return "\0" in text or any("\ud800" <= char <= "\udfff" for char in text)


def _read(part: _Part, value: Any) -> Any:
    """The value as the column holds it; None, or an error that `_values` knows, for what no row can hold."""
    if isinstance(value, dict | list | bool) or (isinstance(value, str) and _is_unstorable(value)):
        return None
    read = part.field.to_python(value)
    if isinstance(read, int) and abs(read) >= 2**63:
        return None
    if isinstance(read, datetime):
        # A moment without a zone is of no list of ours; one at the edge of the calendar cannot be told in UTC.
        return read if read.tzinfo is not None and read.astimezone(UTC) else None
    return read


def _address(request: HttpRequest, name: str = "", token: str = "") -> str:
    """This page's address with all its filters, and another place in the list."""
    query = request.GET.copy()
    query.pop("after", None)
    query.pop("before", None)
    if name:
        query[name] = token
    return f"{request.path}?{query.urlencode()}" if query else request.path
