"""Addresses of petitions, and of the pages that show petitions beside something else: home, a meeting, the front page.

`home_by_role` and `public_home` stand outside the namespace: settings and the frame of every page name them.
"""

from django.urls import include, path

from petitions.views import (
    bulk,
    home,
    inbox,
    lists,
    log,
    manage,
    manage_acts,
    manage_approve,
    manage_assign,
    manage_dossiers,
    manage_handing,
    manage_joint,
    manage_last_time,
    manage_matters,
    manage_meeting,
    manage_new,
    manage_part,
    manage_promises,
    manage_publish,
    manage_templates,
    manage_terms,
    manage_versions,
    merge_find,
    portal,
    portal_rating,
    public,
    settings,
    similar,
    triage,
)

triage_patterns = [
    path("manage/petitions/inbox/", inbox.inbox, name="inbox"),
    path("manage/petitions/bulk/", bulk.bulk, name="bulk"),
    path("manage/petitions/lists/", lists.lists, name="lists"),
    path("manage/petitions/lists/new/", lists.list_new, name="list_new"),
    path("manage/petitions/lists/<int:pk>/", lists.list_page, name="list_page"),
    path("manage/petitions/lists/<int:pk>/edit/", lists.list_edit, name="list_edit"),
    path("manage/petitions/lists/<int:pk>/submit/", lists.list_send, name="list_send"),
    path("manage/petitions/lists/<int:pk>/rows/<int:petition>/", lists.list_row, name="list_row"),
    path("manage/petitions/lists/<int:pk>/rows/<int:petition>/move/", lists.list_row_move, name="list_row_move"),
    path("manage/petitions/inbox/next/", inbox.next_one, name="inbox_next"),
    path("manage/petitions/<slug:code>/do/merge/find/", merge_find.merge_find, name="merge_find"),
    path("manage/petitions/<slug:code>/do/triage/", triage.triage, name="triage"),
]
similar_patterns = [
    path("manage/petitions/similar/", similar.typed, name="similar_typed"),
    path("manage/petitions/<slug:code>/similar/", similar.similar, name="similar"),
    path("portal/petitions/similar/", similar.portal_typed, name="portal_similar"),
]
manage_patterns = [
    path("manage/settings/templates/", manage_templates.templates, name="template_list"),
    path("manage/settings/templates/new/", manage_templates.template_new, name="template_new"),
    path("manage/settings/templates/<int:pk>/", manage_templates.template_edit, name="template_edit"),
    path("manage/settings/terms/", manage_terms.terms, name="terms"),
    path("manage/petitions/", manage.petition_list, name="list"),
    path("manage/petitions/new/", manage_new.new, name="new"),
    path("manage/petitions/bodies/<int:pk>/", manage_handing.body_work, name="body_work"),
    path("manage/petitions/approve/", manage_approve.approve_many, name="approve_many"),
    path("manage/petitions/publish/", manage_publish.publish_many, name="publish_many"),
    path("manage/escalations/", manage_dossiers.dossier_list, name="dossiers"),
    path("manage/escalations/new/", manage_dossiers.dossier_new, name="dossier_new"),
    path("manage/escalations/<slug:dossier>/", manage_dossiers.dossier_detail, name="dossier"),
    path("manage/escalations/<slug:dossier>/<slug:action>/", manage_dossiers.dossier_act, name="dossier_act"),
    path("manage/matters/", manage_matters.matter_list, name="matters"),
    path("manage/matters/new/", manage_matters.matter_new, name="matter_new"),
    path("manage/matters/<slug:matter>/", manage_matters.matter_detail, name="matter"),
    path("manage/matters/<slug:matter>/<slug:action>/", manage_matters.matter_act, name="matter_act"),
    path("manage/promises/", manage_promises.promise_list, name="promises"),
    path("manage/petitions/export/answers.xlsx", manage_part.answers_export, name="answers_export"),
    path("manage/petitions/<slug:code>/", manage.petition_detail, name="detail"),
    path("manage/petitions/<slug:code>/versions/", manage_versions.versions, name="versions"),
    path("manage/petitions/<slug:code>/answer/", manage_joint.joint, name="joint"),
    path("manage/petitions/<slug:code>/do/assign/", manage_assign.assign, name="assign"),
    path("manage/petitions/<slug:code>/do/<slug:action>/", manage_acts.act, name="act"),
    path("manage/petitions/<slug:code>/parts/<int:pk>/", manage_part.part, name="part"),
    path("manage/petitions/<slug:code>/parts/<int:pk>/<slug:action>/", manage_acts.part_act, name="part_act"),
    path("manage/meetings/<slug:code>/", manage_meeting.meeting_detail, name="meeting_detail"),
    path("manage/meetings/<slug:code>/last-time/", manage_last_time.last_time_page, name="last_time"),
    path("manage/meetings/<slug:code>/log/", log.log, name="log"),
    path("manage/meetings/<slug:code>/log/<slug:petition>/undo/", log.undo, name="log_undo"),
]
settings_patterns = [
    path("manage/settings/routing/", settings.routing_list, name="routing_list"),
    path("manage/settings/routing/new/", settings.routing_new, name="routing_new"),
    path("manage/settings/routing/<int:pk>/", settings.routing_edit, name="routing_edit"),
    path("manage/settings/routing/<int:pk>/remove/", settings.routing_remove, name="routing_remove"),
    path("manage/settings/topics/", settings.topic_list, name="topic_list"),
    path("manage/settings/topics/<int:pk>/", settings.topic_edit, name="topic_edit"),
    path("manage/settings/topics/<int:pk>/change/", settings.topic_change, name="topic_change"),
]
portal_patterns = [
    path("portal/", portal.home, name="portal_home"),
    path("portal/petitions/new/", portal.new, name="portal_new"),
    path("portal/petitions/<slug:code>/", portal.detail, name="portal_detail"),
    path("portal/petitions/<slug:code>/edit/", portal.edit, name="portal_edit"),
    path("portal/petitions/<slug:code>/information/", portal.supply_info, name="portal_supply_info"),
    path("portal/petitions/<slug:code>/rating/", portal_rating.rate, name="portal_rating"),
    path("portal/petitions/<slug:code>/withdraw/", portal.withdraw, name="portal_withdraw"),
]
public_patterns = [
    path("meetings/", public.meetings, name="public_meetings"),
    path("meetings/<slug:code>/", public.meeting, name="public_meeting"),
    path("petitions/", public.petitions, name="public_petitions"),
    path("petitions/<slug:code>/", public.petition, name="public_petition"),
    path("track/", public.track, name="track"),
]
urlpatterns = [
    path("", public.front, name="public_home"),
    path("manage/", home.home, name="home_by_role"),
    path(
        "",
        include(
            (
                triage_patterns
                + similar_patterns
                + manage_patterns
                + settings_patterns
                + portal_patterns
                + public_patterns,
                "petitions",
            )
        ),
    ),
]
