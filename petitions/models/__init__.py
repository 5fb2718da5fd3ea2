from petitions.models.answer import Answer, AnswerDraft, AnswerPart, AnswerRemark
from petitions.models.assignment import Assignment
from petitions.models.collected import CollectedList
from petitions.models.deadlines import DueChange, Reminder
from petitions.models.escalation import Escalation, EscalationItem
from petitions.models.memory import Contest, Matter, Promise, Rating
from petitions.models.note import Attachment, InfoRequest, InterimNote
from petitions.models.petition import Petition
from petitions.models.petitioner import Petitioner
from petitions.models.publication import Publication
from petitions.models.routing import AnswerTemplate, RoutingRule
from petitions.models.similar import PetitionTerms, PublicationTerms
from petitions.models.term import StepTerm
from petitions.models.topic import Topic

__all__ = [
    "Answer",
    "AnswerDraft",
    "AnswerPart",
    "AnswerRemark",
    "AnswerTemplate",
    "Assignment",
    "Attachment",
    "CollectedList",
    "Contest",
    "DueChange",
    "Escalation",
    "EscalationItem",
    "InfoRequest",
    "InterimNote",
    "Matter",
    "Petition",
    "PetitionTerms",
    "Petitioner",
    "Promise",
    "Publication",
    "PublicationTerms",
    "Rating",
    "Reminder",
    "RoutingRule",
    "StepTerm",
    "Topic",
]
