from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Predicates are registered by being imported; the store and the navigation ask us.
        from django.utils.translation import gettext_lazy as _  # noqa: PLC0415

        from core.files import file_access_register  # noqa: PLC0415
        from core.permissions import allowed  # noqa: PLC0415
        from core.web.page import nav_register  # noqa: PLC0415
        from reports import permissions  # noqa: F401, PLC0415
        from reports.selectors import document_visible_file  # noqa: PLC0415

        file_access_register("reports.document", document_visible_file)
        nav_register(
            "manage",
            _("Documents"),
            "reports:list",
            order=60,
            shown=lambda user: allowed(user, "reports.view_documents"),
        )
