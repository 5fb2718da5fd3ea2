"""manage.py render_document KIND --meeting CODE --output FILE: the same paper, without a job."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core.actors import SYSTEM
from meetings.models import Meeting
from reports.documents import builder_of
from reports.enums import DocumentKind
from reports.exceptions import RenderingError
from reports.rendering import paper_pdf
from reports.services import paper_build, params_default


class Command(BaseCommand):
    """Writes a document to a file. Nothing is stored and no number is given."""

    help = "Write a document about a meeting to a PDF file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=DocumentKind.values)
        parser.add_argument("--meeting", required=True, metavar="CODE")
        parser.add_argument("--output", required=True, type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        meeting = Meeting.objects.select_related("organiser__parent").filter(code=options["meeting"]).first()
        if meeting is None:
            raise CommandError(f"There is no meeting {options['meeting']!r}.")
        kind = DocumentKind(options["kind"])
        builder = builder_of(kind)
        paper = paper_build(SYSTEM, builder, meeting, params_default(kind, meeting))
        try:
            pdf = paper_pdf(paper, template=builder.template)
        except RenderingError as error:
            raise CommandError(f"The pages could not be laid out: {error}") from error
        try:
            options["output"].write_bytes(pdf.content)
        except OSError as error:
            raise CommandError(f"{options['output']} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{options['output']}: {pdf.pages} pages, {len(pdf.content)} bytes.")
