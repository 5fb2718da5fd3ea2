"""All addresses. The specific stands before the general: a page lives in the highest app whose data it shows, so that
`/manage/meetings/<code>/` (petitions) and `/manage/meetings/new/` (meetings) share a prefix, not an app."""

from django.contrib import admin
from django.urls import include, path

from hoinghi import views

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("admin/", admin.site.urls),
    path("", include("core.urls")),
    path("", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("reports.urls")),
    path("", include("meetings.urls")),
    path("", include("cooperatives.urls")),
    path("", include("petitions.urls")),
]

handler400 = "core.web.errors.bad_request"
handler403 = "core.web.errors.forbidden"
handler404 = "core.web.errors.not_found"
