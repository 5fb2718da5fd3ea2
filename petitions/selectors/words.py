"""Long texts in short: the heading of a page, the line of a list. Cut at words, never inside one."""

import re

HEADING_MAX = 120
LINE_MAX = 160
# A first sentence shorter than this is a salutation or a number, not what the petition is about.
_SENTENCE_MIN = 25
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_])|\s*\n+\s*")
# After these a point is no end: "TP. Hồ Chí Minh", "P. Tân An", a number at the beginning of a line.
_NO_END = re.compile(
    r"(?:^|\W)(?:tp|tx|tt|q|p|h|x|kp|đ|ô|b|st|tr|ts|ths|gs|pgs|ks|bs|cn|đ/c)\.$|(?:^|[\n:;])\s*\d{1,2}\.$",
    re.IGNORECASE,
)


def shortened(text: str, length: int = LINE_MAX) -> str:
    """One line of at most `length` letters for lists and links, with "…" where words were left out."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[:length].rpartition(" ")[0] or line[: length - 1]
    return f"{cut.rstrip(' ,;:.–-(“')}…"


def headline(text: str, length: int = HEADING_MAX) -> str:
    """The first sentence, as the heading above the whole text. A heading bears no full stop."""
    sentence = " ".join(_first_sentence(text.strip()).split())
    if sentence.endswith(".") and not sentence.endswith("..."):
        sentence = sentence[:-1]
    return shortened(sentence.rstrip(":;, "), length)


def _first_sentence(text: str) -> str:
    for end in _SENTENCE_END.finditer(text):
        head = text[: end.start()].rstrip()
        if len(head) >= _SENTENCE_MIN and not head.endswith(":") and not _NO_END.search(head):
            return head
    return text


# "một là …; hai là …", "Thứ nhất, …", and lines that begin with a number or a dash.
_COUNTED = re.compile(
    r"(?:(?:^|(?<=[\s:;,.]))(?:(?:một|hai|ba|bốn|năm|sáu) là|thứ (?:nhất|hai|ba|tư|năm|sáu))\b[,:]?"
    r"|^\s*(?:\d{1,2}[.)]|[-–+•])(?=\s))\s*",
    re.IGNORECASE | re.MULTILINE,
)


def wishes_counted(text: str) -> list[str]:
    """The wishes of a speech that counts them itself, each as a sentence; none where it does not count two."""
    marks = list(_COUNTED.finditer(text))
    if len(marks) < 2:
        return []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    found = [text[mark.end() : end].strip(" \n\t;,.") for mark, end in zip(marks, ends, strict=True)]
    return [f"{one[0].upper()}{one[1:]}." for one in found if len(one) > 3]
