from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The predicates are registered by being imported; the store asks us who may read a meeting's files.
        from accounts.permissions import is_staff_member  # noqa: PLC0415
        from core.files import file_access_register  # noqa: PLC0415
        from core.web.page import nav_register  # noqa: PLC0415
        from meetings import permissions  # noqa: F401, PLC0415
        from meetings.selectors import FILE_OWNERS, meeting_file_visible  # noqa: PLC0415

        for owner_kind in FILE_OWNERS:
            file_access_register(owner_kind, meeting_file_visible)
        nav_register("manage", _("Meetings"), "meetings:list", order=30, shown=lambda user: is_staff_member.test(user))
