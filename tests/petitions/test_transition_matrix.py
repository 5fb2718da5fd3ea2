"""All states × all actions × all roles. The expectations are written by hand here, not read from the code's table."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction

from core.actors import SYSTEM
from core.audit import audit_for
from core.exceptions import TransitionError
from core.models import AuditEntry
from petitions.enums import PETITION_TRANSITIONS, AssignmentState, PetitionAction, PetitionState
from petitions.models import Petition
from tests.petitions.acts import ACTS

pytestmark = pytest.mark.django_db

COORDINATOR = {"coordinator", "system"}
PETITIONER = {"representative", "system"}
HEAD = {"head", "system"}
LEADER = {"leader", "system"}
# action: (from, to, who). As the design has it, word for word.
EXPECTED = {
    "submit": ("draft", "received", PETITIONER),
    "ask_info": ("received", "needs_info", COORDINATOR),
    "supply_info": ("needs_info", "received", COORDINATOR | PETITIONER),
    "decline": ("received needs_info", "declined", COORDINATOR),
    "redirect": ("received needs_info", "redirected", COORDINATOR),
    "withdraw": ("received needs_info assigned", "withdrawn", COORDINATOR | PETITIONER),
    "merge": ("received needs_info assigned", "merged", COORDINATOR),
    "unmerge": ("merged", "received", COORDINATOR),
    "assign": ("received assigned", "assigned", COORDINATOR),
    "return_assignment": ("assigned", "received", HEAD),
    "answer_on_the_spot": ("received assigned", "answered", COORDINATOR),
    "submit_answer": ("assigned", "in_review", HEAD),
    "answer_directly": ("assigned", "answered", HEAD),
    "send_back": ("in_review", "assigned", LEADER),
    "approve": ("in_review", "answered", LEADER),
    "escalate": ("received assigned in_review", "escalated", COORDINATOR),
    "record_reply": ("escalated", "assigned", COORDINATOR),
    "end_escalation": ("escalated", "received", COORDINATOR),
    "close": ("answered", "closed", COORDINATOR),
    "reopen": ("answered closed declined redirected withdrawn", "received", COORDINATOR),
}
STATES = [
    "draft",
    "received",
    "needs_info",
    "assigned",
    "in_review",
    "answered",
    "closed",
    "escalated",
    "declined",
    "redirected",
    "merged",
    "withdrawn",
]
# Nobody of these may do anything to this petition, in any state.
STRANGERS = (
    "admin_user", "neighbour", "outsider", "rival", "collector", "co_head", "commune_coordinator", "commune_leader",
    "officer", "anonymous",
)  # fmt: skip


@pytest.fixture
def cast(request):
    people = {name: request.getfixturevalue(name) for name in ("coordinator", "representative", "head", "leader")}
    people |= {name: request.getfixturevalue(name) for name in STRANGERS if name != "anonymous"}
    return people | {"anonymous": AnonymousUser(), "system": SYSTEM}


def build(standing, state, action, so_cong_thuong):
    row = standing(state, former_lead=so_cong_thuong)
    if state == "assigned":
        lead = row.current_lead
        if action == "answer_directly":
            lead.answers_in_own_name = True
            lead.save()
        if action == "submit_answer":
            lead.state, lead.text, lead.signed_by_name = AssignmentState.SIGNED_OFF, "Đủ điều kiện.", "Phạm Quốc Huy"
            lead.signed_at = lead.assigned_at
            lead.save()
    return row


def attempt(action, actor, row):
    """What happened: the state reached, or the kind of refusal. Everything is undone afterwards."""
    entries = AuditEntry.objects.count()
    point = transaction.savepoint()
    try:
        after = ACTS[PetitionAction(action)](actor, row)
        fresh = Petition.objects.get(pk=after.pk)
        assert fresh.state == after.state
        told = audit_for(fresh).values_list("action", flat=True)
        return fresh.state if f"petitions.{action}" in told else "no history"
    except TransitionError:
        return "wrong state" if AuditEntry.objects.count() == entries else "history of a refusal"
    except PermissionDenied:
        return "denied" if AuditEntry.objects.count() == entries else "history of a refusal"
    finally:
        transaction.savepoint_rollback(point)


def test_table_of_the_code_is_the_table_of_the_design():
    code = {
        action.value: (set(rule.sources), rule.target.value)
        for action, rule in PETITION_TRANSITIONS.items()
        if action != PetitionAction.LOG
    }
    assert code == {action: (set(sources.split()), target) for action, (sources, target, _) in EXPECTED.items()}
    assert PETITION_TRANSITIONS[PetitionAction.LOG].sources == frozenset()
    assert PETITION_TRANSITIONS[PetitionAction.LOG].target == "received"
    assert set(STATES) == set(PetitionState.values)


@pytest.mark.parametrize("action", EXPECTED)
def test_action_by_every_role_in_every_state(action, cast, standing, so_cong_thuong):
    sources, target, who = EXPECTED[action]
    seen, wanted = {}, {}
    # A draft was never anybody's part to return.
    for state in [one for one in STATES if (one, action) != ("draft", "return_assignment")]:
        row = build(standing, state, action, so_cong_thuong)
        for role, actor in cast.items():
            seen[state, role] = attempt(action, actor, row)
            if role not in who:
                wanted[state, role] = "denied"
            else:
                wanted[state, role] = target if state in sources.split() else "wrong state"
            assert Petition.objects.get(pk=row.pk).state == state
    if action in {"submit_answer", "answer_directly"}:
        # A draft was never anybody's to lead.
        wanted["draft", "head"] = "denied"
    assert {key: value for key, value in seen.items() if value != wanted[key]} == {}
