"""What a rule says when it says no. The text of each is shown to the person, in their language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DomainError(Exception):
    """A rule refuses what was asked. `message` is for the person; `field` names the form field it belongs to."""

    def __init__(self, message: str | Promise, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class TransitionError(DomainError):
    """The action does not exist in this state: `action` and `state_label` are words for the person."""

    def __init__(self, action: str | Promise, state_label: str | Promise) -> None:
        super().__init__(
            _("“%(action)s” is not possible in the state “%(state)s”.") % {"action": action, "state": state_label}
        )
        self.action = action
        self.state_label = state_label


class StaleError(DomainError):
    """Someone else changed the object after this person had opened it."""

    def __init__(self, message: str | Promise | None = None, *, field: str | None = None) -> None:
        super().__init__(
            message or _("Someone else changed this in the meantime. Look at the new version, then save again."),
            field=field,
        )
