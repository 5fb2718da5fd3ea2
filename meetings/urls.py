"""Addresses of the meetings' own staff pages. A meeting's page itself shows petitions and is theirs."""

from django.urls import path

from meetings.views import manage

app_name = "meetings"

_ONE = "manage/meetings/<slug:code>/"

manage_patterns = [
    path("manage/meetings/", manage.meeting_list, name="list"),
    path("manage/meetings/new/", manage.meeting_new, name="new"),
    path("manage/meetings/record/", manage.meeting_record_new, name="record"),
    path(f"{_ONE}edit/", manage.meeting_edit, name="edit"),
    path(f"{_ONE}do/<str:action>/", manage.meeting_action, name="action"),
    path(f"{_ONE}hosts/", manage.hosts, name="hosts"),
    path(f"{_ONE}hosts/<int:pk>/", manage.host, name="host"),
    path(f"{_ONE}agenda/", manage.agenda, name="agenda"),
    path(f"{_ONE}agenda/<int:pk>/", manage.agenda_item, name="agenda_item"),
    path(f"{_ONE}delegates/", manage.delegates, name="delegates"),
    path(f"{_ONE}delegates/<int:pk>/", manage.delegate, name="delegate"),
    path(f"{_ONE}references/", manage.references, name="references"),
    path(f"{_ONE}references/<int:pk>/", manage.reference, name="reference"),
    path(f"{_ONE}consultations/", manage.consultations, name="consultations"),
    path(f"{_ONE}consultations/<int:pk>/", manage.consultation, name="consultation"),
    path(f"{_ONE}consultations/<int:pk>/opinions/<int:opinion_pk>/", manage.opinion, name="opinion"),
    path(f"{_ONE}conclusions/", manage.conclusions, name="conclusions"),
    path(f"{_ONE}conclusions/<int:pk>/", manage.conclusion, name="conclusion"),
    path(f"{_ONE}awards/", manage.awards, name="awards"),
    path(f"{_ONE}awards/<int:pk>/", manage.award, name="award"),
    path(f"{_ONE}photos/", manage.photos, name="photos"),
    path(f"{_ONE}photos/<int:pk>/", manage.photo, name="photo"),
]
urlpatterns = manage_patterns
