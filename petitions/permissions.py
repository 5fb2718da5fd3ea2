"""Who may do what to a petition (the table of roles is in `docs`; each rule here is one row of it).

The object of a permission is the petition, except `assignment_*` (the assignment) and `publish` (the petition again).
A petition's *handling body* is `handled_by`; its coordinators decide, its leader approves.
"""

from typing import Any

import rules
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.permissions import is_administrator
from accounts.selectors import rights_of
from core.permissions import who_may
from petitions.enums import AssignmentRole
from petitions.models import Answer, AnswerTemplate, Assignment, CollectedList, Escalation, Matter, Petition, Promise
from petitions.selectors.handing import body_is_closed
from petitions.selectors.reach import (
    approving_body_ids,
    collecting_ids,
    handling_ids,
    petition_is_visible,
    represented_ids,
)


@rules.predicate
def coordinates(user: Any, petition: Petition | None) -> bool:
    """A coordinator of the handling body. An intermediary triages nothing, not even by that name."""
    ids = handling_ids(user)
    return bool(ids) if petition is None else petition.handled_by_id in ids


@rules.predicate
def leads(user: Any, petition: Petition | None) -> bool:
    """A leader of the handling body, or of the committee that a handling department of the same level belongs to."""
    ids = rights_of(user).body_ids(Role.LEADER)
    return bool(ids) if petition is None else bool(ids & approving_body_ids(petition))


@rules.predicate
def collected(user: Any, petition: Petition | None) -> bool:
    """A coordinator of the intermediary that collected it."""
    rights = rights_of(user)
    ids = rights.intermediary_ids & rights.body_ids(Role.COORDINATOR)
    return bool(ids) if petition is None else petition.collected_by_id in ids


@rules.predicate
def collects(user: Any, row: CollectedList | None) -> bool:
    """A coordinator of the intermediary whose list it is."""
    ids = collecting_ids(user)
    return bool(ids) if row is None else row.body_id in ids


@rules.predicate
def represents(user: Any, petition: Petition | None) -> bool:
    """Holds a mandate of one of the petitioners today."""
    ids = represented_ids(user)
    if petition is None or not ids:
        return bool(ids)
    if petition.pk is None:
        return False
    return any(one.cooperative_id in ids for one in petition.petitioners.all())


@rules.predicate
def sees(user: Any, petition: Petition | None) -> bool:
    return petition is not None and petition_is_visible(user, petition)


@rules.predicate
def heads_lead(user: Any, petition: Petition | None) -> bool:
    """Head of the body that leads the answer, or of one above it."""
    ids = rights_of(user).below_ids(Role.HEAD)
    if petition is None or not ids:
        return bool(ids)
    if petition.current_lead is not None:
        return petition.current_lead.department_id in ids
    # Whoever lost a race against the coordinator is told that the state has changed, not that they lack the right.
    return any(one.role == AssignmentRole.LEAD and one.department_id in ids for one in petition.assignments.all())


@rules.predicate
def works_lead(user: Any, petition: Petition | None) -> bool:
    """Officer or head of the body that leads the answer, or of one above it: they join the parts."""
    ids = rights_of(user).below_ids(Role.OFFICER)
    if petition is None or not ids:
        return bool(ids)
    if petition.current_lead is not None:
        return petition.current_lead.department_id in ids
    return any(one.role == AssignmentRole.LEAD and one.department_id in ids for one in petition.assignments.all())


@rules.predicate
def heads(user: Any, assignment: Assignment | None) -> bool:
    """Head of the assigned body, or of one above it."""
    ids = rights_of(user).below_ids(Role.HEAD)
    return bool(ids) if assignment is None else assignment.department_id in ids


@rules.predicate
def works(user: Any, assignment: Assignment | None) -> bool:
    """Officer or head of the assigned body, or of one above it."""
    ids = rights_of(user).below_ids(Role.OFFICER)
    return bool(ids) if assignment is None else assignment.department_id in ids


@rules.predicate
def coordinates_assignment(user: Any, assignment: Assignment | None) -> bool:
    return coordinates(user, assignment.petition if assignment else None)


@rules.predicate
def heads_lead_of_assignment(user: Any, assignment: Assignment | None) -> bool:
    return heads_lead(user, assignment.petition if assignment else None)


@rules.predicate
def administers_closed(user: Any, assignment: Assignment | None) -> bool:
    """An administrator passes on what a body left behind when it was abolished; nothing of one that exists."""
    return assignment is not None and is_administrator(user) and body_is_closed(assignment.department)


@rules.predicate
def coordinates_somewhere(user: Any) -> bool:
    return bool(handling_ids(user))


@rules.predicate
def heads_answering_body(user: Any, answer: Answer | None) -> bool:
    ids = rights_of(user).below_ids(Role.HEAD)
    return bool(ids) if answer is None else answer.body_id in ids


