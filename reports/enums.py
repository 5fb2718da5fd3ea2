"""Kinds and states of documents."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DocumentKind(TextChoices):
    """What the product can issue. Each kind has one builder in `reports.documents` and one template."""

    SUMMARY_REPORT = "summary_report", _("Summary report")


class DocumentState(TextChoices):
    """How far the file is. The values follow the job that makes it."""

    QUEUED = "queued", pgettext_lazy("document", "Waiting")
    MAKING = "making", pgettext_lazy("document", "Being made")
    DONE = "done", pgettext_lazy("document", "Ready")
    FAILED = "failed", pgettext_lazy("document", "Could not be made")
    CANCELLED = "cancelled", pgettext_lazy("document", "Cancelled")


class TableColumns(TextChoices):
    """How many columns the annex table has: all of them, or those that a reader without the file needs."""

    FULL = "full", _("All eleven columns")
    COMPACT = "compact", _("Eight columns, without co-operating bodies, authority and notes")
