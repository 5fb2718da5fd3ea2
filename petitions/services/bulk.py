"""One act on many petitions: each is judged under its own lock; what is refused keeps nobody else back."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from core.actors import Actor
from core.exceptions import DomainError
from core.web.once import once_key as claim_once
from petitions.models import Petition

BULK_MAX = 200


@dataclass(frozen=True)
class BulkResult:
    """What was done and what was not, with the reason. `repeated`: the form was sent before; nothing was done again."""

    done: tuple[Petition, ...] = ()
    refused: tuple[tuple[Petition, str], ...] = ()
    repeated: bool = False


@transaction.atomic
def petitions_act(
    *,
    actor: Actor,
    petitions: Sequence[Petition],
    act: Callable[[Petition], Any],
    once_key: uuid.UUID | str | None = None,
) -> BulkResult:
    """Call the service `act` for each petition, in the order of their ids, and say what came of each.

    The service asks the permission and locks the row. Raises DomainError for more than `BULK_MAX`.
    """
    if len(petitions) > BULK_MAX:
        raise DomainError(_("At most %(limit)s petitions at once.") % {"limit": BULK_MAX})
    claim = claim_once(once_key, actor)
    if claim.earlier is not None:
        return BulkResult(repeated=True)
    done, refused = [], []
    for one in sorted(petitions, key=lambda row: row.pk):
        try:
            with transaction.atomic():
                act(one)
        except (DomainError, PermissionDenied) as error:
            refused.append((one, str(error)))
        else:
            done.append(one)
    if done:
        claim.made(done[0])
    return BulkResult(tuple(done), tuple(refused))
