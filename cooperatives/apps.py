from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperativesConfig(AppConfig):
    name = "cooperatives"
    verbose_name = _("Register of cooperatives")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the rules of this app and its place in the navigation."""
        from accounts.permissions import is_staff_member  # noqa: PLC0415
        from core.web.page import nav_register  # noqa: PLC0415

        import_module("cooperatives.permissions")
        nav_register(
            "manage", _("Cooperatives"), "cooperatives:list", order=40, shown=lambda user: is_staff_member.test(user)
        )
