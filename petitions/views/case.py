"""What the page of one petition holds for one person: parts with their forms, acts in order, what happened."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.audiences import Audience
from core.permissions import allowed
from petitions.enums import (
    AnswerKind,
    AnswerState,
    AssignmentAction,
    AssignmentState,
    PetitionAction,
    PetitionState,
    PublicationAction,
    PublicationState,
)
from petitions.forms.answers import PartForm
from petitions.models import Assignment, Petition
from petitions.selectors import (
    INBOX_STATES,
    Act,
    actions_for,
    part_actions_for,
    petition_view,
    timeline,
    working_ids,
)
from petitions.selectors.joining import Marked, answer_marked
from petitions.selectors.matters import matter_of
from petitions.selectors.promises import promise_lines, promise_open
from petitions.selectors.ratings import rating_lines, wishes_of
from petitions.selectors.shapes import PartLine
from petitions.selectors.templates import TemplateLine, templates_offered
from petitions.selectors.words import headline
from petitions.views.memory_acts import memory_choices

_FROM_PAPER = _("You record it from a paper.")
_AGAIN = _("Change bodies and dates")
_SHOWN = frozenset({AssignmentState.OPEN, AssignmentState.SIGNED_OFF, AssignmentState.WAIVED})
_LOST = frozenset(
    {PetitionAction.DECLINE, PetitionAction.REDIRECT, PetitionAction.WITHDRAW, PublicationAction.WITHDRAW}
)
# What usually comes next in a state: shown first, the first of them as the primary act of the page.
_NEXT: dict[str, tuple[str, ...]] = {
    PetitionState.RECEIVED: (
        "triage",
        PetitionAction.ANSWER_ON_THE_SPOT,
        PetitionAction.ASK_INFO,
    ),
    PetitionState.NEEDS_INFO: (PetitionAction.SUPPLY_INFO, "triage"),
    PetitionState.ASSIGNED: (
        "resume",
        "decide_extension",
        "join",
        PetitionAction.SUBMIT_ANSWER,
        PetitionAction.ANSWER_DIRECTLY,
        PetitionAction.ASSIGN,
        "add_note",
    ),
    PetitionState.IN_REVIEW: (PetitionAction.APPROVE, PetitionAction.SEND_BACK),
    PetitionState.ESCALATED: (PetitionAction.RECORD_REPLY, "escalation_letter", "add_note"),
    PetitionState.ANSWERED: (
        PublicationAction.PUBLISH,
        "reword",
        PublicationAction.PREPARE,
        "confirm_answer",
        PetitionAction.CLOSE,
    ),
    PetitionState.CLOSED: (PublicationAction.PUBLISH, PublicationAction.PREPARE),
    PetitionState.MERGED: (PetitionAction.UNMERGE,),
}


@dataclass(frozen=True)
class Button:
    """An act as a link to its page."""

    label: str
    url: str
    says: str = ""
    main: bool = False
    danger: bool = False


@dataclass(frozen=True)
class PartCard:
    """One body's part; `form` where this person may write it."""

    line: PartLine
    form: PartForm | None
    may_sign: bool
    acts: tuple[Button, ...]
    newer_text: str | None = None
    templates: tuple[TemplateLine, ...] = ()


def case_context(user: User, petition: Petition, audience: Audience, bound: PartForm | None = None) -> dict[str, Any]:
    """Everything the page shows; `bound` is a part's form that was refused, marked by its `part_id`."""
    view = petition_view(petition, audience, body_ids=working_ids(user))
    rows = {one.pk: one for one in petition.assignments.all()}
    parts = getattr(view, "parts", ())
    cards = [_card(user, petition, rows[line.pk], line, bound) for line in parts if line.state in _SHOWN]
    acts = all_acts(user, petition)
    return {
        "p": view,
        # The heading is the summary already, unless it had to be cut.
        "shows_summary": bool(petition.summary) and headline(petition.summary) != petition.summary.strip().rstrip("."),
        "cards": cards,
        "asked": len(cards),
        "writes": any(card.templates for card in cards),
        "signed": sum(card.line.state != AssignmentState.OPEN for card in cards),
        "ended_parts": [line for line in parts if line.state not in _SHOWN],
        "sent_back": _sent_back(view),
        "older_answers": [one for one in getattr(view, "answers", ()) if one != view.answer],
        "moments": timeline(petition, audience),
        "matter": matter_of(petition),
        "promises": promise_lines(petition),
        "ratings": rating_lines(petition),
        "part_form": bound,
        **_act_groups(petition, acts),
    }


def _sent_back(view: Any) -> Marked | None:
    """The newest version, when it was sent back and nothing came after it."""
    newest = max(getattr(view, "answers", ()), key=lambda one: one.version, default=None)
    if view.answer is not None or newest is None or newest.state != AnswerState.SENT_BACK:
        return None
    return answer_marked(newest)


