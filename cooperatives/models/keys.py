"""Derived keys of an organisation's name: one to rank by accents, one to sort by in the database."""

import re
from typing import Final

from core.text import search_key, sort_key, tone_folded

_SORTED_LETTERS: Final = 100
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
# What nearly every name begins with; a person who looks for "HTX Suối Mây" looks under S.
_KIND_WORDS: Final = re.compile(
    r"^(liên hiệp hợp tác xã|liên hiệp htx|lhhtx|hợp tác xã|htx|tổ hợp tác|tht|quỹ tín dụng nhân dân|qtdnd)\b\s*",
    re.IGNORECASE,
)


def accent_key(*texts: str) -> str:
    """The words of `texts` with their accents, lower case, one placement of tones: "Suối Mây" and not "suoi may"."""
    return " ".join(re.sub(r"[^\w]+", " ", tone_folded(" ".join(texts)).casefold()).split())


def own_name(name: str) -> str:
    """The name without the words for its kind; the whole name when nothing else is left."""
    return _KIND_WORDS.sub("", name) or name


def similar_key(name: str) -> str:
    """Equal for two names that a clerk would take for the same organisation: kind words, accents and signs aside."""
    return search_key(own_name(name))


def sort_column(name: str) -> str:
    """Vietnamese order of the own name as ASCII text, so that SQLite and PostgreSQL sort alike under any collation.

    Two base-36 digits a letter from "01", then "00" so that a shorter name comes first, then one digit a tone.
    """
    letters, tones, _text = sort_key(own_name(name)[:_SORTED_LETTERS])
    return "".join(_pair(rank) for rank in letters) + "00" + "".join(str(tone) for tone in tones)


def _pair(rank: int) -> str:
    # core.text ranks signs below 500, digits from 500, Vietnamese letters from 1000, foreign letters from 2000.
    if rank >= 2000:
        place = 900 + rank % 300
    elif rank >= 1000:
        place = 700 + (rank - 1000)
    elif rank >= 500:
        place = 600 + (rank - 500) % 64
    else:
        place = 1 + rank % 500
    return _DIGITS[place // 36] + _DIGITS[place % 36]
