"""Rules of templates, style sheets and scripts: what a content policy or a missing file would only show later."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

BASE = settings.BASE_DIR
# Papers are drawn by WeasyPrint, mails by mail readers: neither runs under the site's content policy.
PAGES = [
    path
    for path in sorted((BASE / "templates").rglob("*.html"))
    if not {"pdf", "mail"} & set(path.relative_to(BASE / "templates").parts)
]
STYLES = sorted((BASE / "static" / "css").glob("*.css"))
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.S)
SCRIPTS = sorted((BASE / "static" / "js").glob("*.js"))
pages = pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(BASE / "templates")))


def markup(path: Path) -> str:
    """The template without its comments."""
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", path.read_text("utf-8"), flags=re.S)
    return re.sub(r"{#.*?#}", "", text)


@pages
def test_page_holds_no_inline_style_or_script(path):
    text = markup(path)
    found = [
        *re.findall(r"<style\b[^>]*>", text),
        *re.findall(r"\sstyle\s*=\s*[\"'][^\"']*", text),
        *re.findall(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=[\"']application/json)[^>]*>", text),
        *re.findall(r"\son[a-z]+\s*=\s*[\"'][^\"']*", text),
        *re.findall(r"javascript:[^\"']*", text),
        *re.findall(r"\bhx-on[:\w-]*\s*=", text),
    ]
    assert found == []


@pages
def test_page_loads_nothing_from_elsewhere(path):
    remote = re.findall(r"(?:src|href|action|poster|data|srcset)\s*=\s*[\"'](?:https?:)?//[^\"']*", markup(path))
    assert remote == []


@pages
def test_every_static_file_named_exists(path):
    names = re.findall(r"{%\s*static\s+[\"']([^\"']+)[\"']", markup(path))
    assert [name for name in names if finders.find(name) is None] == []


@pages
def test_multiline_comment_is_not_written_as_a_line_comment(path):
    """Django shows a {# … #} that runs over a line end to the reader."""
    text = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", path.read_text("utf-8"), flags=re.S)
    assert [line for line in text.splitlines() if "{#" in line and "#}" not in line.split("{#", 1)[1]] == []


@pages
def test_every_posting_form_carries_its_token(path):
    forms = re.findall(r"<form\b[^>]*method=[\"']post[\"'].*?</form>", markup(path), re.S | re.I)
    assert [form[:120] for form in forms if "csrf_token" not in form and "{% crispy" not in form] == []


@pages
def test_labels_point_to_what_is_said(path):
    """A control without words: an empty button or link says nothing to a screen reader."""
    assert re.findall(r"<(?:button|a)\b(?![^>]*aria-label)[^>]*>\s*</(?:button|a)>", markup(path)) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_style_sheet_names_only_files_beside_it(path):
    text = path.read_text("utf-8")
    assert "@import" not in text
    for address in re.findall(r"url\([\"']?([^\"')]+)", text):
        assert not re.match(r"(https?:)?//", address)
        assert (path.parent / address).resolve().is_file(), address


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_of_ours_asks_nothing_from_elsewhere(path):
    text = path.read_text("utf-8")
    assert re.findall(r"https?://|\beval\(|new Function|innerHTML|insertAdjacentHTML|document\.write", text) == []
    assert re.search(r"[ạảãàáâậầấẩẫăắằặẳẵđẹẻẽèéêệềếểễịỉĩìíọỏõòóôộồốổỗơợờớởỡụủũùúưựừứửữỳýỵỷỹ]", _code(text)) is None, (
        "Words shown to a reader come from data attributes, translated on the server."
    )


def _code(text: str) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)


def test_style_sheets_stay_small_enough_to_read():
    assert [path.name for path in STYLES if path.read_text("utf-8").count("\n") > 400] == []


def test_every_class_written_in_a_page_is_drawn_somewhere():
    """A class without a rule is a slip of the pen or a page designed twice."""
    sheets = [*STYLES, BASE / "static" / "vendor" / "bootstrap" / "bootstrap.min.css"]
    known = set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", "".join(sheet.read_text("utf-8") for sheet in sheets)))
    known |= set(re.findall(r"[\"'. ]([a-z][\w-]+)[\"'\]. ]", "".join(script.read_text("utf-8") for script in SCRIPTS)))
    unknown = {}
    for path in PAGES:
        if "bootstrap5" in path.parts:
            continue
        for value in re.findall(r"\sclass=\"([^\"]*)\"", TAG.sub("\0", markup(path))):
            for name in class_names(value):
                if name not in known:
                    unknown.setdefault(name, path.relative_to(BASE / "templates").as_posix())
    assert unknown == {}


def class_names(value: str) -> list[str]:
    """The whole names in a class attribute whose template tags are NUL.

    state--NULclosedNULopenNUL, from an if inside a name, gives state--closed and state--open.
    """
    names = []
    for word in value.split():
        first, *others = word.split("\0")
        stem = first if first.endswith("-") else ""
        names += [stem + part for part in ([] if stem else [first]) + others if part and not part.startswith("-")]
    return names
