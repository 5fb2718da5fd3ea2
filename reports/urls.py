"""Addresses of the top floor. Documents of one meeting stand under the meeting's address."""

from django.urls import path

from reports.views import manage

app_name = "reports"

manage_patterns = [
    path("manage/reports/", manage.document_list, name="list"),
    path("manage/reports/<uuid:pk>/", manage.document_detail, name="detail"),
    path("manage/reports/<uuid:pk>/view/", manage.document_view, name="view"),
    path("manage/reports/<uuid:pk>/download/", manage.document_download, name="download"),
    path("manage/reports/<uuid:pk>/retry/", manage.document_again, name="retry"),
    path("manage/reports/<uuid:pk>/cancel/", manage.document_stop, name="cancel"),
    path("manage/meetings/<slug:code>/documents/", manage.meeting_documents, name="request"),
]
urlpatterns = manage_patterns
