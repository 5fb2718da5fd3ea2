"""What every page shows around its content: navigation by role, the reader's settings, unread messages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, Literal

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import gettext as _

from core.messages import unread_count

Area = Literal["manage", "portal", "public"]
# First parts of addresses that belong to the signed-in person, whatever their role.
PERSONAL: Final = frozenset({"messages", "accounts"})
READER_COOKIE: Final = "reader"
TEXT_SIZES: Final = ("normal", "large", "larger")
CONTRASTS: Final = ("normal", "more")
ROW_HEIGHTS: Final = ("normal", "dense")


@dataclass(frozen=True)
class NavItem:
    """One entry of the main navigation. `shown` decides for a user (anonymous ones in the public area too)."""

    area: Area
    label: str | Promise
    url_name: str
    order: int
    shown: Callable[[Any], bool]


@dataclass(frozen=True)
class NavLink:
    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Reader:
    """How this reader wants pages: text size, contrast, height of rows; kept in a cookie."""

    text: str = TEXT_SIZES[0]
    contrast: str = CONTRASTS[0]
    rows: str = ROW_HEIGHTS[0]

    @property
    def cookie(self) -> str:
        return f"{self.text}.{self.contrast}.{self.rows}"


_CHOICES: Final = {"text": TEXT_SIZES, "contrast": CONTRASTS, "rows": ROW_HEIGHTS}


_nav: dict[tuple[Area, str], NavItem] = {}
_values: dict[str, Callable[[HttpRequest], Any]] = {}


def nav_register(
    area: Area,
    label: str | Promise,
    url_name: str,
    *,
    order: int = 50,
    shown: Callable[[Any], bool] = lambda user: True,
) -> None:
    """Put a page into the navigation of an area. Called in an app's `apps.ready()`."""
    _nav[area, url_name] = NavItem(area, label, url_name, order, shown)


def page_value_register(name: str, value_of: Callable[[HttpRequest], Any]) -> None:
    """Give every page a value that a higher app knows, asked for only where a template shows it."""
    _values[name] = value_of


def reader_of(request: HttpRequest) -> Reader:
    """The reader's settings; whatever else the cookie holds means the normal ones."""
    kept = dict(zip(_CHOICES, request.COOKIES.get(READER_COOKIE, "").split("."), strict=False))
    return reader_with(Reader(), kept)


def reader_with(reader: Reader, wanted: Mapping[str, str]) -> Reader:
    """`reader` with every setting of `wanted` that exists."""
    known = {name: wanted[name] for name, choices in _CHOICES.items() if wanted.get(name) in choices}
    return replace(reader, **known)


def area_of(request: HttpRequest) -> Area:
    """Which of the three houses an address belongs to; a page of the person's own is part of the house they work in."""
    first = request.path.strip("/").split("/", 1)[0]
    if first == "manage":
        return "manage"
    if first == "portal":
        return "portal"
    if first in PERSONAL and _person(request).is_authenticated:
        return "manage" if nav_links(request, "manage") else "portal"
    return "public"


def frame_of(request: HttpRequest) -> str:
    """What a page of the person's own extends (`{% extends frame %}`): the frame of the house they work in."""
    return f"base_{area_of(request)}.html"


def _person(request: HttpRequest) -> Any:
    """Whoever reads; a refusal before the sign-in was read is shown to a visitor."""
    return getattr(request, "user", None) or AnonymousUser()


def nav_links(request: HttpRequest, area: Area) -> list[NavLink]:
    """The navigation of `area` for this person; `current` marks the entry whose address this page lies under."""
    user = _person(request)
    items = sorted((item for item in _nav.values() if item.area == area), key=lambda item: item.order)
    entries = [(str(item.label), reverse(item.url_name)) for item in items if item.shown(user)]
    under = [
        url for _label, url in entries if request.path == url or (request.path.startswith(url) and not _is_home(url))
    ]
    current = max(under, key=len, default=None)
    return [NavLink(label, url, url == current) for label, url in entries]


def _is_home(url: str) -> bool:
    """The first page of a house: every address of the house begins with it, yet lies beside it and not under it."""
    return url.strip("/") in ("", "manage", "portal")


def page_context(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Costs no statement for an anonymous reader; the lazy parts only when a page shows them."""
    user = _person(request)
    area = SimpleLazyObject(lambda: area_of(request))
    return {
        "site_name": _("Dialogue meetings with cooperatives"),
        "reader": reader_of(request),
        "area": area,
        "frame": partial(frame_of, request),
        "nav": SimpleLazyObject(lambda: nav_links(request, area_of(request))),
        "unread": SimpleLazyObject(lambda: unread_count(user)),
        **{name: SimpleLazyObject(partial(value_of, request)) for name, value_of in _values.items()},
    }
