"""What an app says about one kind of import: its columns, whom it lets, how a line is judged, written and undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from django.http import Http404
from django.utils.functional import Promise

from core.actors import Actor
from core.models import ImportRow, ImportRowState

ROWS_MAX: Final = 2000


def as_text(value: str) -> Any:
    """A cell as it stands."""
    return value


@dataclass(frozen=True)
class Column:
    """One column. `parse` makes the value of the cell's text, or raises DomainError for the person.

    `title` is found in the head of the sheet without regard to accents and case, in either language. `needed`: the
    column must be there; `filled`: and every cell of it. `shown`: in the preview. `width` in letters, for the export.
    """

    name: str
    title: str | Promise
    parse: Callable[[str], Any] = as_text
    needed: bool = False
    filled: bool = False
    shown: bool = True
    width: int = 20


@dataclass(frozen=True)
class Verdict:
    """What one line would do. `faults` name the cells that are wrong; `before` is enough to put it back."""

    state: ImportRowState
    message: str = ""
    target_id: str = ""
    target_name: str = ""
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    faults: dict[str, str] = field(default_factory=dict)


def refused(message: str | Promise, *, column: str = "", **facts: Any) -> Verdict:
    """A line that cannot be imported, and why; with `column`, beside that cell."""
    faults = {column: str(message)} if column else {}
    return Verdict(ImportRowState.REFUSED, "" if column else str(message), faults=faults, **facts)


class ImportKind:
    """One kind of import. An app makes a subclass and registers one of it; this floor does everything else.

    `params` (plain data) says where a file goes: nothing, a meeting's code, a unit.
    """

    key: ClassVar[str]
    title: ClassVar[str | Promise]
    # What the person does, in a sentence or two, on the page where the file is chosen.
    says: ClassVar[str | Promise] = ""
    columns: ClassVar[Sequence[Column]]
    rows_max: ClassVar[int] = ROWS_MAX

    def ask(self, actor: Actor, params: Mapping[str, Any]) -> None:
        """Pass, or raise PermissionDenied. Asked at every step."""
        raise NotImplementedError

    def template_url(self, params: Mapping[str, Any]) -> str:
        """Where the file to be filled in is had."""
        return ""

    def back_url(self, params: Mapping[str, Any]) -> str:
        """The page the person came from."""
        return "/manage/"

    def open(self, actor: Actor, params: Mapping[str, Any]) -> Any:
        """What judging the lines needs, read once."""
        return None

    def judge(self, ground: Any, values: Mapping[str, Any]) -> Verdict:
        """What this line would do, writing nothing."""
        raise NotImplementedError

    def write(self, actor: Actor, row: ImportRow) -> dict[str, Any]:
        """Do it, through the app's own service; returns how it stands now. DomainError: refused, nothing is written.

        A row that moved since it was judged is refused, never overwritten.
        """
        raise NotImplementedError

    def undo(self, actor: Actor, row: ImportRow) -> None:
        """Put it back. DomainError: it has moved since and is left as it is."""
        raise NotImplementedError


_kinds: Final[dict[str, ImportKind]] = {}


def import_kind_register(kind: ImportKind) -> None:
    """Make a kind known. Called in an app's `apps.ready()`."""
    _kinds[kind.key] = kind


def import_kind(key: str) -> ImportKind:
    """The kind of this key; Http404 when there is none."""
    if key not in _kinds:
        raise Http404
    return _kinds[key]


def import_kinds() -> list[ImportKind]:
    """All kinds there are."""
    return list(_kinds.values())


def value_of(column: Column, text: str) -> Any:
    """The cell's value. Raises DomainError."""
    return column.parse(text) if text else None
