"""Reads the table of the matrix, finds every address of ours, and knocks at each as everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.architecture.matrix_objects import ARGUMENTS

ROLES = (
    "anonymous", "outsider", "representative", "rival", "officer", "head", "leader", "coordinator", "administrator",
    "neighbour",
)  # fmt: skip
# Addresses of others, mounted as a whole: their own projects test who may do what there.
FOREIGN = {
    "admin/": "Django's admin, for superusers only; test_no_petition_is_in_the_admin holds what is ours about it",
    "accounts/": "django-allauth: sign-in, password, second factor; ours among them stand in the table",
}
METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Line:
    """One line of the table. `case` tells apart objects or actions behind one address; "" for the usual one."""

    name: str
    case: str
    method: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.name}{'@' + self.case if self.case else ''} {self.method}"


def lines_read(table: str) -> list[Line]:
    """The lines of a table: address[@case] method, then one cell for each of ROLES, or one for everybody."""
    found = []
    for text in table.strip().splitlines():
        words = text.split("#")[0].split()
        if not words:
            continue
        address, method, *cells = words
        cells = cells * len(ROLES) if len(cells) == 1 else cells
        assert method in METHODS, f"“{text}”: the second word is GET or POST"
        assert len(cells) == len(ROLES), f"“{text}”: {len(cells)} cells for {len(ROLES)} roles"
        name, _at, case = address.partition("@")
        found.append(Line(name, case, method, dict(zip(ROLES, cells, strict=True))))
    return found


def addresses(resolver: Any = None, route: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Every address the resolver knows: its name with its namespace, and its route."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, here, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", here


def is_foreign(name: str, route: str) -> bool:
    """Whether the address belongs to a library. Whatever is not known to be foreign is ours."""
    return any(route.startswith(prefix) for prefix in FOREIGN) and not name.startswith("accounts:")


def url_of(world: SimpleNamespace, name: str, case: str = "") -> str:
    """The address with the objects of `world` in it."""
    return reverse(name, args=[get(world) for get in ARGUMENTS.get((name, case), ())])


def answer_of(response: HttpResponse) -> str:
    """The cell that a response deserves: a status, or `login` where it leads to the sign-in page."""
    if response.status_code == 302 and response.headers["Location"].startswith(reverse("account_login")):
        return "login"
    return str(response.status_code)


def knock(client: Client, method: str, url: str) -> str:
    """Ask once and undo whatever came of it. POST sends a form in which nothing is filled in."""
    with transaction.atomic():
        response = client.get(url) if method == "GET" else client.post(url, {"csrfmiddlewaretoken": "x"})
        _closed(response)
        transaction.set_rollback(True)
    return answer_of(response)


def _closed(response: HttpResponse) -> None:
    """Close the file behind an answer; as in the test client itself, the end of the request closes no connection."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def clients_of(cast: SimpleNamespace) -> dict[str, Client]:
    """A browser for each of ROLES."""
    found = {"anonymous": Client()}
    for role in ROLES[1:]:
        found[role] = Client()
        found[role].force_login(getattr(cast, role))
    return found
