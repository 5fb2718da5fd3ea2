"""The one door to an object: what you may not see does not exist (404), what you may not do is refused (403)."""

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404

from core.permissions import require

M = TypeVar("M", bound=Model)


def gate(user: Any, perm: str | None, visible: QuerySet[M], **lookup: Any) -> M:
    """The object of `visible` (already narrowed to what `user` may see) that `lookup` names.

    Raises Http404 when it is not there for this user, PermissionDenied when `perm` is refused on it. Without `perm`,
    seeing is enough.
    """
    try:
        found = visible.get(**lookup)
    except (ObjectDoesNotExist, ValueError, ValidationError) as error:
        raise Http404 from error
    if perm is not None:
        require(user, perm, found)
    return found
