"""One form, one effect: a second submission of the same form finds what the first one made."""

import uuid
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from core.actors import Actor
from core.exceptions import DomainError
from core.models import OnceKey


class OnceClaim:
    """A form's claim on its effect. `earlier` is the object it made before, or None for the first time."""

    def __init__(self, row: OnceKey | None, earlier: Any) -> None:
        self._row = row
        self.earlier = earlier

    def made(self, target: Model) -> None:
        """Remember what this form made. Call it once, in the same transaction."""
        if self._row is not None:
            self._row.target_kind = target._meta.label_lower
            self._row.target_id = str(target.pk)
            self._row.save(update_fields=["target_kind", "target_id"])


def once_key(form_uuid: uuid.UUID | str | None, actor: Actor) -> OnceClaim:
    """Claim the effect of a form, first thing in the service's transaction.

        claim = once_key(form_uuid, actor)
        if claim.earlier is not None:
            return claim.earlier
        …
        claim.made(petition)

    A second submission at the same moment waits here until the first transaction has ended. None (a command, an
    import) claims nothing. Raises DomainError when the key is another person's or no key at all.
    """
    if form_uuid is None:
        return OnceClaim(None, None)
    if not connection.in_atomic_block:
        raise RuntimeError("A form's effect is claimed in the transaction that makes it.")
    key = _key(form_uuid)
    try:
        with transaction.atomic():
            return OnceClaim(OnceKey.objects.create(key=key, actor_id=actor.pk), None)
    except IntegrityError:
        row = OnceKey.objects.get(key=key)
    if row.actor_id != actor.pk:
        raise DomainError(_expired())
    if not row.target_id:
        return OnceClaim(row, None)
    earlier = apps.get_model(row.target_kind)._base_manager.filter(pk=row.target_id).first()
    return OnceClaim(row, earlier)


def _key(form_uuid: uuid.UUID | str) -> uuid.UUID:
    try:
        return form_uuid if isinstance(form_uuid, uuid.UUID) else uuid.UUID(str(form_uuid))
    except ValueError as error:
        raise DomainError(_expired()) from error


def _expired() -> str:
    return _("This form has expired. Load the page again; what you typed can be copied first.")
