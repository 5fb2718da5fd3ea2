"""A run: put in, looked at, confirmed or dropped, undone. Reading and writing are jobs (`working`)."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from core.actors import Actor
from core.exceptions import DomainError, TransitionError
from core.files import TABLES, file_store
from core.imports.kinds import import_kind, import_kinds
from core.jobs import job_request
from core.models import ImportRow, ImportRowState, ImportRun, ImportState, Job, StoredFile
from core.permissions import allowed

OVERSEE: Final = "core.oversee_imports"
FILE_OWNER: Final = "core.import"
READ, WRITE, UNDO = "core.read_import", "core.write_import", "core.undo_import"
LABELS: Final = {READ: N_("Reading the file"), WRITE: N_("Writing the lines"), UNDO: N_("Undoing the import")}


def imports_visible(user: Any) -> QuerySet[ImportRun]:
    """The person's own runs; all of them for administrators, who see how they went and not what is in them."""
    found = ImportRun.objects.select_related("created_by", "file")
    if user.pk is None:
        return found.none()
    return found if allowed(user, OVERSEE) else found.filter(created_by_id=user.pk)


def imports_offered(user: Any) -> list[Any]:
    """The kinds this person may put a file in for, wherever it goes."""
    return [kind for kind in import_kinds() if _may(kind, user)]


def _may(kind: Any, user: Any) -> bool:
    try:
        kind.ask(user, {})
    except PermissionDenied:
        return False
    return True


def import_counts(run: ImportRun) -> dict[str, int]:
    """How many lines are new, changed, same and refused, and how many were written."""
    counted = dict(run.rows.order_by().values_list("state").annotate(count=Count("pk")))
    known = {state.value: counted.get(state.value, 0) for state in ImportRowState}
    return known | {"written": run.rows.filter(written=True).count()}


def import_job(run: ImportRun) -> Job | None:
    """The newest job of this run."""
    return Job.objects.filter(key__startswith=f"import:{run.pk}:").order_by("-created_at").first()


def import_file_is_readable(user: Any, stored: StoredFile) -> bool:
    """Only who put it in."""
    return user.pk is not None and ImportRun.objects.filter(file=stored, created_by_id=user.pk).exists()


@transaction.atomic
def import_start(*, actor: Actor, kind: str, params: Mapping[str, Any], upload: "File[bytes]") -> ImportRun:
    """Keep the file and have it read. Raises DomainError(field="file") for a file that is none of ours."""
    import_kind(kind).ask(actor, params)
    stored = file_store(actor=actor, upload=upload, owner_kind=FILE_OWNER, allowed=TABLES)
    run = ImportRun.objects.create(kind=kind, params=dict(params), file=stored, created_by_id=actor.pk)
    _work(actor, run, READ)
    return run


def _work(actor: Actor, run: ImportRun, task: str) -> None:
    step = task.removeprefix("core.").removesuffix("_import")
    job_request(actor=actor, task=task, params={"run": str(run.pk)}, key=f"import:{run.pk}:{step}", label=LABELS[task])


def _own(actor: Actor, run: ImportRun) -> ImportRun:
    """The run, locked; a step is its maker's, as long as they may import this kind."""
    row = ImportRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if row.created_by_id != actor.pk:
        raise PermissionDenied(_("Only the person who put the file in can do this."))
    import_kind(row.kind).ask(actor, row.params)
    return row


@transaction.atomic
def import_confirm(*, actor: Actor, run: ImportRun) -> ImportRun:
    """Have the new and the changed lines written. Raises DomainError when there is none."""
    row = _own(actor, run)
    if row.state != ImportState.PREVIEW:
        raise TransitionError(_("Import"), row.get_state_display())
    if not row.rows.filter(state__in=[ImportRowState.NEW, ImportRowState.CHANGED]).exists():
        raise DomainError(_("There is nothing to write: every line is refused or stands so already."))
    row.state, row.confirmed_at = ImportState.WRITING, timezone.now()
    row.save()
    _work(actor, row, WRITE)
    return row


@transaction.atomic
def import_drop(*, actor: Actor, run: ImportRun) -> ImportRun:
    """Leave it: nothing was written, nothing will be."""
    row = _own(actor, run)
    if row.state != ImportState.PREVIEW:
        raise TransitionError(_("Leave it"), row.get_state_display())
    row.state = ImportState.DROPPED
    row.save()
    return row


@transaction.atomic
def import_undo(*, actor: Actor, run: ImportRun) -> ImportRun:
    """Have every line put back that nobody has touched since."""
    row = _own(actor, run)
    if row.state not in {ImportState.DONE, ImportState.FAILED} or not row.rows.filter(written=True).exists():
        raise TransitionError(_("Undo"), row.get_state_display())
    _work(actor, row, UNDO)
    return row


def import_rows(run: ImportRun, show: str = "") -> QuerySet[ImportRow]:
    """The lines in the order of the file; `show`: those of one state."""
    rows = run.rows.all()
    return rows.filter(state=show) if show in ImportRowState.values else rows