def handles_petitions(user: Any) -> bool:
    """Coordinates a body that handles petitions: has an inbox."""
    return bool(handling_ids(user))


@rules.predicate
def coordinates_promise(user: Any, promise: Promise | None) -> bool:
    return coordinates(user, promise.petition if promise else None)


@rules.predicate
def heads_promising_body(user: Any, promise: Promise | None) -> bool:
    ids = rights_of(user).below_ids(Role.HEAD)
    return bool(ids) if promise is None else promise.body_id in ids


@rules.predicate
def keeps(user: Any, kept: Matter | Escalation | None) -> bool:
    """A coordinator of the body that keeps the matter, or the dossier."""
    ids = handling_ids(user)
    return bool(ids) if kept is None else kept.handled_by_id in ids


def compiles_lists(user: Any) -> bool:
    """Coordinates an intermediary: collects petitions and submits them in lists."""
    return bool(collecting_ids(user))


rules.add_perm("petitions.manage_terms", is_administrator)


@rules.predicate
def edits_templates(user: Any, template: AnswerTemplate | None) -> bool:
    """An administrator all; a coordinator those of every body and of their own; a head those of their bodies."""
    rights = rights_of(user)
    own = rights.below_ids(Role.HEAD) | handling_ids(user)
    if rights.has(Role.ADMINISTRATOR):
        return True
    if template is None:
        return bool(own)
    return template.body_id in own if template.body_id else bool(handling_ids(user))


rules.add_perm("petitions.edit_templates", edits_templates)
rules.add_perm("petitions.edit_template", edits_templates)
rules.add_perm("petitions.view", sees)
rules.add_perm("petitions.draft", represents | collected)
rules.add_perm("petitions.submit", represents | collected)
rules.add_perm("petitions.log", coordinates | collected)
rules.add_perm("petitions.collect", collects)
for _name in (
    "ask_info",
    "decline",
    "redirect",
    "merge",
    "unmerge",
    "split",
    "classify",
    "transfer",
    "assign",
    "answer_on_the_spot",
    "escalate",
    "record_reply",
    "end_escalation",
    "close",
    "reopen",
    "add_note",
    "put_on_agenda",
    "extend",
    "decide_extension",
    "pause",
    "resume",
    "prepare",
    "record_from_paper",
    "wish_refuse",
    "link_matter",
    "note_contest",
):
    rules.add_perm(f"petitions.{_name}", coordinates)
rules.add_perm("petitions.supply_info", represents | coordinates)
rules.add_perm("petitions.withdraw", represents | coordinates)
rules.add_perm("petitions.rate", represents)
rules.add_perm("petitions.promise_end", coordinates_promise | heads_promising_body)
rules.add_perm("petitions.change_matter", keeps)
rules.add_perm("petitions.change_dossier", keeps)
rules.add_perm("petitions.return_assignment", heads_lead)
rules.add_perm("petitions.join_answer", works_lead)
rules.add_perm("petitions.submit_answer", heads_lead)
rules.add_perm("petitions.answer_directly", heads_lead)
rules.add_perm("petitions.ask_extension", heads_lead)
rules.add_perm("petitions.send_back", leads)
rules.add_perm("petitions.approve", leads)
rules.add_perm("petitions.publish", leads)
rules.add_perm("petitions.withdraw_publication", coordinates | leads)
rules.add_perm("petitions.attach", represents | collected | coordinates)
rules.add_perm("petitions.confirm_answer", heads_answering_body)
rules.add_perm("petitions.assignment_receive", works)
rules.add_perm("petitions.assignment_save_text", works)
rules.add_perm("petitions.assignment_attach", works)
rules.add_perm("petitions.import_answers", heads)
rules.add_perm("petitions.assignment_sign_off", heads)
rules.add_perm("petitions.assignment_revise", heads)
rules.add_perm("petitions.assignment_return", heads)
rules.add_perm("petitions.assignment_waive", heads_lead_of_assignment | coordinates_assignment)
rules.add_perm("petitions.assignment_withdraw", coordinates_assignment)
rules.add_perm("petitions.assignment_ask_extension", heads)
rules.add_perm("petitions.assignment_extend", coordinates_assignment)
rules.add_perm("petitions.assignment_hand_over", heads | coordinates_assignment | administers_closed)
rules.add_perm("petitions.pass_on_parts", is_administrator | coordinates_somewhere)
# What an administrator prepares for the daily work.
rules.add_perm("petitions.manage_routing", is_administrator)
rules.add_perm("petitions.manage_topics", is_administrator)
who_may(_("An administrator of the system may do it."), "petitions.manage_routing", "petitions.manage_topics")
