"""The register as one person may read it, and the search in it."""

import re
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, When
from django.utils import timezone

from accounts.models import Appointment
from cooperatives.models import Cooperative, Representative
from cooperatives.models.keys import accent_key, similar_key
from cooperatives.selectors.areas import reads_everywhere, staff_body_ids, unit_ids_named, unit_ids_read
from cooperatives.validators import code_normalised
from core.actors import SystemActor
from core.text import search_key, search_terms, without_marks

# Two names this close are worth a second look; found by trying misspellings of one or two letters.
SIMILAR_ENOUGH = 0.88
SIMILAR_SCANNED = 3000
# How many matches are ranked for a field that suggests ten.
SEARCH_READ = 200


def mandates_live(on: date | None = None) -> QuerySet[Representative]:
    """Confirmed mandates that run on a day (today). One that was ended today runs no longer."""
    day = on or timezone.localdate()
    runs = Q(valid_until__isnull=True) | Q(valid_until__gt=day) | Q(valid_until=day, ended_at__isnull=True)
    return Representative.objects.filter(runs, confirmed_at__isnull=False, valid_from__lte=day)


def mandates_linkable() -> QuerySet[Representative]:
    """Mandates not yet ended of people who sign in by phone alone and hold no role: nobody else hands them a link."""
    today = timezone.localdate()
    return Representative.objects.filter(
        ~Exists(Appointment.objects.filter(user=OuterRef("user"))),
        Q(valid_until__isnull=True) | Q(valid_until__gte=today),
        ended_at__isnull=True,
        confirmed_at__isnull=False,
        user__is_active=True,
        user__is_superuser=False,
        user__is_staff=False,
        user__email__isnull=True,
        user__phone__isnull=False,
    )


def mandates_of(user: Any, on: date | None = None) -> QuerySet[Representative]:
    """The mandates under which `user` acts for organisations on a day (today), with the organisation."""
    if user.pk is None or not getattr(user, "is_active", False):
        return Representative.objects.none()
    return mandates_live(on).filter(user_id=user.pk).select_related("cooperative")


def cooperatives_visible(user: Any) -> QuerySet[Cooperative]:
    """What `user` may read: administrators all, staff the register of their area, representatives their own.

    Staff who also represent an organisation elsewhere reach it as its representative, through `mandates_of`: one
    condition on the unit lets the database use its index. Contact data is judged apart, by `organisation_view`.
    """
    if isinstance(user, SystemActor):
        return Cooperative.objects.all()
    if user.pk is None or not getattr(user, "is_active", False):
        return Cooperative.objects.none()
    if reads_everywhere(user):
        return Cooperative.objects.all()
    if staff_body_ids(user):
        return Cooperative.objects.filter(unit__in=unit_ids_read(user))
    return Cooperative.objects.filter(pk__in=mandates_live().filter(user_id=user.pk).values("cooperative_id"))


def cooperatives_matching(rows: QuerySet[Cooperative], query: str) -> QuerySet[Cooperative]:
    """Those of `rows` that hold every word of `query`, accents aside.

    A query with accents adds `rank`, 0 where the accents agree too; sort by `list_key`.
    """
    terms = search_terms(query)
    if query.strip() and not terms:
        return rows.none()
    for term in terms:
        rows = rows.filter(search_key__contains=term)
    words = _accent_words(query)
    if not words:
        return rows
    exact = Q()
    for word in words:
        exact &= Q(accent_key__contains=word)
    return rows.annotate(rank=Case(When(exact, then=0), default=1, output_field=IntegerField()))


def list_key(query: str) -> tuple[str, ...]:
    """The key by which the matches of `query` are sorted and paged: agreeing accents, then the own name.

    Without accents there is no rank: a constant in ORDER BY would keep SQLite from using the index.
    """
    return ("rank", "sort_key", "id") if _accent_words(query) else ("sort_key", "id")


def _accent_words(query: str) -> list[str]:
    """The words to compare with their accents; none when the query was typed without any.

    Abbreviations stay out: a name may write them in full.
    """
    words = accent_key(query).split()
    if all(without_marks(word) == word for word in words):
        return []
    return [word for word in words if search_terms(word) == [without_marks(word)]]


def cooperatives_filtered(
    user: Any, *, query: str = "", kind: str = "", status: str = "", unit: str = ""
) -> QuerySet[Cooperative]:
    """The visible register narrowed by the filters of the list; `unit` holds words of a unit's name, or its code.

    A unit brings all that lies inside it or was merged into it.
    """
    rows = cooperatives_matching(cooperatives_visible(user), query)
    if kind:
        rows = rows.filter(kind=kind)
    if status:
        rows = rows.filter(legal_status=status)
    if unit.strip():
        rows = rows.filter(unit__in=unit_ids_named(unit))
    return rows


def cooperative_search(q: str, limit: int = 10, *, user: Any) -> list[Cooperative]:
    """Up to `limit` visible organisations for a field that suggests: by tax code, or by words with or without accents.

    Names before places, agreeing accents before others, then Vietnamese order of the own name. "" finds nothing.
    """
    if not search_terms(q):
        return []
    visible = cooperatives_visible(user)
    code = code_normalised(q)
    if re.fullmatch(r"[\d-]{3,}", code):
        return list(visible.filter(code__startswith=code).order_by("code", "id")[:limit])
    found = cooperatives_matching(visible, q).order_by(*list_key(q))[:SEARCH_READ]
    return sorted(found, key=lambda row: _nearness(row, q))[:limit]


def _nearness(row: Cooperative, query: str) -> tuple[bool, bool]:
    """Sorts first whose own name or code holds the words (and not its place only), then whose accents agree."""
    key, accents = search_key(row.name, row.short_name, row.code), accent_key(row.name, row.short_name)
    named = all(term in key for term in search_terms(query))
    return not named, not all(word in accents for word in _accent_words(query))


def cooperatives_similar(name: str, unit_id: int, *, except_id: int | None = None) -> list[Cooperative]:
    """Up to three organisations of the same unit whose name a clerk may have meant, the closest first."""
    rows = Cooperative.objects.filter(unit_id=unit_id).exclude(pk=except_id or 0).only("name", "code")[:SIMILAR_SCANNED]
    by_key: dict[str, Cooperative] = {}
    for row in rows:
        by_key.setdefault(similar_key(row.name), row)
    close = get_close_matches(similar_key(name), by_key, n=3, cutoff=SIMILAR_ENOUGH)
    return [by_key[key] for key in close]
