"""How an administrative document writes numbers, dates and names (Decree 30/2020/NĐ-CP, Annex I).

The words of a paper are Vietnamese by law and never translated: they stand here and in `reports.documents` as they
are printed. What a reader sees on a screen goes through the catalogue as everywhere else.
"""

import re
from collections.abc import Iterable
from datetime import date, time
from textwrap import wrap

from core.text import NO_BREAK_SPACE as NBSP
from core.text import number_padded

NOT_RECORDED = "(không ghi lại)"
# Điểm are numbered by the Vietnamese alphabet without its accented vowels: there is no f, j, w or z.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_DATE_WORDS = re.compile(r"\b(ngày) (\d{1,2}) (tháng) (\d{1,2})(?: (năm) (\d{4}))?", re.IGNORECASE)
_NUMBER_WORDS = re.compile(r"\b(số|Số|khoản|Khoản|điều|Điều|điểm|Điểm|năm|tháng|quý|Phụ lục) (?=[\dIVX])")
_UNIT_WORDS = re.compile(r"(?<=\d) (?=(?:triệu|tỷ|đồng|ha|tấn|km|m2|m3|kg|%|HTX|THT|ngày|tháng|năm|giờ|phút)\b)")
_COMPOUNDS = re.compile(
    r"\b(liên hiệp|hợp tác xã|tổ hợp tác|hội nghị|đối thoại|gặp gỡ|lãnh đạo|nhân dân|địa bàn)\b", re.I
)
_SHORT_FORMS = re.compile(r"\b(HTX|THT|LHHTX|UBND|HĐND) (?=[A-ZĐÀ-Ỹ])")


def counted(number: int) -> str:
    """A count as papers write it: "05", "1.234"; no nought stands before nought."""
    return number_padded(number) if number else "0"


def paper_number(number: int | None) -> str:
    """The number of a document: a leading 0 below ten, room to write it in by hand while it has none."""
    return NBSP * 8 if number is None else f"{number:02d}"


def paper_date(day: date | None, *, year: int | None = None) -> str:
    """ "ngày 05 tháng 01 năm 2026": days below ten and the months 1 and 2 get a 0, months 3 to 9 do not.

    Without a day it leaves room to write it in; `year` is printed then when it is known.
    """
    if day is None:
        gap = NBSP * 6
        return f"ngày{gap}tháng{gap}năm{NBSP}{year}" if year else f"ngày{gap}tháng{gap}năm{gap}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày{NBSP}{day.day:02d}{NBSP}tháng{NBSP}{month}{NBSP}năm{NBSP}{day.year}"


def short_date(day: date | None) -> str:
    """dd/mm/yyyy for table cells; empty without a day."""
    return f"{day:%d/%m/%Y}" if day else ""


def clock(moment: time | None) -> str:
    """ "08 giờ 00 phút"; empty without a time."""
    return f"{moment.hour:02d}{NBSP}giờ{NBSP}{moment.minute:02d}{NBSP}phút" if moment else ""


def roman(number: int) -> str:
    """I, II, III … for Phần, Chương, Mục and annexes."""
    result = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        result += sign * count
    return result


def letter(index: int) -> str:
    """The letter of the index-th điểm, from 0: a, b, c, d, đ, e, g … y, then aa, ab …"""
    turn, place = divmod(index, len(LETTERS))
    return (LETTERS[turn - 1] if turn else "") + LETTERS[place]


def unbroken(text: str) -> str:
    """`text` with no-break spaces where a line must not end: dates, "số 29", "12 ha", "HTX Tài Hoan".

    Names of persons are joined by `name_unbroken`, where they are known to be names.
    """
    text = _DATE_WORDS.sub(lambda found: found[0].replace(" ", NBSP), text)
    text = _NUMBER_WORDS.sub(rf"\1{NBSP}", text)
    text = _UNIT_WORDS.sub(NBSP, text)
    return _SHORT_FORMS.sub(rf"\1{NBSP}", text)


def compounds_unbroken(text: str) -> str:
    """`text` with the usual words of these titles held together: "tổ hợp tác" must not part into "tổ" and "hợp tác"."""
    return _COMPOUNDS.sub(lambda found: found[0].replace(" ", NBSP), text)


def name_unbroken(name: str) -> str:
    """A person's name on one line. Long texts in a name's place stay breakable, or they would run off the page."""
    return name.replace(" ", NBSP) if len(name) <= 40 else name


def upper_first(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The first letter small, unless the word is an abbreviation (HTX, UBND)."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def listed(parts: Iterable[str], *, last: str = "và") -> str:
    """ "a, b và c"; empty parts are left out."""
    words = [part for part in parts if part]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def ended(text: str, sign: str = ".") -> str:
    """`text` closed by `sign`, which takes the place of any full stop, comma or semicolon that it ends with."""
    return text.rstrip(" .;,") + sign


def balanced(text: str, limit: int) -> str:
    """`text` on as few lines of about `limit` letters as hold it, all of them about as long, joined by line breaks."""
    if len(text) <= limit:
        return text
    count = len(wrap(text, limit, break_on_hyphens=False))
    for width in range(-(-len(text) // count), limit + 1):
        lines = wrap(text, width, break_on_hyphens=False, break_long_words=False)
        if len(lines) <= count:
            return "\n".join(lines)
    return text


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a typed text: lines that are not empty, spaces gathered."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
