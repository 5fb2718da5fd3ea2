"""Who acts: a person, or the system itself (a scheduled task, a command, a migration of data)."""

from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SYSTEM_NAME: Final = _("System")


class Actor(Protocol):
    """What a service needs to know of whoever acts. A user, an anonymous visitor and `SYSTEM` all fit."""

    @property
    def pk(self) -> Any: ...

    @property
    def is_authenticated(self) -> Any: ...

    def has_perm(self, perm: str, obj: Any = None) -> bool: ...


@dataclass(frozen=True)
class SystemActor:
    """The system acting by itself. It passes every permission: only our own code can hold it."""

    pk: None = None
    id: None = None
    is_authenticated: bool = False
    is_anonymous: bool = False
    is_active: bool = True
    full_name: str | Promise = field(default=SYSTEM_NAME)

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return True

    def __str__(self) -> str:
        return str(self.full_name)


SYSTEM: Final = SystemActor()
