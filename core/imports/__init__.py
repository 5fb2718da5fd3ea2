"""One mechanism for every import: put in, looked at, confirmed, undone while nothing has moved since.

An app makes an `ImportKind` (columns, who may, how a line is judged, written and put back) and registers it; the pages,
the reading, the progress and the undoing are here. Re-exports only.
"""

from core.imports.kinds import (
    Column,
    ImportKind,
    Verdict,
    import_kind,
    import_kind_register,
    refused,
)
from core.imports.runs import (
    import_confirm,
    import_counts,
    import_drop,
    import_file_is_readable,
    import_job,
    import_rows,
    import_start,
    import_undo,
    imports_offered,
    imports_visible,
)
from core.imports.workbook import CELL_MAX, workbook_written

__all__ = [
    "CELL_MAX",
    "Column",
    "ImportKind",
    "Verdict",
    "import_confirm",
    "import_counts",
    "import_drop",
    "import_file_is_readable",
    "import_job",
    "import_kind",
    "import_kind_register",
    "import_rows",
    "import_start",
    "import_undo",
    "imports_offered",
    "imports_visible",
    "refused",
    "workbook_written",
]
