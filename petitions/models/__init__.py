from petitions.models.answer import Answer, AnswerPart
from petitions.models.assignment import Assignment
from petitions.models.escalation import Escalation, EscalationItem
from petitions.models.note import Attachment, InfoRequest, InterimNote
from petitions.models.petition import Petition
from petitions.models.petitioner import Petitioner
from petitions.models.publication import Publication
from petitions.models.term import StepTerm
from petitions.models.topic import Topic

__all__ = [
    "Answer",
    "AnswerPart",
    "Assignment",
    "Attachment",
    "Escalation",
    "EscalationItem",
    "InfoRequest",
    "InterimNote",
    "Petition",
    "Petitioner",
    "Publication",
    "StepTerm",
    "Topic",
]
