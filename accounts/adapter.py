"""How the sign-in library meets our users: e-mail or phone, no open registration, words in Vietnamese."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import PhoneField
from accounts.models import User

logger = logging.getLogger(__name__)

_WRONG = gettext_lazy("The e-mail address, phone number or password is not right.")


class AccountAdapter(DefaultAccountAdapter):
    """See https://docs.allauth.org: each method answers one question of the library."""

    # One sentence for all: which part is wrong is no stranger's business.
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _WRONG,
        "phone_password_mismatch": _WRONG,
        "username_password_mismatch": _WRONG,
        "invalid_login": _WRONG,
        "account_inactive": gettext_lazy("This account is closed. Ask the administrator."),
        "incorrect_password": gettext_lazy("The password is not right."),
        "enter_current_password": gettext_lazy("The current password is not right."),
        "incorrect_code": gettext_lazy("The code is not right. Wait for the next one and enter that."),
        "too_many_login_attempts": gettext_lazy("Too many wrong attempts. Wait five minutes, then try again."),
        "rate_limited": gettext_lazy("Too many requests. Wait a few minutes, then try again."),
        "invalid_password_reset": gettext_lazy("This link no longer works. Ask for a new one."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by coordinators and administrators, who know the person."""
        return False

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_user_by_phone(self, phone: str) -> User | None:
        """`phone` has passed `phone_form_field` and so has the stored spelling."""
        return User.objects.filter(phone=phone).first()

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """Verified always: whoever opened the account knows the number."""
        return (user.phone, True) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        raise ImproperlyConfigured("Phone numbers change through accounts.services.user_update.")

    def set_phone_verified(self, user: User, phone: str) -> None:
        raise ImproperlyConfigured("Phone numbers change through accounts.services.user_update.")

    def reauthenticate(self, user: User, password: str) -> bool:
        """Asked for the password once more. The library would look into its own list of addresses, which is empty."""
        credentials = {"email": user.email} if user.email else {"phone": user.phone}
        again = self.authenticate(self.request, password=password, **credentials)
        return again is not None and again.pk == user.pk

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # The library leaves the phone out of the key: five wrong attempts of one would lock out all who use theirs.
        login = credentials.get("email") or credentials.get("phone") or credentials.get("username") or ""
        return f"{settings.SITE_URL}:{login.lower()}"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On our own address, whatever the Host header of the request says."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", key)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the reader's language. A mail server that fails costs a message on the page, not the page."""
        user = context.get("user")
        try:
            with translation.override(user.language if user else translation.get_language()):
                super().send_mail(template_prefix, email, context)
        except OSError:
            # Also smtplib's errors. The address stays out of the log.
            logger.exception("A mail of the sign-in pages could not be sent: %s", template_prefix)
            text = _("The mail could not be sent now. Try again in some minutes, or ask the administrator.")
            messages.error(self.request, text)
