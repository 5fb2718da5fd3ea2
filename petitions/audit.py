"""One way to write a petition's history: whose act, on whose behalf, in which words."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from accounts.enums import Role
from accounts.selectors import rights_of
from core.actors import Actor
from core.audit import AuditDraft, PaperRecord, audit_record_many
from core.models import AuditEntry
from petitions.models import Petition


def petition_audit(
    actor: Actor,
    petition: Petition,
    action: str,
    sentence: str,
    *,
    role: Role = Role.COORDINATOR,
    body_id: int | None = None,
    parents: tuple[Model | None, ...] = (),
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    paper: PaperRecord | None = None,
    at: datetime | None = None,
    **params: Any,
) -> AuditEntry:
    """Write one row about `petition`. `action` is the part after "petitions.", `sentence` an untranslated msgid.

    `role` and `body_id` (the handling body unless given) say in which right the actor acted, for "thay mặt …".
    `at` dates the entry where a past is being entered.
    """
    draft = AuditDraft(
        actor=actor,
        action=f"petitions.{action}",
        target=petition,
        sentence=sentence,
        params=params,
        parents=parents,
        before=before,
        after=after,
        on_behalf_of=rights_of(actor).on_behalf_of(role, body_id or petition.handled_by_id),
        paper=paper,
        at=at,
    )
    return audit_record_many([draft])[0]
