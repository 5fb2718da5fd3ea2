"""Vietnamese text: one normal form, a key to search by, an order to sort by.

Vietnamese letters can be written composed (NFC, one code point) or decomposed (NFD, a letter and its marks); macOS and
some keyboards send the second. Everything stored here is NFC, so that equality and lengths mean what a person sees.
"""

import re
import unicodedata
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"

# Control characters but tab and line feed (categories Cc and Cs), marks that turn the direction of text, and byte order
# marks: invisible, and able to make a name read otherwise. One pattern: a look at each letter is ten times slower.
_NOISE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_COMBINING: Final = re.compile("[\u0300-\u036f]")
_LINE_BREAKS: Final = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SPACES: Final = re.compile(r"\s+")

# Written short in one text and in full in another. Both the key and the question are written in full.
_ABBREVIATIONS: Final = {
    "attp": "an toan thuc pham",
    "atvstp": "an toan ve sinh thuc pham",
    "bhxh": "bao hiem xa hoi",
    "bhyt": "bao hiem y te",
    "bql": "ban quan ly",
    "bvtv": "bao ve thuc vat",
    "ccn": "cum cong nghiep",
    "cntt": "cong nghe thong tin",
    "dkkd": "dang ky kinh doanh",
    "gcn": "giay chung nhan",
    "gpmb": "giai phong mat bang",
    "gtgt": "gia tri gia tang",
    "gtvt": "giao thong van tai",
    "hcm": "ho chi minh",
    "hdnd": "hoi dong nhan dan",
    "hdqt": "hoi dong quan tri",
    "htx": "hop tac xa",
    "htxnn": "hop tac xa nong nghiep",
    "kcn": "khu cong nghiep",
    "khcn": "khoa hoc cong nghe",
    "ktht": "kinh te hop tac",
    "kttt": "kinh te tap the",
    "lhhtx": "lien hiep hop tac xa",
    "lmhtx": "lien minh hop tac xa",
    "nhcsxh": "ngan hang chinh sach xa hoi",
    "nhnn": "ngan hang nha nuoc",
    "nnmt": "nong nghiep va moi truong",
    "nsnn": "ngan sach nha nuoc",
    "ntm": "nong thon moi",
    "pccc": "phong chay chua chay",
    "ptnt": "phat trien nong thon",
    "qsdd": "quyen su dung dat",
    "qtd": "quy tin dung",
    "qtdnd": "quy tin dung nhan dan",
    "sx": "san xuat",
    "sxkd": "san xuat kinh doanh",
    "tht": "to hop tac",
    "tmdt": "thuong mai dien tu",
    "tncn": "thu nhap ca nhan",
    "tndn": "thu nhap doanh nghiep",
    "tnmt": "tai nguyen va moi truong",
    "tp": "thanh pho",
    "ubmttq": "uy ban mat tran to quoc",
    "ubnd": "uy ban nhan dan",
    "vsmt": "ve sinh moi truong",
    "xttm": "xuc tien thuong mai",
}
# Letters without a decomposition, and their look-alikes from other alphabets that end up in Vietnamese files.
_PLAIN_LETTERS: Final = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ɖ": "d", "Ɖ": "D"})

_MARKS: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền, hỏi, ngã, sắc, nặng
_ALPHABET: Final = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)}

# oà → òa, oè → òe, uỳ → ùy: the tone over the first vowel, as state documents write it.
_TONE_PAIR: Final = re.compile("(?<![qQ])([oO][aAeE]|[uU][yY])([\u0300\u0301\u0303\u0309\u0323])(?!\\w)")

SEARCH_TERMS_MAX: Final = 8
# The words and pairs of about three pages.
LIKENESS_TERMS_MAX: Final = 1500
# Marks on one letter, as many as Unicode's stream-safe form allows (UAX 15); no language writes more than a few.
MARKS_MAX: Final = 30
_FEW_LETTERS: Final = 500


def nfc(text: str) -> str:
    """Composed form; nothing else changed, but of a tower of marks only the first MARKS_MAX stay."""
    return unicodedata.normalize("NFC", _towers_cut(text))


def _towers_cut(text: str) -> str:
    """Composing sorts the marks of a letter, which takes the square of their number: a request of 5 MB took hours."""
    if len(text) < _FEW_LETTERS or text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MARKS_MAX:
            kept.append(char)
    return "".join(kept)


def clean_text(text: str) -> str:
    """Several lines of text as stored: NFC, line breaks as \\n, no control characters; leading spaces kept."""
    return _NOISE.sub("", _LINE_BREAKS.sub("\n", nfc(text)))


