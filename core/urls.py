"""Addresses of the ground floor."""

from django.urls import path

from core.views import files, manage, reader, settings

app_name = "core"

manage_patterns = [
    path("manage/jobs/<uuid:pk>/", manage.job, name="job"),
    path("manage/jobs/<uuid:pk>/retry/", manage.job_again, name="job_retry"),
    path("manage/jobs/<uuid:pk>/cancel/", manage.job_stop, name="job_cancel"),
    path("manage/settings/calendar/", settings.calendar, name="calendar"),
    path("manage/settings/calendar/<int:pk>/remove/", settings.calendar_remove, name="calendar_remove"),
    path("manage/settings/mail/", settings.mail_list, name="mail_list"),
    path("manage/settings/mail/<int:pk>/again/", settings.mail_again, name="mail_again"),
]
urlpatterns = [
    *manage_patterns,
    path("files/<uuid:pk>/", files.stored_file, name="file"),
    path("language/", reader.set_language, name="set_language"),
    path("display/", reader.set_display, name="display"),
    path("messages/", reader.message_list, name="messages"),
    path("messages/<int:pk>/", reader.message_open, name="message"),
]
