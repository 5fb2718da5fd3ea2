"""States, actions and reasons of a petition's life, and the tables that say which action leads from where to where.

The tables are the law of this app: a service asks them, the pages are drawn from them, the tests repeat them by hand.
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

StateT = TypeVar("StateT", bound=models.TextChoices)


@dataclass(frozen=True)
class Transition(Generic[StateT]):
    """Where an action may start and where it ends. No sources: the action makes the row."""

    sources: frozenset[StateT]
    target: StateT


def _moves(target: StateT, *sources: StateT) -> Transition[StateT]:
    return Transition(frozenset(sources), target)


class PetitionState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("petition", "Draft")
    RECEIVED = "received", pgettext_lazy("petition", "Received")
    NEEDS_INFO = "needs_info", pgettext_lazy("petition", "More information needed")
    ASSIGNED = "assigned", pgettext_lazy("petition", "Being handled")
    IN_REVIEW = "in_review", pgettext_lazy("petition", "Awaiting approval")
    ANSWERED = "answered", pgettext_lazy("petition", "Answered")
    CLOSED = "closed", pgettext_lazy("petition", "Closed")
    ESCALATED = "escalated", pgettext_lazy("petition", "Put to a higher authority")
    DECLINED = "declined", pgettext_lazy("petition", "Not accepted")
    REDIRECTED = "redirected", pgettext_lazy("petition", "Passed on as a complaint or denunciation")
    MERGED = "merged", pgettext_lazy("petition", "Merged")
    WITHDRAWN = "withdrawn", pgettext_lazy("petition", "Withdrawn")


class PetitionAction(models.TextChoices):
    SUBMIT = "submit", _("Send the petition")
    LOG = "log", _("Log a petition")
    ASK_INFO = "ask_info", _("Ask for more information")
    SUPPLY_INFO = "supply_info", _("Give the information asked for")
    DECLINE = "decline", _("Do not accept")
    REDIRECT = "redirect", _("Pass on as a complaint or denunciation")
    WITHDRAW = "withdraw", _("Withdraw the petition")
    MERGE = "merge", _("Merge into another petition")
    UNMERGE = "unmerge", _("Undo the merge")
    ASSIGN = "assign", _("Assign")
    RETURN_ASSIGNMENT = "return_assignment", _("Return, not ours")
    ANSWER_ON_THE_SPOT = "answer_on_the_spot", _("Record an answer given on the spot")
    SUBMIT_ANSWER = "submit_answer", _("Submit the joint answer for approval")
    ANSWER_DIRECTLY = "answer_directly", _("Answer in the body's own name")
    SEND_BACK = "send_back", _("Send back")
    APPROVE = "approve", _("Approve the answer")
    ESCALATE = "escalate", _("Put to a higher authority")
    RECORD_REPLY = "record_reply", _("Record the higher authority's reply")
    END_ESCALATION = "end_escalation", _("End without a reply")
    CLOSE = "close", _("Close")
    REOPEN = "reopen", _("Reopen")


_S, _A = PetitionState, PetitionAction
PETITION_TRANSITIONS: dict[PetitionAction, Transition[PetitionState]] = {
    _A.SUBMIT: _moves(_S.RECEIVED, _S.DRAFT),
    _A.LOG: _moves(_S.RECEIVED),
    _A.ASK_INFO: _moves(_S.NEEDS_INFO, _S.RECEIVED),
    _A.SUPPLY_INFO: _moves(_S.RECEIVED, _S.NEEDS_INFO),
    _A.DECLINE: _moves(_S.DECLINED, _S.RECEIVED, _S.NEEDS_INFO),
    _A.REDIRECT: _moves(_S.REDIRECTED, _S.RECEIVED, _S.NEEDS_INFO),
    _A.WITHDRAW: _moves(_S.WITHDRAWN, _S.RECEIVED, _S.NEEDS_INFO, _S.ASSIGNED),
    _A.MERGE: _moves(_S.MERGED, _S.RECEIVED, _S.NEEDS_INFO, _S.ASSIGNED),
    _A.UNMERGE: _moves(_S.RECEIVED, _S.MERGED),
    _A.ASSIGN: _moves(_S.ASSIGNED, _S.RECEIVED, _S.ASSIGNED),
    _A.RETURN_ASSIGNMENT: _moves(_S.RECEIVED, _S.ASSIGNED),
    _A.ANSWER_ON_THE_SPOT: _moves(_S.ANSWERED, _S.RECEIVED, _S.ASSIGNED),
    _A.SUBMIT_ANSWER: _moves(_S.IN_REVIEW, _S.ASSIGNED),
    _A.ANSWER_DIRECTLY: _moves(_S.ANSWERED, _S.ASSIGNED),
    _A.SEND_BACK: _moves(_S.ASSIGNED, _S.IN_REVIEW),
    _A.APPROVE: _moves(_S.ANSWERED, _S.IN_REVIEW),
    _A.ESCALATE: _moves(_S.ESCALATED, _S.RECEIVED, _S.ASSIGNED, _S.IN_REVIEW),
    _A.RECORD_REPLY: _moves(_S.ASSIGNED, _S.ESCALATED),
    _A.END_ESCALATION: _moves(_S.RECEIVED, _S.ESCALATED),
    _A.CLOSE: _moves(_S.CLOSED, _S.ANSWERED),
    _A.REOPEN: _moves(_S.RECEIVED, _S.ANSWERED, _S.CLOSED, _S.DECLINED, _S.REDIRECTED, _S.WITHDRAWN),
}
# Somebody still has to do something. Lists, counts and interim notes go by this.
OPEN_STATES = frozenset({_S.RECEIVED, _S.NEEDS_INFO, _S.ASSIGNED, _S.IN_REVIEW, _S.ESCALATED})
# A date of the petition's own runs, and can be moved or paused.
RUNNING_STATES = frozenset({_S.RECEIVED, _S.ASSIGNED, _S.IN_REVIEW})
# The office's wording (summary, topic, level) may still be put right.
CLASSIFY_STATES = OPEN_STATES | {_S.ANSWERED}
SPLIT_STATES = frozenset({_S.RECEIVED, _S.NEEDS_INFO, _S.ASSIGNED})
# A lead petition may stand in any state but these.
NOT_LEAD_STATES = frozenset({_S.DRAFT, _S.DECLINED, _S.REDIRECTED, _S.WITHDRAWN, _S.MERGED})


class AssignmentState(models.TextChoices):
    OPEN = "open", pgettext_lazy("assignment", "Being drafted")
    SIGNED_OFF = "signed_off", pgettext_lazy("assignment", "Signed off")
    RETURNED = "returned", pgettext_lazy("assignment", "Returned")
    WAIVED = "waived", pgettext_lazy("assignment", "No opinion by the due date")
    WITHDRAWN = "withdrawn", pgettext_lazy("assignment", "Taken back")


class AssignmentAction(models.TextChoices):
    SIGN_OFF = "sign_off", _("Sign off")
    REVISE = "revise", _("Open again to revise")
    RETURN = "return", _("Return, not ours")
    WAIVE = "waive", _("Go on without this part")
    WITHDRAW = "withdraw", _("Take the assignment back")
    HAND_OVER = "hand_over", _("Hand over")


_AS, _AA = AssignmentState, AssignmentAction
ASSIGNMENT_TRANSITIONS: dict[AssignmentAction, Transition[AssignmentState]] = {
    _AA.SIGN_OFF: _moves(_AS.SIGNED_OFF, _AS.OPEN),
    _AA.REVISE: _moves(_AS.OPEN, _AS.SIGNED_OFF),
    _AA.RETURN: _moves(_AS.RETURNED, _AS.OPEN),
    _AA.WAIVE: _moves(_AS.WAIVED, _AS.OPEN),
    _AA.WITHDRAW: _moves(_AS.WITHDRAWN, _AS.OPEN, _AS.SIGNED_OFF),
    _AA.HAND_OVER: _moves(_AS.OPEN, _AS.OPEN),
}
LIVE_ASSIGNMENT_STATES = frozenset({_AS.OPEN, _AS.SIGNED_OFF})


class PublicationState(models.TextChoices):
    PRIVATE = "private", pgettext_lazy("publication", "Not public")
    PREPARED = "prepared", pgettext_lazy("publication", "Ready to publish")
    PUBLISHED = "published", pgettext_lazy("publication", "Public")
    WITHDRAWN = "withdrawn", pgettext_lazy("publication", "Taken off the public page")


class PublicationAction(models.TextChoices):
    PREPARE = "prepare", _("Prepare for publication")
    PUBLISH = "publish", _("Publish")
    WITHDRAW = "withdraw_publication", _("Take off the public page")


_PS, _PA = PublicationState, PublicationAction
PUBLICATION_TRANSITIONS: dict[PublicationAction, Transition[PublicationState]] = {
    _PA.PREPARE: _moves(_PS.PREPARED, _PS.PRIVATE, _PS.WITHDRAWN),
    _PA.PUBLISH: _moves(_PS.PUBLISHED, _PS.PREPARED),
    _PA.WITHDRAW: _moves(_PS.WITHDRAWN, _PS.PUBLISHED),
}


class PetitionKind(models.TextChoices):
    REFLECTION = "reflection", _("Feedback")
    PETITION = "petition", _("Petition")
    QUESTION = "question", _("Question")


class AuthorityLevel(models.TextChoices):
    """Who may decide. DISTRICT is the local level below the province: communes today, districts before 07/2025."""

    DISTRICT = "district", _("Local level below the province")
    PROVINCE = "province", _("Province")
    MINISTRY = "ministry", _("Ministry or central body")


class Channel(models.TextChoices):
    FLOOR = "floor", _("At the meeting")
    ONLINE = "online", _("Online")
    VISIT = "visit", _("In person at the office")
    LETTER = "letter", _("By letter")
    HOTLINE = "hotline", _("By telephone")
    LIST = "list", _("In a collected list")


class PetitionerKind(models.TextChoices):
    COOPERATIVE = "cooperative", _("Registered organisation")
    UNREGISTERED = "unregistered", _("Organisation not in the register")
    COLLECTIVE = "collective", _("Several organisations, not named")
    PERSON = "person", _("A person")


class AssignmentRole(models.TextChoices):
    LEAD = "lead", _("Lead")
    CO = "co", _("Co-operating")


class AnswerKind(models.TextChoices):
    JOINT = "joint", _("Joint answer")
    DIRECT = "direct", _("Answer in the body's own name")
    ON_THE_SPOT = "on_the_spot", _("Answer on the spot")


class AnswerState(models.TextChoices):
    SUBMITTED = "submitted", pgettext_lazy("answer", "Awaiting approval")
    SENT_BACK = "sent_back", pgettext_lazy("answer", "Sent back")
    APPROVED = "approved", pgettext_lazy("answer", "Approved")
    DROPPED = "dropped", pgettext_lazy("answer", "Dropped")


class Outcome(models.TextChoices):
    """What the answering body says became of it; the petitioner's own view is kept apart."""

    RESOLVED = "resolved", _("Resolved")
    EXPLAINED = "explained", _("Explained, guidance given")
    ROADMAP = "roadmap", _("On a roadmap")
    NOT_POSSIBLE = "not_possible", _("Not possible")


