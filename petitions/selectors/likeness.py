"""Which rows hold the most of what a text is about: rare words and pairs weigh most, common ones nearly nothing.

1. How common each term is, is read off a sample of the rows (a rare term is simply not among them).
2. The rarest terms fetch their rows from the index: GIN on PostgreSQL, FTS5 on SQLite; common ones only two together.
3. What the reader may not see is dropped, and the best of the rest are weighed exactly, with all terms of both sides.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

from django.core.cache import cache
from django.db import connection, models
from django.db.models import Max, Min

from core.text import likeness_terms
from petitions.models import PetitionTerms, PublicationTerms

SAMPLE: Final = 1000
_SAMPLE_KEPT: Final = 3600
_ARMS_MAX: Final = 100
# Rows fetched by all arms together, and by one; a term in more rows finds its way by its neighbours.
_FETCHED_MAX: Final = 6000
_ARM_MAX: Final = 1500
_ENOUGH: Final = 100
_WEIGHED: Final = 300
_SINGLE: Final = 0.6
_USUAL: Final = 0.2
# The words of every petition. With a few dozen rows no counting would find out that they say nothing.
_USUAL_WORDS: Final = (
    "ban bao bo boi cac can cap cho chua chuc chung co con cua cung da dan dang de den di dieu do doi don dung "
    "duoc gap giai giup go han hay hien ho hoi hon hop huong huyen khac khan khi kho khong kien kinh la lai lam "
    "lanh len lieu mong mot muon nam nay nen neu nganh ngay nghi nham nhan nhieu nhung nuoc phai phan phep phu "
    "phuong quan quy quyet ra rang rat sau se so sua tac tai tam tao tap thao the them theo thi thong tiep tinh "
    "toi tra tren tro trong truoc tu tuc tung uy va van vao ve vi viec vien voi vua xa xem xet xin xuat y yeu "
)
USUAL_WORDS: Final = frozenset(_USUAL_WORDS.split())


@dataclass(frozen=True)
class Corpus:
    """A table of terms with its index."""

    model: type[models.Model]
    key: str

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)


STAFF: Final = Corpus(PetitionTerms, "petition_id")
PUBLIC: Final = Corpus(PublicationTerms, "publication_id")


@dataclass(frozen=True)
class Commonness:
    """In how many of `read` rows each term stood; `total` is about how many rows there are."""

    read: int
    total: int
    rows_of: dict[str, int]

    def rows(self, term: str) -> float:
        """About how many rows hold the term; of a term not read, a guess on the high side."""
        return max(self.rows_of.get(term, 0), 0.3) / max(self.read, 1) * self.total

    def weight(self, term: str, exactly: int | None = None) -> float:
        """What finding the term says. `exactly`: the true number of rows, where it is known."""
        if exactly is not None:
            rarity = math.log((self.total + 1.5) / (exactly + 0.5))
        else:
            rarity = math.log((self.read + 1.5) / (self.rows_of.get(term, 0) + 0.5))
        return max(rarity, 0.01) * _shape(term)


def _shape(term: str) -> float:
    """A pair says more than one syllable, which has many meanings without its tone; usual words say nearly nothing."""
    words = term.split("_")
    usual = all(word in USUAL_WORDS for word in words)
    return (1.0 if len(words) == 2 else _SINGLE) * (_USUAL if usual else 1.0)


def alike(
    corpus: Corpus, texts: Iterable[str], visible: Callable[[Collection[int]], Collection[int]], limit: int
) -> list[tuple[int, float]]:
    """Keys of the `limit` rows most like `texts`, each with its closeness (0 to 1), the closest first.

    `visible` keeps of some keys those that the reader may see; nothing of the others is weighed.
    """
    terms = likeness_terms(*texts)
    common = _commonness(corpus) if terms else None
    if common is None or not common.read:
        return []
    found, exact = _candidates(corpus, common, terms)
    weights = {term: common.weight(term, exact.get(term)) for term in terms}
    ordered = sorted(found, key=lambda pk: (-sum(weights[term] for term in found[pk]), -pk))
    chosen = _seen(ordered, visible)
    rows = corpus.model._default_manager.filter(pk__in=chosen).values_list("pk", "terms")
    scored = [(pk, _closeness(set(row.split()), weights, common)) for pk, row in rows]
    return sorted(scored, key=lambda one: (-one[1], -one[0]))[:limit]


def _seen(ordered: Sequence[int], visible: Callable[[Collection[int]], Collection[int]]) -> list[int]:
    """The first _WEIGHED that the reader may see; most readers see most, so the first look is a short one."""
    first = ordered[: 2 * _WEIGHED]
    seen = set(visible(first))
    if len(seen) < _WEIGHED and len(ordered) > len(first):
        seen |= set(visible(ordered[len(first) :]))
    return [pk for pk in ordered if pk in seen][:_WEIGHED]


def _closeness(row: set[str], weights: dict[str, float], common: Commonness) -> float:
    """The weight of what is shared beside the weights of both, as the cosine has it.

    A row of three words that all stand in a long text is no better for its shortness.
    """
    shared = sum(weight for term, weight in weights.items() if term in row)
    asked = sum(weights.values())
    held = sum(weights[term] if term in weights else common.weight(term) for term in row)
    return shared / math.sqrt(asked * max(held, asked / 2)) if shared else 0.0


def _candidates(corpus: Corpus, common: Commonness, terms: Sequence[str]) -> tuple[dict[int, set[str]], dict[str, int]]:
    """Rows with the terms that found them, and the true number of rows of terms that were read to the end."""
    telling = [term for term in terms if _shape(term) >= _SINGLE]
    telling.sort(key=lambda term: (common.rows_of.get(term, 0), -_shape(term)))
    arms: list[str] = []
    expected = 0.0
    for term in telling[:_ARMS_MAX]:
        expected += common.rows(term)
        if arms and expected > _FETCHED_MAX:
            break
        arms.append(term)
    found, exact = _fetched(corpus, arms)
    if len(found) < _ENOUGH and len(arms) < len(telling):
        rest = telling[max(len(arms) - 1, 0) : len(arms) + 5]
        more, _counts = _fetched(corpus, [f"{one} {other}" for one, other in combinations(rest, 2)])
        for pk, held in more.items():
            found[pk] |= held
    return found, exact


def _fetched(corpus: Corpus, arms: Sequence[str]) -> tuple[defaultdict[int, set[str]], dict[str, int]]:
    """One statement. An arm is a term, or several with a space between that a row must hold together."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    counts: Counter[int] = Counter()
    if arms:
        with connection.cursor() as cursor:
            cursor.execute(*(_ARMS_SQL.get(connection.vendor, _arms_sqlite)(corpus, arms)))
            for number, pk in cursor.fetchall():
                found[pk].update(arms[number].split())
                counts[number] += 1
    exact = {arm: counts[number] for number, arm in enumerate(arms) if " " not in arm and counts[number] < _ARM_MAX}
    return found, exact


