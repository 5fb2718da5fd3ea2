"""Addresses of the ground floor."""

from django.urls import path

from core.views import files, imports, manage, notices, reader, settings

app_name = "core"

manage_patterns = [
    path("manage/jobs/<uuid:pk>/", manage.job, name="job"),
    path("manage/jobs/<uuid:pk>/retry/", manage.job_again, name="job_retry"),
    path("manage/jobs/<uuid:pk>/cancel/", manage.job_stop, name="job_cancel"),
    path("manage/settings/calendar/", settings.calendar, name="calendar"),
    path("manage/settings/calendar/<int:pk>/remove/", settings.calendar_remove, name="calendar_remove"),
    path("manage/settings/mail/", notices.mail_list, name="mail_list"),
    path("manage/settings/mail/again/", notices.mail_again_all, name="mail_again_all"),
    path("manage/settings/mail/<int:pk>/again/", notices.mail_again, name="mail_again"),
    path("manage/imports/", imports.import_list, name="imports"),
    path("manage/imports/new/<str:kind>/", imports.import_new, name="import_new"),
    path("manage/imports/<uuid:pk>/", imports.import_detail, name="import"),
    path("manage/imports/<uuid:pk>/confirm/", imports.import_go, name="import_confirm"),
    path("manage/imports/<uuid:pk>/drop/", imports.import_away, name="import_drop"),
    path("manage/imports/<uuid:pk>/undo/", imports.import_back, name="import_undo"),
    path("manage/notices/", notices.batches, name="batches"),
    path("manage/notices/<int:pk>/", notices.batch, name="batch"),
    path("manage/notices/<int:pk>/release/", notices.batch_go, name="batch_release"),
    path("manage/notices/<int:pk>/drop/", notices.batch_away, name="batch_drop"),
    path("manage/notices/<int:pk>/messages/<int:message>/", notices.batch_take, name="batch_take"),
    path("manage/notices/print/", notices.letters, name="letters"),
    path("manage/notices/print/sheets/", notices.letters_print, name="letters_print"),
    path("manage/notices/print/<int:pk>/back/", notices.letter_back, name="letter_back"),
]
urlpatterns = [
    *manage_patterns,
    path("files/<uuid:pk>/", files.stored_file, name="file"),
    path("language/", reader.set_language, name="set_language"),
    path("display/", reader.set_display, name="display"),
    path("messages/choices/", reader.choices, name="notice_choices"),
    path("messages/", reader.message_list, name="messages"),
    path("messages/<int:pk>/", reader.message_open, name="message"),
]
