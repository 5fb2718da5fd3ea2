from meetings.views.manage.actions import meeting_action
from meetings.views.manage.follow_up import conclusion, consultation, opinion
from meetings.views.manage.meetings import meeting_edit, meeting_list, meeting_new, meeting_record_new
from meetings.views.manage.parts import (
    agenda,
    agenda_item,
    award,
    awards,
    conclusions,
    consultations,
    delegate,
    delegates,
    host,
    hosts,
    photo,
    photos,
    reference,
    references,
)

__all__ = [
    "agenda",
    "agenda_item",
    "award",
    "awards",
    "conclusion",
    "conclusions",
    "consultation",
    "consultations",
    "delegate",
    "delegates",
    "host",
    "hosts",
    "meeting_action",
    "meeting_edit",
    "meeting_list",
    "meeting_new",
    "meeting_record_new",
    "opinion",
    "photo",
    "photos",
    "reference",
    "references",
]