class DeclineReason(models.TextChoices):
    """MISTAKE is not counted in any report and nobody is told."""

    MISTAKE = "mistake", _("Logged by mistake")
    OUT_OF_SCOPE = "out_of_scope", _("Not a matter for public bodies")
    UNCLEAR = "unclear", _("No clear content, and no information came")
    ANSWERED_BEFORE = "answered_before", _("Answered before, nothing new")
    NO_STANDING = "no_standing", _("Not from a cooperative or its members")
    OFFENSIVE = "offensive", _("Against the law or good morals")


class RedirectKind(models.TextChoices):
    COMPLAINT = "complaint", _("Complaint")
    DENUNCIATION = "denunciation", _("Denunciation")


class EscalationState(models.TextChoices):
    OPEN = "open", pgettext_lazy("escalation", "Waiting for a reply")
    REPLIED = "replied", pgettext_lazy("escalation", "Reply received")
    ENDED = "ended", pgettext_lazy("escalation", "Ended without a reply")


class PromiseState(models.TextChoices):
    OPEN = "open", pgettext_lazy("promise", "Promised")
    KEPT = "kept", pgettext_lazy("promise", "Done")
    DROPPED = "dropped", pgettext_lazy("promise", "No longer stands")


class RatingValue(models.TextChoices):
    SOLVED = "solved", pgettext_lazy("rating", "Solved")
    PARTLY = "partly", pgettext_lazy("rating", "Solved in part")
    NOT = "not", pgettext_lazy("rating", "Not solved")


