from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts and bodies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the rules of this app and its place in the navigation."""
        permissions = import_module("accounts.permissions")
        page = import_module("core.web.page")
        outbox = import_module("core.messages")
        enums = import_module("accounts.enums")
        selectors = import_module("accounts.selectors")
        page.nav_register(
            "manage", _("Settings"), "accounts:settings_home", order=90, shown=permissions.is_administrator
        )
        outbox.senders_register(lambda user: selectors.rights_of(user).body_ids(enums.Role.COORDINATOR))
        page.page_value_register("user_place", lambda request: selectors.workplace_of(request.user))
