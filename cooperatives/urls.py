"""Addresses of the register."""

from django.urls import path

from cooperatives.views import areas, details, register

app_name = "cooperatives"

manage_patterns = [
    path("manage/cooperatives/", register.cooperative_list, name="list"),
    path("manage/cooperatives/new/", register.cooperative_new, name="new"),
    path("manage/cooperatives/suggest/", register.suggest, name="suggest"),
    path("manage/cooperatives/suggest/units/", register.suggest_unit, name="suggest_unit"),
    path("manage/cooperatives/areas/", areas.area_list, name="area_list"),
    path("manage/cooperatives/areas/<int:unit>/<int:year>/", areas.area_edit, name="area_edit"),
    path("manage/cooperatives/areas/<int:unit>/<int:year>/target/", areas.area_target, name="area_target"),
    path("manage/cooperatives/areas/<int:unit>/<int:year>/<int:figure>/remove/", areas.area_remove, name="area_remove"),
    path("manage/cooperatives/<int:pk>/", register.cooperative_detail, name="detail"),
    path("manage/cooperatives/<int:pk>/edit/", register.cooperative_edit, name="edit"),
    path("manage/cooperatives/<int:pk>/figures/", details.figures_new, name="figures_new"),
    path("manage/cooperatives/<int:pk>/products/", details.product_new, name="product_new"),
    path(
        "manage/cooperatives/<int:pk>/products/<int:product>/remove/",
        details.product_remove_view,
        name="product_remove",
    ),
    path("manage/cooperatives/<int:pk>/representatives/", details.representative_new, name="representative_new"),
    path(
        "manage/cooperatives/<int:pk>/representatives/<int:mandate>/end/",
        details.representative_end_view,
        name="representative_end",
    ),
    path(
        "manage/cooperatives/<int:pk>/representatives/<int:mandate>/link/",
        details.representative_link,
        name="representative_link",
    ),
]
urlpatterns = manage_patterns
