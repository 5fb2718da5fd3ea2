"""The acts on many petitions: which form asks for each, who it can be done to, which service does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.selectors import bodies_valid_on
from core.exceptions import DomainError, TransitionError
from core.permissions import allowed
from petitions.enums import (
    CLASSIFY_STATES,
    OPEN_STATES,
    PETITION_TRANSITIONS,
    DeclineReason,
    PetitionAction,
    PetitionKind,
    PetitionState,
)
from petitions.forms import bulk as forms
from petitions.models import Petition
from petitions.selectors import Suggestion, routing_suggested, topics_active
from petitions.selectors.handling import meetings_to_come
from petitions.services import (
    AssignmentOrder,
    Classification,
    EscalationOrder,
    Letter,
    petition_assign,
    petition_classify,
    petition_close,
    petition_decline,
    petition_put_on_agenda,
    petition_transfer,
    petitions_escalate,
)
from petitions.views.acts_run import letter_entry

_A, _S = PetitionAction, PetitionState
Each = Callable[[User, Petition, Any], Any]


@dataclass(frozen=True)
class BulkAct:
    """`each` does it to one petition; `together` to all as one act, all or none. `target`: the state they come to."""

    label: str | Promise
    perm: str
    form: type[forms.BulkForm]
    states: frozenset[PetitionState]
    target: PetitionState | None = None
    each: Each | None = None
    together: Callable[[User, list[Petition], Any], Any] | None = None
    kwargs: Callable[[User], dict[str, Any]] = lambda user: {}
    says: str | Promise = ""
    danger: bool = False
    suggests: bool = False


@dataclass(frozen=True)
class Judged:
    """One petition before the act: why not, or what will happen to it."""

    petition: Petition
    why_not: str = ""
    will: str = ""


def judged(user: User, act: BulkAct, one: Petition) -> Judged:
    """Whether the act is possible now; judged again under the lock when it is done."""
    if not allowed(user, act.perm, one):
        return Judged(one, gettext("Another office handles it."))
    if one.state not in act.states:
        return Judged(one, str(TransitionError(act.label, PetitionState(one.state).label)))
    if act.danger and len(one.followers.all()):
        return Judged(one, gettext("Other petitions are merged into this one. Undo those merges first."))
    if act.suggests:
        found = routing_suggested(one)
        if found is None or not found.fits:
            return Judged(one, gettext("No rule suggests a body for it: sort it first."))
        return Judged(one, will=_to_bodies(found))
    return Judged(one, will=str(act.target.label) if act.target and act.target != one.state else "")


def _to_bodies(found: Suggestion) -> str:
    return ", ".join([found.lead.label, *(part.label for part in found.parts)])


def _assign(user: User, one: Petition, form: Any) -> None:
    data = form.cleaned_data
    parts = [AssignmentOrder(body) for body in form.parts]
    lead = AssignmentOrder(data["lead"], data["request"])
    petition_assign(actor=user, petition=one, lead=lead, parts=parts, due=data["due"], due_note=data["due_note"])


def _assign_suggested(user: User, one: Petition, form: Any) -> None:
    found = routing_suggested(one)
    if found is None or not found.fits:
        raise DomainError(gettext("No rule suggests a body for it: sort it first."))
    parts = [AssignmentOrder(body) for body in found.parts]
    petition_assign(actor=user, petition=one, lead=AssignmentOrder(found.lead), parts=parts)


def _classify(user: User, one: Petition, form: Any) -> None:
    data = form.cleaned_data
    classification = Classification(
        kind=PetitionKind(one.kind),
        topic=data["topic"] or one.topic,
        authority_level=data["authority_level"] or one.authority_level,
        summary=one.summary,
        public_text=one.public_text,
    )
    petition_classify(actor=user, petition=one, classification=classification, seen_version=one.version)


def _transfer(user: User, one: Petition, form: Any) -> None:
    data = form.cleaned_data
    petition_transfer(actor=user, petition=one, handled_by=data["handled_by"], reason=data["reason"])


def _decline(user: User, one: Petition, form: Any) -> None:
    data = form.cleaned_data
    petition_decline(actor=user, petition=one, reason=DeclineReason(data["reason"]), note=data["note"])


def _escalate(user: User, petitions: list[Petition], form: Any) -> None:
    data = form.cleaned_data
    order = EscalationOrder(
        to_body=data["to_body"],
        to_name=data["to_name"],
        subject=data["subject"],
        letter=letter_entry(data) or Letter(),
        next_check=data["next_check"],
    )
    petitions_escalate(actor=user, petitions=petitions, order=order)


def _agenda(user: User, one: Petition, form: Any) -> None:
    petition_put_on_agenda(actor=user, petition=one, meeting=form.cleaned_data["meeting"])


def _bodies(user: User) -> dict[str, Any]:
    return {"bodies": bodies_valid_on(timezone.localdate())}


def _from(action: PetitionAction) -> dict[str, Any]:
    rule = PETITION_TRANSITIONS[action]
    return {"perm": f"petitions.{action.value}", "states": rule.sources, "target": rule.target}


BULK_ACTS: dict[str, BulkAct] = {
    "assign": BulkAct(
        _("Assign to one lead"), form=forms.BulkAssignForm, each=_assign, kwargs=_bodies, **_from(_A.ASSIGN),
        says=_("Each of them gets the same lead, the same parts and the same date."),
    ),
    "assign_suggested": BulkAct(
        _("Assign as suggested"), "petitions.assign", forms.BulkForm, frozenset({_S.RECEIVED}), _S.ASSIGNED,
        _assign_suggested, suggests=True, says=_("Each goes to the body that its own topic, level and place suggest."),
    ),
    "classify": BulkAct(
        _("Sort by topic and level"), "petitions.classify", forms.BulkClassifyForm, CLASSIFY_STATES, each=_classify,
        kwargs=lambda user: {"topics": topics_active()},
    ),
    "put_on_agenda": BulkAct(
        _("Put on the agenda of a meeting"), "petitions.put_on_agenda", forms.BulkAgendaForm, OPEN_STATES,
        each=_agenda, kwargs=lambda user: {"meetings": meetings_to_come(user)},
    ),
    "escalate": BulkAct(
        _("Put to a higher authority, in one dossier"), form=forms.BulkEscalateForm, together=_escalate,
        kwargs=_bodies, **_from(_A.ESCALATE),
        says=_("One letter for all of them; all or none. Bodies that were asked are released."),
    ),
    "transfer": BulkAct(
        _("Pass on to another office"), "petitions.transfer", forms.BulkTransferForm,
        frozenset({_S.RECEIVED, _S.NEEDS_INFO}), each=_transfer, kwargs=_bodies,
    ),
    "close": BulkAct(
        _("Close"), form=forms.BulkForm, each=lambda user, one, form: petition_close(actor=user, petition=one),
        **_from(_A.CLOSE),
    ),
    "decline": BulkAct(
        _("Do not accept"), form=forms.BulkDeclineForm, each=_decline, danger=True, **_from(_A.DECLINE),
        says=_("The petitioner is told why. “Logged by mistake” is not counted, and nobody is told."),
    ),
}  # fmt: skip
