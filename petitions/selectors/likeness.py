"""Which rows hold the most of what a text is about: rare words and pairs weigh most, common ones nearly nothing.

1. How common each term is, is read off a sample of the rows (a rare term is simply not among them).
2. The rarest terms fetch their rows from the index: GIN on PostgreSQL, FTS5 on SQLite; common ones only two together.
3. What the reader may not see is dropped, and the best of the rest are weighed exactly, with all terms of both sides.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any, Final, Self

from django.core.cache import cache
from django.db import connection, models
from django.db.models import Max, Min

from core.text import likeness_terms
from petitions.models import PetitionTerms, PublicationTerms

SAMPLE: Final = 1000
_SAMPLE_KEPT: Final = 3600
_ARMS_MAX: Final = 150
# Rows fetched by all arms together, and by one; a term in more rows finds its way by its neighbours.
_FETCHED_MAX: Final = 4000
_ARM_MAX: Final = 1000
_ENOUGH: Final = 100
_WEIGHED: Final = 200
_SINGLE: Final = 0.8
_USUAL: Final = 0.1
# What stands in no row at all can be shared with none; it still tells that the text is about something else.
_NOWHERE: Final = 0.3
# Among few rows most words are rare by chance: a likeness there says less.
_FEW_ROWS: Final = 500
_TRUST_IN_FEW: Final = 0.65
# The words of every petition. With a few dozen rows no counting would find out that they say nothing.
_USUAL_WORDS: Final = (
    "ai anh ba bang bi boi cac can cau chi cho chua co con cua cung da dan dang dau day de den deu do doi dong "
    "duoc gan gi ha hay hoac hon hop huyen it khi khong kien km la lai lam lan lau luc luon m2 m3 ma moi mong "
    "mot muon nam nao nay nen neu ngay nghi nhan nhat nhieu nhu nhung o phai qua ra rang rat roi sao sau se su "
    "tac tai tan thang the theo thi thuong tinh toi tren trieu trong truoc tu tung ty uy va van vao ve vi viec "
    "voi vua xa xin y yeu "
)
_USUAL_PHRASES: Final = (
    "đề nghị; kiến nghị; kính đề nghị; đề xuất; mong muốn; nguyện vọng; yêu cầu; hợp tác xã; liên hiệp hợp tác "
    "xã; tổ hợp tác; các hợp tác xã; cho hợp tác xã; hợp tác xã có; hợp tác xã được; của hợp tác xã; ủy ban "
    "nhân dân; ủy ban nhân dân tỉnh; ủy ban nhân dân xã; hội đồng nhân dân; lãnh đạo tỉnh; nhà nước; các cấp; "
    "các ngành; sở ngành; cơ quan chức năng; cấp có thẩm quyền; chính quyền địa phương; trên địa bàn; địa "
    "phương; xem xét; hỗ trợ; quan tâm; giúp đỡ; tạo điều kiện; điều kiện; hướng dẫn; giải quyết; tháo gỡ; khó "
    "khăn; vướng mắc; thành viên; bà con; người dân; chúng tôi; hiện nay; thời gian tới; trong thời gian; năm "
    "nay; hằng năm; nhiều năm; quy định; theo quy định; chính sách; chủ trương; phù hợp; tiếp tục; đang gặp; có "
    "hướng; để được; cho phép; trả lời; cụ thể; kịp thời "
)
USUAL: Final = frozenset(_USUAL_WORDS.split()) | {
    term for phrase in _USUAL_PHRASES.split(";") for term in likeness_terms(phrase) if "_" in term
}


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
    """In how many of `read` rows each term stood, and what finding it says; `total`: about how many rows there are.

    Of many rows, terms that stood in a single one are left out: they are as rare as those not read.
    """

    read: int
    total: int
    rows_of: dict[str, int]
    weights: dict[str, float]

    @classmethod
    def of(cls, read: int, total: int, rows_of: Counter[str]) -> Self:
        kept = {term: rows for term, rows in rows_of.items() if rows > 1 or read < SAMPLE // 2}
        return cls(read, total, kept, {term: _weight(term, read, rows) for term, rows in kept.items()})

    def rows(self, term: str) -> float:
        """About how many rows hold the term; most of those not read are in none."""
        return self.rows_of.get(term, 0) / max(self.read, 1) * self.total

    def weight(self, term: str) -> float:
        """What finding the term says."""
        known = self.weights.get(term)
        return _weight(term, self.read, 0) if known is None else known


def _weight(term: str, total: int, rows: int) -> float:
    return max(math.log((total + 1.5) / (rows + 0.5)), 0.01) * _shape(term)


@lru_cache(maxsize=1 << 16)
def _shape(term: str) -> float:
    """A pair says more than one syllable, which has many meanings without its tone; usual words say nearly nothing."""
    words = term.split("_")
    usual = term in USUAL or all(word in USUAL for word in words)
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
    weights = {term: common.weight(term) for term in terms}
    found = _candidates(corpus, common, weights)
    chosen = _seen(sorted(found, key=lambda pk: (-found[pk], -pk)), visible)
    rows = corpus.model._default_manager.filter(pk__in=chosen).values_list("pk", "terms")
    trust = _TRUST_IN_FEW if common.total < _FEW_ROWS else 1.0
    scored = [(pk, trust * _closeness(set(row.split()), weights, common)) for pk, row in rows]
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


def _candidates(corpus: Corpus, common: Commonness, weights: dict[str, float]) -> dict[int, float]:
    """Rows with the weight of the terms that found them.

    The weight of a rare term is set right on the way: how many rows hold it is known when they have been fetched.
    """
    telling = [term for term in weights if _shape(term) >= _SINGLE]
    # Of those that no row read held, single words first: a word nobody else used says much, a new pair little.
    telling.sort(key=lambda term: (common.rows_of.get(term, 0), _shape(term)))
    arms: list[str] = []
    expected = 0.0
    for term in telling[:_ARMS_MAX]:
        expected += common.rows(term)
        if arms and expected > _FETCHED_MAX:
            break
        arms.append(term)
    fetched = _fetched(corpus, arms)
    for arm, keys in fetched.items():
        if not keys:
            weights[arm] *= _NOWHERE
        elif len(keys) < _ARM_MAX:
            weights[arm] = _weight(arm, common.total, len(keys))
    found: defaultdict[int, float] = defaultdict(float)
    for arm, keys in fetched.items():
        for pk in keys:
            found[pk] += weights[arm]
    if len(found) < _ENOUGH and len(arms) < len(telling):
        rest = telling[max(len(arms) - 1, 0) : len(arms) + 5]
        for pair, keys in _fetched(corpus, [f"{one} {other}" for one, other in combinations(rest, 2)]).items():
            for pk in keys:
                found[pk] += sum(weights[term] for term in pair.split())
    return found


def _fetched(corpus: Corpus, arms: Sequence[str]) -> dict[str, list[int]]:
    """Keys by arm; one statement. An arm is a term, or two with a space between that a row must hold together."""
    fetched: dict[str, list[int]] = {arm: [] for arm in arms}
    if arms:
        with connection.cursor() as cursor:
            cursor.execute(*(_ARMS_SQL[connection.vendor](corpus, arms)))
            for number, pk in cursor.fetchall():
                fetched[arms[number]].append(pk)
    return fetched


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
        return Commonness(0, 0, {}, {})
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
    return Commonness.of(read, max(read * abs(keys.step), read), rows_of)