def clean_line(text: str) -> str:
    """One line of text as stored: like `clean_text`, every run of white space one space, none at the ends.

    A no-break space stays: it was put there to hold words together.
    """
    text = re.sub(r"[^\S\u00a0]+", " ", clean_text(text))
    return text.strip()


def without_marks(text: str) -> str:
    """The same letters without tone and vowel marks: "Đường Đá" gives "Duong Da"."""
    bare = _COMBINING.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare).translate(_PLAIN_LETTERS)


def _folded_words(text: str) -> list[str]:
    folded = without_marks(unicodedata.normalize("NFKC", text).casefold())
    return re.sub(r"[\W_]+", " ", folded).split()


def search_key(*texts: str) -> str:
    """What a stored text is searched by: lower case, no marks, words with one space, usual abbreviations in full."""
    words = _folded_words(" ".join(texts))
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def search_terms(query: str) -> list[str]:
    """The parts a stored key must all contain; a part in double quotes stays one phrase. At most SEARCH_TERMS_MAX."""
    terms: list[str] = []
    for phrase, word in re.findall(r'["“]([^"”]*)["”]|([^"“”\s]+)', query[:500]):
        folded = _folded_words(phrase or word)
        if phrase:
            parts = [" ".join(_ABBREVIATIONS.get(one, one) for one in folded)]
        else:
            parts = [_ABBREVIATIONS.get(one, one) for one in folded]
        terms.extend(part for part in parts if part and part not in terms)
    return terms[:SEARCH_TERMS_MAX]


def likeness_terms(*texts: str) -> list[str]:
    """What a text is about, for finding others like it: its words and pairs of neighbours ("kho", "lanh", "kho_lanh").

    Vietnamese words are mostly two syllables: a pair says more than its halves and survives when the sentence is turned
    round. Numbers are amounts and years, in which unlike wishes agree by chance. At most LIKENESS_TERMS_MAX, each once.
    """
    terms: dict[str, None] = {}
    for text in texts:
        before = ""
        for word in search_key(text).split():
            if word.isdecimal():
                before = ""
                continue
            if len(word) > 1:
                terms[word] = None
            if before:
                terms[f"{before}_{word}"] = None
            before = word
    return list(terms)[:LIKENESS_TERMS_MAX]


def tone_folded(text: str) -> str:
    """One spelling for the two placements of a tone: "hoà", "thuỷ" give "hòa", "thủy"; "quý" stays. For comparison."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _TONE_PAIR.sub(lambda match: match[1][0] + match[2] + match[1][1], decomposed)
    return nfc(moved)


def same_text(one: str, other: str) -> bool:
    """Whether two names are the same to a Vietnamese reader: form, case, spaces and tone placement aside."""
    return _comparable(one) == _comparable(other)


def _comparable(text: str) -> str:
    return _SPACES.sub(" ", tone_folded(text).casefold()).strip()


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Vietnamese alphabetical order: letters (a ă â b c d đ …), then tones (ngang huyền hỏi ngã sắc nặng), then case.

    Spaces and signs come before digits, digits before letters; letters of other alphabets last.
    """
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", text):
        base, tone = _letter_and_tone(char)
        letters.append(_rank(base))
        tones.append(tone)
    return tuple(letters), tuple(tones), text


def person_sort_key(full_name: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...], str], ...]:
    """People are listed by given name (the last word), then by family and middle names."""
    words = full_name.split()
    return tuple(sort_key(part) for part in ((words[-1], " ".join(words[:-1])) if words else ("", "")))


def _letter_and_tone(char: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", char.lower())
    tone = next((_MARKS[mark] for mark in decomposed if mark in _MARKS), 0)
    return unicodedata.normalize("NFC", "".join(part for part in decomposed if part not in _MARKS)), tone


def _rank(base: str) -> int:
    if base in _ALPHABET:
        return 1000 + _ALPHABET[base]
    if base.isdigit():
        return 500 + ord(base[0]) % 256
    if base.isalpha():
        return 2000 + ord(base[0])
    return ord(base[0]) % 500 if base else 0


def plain_name(text: str) -> str:
    """A name for files and addresses: ASCII words joined by hyphens ("Đường Đá" gives "duong-da"), "" for nothing."""
    return "-".join(re.findall(r"[a-z0-9]+", " ".join(_folded_words(text))))


def number_padded(number: int) -> str:
    """A count as documents write it: below ten with a nought ("05"), from a thousand with points ("1.234")."""
    return f"{number:02d}" if 0 <= number < 10 else f"{number:,}".replace(",", ".")


def no_break(text: str) -> str:
    """The same words, held on one line by no-break spaces: "Nguyễn Văn A", "ngày 05 tháng 3"."""
    return _SPACES.sub(NO_BREAK_SPACE, text.strip())
