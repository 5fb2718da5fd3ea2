"""Answers of a body from Excel: the export of its parts is the template, the import fills their drafts.

A draft is written through the same service as on its page, with the version the file was made from: what somebody
changed meanwhile is refused, never overwritten.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.enums import Role
from accounts.selectors import rights_of
from core.actors import Actor
from core.exceptions import DomainError
from core.imports import CELL_MAX, Column, ImportKind, Verdict, refused, workbook_written
from core.models import ImportRow, ImportRowState
from core.permissions import require
from core.text import search_key
from petitions.enums import AssignmentState
from petitions.models import Assignment
from petitions.selectors import parts_of
from petitions.services.guard import PART_STATES
from petitions.services.parts import assignment_save_text
from petitions.validators import ANSWER_TEXT_MAX, text_within

IMPORT = "petitions.import_answers"


def _version(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise DomainError(_("This must be the number that stood here in the export. Do not change it."))
    return int(text)


COLUMNS = (
    Column("code", gettext_lazy("Petition code"), needed=True, filled=True, width=18),
    Column("body", gettext_lazy("Body"), width=24, shown=False),
    Column("wording", gettext_lazy("Petition"), width=50, shown=False),
    Column("request", gettext_lazy("What your body is asked"), width=30, shown=False),
    Column("due", gettext_lazy("Due"), width=12, shown=False),
    Column("text", gettext_lazy("Answer of your body"), needed=True, width=70),
    Column("version", gettext_lazy("Version (leave as it is)"), _version, needed=True, filled=True, shown=False),
)


def _writable(actor: Actor) -> QuerySet[Assignment]:
    return parts_of(actor).filter(petition__state__in=PART_STATES)


def answers_exported(actor: Actor) -> bytes:
    """The open parts of the person's bodies as a file to fill in, the most urgent first."""
    rows = [
        (one.petition.code, one.department_name, one.petition.wording, one.request, one.due, one.text, one.text_version)
        for one in _writable(actor)
    ]
    return workbook_written(_("Answers to fill in"), COLUMNS, rows)


@dataclass(frozen=True)
class _Ground:
    """The parts that the person may write, by the code of their petition."""

    parts: dict[str, list[Assignment]]


class AnswerImport(ImportKind):
    """Fills the drafts of parts. The head looks at them and signs on the petition's page, as ever."""

    key = "petitions.answers"
    title = gettext_lazy("Answers from Excel")
    says = gettext_lazy(
        "Download the parts of your body, write in the column “Answer of your body”, save, and choose the file here. "
        "The drafts are filled; nothing is signed or sent. You see every change before it is written."
    )
    columns = COLUMNS

    def ask(self, actor: Actor, params: Mapping[str, Any]) -> None:
        """Heads of the bodies that answer."""
        require(actor, IMPORT)

    def template_url(self, params: Mapping[str, Any]) -> str:
        """The export is the template."""
        return reverse("petitions:answers_export")

    def back_url(self, params: Mapping[str, Any]) -> str:
        """Their work list."""
        return f"{reverse('petitions:list')}?mine=1"

    def open(self, actor: Actor, params: Mapping[str, Any]) -> _Ground:
        """Open parts of the bodies they head."""
        found: dict[str, list[Assignment]] = {}
        for one in _writable(actor).filter(department_id__in=rights_of(actor).below_ids(Role.HEAD)):
            found.setdefault(one.petition.code or "", []).append(one)
        return _Ground(found)

    def judge(self, ground: _Ground, values: Mapping[str, Any]) -> Verdict:
        """New where nothing was written, changed where the same version still stands."""
        code = str(values["code"]).upper()
        parts = ground.parts.get(code, [])
        if len(parts) > 1 and values.get("body"):
            parts = [one for one in parts if search_key(one.department_name) == search_key(str(values["body"]))]
        if not parts:
            return refused(_("Your body has no open part under this code."), column="code")
        if len(parts) > 1:
            return refused(_("Several of your bodies have a part here. Fill in the column “Body”."), column="code")
        one = parts[0]
        facts: dict[str, Any] = {"target_id": str(one.pk), "target_name": f"{code} · {one.department_name}"}
        return self._text_judged(one, str(values.get("text") or ""), values["version"], facts)

    @staticmethod
    def _text_judged(one: Assignment, text: str, version: int, facts: dict[str, Any]) -> Verdict:
        try:
            cleaned = text_within(text, field="text", longest=ANSWER_TEXT_MAX)
        except DomainError as error:
            return refused(str(error), column="text", **facts)
        if cleaned == one.text:
            return Verdict(ImportRowState.SAME, **facts)
        if not cleaned:
            return refused(_("The cell is empty; what is written already stays."), column="text", **facts)
        if len(one.text) > CELL_MAX:
            return refused(
                _("This text is too long for a cell of Excel. Change it on its page."), column="text", **facts
            )
        if version != one.text_version:
            return refused(
                _("Somebody has written here since the file was made. Download it again."), column="text", **facts
            )
        state = ImportRowState.CHANGED if one.text else ImportRowState.NEW
        before = {"text": one.text, "version": one.text_version}
        return Verdict(state, before=before, after={"text": cleaned}, **facts)

    def write(self, actor: Actor, row: ImportRow) -> dict[str, Any]:
        """Save the draft, if the version that was looked at still stands."""
        one = Assignment.objects.get(pk=row.target_id)
        require(actor, IMPORT, one)
        before, after = row.before or {}, row.after or {}
        saved = assignment_save_text(actor=actor, assignment=one, text=after["text"], seen_version=before["version"])
        return {"text": saved.text, "version": saved.text_version}

    def undo(self, actor: Actor, row: ImportRow) -> None:
        """The former draft, unless somebody has written or signed since."""
        one = Assignment.objects.select_related("petition").get(pk=row.target_id)
        require(actor, IMPORT, one)
        before, after = row.before or {}, row.after or {}
        if (
            one.text_version != after["version"]
            or one.state != AssignmentState.OPEN
            or one.petition.state not in PART_STATES
        ):
            raise DomainError(_("Written, signed or ended since; it stays as it is."))
        assignment_save_text(actor=actor, assignment=one, text=before["text"], seen_version=after["version"])
