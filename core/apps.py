from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # App ready: a run of an import follows its job, its file is its maker's.
        from core.files import file_access_register  # noqa: PLC0415
        from core.imports import import_file_is_readable  # noqa: PLC0415
        from core.imports.runs import FILE_OWNER  # noqa: PLC0415
        from core.imports.working import TASKS, import_follows  # noqa: PLC0415
        from core.jobs import job_listener_register  # noqa: PLC0415

        file_access_register(FILE_OWNER, import_file_is_readable)
        for task in TASKS:
            job_listener_register(task, import_follows)
