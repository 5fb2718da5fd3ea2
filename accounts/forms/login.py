from typing import Any

from allauth.account.forms import LoginForm as LibraryLoginForm
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.validators import email_normalise, phone_normalise


class LoginForm(LibraryLoginForm):
    """E-mail address or phone number in one field, and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(
            label=_("E-mail or phone number"), max_length=254, widget=forms.TextInput(attrs=attrs)
        )
        password = self.fields["password"]
        password.label = _("Password")
        password.widget.attrs.pop("placeholder", None)
        password.help_text = _("Capital letters count; switch off the Vietnamese keyboard while typing.")
        self.fields.pop("remember", None)
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        """The stored spelling, so that every way to write one number is one account and one limit of attempts."""
        login = self.cleaned_data["login"].strip()
        try:
            return email_normalise(login) if "@" in login else phone_normalise(login)
        except ValidationError:
            return str(login)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        cleaned["remember"] = False
        return cleaned

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """As long as SESSION_COOKIE_AGE, a working day: not until the browser closes, not for weeks."""
        response: HttpResponse = super().login(request, redirect_url=redirect_url)
        request.session.set_expiry(None)
        return response
