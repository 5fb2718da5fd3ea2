"""Colours of tokens.css can be read: WCAG 2.2, 4.5:1 for text and 3:1 for the borders of controls."""

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text("utf-8")
GROUNDS = ("paper", "sheet", "tray")
WASHES = {
    "blue": "blue-wash",
    "green": "green-wash",
    "amber": "amber-wash",
    "rust": "rust-wash",
    "lacquer": "lacquer-wash",
}


def colours(selector: str) -> dict[str, str]:
    block = re.search(re.escape(selector) + r"\s*{(.*?)}", TOKENS, re.S)
    assert block is not None
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\b", block[1]))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


NORMAL = colours("\n:root")
MORE = NORMAL | colours('html[data-contrast="more"]')


@pytest.mark.parametrize("tokens", [NORMAL, MORE], ids=["normal", "more contrast"])
def test_text_can_be_read_on_every_ground(tokens):
    text = ("ink", "ink-soft", "ink-faint", "blue", "green", "amber", "rust", "lacquer")
    low = {
        (ink, ground): round(contrast(tokens[ink], tokens[ground]), 2)
        for ink in text
        for ground in GROUNDS
        if contrast(tokens[ink], tokens[ground]) < 4.5
    }
    assert low == {}


@pytest.mark.parametrize("tokens", [NORMAL, MORE], ids=["normal", "more contrast"])
def test_words_can_be_read_on_their_wash_and_white_on_fills(tokens):
    assert [name for name, wash in WASHES.items() if contrast(tokens[name], tokens[wash]) < 4.5] == []
    assert [wash for wash in WASHES.values() if contrast(tokens["ink"], tokens[wash]) < 4.5] == []
    assert [name for name in ("lacquer", "rust", "ink") if contrast(tokens[name], tokens["sheet"]) < 4.5] == []


@pytest.mark.parametrize("tokens", [NORMAL, MORE], ids=["normal", "more contrast"])
def test_controls_and_focus_stand_out(tokens):
    pairs = [(name, ground) for name in ("edge", "focus") for ground in GROUNDS]
    low = [pair for pair in pairs if contrast(tokens[pair[0]], tokens[pair[1]]) < 3]
    assert low == []