def _arms_postgresql(corpus: Corpus, arms: Sequence[str]) -> tuple[str, list[Any]]:
    return (
        "SELECT arm.number - 1, found.key FROM unnest(%s::text[]) WITH ORDINALITY AS arm(terms, number)"  # noqa: S608
        f" CROSS JOIN LATERAL (SELECT one.{corpus.key} AS key FROM {corpus.table} AS one"
        " WHERE string_to_array(one.terms, ' ') @> string_to_array(arm.terms, ' ') LIMIT %s) AS found",
        [list(arms), _ARM_MAX],
    )


def _arms_sqlite(corpus: Corpus, arms: Sequence[str]) -> tuple[str, list[Any]]:
    index = f"{corpus.table}_index"
    one = f"SELECT * FROM (SELECT %s, rowid FROM {index} WHERE {index} MATCH %s ORDER BY rowid DESC LIMIT %s)"  # noqa: S608
    wanted: list[Any] = []
    for number, arm in enumerate(arms):
        wanted += [number, " AND ".join(f'"{term}"' for term in arm.split()), _ARM_MAX]
    return " UNION ALL ".join([one] * len(arms)), wanted


_ARMS_SQL: Final = {"postgresql": _arms_postgresql, "sqlite": _arms_sqlite}


def _commonness(corpus: Corpus) -> Commonness:
    """All rows while they are few; else a sample, remembered for an hour: a word does not grow common in a day."""
    ends = corpus.model._default_manager.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["last"] is None:
        return Commonness(0, 0, {})
    first, last = ends["first"], ends["last"]
    if last - first < SAMPLE:
        return _counted(corpus, range(first, last + 1))
    name = f"petitions.likeness.{corpus.table}.{last.bit_length()}"
    kept: Commonness | None = cache.get(name)
    if kept is None:
        kept = _counted(corpus, range(last, first - 1, -((last - first) // SAMPLE + 1)))
        cache.set(name, kept, _SAMPLE_KEPT)
    return kept


def _counted(corpus: Corpus, keys: range) -> Commonness:
    """The rows of `keys`, which are evenly spaced."""
    rows_of: Counter[str] = Counter()
    read = 0
    for terms in corpus.model._default_manager.filter(pk__in=keys).values_list("terms", flat=True):
        rows_of.update(terms.split())
        read += 1
    return Commonness(read, max(read * abs(keys.step), read), dict(rows_of))
