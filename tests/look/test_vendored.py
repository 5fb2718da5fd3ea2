"""What comes from others lies in the repository, as it was released, with its licence."""

import hashlib

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from tests.look.figures import DIGITS, fixed_width_figures
from tests.look.whole_fonts import whole_font

STATIC = settings.BASE_DIR / "static"
LINES = [
    [part.strip() for part in line.split("|")]
    for line in (STATIC / "vendor" / "VERSIONS").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_vendored_file_is_the_one_named(line):
    path, _package, _version, _licence, sha256, _note = line
    assert hashlib.sha256((STATIC / path).read_bytes()).hexdigest() == sha256


def test_every_vendored_file_is_named():
    files = {
        path.relative_to(STATIC).as_posix()
        for folder in ("vendor", "fonts")
        for path in (STATIC / folder).rglob("*")
        if path.is_file() and path.name != "VERSIONS" and path.parent.name != "tinos"
    }
    assert files == {line[0] for line in LINES}


def test_vendored_scripts_point_to_no_map():
    """A named source map that is not there stops collectstatic with hashed names."""
    texts = [path for path in (STATIC / "vendor").rglob("*.min.*") if b"sourceMappingURL" in path.read_bytes()]
    assert texts == []


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_figures_have_one_width_and_are_made_by_the_script(weight, tmp_path):
    source = STATIC / "fonts" / f"be-vietnam-pro-latin-{weight}-normal.woff2"
    fixed_width_figures(source, tmp_path / "figures.woff2")
    kept, made = TTFont(STATIC / "fonts" / f"hn-figures-{weight}.woff2"), TTFont(tmp_path / "figures.woff2")
    for font in (kept, made):
        names = [font.getBestCmap()[ord(digit)] for digit in DIGITS]
        assert len({font["hmtx"][name][0] for name in names}) == 1
    assert kept["hmtx"].metrics == made["hmtx"].metrics


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_one_file_holds_the_letters_of_both_as_they_are_drawn(weight, tmp_path):
    fonts = STATIC / "fonts"
    parts = [fonts / f"be-vietnam-pro-{part}-{weight}-normal.woff2" for part in ("latin", "vietnamese")]
    whole_font(*parts, tmp_path / "whole.woff2")
    kept = TTFont(fonts / f"be-vietnam-pro-{weight}.woff2")
    assert kept["hmtx"].metrics == TTFont(tmp_path / "whole.woff2")["hmtx"].metrics
    letters = kept.getBestCmap()
    for part in map(TTFont, reversed(parts)):
        for letter, name in part.getBestCmap().items():
            assert kept["hmtx"][letters[letter]][0] == part["hmtx"][name][0], chr(letter)
    features = {record.FeatureTag for record in kept["GPOS"].table.FeatureList.FeatureRecord}
    assert {"kern", "mark"} <= features
