"""What the worker does with a run: reads the lines, writes them one by one, puts them back. Each may run again."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.audit import N_, audit_record
from core.exceptions import DomainError
from core.imports.kinds import ImportKind, Verdict, import_kind, refused, value_of
from core.imports.runs import READ, UNDO, WRITE
from core.imports.sheets import Line, sheet_lines
from core.jobs import job_finish, job_progress
from core.models import ImportRow, ImportRowState, ImportRun, ImportState, Job, JobState

WRITABLE: Final = (ImportRowState.NEW, ImportRowState.CHANGED)


def _run_of(job: Job) -> ImportRun:
    return ImportRun.objects.select_related("created_by", "file").get(pk=job.params["run"])


def _words(run: ImportRun) -> Any:
    """Messages are kept in the language of who put the file in."""
    return translation.override(getattr(run.created_by, "language", "") or None)


def import_read(job: Job) -> None:
    """Judge every line and keep what it would do; the run then waits for a look."""
    run = _run_of(job)
    if run.state != ImportState.READING:
        return
    kind = import_kind(run.kind)
    with _words(run):
        kind.ask(run.created_by, run.params)
        lines = sheet_lines(run.file, kind)
        ground = kind.open(run.created_by, run.params)
        seen: dict[str, int] = {}
        rows = []
        for done, line in enumerate(lines):
            job_progress(job, done, len(lines), N_("Reading the lines"))
            rows.append(_row(run, line, _judged(kind, ground, line, seen)))
    with transaction.atomic():
        run.rows.all().delete()
        ImportRow.objects.bulk_create(rows, batch_size=500)
        ImportRun.objects.filter(pk=run.pk, state=ImportState.READING).update(state=ImportState.PREVIEW)
        job_finish(job, {})


def _row(run: ImportRun, line: Line, verdict: Verdict) -> ImportRow:
    return ImportRow(
        run=run,
        number=line.number,
        cells={"texts": line.cells, "faults": verdict.faults},
        state=verdict.state,
        message=verdict.message,
        target_id=verdict.target_id,
        target_name=verdict.target_name[:300],
        before=verdict.before,
        after=verdict.after,
    )


def _judged(kind: ImportKind, ground: Any, line: Line, seen: dict[str, int]) -> Verdict:
    faults = {name: _("Holds a formula or an error. Put the value itself here.") for name in line.formulas}
    values: dict[str, Any] = {}
    for column in kind.columns:
        text = line.cells.get(column.name, "")
        try:
            values[column.name] = value_of(column, text)
        except DomainError as error:
            faults.setdefault(column.name, str(error))
        if column.filled and not text:
            faults.setdefault(column.name, _("Write something here."))
    if faults:
        return Verdict(ImportRowState.REFUSED, faults=faults)
    verdict = kind.judge(ground, values)
    if verdict.target_id and verdict.state != ImportRowState.REFUSED:
        earlier = seen.setdefault(verdict.target_id, line.number)
        if earlier != line.number:
            return refused(_("Line %(line)s is about the same.") % {"line": earlier}, target_name=verdict.target_name)
    return verdict


def import_write(job: Job) -> None:
    """Write what was confirmed, each line in its own transaction: after a crash no line is written twice."""
    run = _run_of(job)
    if run.state != ImportState.WRITING:
        return
    kind = import_kind(run.kind)
    ids = list(run.rows.filter(state__in=WRITABLE, written=False).values_list("pk", flat=True))
    with _words(run):
        for done, pk in enumerate(ids):
            job_progress(job, done, len(ids), N_("Writing the lines"))
            _write_one(kind, run, pk)
    with transaction.atomic():
        ImportRun.objects.filter(pk=run.pk, state=ImportState.WRITING).update(state=ImportState.DONE)
        _told(run, "core.import", N_("%(actor)s imported %(count)s lines of “%(file)s”."))
        job_finish(job, {})


def _write_one(kind: ImportKind, run: ImportRun, pk: int) -> None:
    try:
        with transaction.atomic():
            row = ImportRow.objects.select_for_update().get(pk=pk)
            if row.written:
                return
            row.after = kind.write(run.created_by, row)
            row.written = True
            row.save()
    except (DomainError, PermissionDenied) as error:
        ImportRow.objects.filter(pk=pk).update(state=ImportRowState.REFUSED, message=str(error))


def import_take_back(job: Job) -> None:
    """Put back what nobody has touched since; the rest is named and left."""
    run = _run_of(job)
    if run.state not in {ImportState.DONE, ImportState.FAILED}:
        return
    kind = import_kind(run.kind)
    ids = list(run.rows.filter(written=True).order_by("-number").values_list("pk", flat=True))
    with _words(run):
        for done, pk in enumerate(ids):
            job_progress(job, done, len(ids), N_("Putting back"))
            _undo_one(kind, run, pk)
    with transaction.atomic():
        ImportRun.objects.filter(pk=run.pk).update(state=ImportState.UNDONE, undone_at=timezone.now())
        _told(
            run, "core.import_undo", N_("%(actor)s undid the import of “%(file)s”; %(count)s lines had moved and stay.")
        )
        job_finish(job, {})


def _undo_one(kind: ImportKind, run: ImportRun, pk: int) -> None:
    try:
        with transaction.atomic():
            row = ImportRow.objects.select_for_update().get(pk=pk)
            if not row.written:
                return
            kind.undo(run.created_by, row)
            row.written = False
            row.save(update_fields=["written"])
    except (DomainError, PermissionDenied) as error:
        ImportRow.objects.filter(pk=pk).update(message=str(error))


def _told(run: ImportRun, action: str, sentence: str) -> None:
    audit_record(
        actor=run.created_by,
        action=action,
        target=run,
        sentence=sentence,
        params={"count": run.rows.filter(written=True).count(), "file": run.file.name},
    )


def import_follows(job: Job) -> None:
    """A job that was given up, stopped or asked for again moves its run too."""
    runs = ImportRun.objects.filter(pk=job.params.get("run"))
    live = job.state in {JobState.QUEUED, JobState.RUNNING}
    ended = job.state in {JobState.FAILED, JobState.CANCELLED}
    if job.task == READ and ended:
        runs.filter(state=ImportState.READING).update(state=ImportState.FAILED, error=job.error)
    elif job.task == READ and live:
        runs.filter(state=ImportState.FAILED, confirmed_at=None).update(state=ImportState.READING, error="")
    elif job.task == WRITE and ended:
        runs.filter(state=ImportState.WRITING).update(state=ImportState.FAILED, error=job.error)
    elif job.task == WRITE and live:
        runs.filter(state=ImportState.FAILED, confirmed_at__isnull=False).update(state=ImportState.WRITING, error="")


TASKS: Final = {READ: import_read, WRITE: import_write, UNDO: import_take_back}
