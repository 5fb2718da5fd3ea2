"""One way to write the history of a meeting: whose act, for whom, in which words."""

from typing import Any

from accounts.enums import Role
from accounts.selectors import rights_of
from core.actors import Actor
from core.audit import audit_record
from meetings.models import Meeting


def meeting_audit(
    actor: Actor,
    meeting: Meeting,
    action: str,
    sentence: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    **params: Any,
) -> None:
    """Write one row about `meeting`; `action` is the part after "meetings.", `sentence` an untranslated msgid."""
    audit_record(
        actor=actor,
        action=f"meetings.{action}",
        target=meeting,
        sentence=sentence,
        params={"meeting": meeting.title, **params},
        before=before,
        after=after,
        on_behalf_of=rights_of(actor).on_behalf_of(Role.COORDINATOR, meeting.organiser_id),
    )
