from django.urls import path
from django.views.generic import RedirectView

from accounts.views import manage_bodies, manage_people, me, my_delegations

app_name = "accounts"

manage_patterns = [
    path("manage/settings/", manage_bodies.settings_home, name="settings_home"),
    path("manage/settings/users/", manage_people.user_list, name="user_list"),
    path("manage/settings/users/new/", manage_people.user_new, name="user_new"),
    path("manage/settings/users/<int:pk>/", manage_people.user_detail, name="user_detail"),
    path("manage/settings/users/<int:pk>/edit/", manage_people.user_edit, name="user_edit"),
    path("manage/settings/users/<int:pk>/close/", manage_people.user_close, name="user_close"),
    path("manage/settings/users/<int:pk>/open/", manage_people.user_open, name="user_open"),
    path("manage/settings/users/<int:pk>/link/", manage_people.user_link, name="user_link"),
    path("manage/settings/users/<int:pk>/appoint/", manage_people.appointment_new, name="appointment_new"),
    path("manage/settings/users/<int:pk>/delegate/", manage_people.delegation_new, name="delegation_new"),
    path("manage/settings/appointments/<int:pk>/end/", manage_people.appointment_stop, name="appointment_end"),
    path("manage/settings/bodies/", manage_bodies.body_list, name="body_list"),
    path("manage/settings/bodies/new/", manage_bodies.body_new, name="body_new"),
    path("manage/settings/bodies/<int:pk>/", manage_bodies.body_edit, name="body_edit"),
    path("manage/settings/bodies/<int:pk>/close/", manage_bodies.body_close, name="body_close"),
    path("manage/settings/bodies/<int:pk>/signatories/new/", manage_bodies.signatory_new, name="signatory_new"),
    path("manage/settings/signatories/<int:pk>/end/", manage_bodies.signatory_stop, name="signatory_end"),
    path("manage/settings/units/", manage_bodies.unit_list, name="unit_list"),
]

# Mounted before the sign-in library: its page for adding e-mail addresses would go round the administrator.
account_patterns = [
    path("accounts/me/", me.me, name="me"),
    path("accounts/me/delegations/", my_delegations.my_delegations, name="my_delegations"),
    path("accounts/me/delegations/<int:pk>/end/", my_delegations.my_delegation_end, name="my_delegation_end"),
    path("accounts/email/", RedirectView.as_view(pattern_name="accounts:me"), name="email_elsewhere"),
]

urlpatterns = [*manage_patterns, *account_patterns]
