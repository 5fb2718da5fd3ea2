"""The one way a service asks whether its actor may do this. The rules themselves live in each app's `permissions`."""

from typing import Any, Final

import rules
from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.actors import Actor, SystemActor

_who_may: Final[dict[str, str | Promise]] = {}


def who_may(sentence: str | Promise, *perms: str) -> None:
    """Let a refusal of `perms` say whose work it is, in one sentence. Written where the permissions are defined."""
    _who_may.update(dict.fromkeys(perms, sentence))


def allowed(actor: Actor, perm: str, obj: Any = None) -> bool:
    """Whether `actor` holds `perm` ("app.verb_noun") on `obj`. An anonymous visitor may hold a permission too."""
    if isinstance(actor, SystemActor):
        return True
    return bool(actor.has_perm(perm, obj))


def require(actor: Actor, perm: str, obj: Any = None) -> None:
    """Pass, or raise PermissionDenied with a sentence for the person, and who may, where the permission's app says it.

    A permission nobody has defined is a mistake in the program, not a refusal: LookupError.
    """
    if not isinstance(actor, SystemActor) and not rules.perm_exists(perm):
        raise LookupError(f"The permission {perm!r} is not defined.")
    if not allowed(actor, perm, obj):
        refusal = _("You may see this, but you do not have the right to do it.")
        raise PermissionDenied(f"{refusal} {_who_may.get(perm, '')}".strip())