class WishDecision(models.TextChoices):
    """What the coordinator decided about a petitioner's wish to reopen."""

    GRANTED = "granted", pgettext_lazy("wish", "Reopened")
    REFUSED = "refused", pgettext_lazy("wish", "Not reopened")


class DueChangeKind(models.TextChoices):
    EXTEND = "extend", _("Extension")
    PAUSE = "pause", _("Pause")
    RECOMPUTE = "recompute", _("Public holidays changed")


class DueChangeState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("due date", "Asked for")
    DONE = "done", pgettext_lazy("due date", "In force")
    REFUSED = "refused", pgettext_lazy("due date", "Refused")


class Counting(models.TextChoices):
    WORKING = "working", _("Working days")
    CALENDAR = "calendar", _("Calendar days")


class StepKind(models.TextChoices):
    CLASSIFY = "classify", _("Classify a new petition")
    TRANSFER = "transfer", _("Pass on what is not ours")
    INFO = "info", _("Petitioner gives information")
    ANSWER = "answer", _("Answer by one body")
    ANSWER_JOINT = "answer_joint", _("Answer by several bodies")
    PROGRESS_NOTE = "progress_note", _("Note on progress when overdue")
    REMIND = "remind", _("Remind before the due date")
    NEXT_CHECK = "next_check", _("Ask a higher authority again")
    CLOSE = "close", _("Close after the answer")


# Terms until an administrator sets others. Transfer: Decree 20/2008/NĐ-CP, article 9.1.d. Answer: dispatch 89/CĐ-TTg of
# 16/06/2025 (15 days). Joint answer and progress note: decision 574/QĐ-TTg of 2017 (20 days, then every 7 days).
DEFAULT_TERMS: dict[StepKind, tuple[int, Counting]] = {
    StepKind.CLASSIFY: (2, Counting.WORKING),
    StepKind.TRANSFER: (5, Counting.WORKING),
    StepKind.INFO: (10, Counting.WORKING),
    StepKind.ANSWER: (15, Counting.CALENDAR),
    StepKind.ANSWER_JOINT: (20, Counting.CALENDAR),
    StepKind.PROGRESS_NOTE: (7, Counting.CALENDAR),
    StepKind.REMIND: (3, Counting.WORKING),
    StepKind.NEXT_CHECK: (30, Counting.CALENDAR),
    StepKind.CLOSE: (30, Counting.CALENDAR),
}
