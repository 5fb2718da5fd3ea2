from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.services import UnitImportError, unit_file_read, unit_import
from accounts.services.unit_file import COLUMNS
from core.actors import SYSTEM

SHOWN = 20


class Command(BaseCommand):
    """Loads administrative units; may be repeated with a newer file. All rows go in, or none."""

    help = f"Load administrative units from a CSV file (UTF-8) with the columns {', '.join(COLUMNS)}."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the CSV file")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            result = unit_import(actor=SYSTEM, rows=unit_file_read(path))
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except UnitImportError as error:
            lines = [_("%(file)s has mistakes; nothing was loaded.") % {"file": path}]
            lines += [
                _("Line %(line)s: %(message)s") % {"line": n, "message": text} for n, text in error.problems[:SHOWN]
            ]
            if len(error.problems) > SHOWN:
                lines.append(_("And %(count)s more.") % {"count": len(error.problems) - SHOWN})
            raise CommandError("\n".join(lines)) from error
        words = {"created": result.created, "updated": result.updated, "unchanged": result.unchanged}
        self.stdout.write(_("Units: %(created)s new, %(updated)s changed, %(unchanged)s as before.") % words)
