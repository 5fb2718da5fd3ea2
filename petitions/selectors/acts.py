"""What a person can do with a petition now, and what an act that must wait is waiting for."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.permissions import allowed
from petitions.enums import (
    ASSIGNMENT_TRANSITIONS,
    CLASSIFY_STATES,
    OPEN_STATES,
    PETITION_TRANSITIONS,
    PUBLICATION_TRANSITIONS,
    RUNNING_STATES,
    SPLIT_STATES,
    AnswerKind,
    AssignmentAction,
    AssignmentRole,
    AssignmentState,
    DueChangeState,
    PetitionAction,
    PetitionState,
    PublicationAction,
    PublicationState,
)
from petitions.models import Assignment, Petition

# They make the petition; there is none to act on yet.
_MAKING = {PetitionAction.LOG}
# The pages offer it on the part, not on the petition.
_ON_PARTS = {PetitionAction.RETURN_ASSIGNMENT}
# Acts that need a paper's authority where body or leader has no account: the coordinator may record them.
PAPER_ACTIONS = frozenset(
    {
        PetitionAction.SUBMIT_ANSWER,
        PetitionAction.ANSWER_DIRECTLY,
        PetitionAction.SEND_BACK,
        PetitionAction.APPROVE,
        PublicationAction.PUBLISH,
    }
)


@dataclass(frozen=True)
class Act:
    """One act. `allowed`: it would succeed now. `waits_for`: why not yet, in words. `from_paper`: record it only."""

    action: str
    label: str
    allowed: bool
    waits_for: str = ""
    from_paper: bool = False


def actions_for(user: Any, petition: Petition) -> list[Act]:
    """The acts this person has the right to, those possible now first. An act of somebody else is not listed.

    The row comes from `petitions_detailed`.
    """
    acts = []
    for action in PetitionAction:
        if action in _MAKING or action in _ON_PARTS:
            continue
        if (act := _petition_act(user, petition, action)) is not None:
            acts.append(act)
    acts += [act for act in (_plain_act(user, petition, *row) for row in _PLAIN) if act is not None]
    acts += _clock_acts(user, petition)
    if (act := _confirm_act(user, petition)) is not None:
        acts.append(act)
    acts += [act for action in PublicationAction if (act := _publication_act(user, petition, action)) is not None]
    return sorted(acts, key=lambda act: not act.allowed)


def _right(user: Any, perm: str, obj: Any, petition: Petition, on_paper: bool) -> tuple[bool, bool]:
    """Whether the person may, and whether only by recording a paper."""
    if allowed(user, perm, obj):
        return True, False
    return (True, True) if on_paper and allowed(user, "petitions.record_from_paper", petition) else (False, False)


def _petition_act(user: Any, petition: Petition, action: PetitionAction) -> Act | None:
    right, from_paper = _right(user, f"petitions.{action.value}", petition, petition, action in PAPER_ACTIONS)
    if not right:
        return None
    if petition.state not in PETITION_TRANSITIONS[action].sources:
        return None
    reason = _waits_for(petition, action)
    return Act(action.value, str(action.label), not reason, reason, from_paper)


def _waits_for(petition: Petition, action: PetitionAction) -> str:
    """What keeps the act from being done in this state, in words; "" when nothing does."""
    if action in {PetitionAction.SUBMIT_ANSWER, PetitionAction.ANSWER_DIRECTLY}:
        lead = petition.current_lead
        if action == PetitionAction.ANSWER_DIRECTLY and lead is not None and not lead.answers_in_own_name:
            return _("This body does not answer in its own name.")
        ready = action == PetitionAction.ANSWER_DIRECTLY
        open_parts = [
            one.department_name
            for one in petition.assignments.all()
            if one.state == AssignmentState.OPEN and not (ready and one.role == AssignmentRole.LEAD)
        ]
        if open_parts:
            return _("Not signed off yet: %(bodies)s.") % {"bodies": ", ".join(open_parts)}
    leaving = {PetitionAction.DECLINE, PetitionAction.REDIRECT, PetitionAction.WITHDRAW}
    if action in leaving and len(petition.followers.all()):
        return _("Other petitions are merged into this one. Undo those merges first.")
    return ""


# Acts beside the table: perm, label, states.
_PLAIN = (
    ("classify", lambda: _("Put into words and sort"), CLASSIFY_STATES),
    ("split", lambda: _("Take wishes apart"), SPLIT_STATES),
    ("transfer", lambda: _("Pass on to another office"), {PetitionState.RECEIVED, PetitionState.NEEDS_INFO}),
    ("add_note", lambda: _("Tell the petitioner how things stand"), OPEN_STATES),
)


def _plain_act(user: Any, petition: Petition, name: str, label: Any, states: Any) -> Act | None:
    if petition.state not in states or not allowed(user, f"petitions.{name}", petition):
        return None
    return Act(name, label(), True)


def _clock_acts(user: Any, petition: Petition) -> list[Act]:
    """Moving, stopping and starting the due date. Rows without `due_changes` fetched cost a statement each."""
    if petition.state not in RUNNING_STATES:
        return []
    asked = any(one.state == DueChangeState.ASKED for one in petition.due_changes.all())
    paused = petition.paused_at is not None
    offered = (
        ("decide_extension", _("Decide about more time"), asked and not paused),
        ("ask_extension", _("Ask for more time for the whole"), not paused and petition.current_lead is not None),
        ("extend", _("Change the due date"), not paused),
        ("pause", _("Pause the due date"), not paused and petition.due is not None),
        ("resume", _("Let the due date run again"), paused),
    )
    return [
        Act(name, label, True) for name, label, now in offered if now and allowed(user, f"petitions.{name}", petition)
    ]


def _confirm_act(user: Any, petition: Petition) -> Act | None:
    """The body confirms what was noted as said on the spot (`answer_confirm`); before that it is not published."""
    answer = petition.current_answer
    if answer is None or answer.kind != AnswerKind.ON_THE_SPOT:
        return None
    if not answer.words_recorded or answer.confirmed_at is not None:
        return None
    answer.petition = petition
    right, from_paper = _right(user, "petitions.confirm_answer", answer, petition, on_paper=True)
    return Act("confirm_answer", _("Confirm what was said on the spot"), True, "", from_paper) if right else None


def _publication_act(user: Any, petition: Petition, action: PublicationAction) -> Act | None:
    on_paper = action in PAPER_ACTIONS
    right, from_paper = _right(user, f"petitions.{action.value}", petition, petition, on_paper)
    if not right:
        return None
    sources = PUBLICATION_TRANSITIONS[action].sources
    states = {one.answer_id: one.state for one in petition.publications.all()}
    if action == PublicationAction.PREPARE:
        answer = petition.current_answer
        answered = petition.state in {PetitionState.ANSWERED, PetitionState.CLOSED}
        if not answered or answer is None or states.get(answer.pk, PublicationState.PRIVATE) not in sources:
            return None
        noted = answer.kind == AnswerKind.ON_THE_SPOT and answer.words_recorded and answer.confirmed_at is None
        reason = _("%(body)s has not confirmed its answer yet.") % {"body": answer.body_name} if noted else ""
        return Act(action.value, str(action.label), not reason, reason)
    if not sources & set(states.values()):
        return None
    current = states.get(petition.current_answer_id or 0, "")
    if action == PublicationAction.PUBLISH and current not in {source.value for source in sources}:
        return Act(action.value, str(action.label), False, _("The prepared answer no longer stands."), from_paper)
    return Act(action.value, str(action.label), True, "", from_paper)


def part_actions_for(user: Any, assignment: Assignment, petition: Petition) -> list[Act]:
    """The acts this person has on one part, with the reason where one must wait."""
    assignment.petition = petition
    at_work = petition.state in {PetitionState.RECEIVED, PetitionState.NEEDS_INFO, PetitionState.ASSIGNED}
    acts = []
    for action in AssignmentAction:
        if not at_work or assignment.state not in ASSIGNMENT_TRANSITIONS[action].sources:
            continue
        on_paper = action in {AssignmentAction.SIGN_OFF, AssignmentAction.RETURN, AssignmentAction.REVISE}
        right, paper = _right(user, f"petitions.assignment_{action.value}", assignment, petition, on_paper)
        if not right:
            continue
        reason = _part_waits_for(assignment, action)
        acts.append(Act(action.value, str(action.label), not reason, reason, paper))
    if at_work and assignment.state == AssignmentState.OPEN:
        if allowed(user, "petitions.assignment_save_text", assignment):
            acts.insert(0, Act("save_text", _("Write the part"), True))
        if assignment.acknowledged_at is None and allowed(user, "petitions.assignment_receive", assignment):
            acts.insert(0, Act("receive", _("Confirm receipt"), True))
        if petition.paused_at is None:
            for name, label in (("ask_extension", _("Ask for more time")), ("extend", _("Change the due date"))):
                if allowed(user, f"petitions.assignment_{name}", assignment):
                    acts.append(Act(name, label, True))
    return sorted(acts, key=lambda act: not act.allowed)


def _part_waits_for(assignment: Assignment, action: AssignmentAction) -> str:
    lead = assignment.role == AssignmentRole.LEAD
    if action == AssignmentAction.WAIVE:
        if lead:
            return _("Without the lead's part there is no answer. Assign another lead instead.")
        if assignment.due is None or assignment.due >= timezone.localdate():
            return _("This part is not overdue yet.")
    if action == AssignmentAction.WITHDRAW and lead:
        return _("This body leads the answer. Assign another lead instead.")
    return ""