def all_acts(user: User, petition: Petition) -> list[Act]:
    """The acts of the tables, and those beside them: files, an answer's confirmation, words for one follower."""
    acts = actions_for(user, petition)
    lead = petition.current_lead
    joins = petition.state == PetitionState.ASSIGNED and lead is not None and not lead.answers_in_own_name
    if joins and allowed(user, "petitions.join_answer", petition):
        acts = [act for act in acts if act.action != PetitionAction.SUBMIT_ANSWER]
        acts.append(Act("join", str(_("Joint answer: follow and write")), True))
    if petition.state != PetitionState.CLOSED and allowed(user, "petitions.attach", petition):
        acts.append(Act("attach", str(_("Attach a file")), True))
    if petition.state == PetitionState.MERGED and allowed(user, "petitions.merge", petition):
        acts.append(Act("follower_answer", str(_("Words for this petitioner")), True))
    prepared = any(one.state == PublicationState.PREPARED for one in petition.publications.all())
    if prepared and allowed(user, "petitions.prepare", petition):
        acts.append(Act("reword", str(_("Correct the public words")), True))
    if petition.state == PetitionState.ESCALATED and allowed(user, "petitions.escalate", petition):
        acts.append(Act("escalation_letter", str(_("Enter the letter of the dossier")), True))
    if petition.state in INBOX_STATES and allowed(user, "petitions.classify", petition):
        sorts_only = petition.state == PetitionState.NEEDS_INFO
        acts.append(Act("triage", str(_("Sort it") if sorts_only else _("Sort and assign")), True))
    acts += memory_choices(user, petition)
    answer = petition.current_answer
    if answer is not None and answer.kind == AnswerKind.ON_THE_SPOT and answer.confirmed_at is None:
        own = allowed(user, "petitions.confirm_answer", answer)
        if answer.words_recorded and (own or allowed(user, "petitions.record_from_paper", petition)):
            acts.append(Act("confirm_answer", str(_("Confirm what was said on the spot")), True, "", not own))
    return acts


def _act_groups(petition: Petition, acts: list[Act]) -> dict[str, Any]:
    """The acts that usually come next, those that wait with their reason, and the rest folded."""
    usual = (*_urgent(petition), *_NEXT.get(petition.state, ()))
    ready = {act.action: act for act in acts if act.allowed}
    first = [ready[action] for action in dict.fromkeys(usual) if action in ready]
    rest = sorted((act for act in ready.values() if act not in first), key=lambda act: act.action in _LOST)
    return {
        "actions": [_button(petition, act, main=number == 0) for number, act in enumerate(first)],
        "waits": [act for act in acts if not act.allowed and _may_come(petition, act)],
        "more_actions": [_button(petition, act) for act in rest],
    }


def _urgent(petition: Petition) -> tuple[str, ...]:
    """A wish to reopen waits for a decision; a promise that stands open comes before closing."""
    wish: tuple[str, ...] = ()
    if wishes_of(petition):
        again = PetitionAction.UNMERGE if petition.state == PetitionState.MERGED else PetitionAction.REOPEN
        wish = (again, "wish_refuse")
    return (*wish, "promise_keep") if promise_open(petition) is not None else wish


def _may_come(petition: Petition, act: Act) -> bool:
    """Whether what the act waits for can happen: a body that never answers in its own name waits for nothing."""
    lead = petition.current_lead
    return act.action != PetitionAction.ANSWER_DIRECTLY or lead is None or lead.answers_in_own_name


def _button(petition: Petition, act: Act, *, main: bool = False) -> Button:
    says = str(_FROM_PAPER) if act.from_paper else ""
    url = reverse("petitions:act", args=[petition.code, act.action])
    if act.action == "join":
        url = reverse("petitions:joint", args=[petition.code])
    again = act.action == PetitionAction.ASSIGN and petition.state == PetitionState.ASSIGNED
    label = str(_AGAIN) if again else act.label
    return Button(label, url, says, main and not act.from_paper and not again, act.action in _LOST)


def _card(user: User, petition: Petition, part: Assignment, line: PartLine, bound: PartForm | None) -> PartCard:
    acts = {act.action: act for act in part_actions_for(user, part, petition)}
    form = None
    if "save_text" in acts:
        refused = bound is not None and bound.part_id == part.pk
        form = (
            bound if refused else PartForm(initial={"text": part.text, "version": part.text_version}, part_id=part.pk)
        )
    newer = part.text if form is bound and bound is not None and bound.is_stale else None
    if "save_text" in acts:
        acts["attach"] = Act("attach", str(_("Attach a file")), True)
    own_page = [
        act for name, act in acts.items() if act.allowed and name not in {"save_text", AssignmentAction.SIGN_OFF}
    ]
    sign = acts.get(AssignmentAction.SIGN_OFF)
    buttons = [_part_button(petition, part, act) for act in own_page]
    if sign is not None and sign.from_paper:
        buttons.append(_part_button(petition, part, sign))
    may_sign = sign is not None and sign.allowed and not sign.from_paper
    # What loses something comes last.
    buttons.sort(key=lambda one: one.danger)
    templates = tuple(templates_offered(petition, part.department_id)) if form is not None else ()
    return PartCard(line, form, may_sign, tuple(buttons), newer, templates)


def _part_button(petition: Petition, part: Assignment, act: Act) -> Button:
    url = reverse("petitions:part_act", args=[petition.code, part.pk, act.action])
    danger = act.action in {AssignmentAction.RETURN, AssignmentAction.WAIVE, AssignmentAction.WITHDRAW}
    return Button(act.label, url, danger=danger)
