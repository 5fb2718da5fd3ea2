from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionsConfig(AppConfig):
    name = "petitions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # App ready: permissions register themselves; lower floors ask back through what is registered here.
        from accounts.permissions import is_staff_member  # noqa: PLC0415
        from core.files import file_access_register  # noqa: PLC0415
        from core.web.page import nav_register  # noqa: PLC0415
        from meetings.services import logged_check_register  # noqa: PLC0415
        from petitions import permissions  # noqa: F401, PLC0415
        from petitions.selectors.files import file_is_readable, meeting_has_petitions, paper_is_readable  # noqa: PLC0415

        file_access_register("petitions.attachment", file_is_readable)
        file_access_register("petitions.paper", paper_is_readable)
        logged_check_register(meeting_has_petitions)
        nav_register("manage", _("Home"), "home_by_role", order=10, shown=is_staff_member.test)
        nav_register("manage", _("Petitions"), "petitions:list", order=20, shown=is_staff_member.test)
        nav_register("portal", _("My page"), "petitions:portal_home", order=10)
        nav_register("portal", _("Send a petition"), "petitions:portal_new", order=20)
        nav_register("portal", _("Meetings"), "petitions:public_meetings", order=30)
