"""Words of the sign-in library and of Django that reach a page here and that neither has in (good) Vietnamese.

The catalogue holds what our own sources name; this list names these.
"""

from django.utils.translation import gettext_noop as N_
from django.utils.translation import ngettext

LIBRARY_TEXTS = (
    N_("Ensure this value is greater than or equal to %(limit_value)s."),
    N_("Ensure this value is less than or equal to %(limit_value)s."),
    N_("Authenticator code"),
    N_("Code"),
    N_("Current Password"),
    N_("Incorrect code."),
    N_("New Password"),
    N_("New Password (again)"),
    N_("You must type the same password each time."),
    N_("You cannot deactivate two-factor authentication."),
    N_("You cannot generate recovery codes without having two-factor authentication enabled."),
    N_("Use your password"),
    N_("Use authenticator app or code"),
)


def _password_too_short(count: int) -> str:
    """Never called: the plural message of django.contrib.auth.password_validation."""
    return ngettext(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        count,
    )
