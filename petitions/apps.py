from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionsConfig(AppConfig):
    name = "petitions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # App ready: permissions register themselves; lower floors ask back through what is registered here.
        from accounts.permissions import is_staff_member  # noqa: PLC0415
        from core.files import file_access_register  # noqa: PLC0415
        from core.imports import import_kind_register  # noqa: PLC0415
        from core.services import calendar_task_register  # noqa: PLC0415
        from core.web.page import nav_register  # noqa: PLC0415
        from meetings.services import logged_check_register  # noqa: PLC0415
        from petitions.permissions import compiles_lists, handles_petitions  # noqa: PLC0415
        from petitions.selectors.files import (  # noqa: PLC0415
            file_is_readable,
            list_letter_is_readable,
            meeting_has_petitions,
            paper_is_readable,
            proof_is_readable,
        )
        from petitions.selectors.recounting import dates_moved_by  # noqa: PLC0415
        from petitions.services.answer_import import AnswerImport  # noqa: PLC0415

        import_kind_register(AnswerImport())
        file_access_register("petitions.attachment", file_is_readable)
        file_access_register("petitions.list", list_letter_is_readable)
        file_access_register("petitions.paper", paper_is_readable)
        file_access_register("petitions.promise", proof_is_readable)
        logged_check_register(meeting_has_petitions)
        calendar_task_register("petitions.recount_due_dates", dates_moved_by)
        _notice_groups()
        nav_register("manage", _("Home"), "home_by_role", order=10, shown=is_staff_member.test)
        nav_register("manage", _("Inbox"), "petitions:inbox", order=15, shown=handles_petitions)
        nav_register("manage", _("Petitions"), "petitions:list", order=20, shown=is_staff_member.test)
        nav_register("manage", _("Collected lists"), "petitions:lists", order=22, shown=compiles_lists)
        nav_register("portal", _("My page"), "petitions:portal_home", order=10)
        nav_register("portal", _("Send a petition"), "petitions:portal_new", order=20)
        nav_register("portal", _("Meetings"), "petitions:public_meetings", order=30)


def _notice_groups() -> None:
    """What people may be told about petitions, and what of it they may have without mails."""
    # App ready.
    from accounts.permissions import is_staff_member  # noqa: PLC0415
    from core.messages import notice_group_register  # noqa: PLC0415
    from petitions.notices import ANSWERS, PROGRESS, REMINDERS, WORK  # noqa: PLC0415
    from petitions.permissions import represents  # noqa: PLC0415

    notice_group_register(
        ANSWERS, _("Questions about my petitions, and their answers"),
        _("A question with a due date, the answer, or why a petition is not accepted."),
        fixed=_("Who misses one of these misses a date or a right; so they always come."),
        shown=lambda user: represents.test(user, None), order=10,
    )  # fmt: skip
    notice_group_register(
        PROGRESS, _("How my petitions go on"),
        _("Received, being handled, put to a higher authority, joined with another, made public."),
        shown=lambda user: represents.test(user, None), order=20,
    )  # fmt: skip
    notice_group_register(
        WORK, _("Work that comes to me"),
        _("Parts given to my body, handed over or sent back; signatures; answers that wait for approval."),
        shown=is_staff_member.test, order=30,
    )  # fmt: skip
    notice_group_register(
        REMINDERS, _("Reminders of due dates"),
        _("One mail for all that is due soon, due today or late."),
        fixed=_("The due date is the office's word to the petitioner; so they always come."),
        shown=is_staff_member.test, order=40,
    )  # fmt: skip
