from meetings.models.agenda import AgendaItem
from meetings.models.award import Award, AwardRecipient
from meetings.models.conclusion import Conclusion
from meetings.models.consultation import Consultation, Opinion
from meetings.models.delegate import Delegate
from meetings.models.host import Host
from meetings.models.meeting import Meeting
from meetings.models.photo import Photo
from meetings.models.reference import ReferenceDocument
from meetings.models.turn import Turn

__all__ = [
    "AgendaItem",
    "Award",
    "AwardRecipient",
    "Conclusion",
    "Consultation",
    "Delegate",
    "Host",
    "Meeting",
    "Opinion",
    "Photo",
    "ReferenceDocument",
    "Turn",
]
