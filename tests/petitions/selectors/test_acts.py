"""What a person is offered: acts of theirs only, possible now or with the reason why they wait."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.audiences import Audience
from core.exceptions import DomainError
from petitions.enums import PETITION_TRANSITIONS, AssignmentRole, PetitionAction
from petitions.models import Petition
from petitions.selectors import actions_for, part_actions_for, petitions_detailed, timeline
from petitions.services import (
    SpotAnswer,
    answer_confirm,
    petition_answer_on_the_spot,
    petition_ask_info,
    petition_assign,
)
from petitions.services.entries import AssignmentOrder
from tests.factories.petitions import PublicationFactory
from tests.petitions.acts import ACTS

pytestmark = pytest.mark.django_db
STATES = sorted({state for rule in PETITION_TRANSITIONS.values() for state in rule.sources})


def detailed(row):
    return petitions_detailed(Petition.objects.filter(pk=row.pk)).get()


def offered(user, row):
    return {act.action: act for act in actions_for(user, detailed(row))}


def test_coordinator_sees_what_is_possible_and_what_needs_a_paper(standing, coordinator):
    assert set(offered(coordinator, standing("received"))) == {
        "ask_info", "decline", "redirect", "withdraw", "merge", "assign", "answer_on_the_spot", "escalate", "classify",
        "split", "transfer", "add_note", "extend",
    }  # fmt: skip
    review = offered(coordinator, standing("in_review"))
    assert {name for name, act in review.items() if act.from_paper} == {"approve", "send_back"}


def test_each_sees_their_own(standing, leader, head, officer, representative, outsider, commune_leader, admin_user):
    review = standing("in_review")
    assert set(offered(leader, review)) == {"approve", "send_back"}
    assert set(offered(representative, standing("received"))) == {"withdraw"}
    assert set(offered(representative, standing("needs_info"))) == {"supply_info", "withdraw"}
    for stranger in (officer, outsider, commune_leader, admin_user):
        assert offered(stranger, review) == {}
    assert set(offered(head, standing("assigned"))) == {"submit_answer", "answer_directly", "ask_extension"}


def test_submit_says_whom_it_waits_for(standing, head, so_tai_chinh):
    row = standing("assigned", co=[so_tai_chinh])
    act = offered(head, row)["submit_answer"]
    assert not act.allowed
    assert so_tai_chinh.name in act.waits_for
    row.assignments.update(state="signed_off", signed_at=timezone.now(), signed_by_name="Ai đó", text="Đủ.")
    assert offered(head, row)["submit_answer"].allowed
    assert not offered(head, row)["answer_directly"].allowed


def test_lead_of_others_says_why_it_may_not_leave(standing, coordinator):
    lead = standing("received")
    row = standing("merged")
    row.lead_petition = lead
    row.save()
    act = offered(coordinator, lead)["decline"]
    assert (act.allowed, bool(act.waits_for)) == (False, True)


def test_publication_by_its_own_table(standing, coordinator, leader):
    row = standing("answered")
    assert offered(coordinator, row)["prepare"].allowed
    one = PublicationFactory(answer=row.current_answer, state="prepared")
    assert offered(leader, row)["publish"].allowed
    assert offered(coordinator, row)["publish"].from_paper
    one.state = "published"
    one.save()
    assert "withdraw_publication" in offered(leader, row)
    assert "prepare" not in offered(coordinator, row)


@pytest.mark.parametrize("state", STATES)
def test_what_is_offered_as_possible_succeeds(standing, coordinator, leader, head, representative, state):
    for user in (coordinator, leader, head, representative):
        for name, act in offered(user, standing(state)).items():
            if name in ACTS and act.allowed and not act.from_paper:
                ACTS[PetitionAction(name)](user, standing(state))


@pytest.mark.parametrize("state", STATES)
def test_what_must_wait_is_refused(standing, coordinator, leader, head, state):
    for user in (coordinator, leader, head):
        for name, act in offered(user, standing(state)).items():
            if name in ACTS and not act.allowed:
                with pytest.raises((DomainError, PermissionDenied)):
                    ACTS[PetitionAction(name)](user, standing(state))


def test_parts_offer_by_role_and_time(standing, coordinator, head, officer, co_head, so_tai_chinh):
    row = standing("assigned", co=[so_tai_chinh])
    row.assignments.update(due=timezone.localdate() + timedelta(days=5))
    part = row.assignments.get(role=AssignmentRole.CO)

    def acts(user, one):
        return {act.action: act.allowed for act in part_actions_for(user, one, detailed(row))}

    assert acts(officer, row.current_lead) == {"receive": True, "save_text": True}
    assert set(acts(co_head, part)) == {"receive", "save_text", "sign_off", "return", "hand_over", "ask_extension"}
    assert acts(coordinator, part) == {
        "sign_off": True, "return": True, "withdraw": True, "hand_over": True, "waive": False,
        "extend": True,
    }  # fmt: skip
    part.due = timezone.localdate() - timedelta(days=1)
    part.save()
    assert acts(head, part) == {"waive": True}
    assert acts(coordinator, row.current_lead)["withdraw"] is False


def test_timeline_tells_the_petitioner_milestones_and_the_office_everything(
    coordinator, standing, so_cong_thuong, representative
):
    row = standing("received")
    petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong, "Nội bộ: kiểm tra quỹ đất"))
    office = [one.sentence for one in timeline(detailed(row), Audience.HANDLING)]
    assert office[0].startswith(f"Trần Thu Hà giao {so_cong_thuong.name}; hạn ")
    theirs = [one.sentence for one in timeline(detailed(row), Audience.PETITIONER)]
    assert theirs == [f"Giao {so_cong_thuong.name} (Chủ trì).", f"{row.handled_by_name} tiếp nhận."]


def test_question_is_the_petitioners_business(coordinator, standing):
    row = standing("received")
    petition_ask_info(actor=coordinator, petition=row, question="Bao nhiêu héc-ta?")
    assert "Bao nhiêu héc-ta?" in timeline(detailed(row), Audience.PETITIONER)[0].sentence
    assert not any("Bao nhiêu" in one.sentence for one in timeline(detailed(row), Audience.PUBLIC))


def test_answer_on_the_spot_waits_for_the_body_to_confirm(standing, coordinator, co_head, head, so_tai_chinh):
    row = petition_answer_on_the_spot(
        actor=coordinator, petition=standing("received"), answer=SpotAnswer(so_tai_chinh, text="Giá theo bảng giá.")
    )
    assert offered(co_head, row)["confirm_answer"].allowed
    assert offered(coordinator, row)["confirm_answer"].from_paper
    assert not offered(coordinator, row)["prepare"].allowed
    assert offered(head, row) == {}
    answer_confirm(actor=co_head, answer=row.current_answer)
    assert "confirm_answer" not in offered(co_head, row)
    assert offered(coordinator, row)["prepare"].allowed
