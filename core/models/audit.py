"""The history of every object: one row per decision, told in a sentence, never changed."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext, gettext_noop, pgettext

from core.models.fields import NFCCharField, NFCTextField

APPEND_ONLY = "Audit entries are append-only."
ON_BEHALF = gettext_noop("%(actor)s, on behalf of %(body)s")
FROM_PAPER = gettext_noop("Recorded from document No. %(number)s of %(date)s, signed by %(signatory)s.")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """Refuses whatever would change the past."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(APPEND_ONLY)

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(APPEND_ONLY)

    def delete(self) -> NoReturn:
        raise TypeError(APPEND_ONLY)


class AppendOnlyModel(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write once. Raises TypeError for a row that is already written."""
        if not self._state.adding:
            raise TypeError(APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(APPEND_ONLY)


class _Words(dict[str, str]):
    """Fills a sentence; a name the entry does not hold shows as an ellipsis rather than breaking the page."""

    def __missing__(self, key: str) -> str:
        return "…"


class AuditEntry(AppendOnlyModel):
    """Who did what to which object, when and why. Names are frozen as text: they stay true to their day.

    `sentence` is an untranslated message id with named places; it is translated when read. A value in `params` is a
    plain text, or `{"msgid": …}` for a word of the program (a state, a role) that is translated too.
    """

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    actor_name = NFCCharField(max_length=200, editable=False)
    on_behalf_of = NFCCharField(max_length=300, blank=True, editable=False)
    action = models.CharField(max_length=80, editable=False)
    target_kind = models.CharField(max_length=80, editable=False)
    target_id = models.CharField(max_length=40, editable=False)
    target_name = NFCCharField(max_length=300, editable=False)
    sentence = models.TextField(editable=False)
    params = models.JSONField(default=dict, editable=False)
    before = models.JSONField(null=True, editable=False)
    after = models.JSONField(null=True, editable=False)
    paper_number = NFCCharField(max_length=100, blank=True, editable=False)
    paper_date = models.DateField(null=True, editable=False)
    paper_signatory = NFCTextField(blank=True, editable=False)
    paper_scan = models.ForeignKey(
        "core.StoredFile", on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )
    request_id = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["actor", "-id"], name="core_audit_by_actor")]

    def __str__(self) -> str:
        return f"{self.action} {self.target_kind}:{self.target_id}"

    def render(self) -> str:
        """The sentence in the reader's language, with the paper it was recorded from, if any."""
        words = _Words({name: _word(value) for name, value in self.params.items()})
        words["actor"] = self.actor_words()
        text = gettext(self.sentence) % words if self.sentence else self.action
        return f"{text} {self.paper_words()}" if self.paper_number else text

    def actor_words(self) -> str:
        """The actor's name of that day, with the body acted for: "Nông Thị Hà, thay mặt Sở Tài chính"."""
        # Without a person the name is a word of the program ("System").
        name = self.actor_name if self.actor_id else _word({"msgid": self.actor_name})
        return gettext(ON_BEHALF) % {"actor": name, "body": self.on_behalf_of} if self.on_behalf_of else name

    def paper_words(self) -> str:
        """ "Ghi nhận theo văn bản số …", or "" when the act was done in the system."""
        if not self.paper_number:
            return ""
        return gettext(FROM_PAPER) % {
            "number": self.paper_number,
            "date": formats.date_format(self.paper_date, "SHORT_DATE_FORMAT") if self.paper_date else "…",
            "signatory": self.paper_signatory,
        }


def _word(value: Any) -> str:
    if isinstance(value, dict):
        msgid, context = value.get("msgid", ""), value.get("context", "")
        if context:
            return pgettext(context, msgid)
        return gettext(msgid) if msgid else ""
    return str(value)


class AuditLink(AppendOnlyModel):
    """Lets one entry be found from its target and from each parent object, by one index."""

    entry = models.ForeignKey(AuditEntry, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=80)
    object_id = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "entry"], name="core_audit_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
