"""The translation catalogue without a system gettext: compile it, check it, bring it up to date."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import templatize

Message = tuple[str | None, str, str | None]  # context, singular, plural

PYTHON_KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "_": None,
    "N_": None,
}
SOURCES = ("hoinghi", "core", "accounts", "cooperatives", "meetings", "petitions", "reports", "templates")


def _messages_of(path: Path) -> Iterator[Message]:
    """Every translatable message of one Python file or template."""
    # A development tool: the running product only compiles.
    from babel.messages.extract import extract  # noqa: PLC0415

    source = path.read_text("utf-8")
    if path.suffix != ".py":
        # Python's reader judges indentation; a template's has no meaning.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    keywords = dict(PYTHON_KEYWORDS)
    for _line, text, _comments, context in extract("python", BytesIO(source.encode()), keywords=keywords):
        if isinstance(text, tuple):
            yield context, text[0], text[1]
        elif text:
            yield context, text, None


def _source_files() -> Iterator[Path]:
    for name in SOURCES:
        for pattern in ("*.py", "*.html", "*.txt"):
            for path in sorted((settings.BASE_DIR / name).rglob(pattern)):
                if "migrations" not in path.parts:
                    yield path


class Command(BaseCommand):
    help = (
        "compile: write the .mo files. check: fail when a message lacks its Vietnamese. update: add and drop messages."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["compile", "check", "update"])

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action == "compile":
            for path in settings.BASE_DIR.glob("locale/**/*.po"):
                polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
            return
        for path in sorted(settings.BASE_DIR.glob("locale/*/LC_MESSAGES/*.po")):
            po = polib.pofile(str(path), wrapwidth=120)
            self._check(path, po) if action == "check" else self._update(path, po)

    def _wanted(self) -> dict[tuple[str | None, str], Message]:
        return {(m[0], m[1]): m for path in _source_files() for m in _messages_of(path)}

    def _check(self, path: Path, po: polib.POFile) -> None:
        done = {(entry.msgctxt, entry.msgid): entry for entry in po if entry.translated() and not entry.fuzzy}
        problems = [f"{path.name} lacks: {key[1]!r}" for key in sorted(self._wanted().keys() - done.keys(), key=str)]
        for entry in done.values():
            texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
            problems += [f"placeholders differ: {entry.msgid!r}" for text in texts if _names(entry) != _names_in(text)]
        if problems:
            raise CommandError("\n".join(problems) + f"\n{len(problems)} problems in the catalogue.")
        self.stdout.write(f"{path.parent.parent.name}: {len(done)} messages, complete.")

    def _update(self, path: Path, po: polib.POFile) -> None:
        wanted = self._wanted()
        have = {(entry.msgctxt, entry.msgid): entry for entry in po}
        for key in wanted.keys() - have.keys():
            context, singular, plural = wanted[key]
            po.append(polib.POEntry(msgctxt=context, msgid=singular, msgid_plural=plural or ""))
        for key in have.keys() - wanted.keys():
            po.remove(have[key])
        po.sort(key=lambda entry: (entry.msgid.lower(), entry.msgid, entry.msgctxt or ""))
        po.save(str(path))
        self.stdout.write(f"{len(po.untranslated_entries())} messages wait for a translation in {path.name}.")


def _names_in(text: str) -> set[str]:
    """The named placeholders of a message: a translation that drops or invents one fails when it is shown."""
    return {part.split(")", 1)[0] for part in text.split("%(")[1:]}


def _names(entry: polib.POEntry) -> set[str]:
    return _names_in(entry.msgid) | _names_in(entry.msgid_plural or "")
