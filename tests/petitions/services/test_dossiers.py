"""A dossier as a whole: several petitions up, asked again, one reply for several, the rest ended."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.audit import audit_for
from core.exceptions import DomainError
from core.models import Message
from petitions.enums import PetitionState
from petitions.selectors.dossiers import dossiers_listed
from petitions.services import AssignmentOrder, EscalationOrder, Letter, petitions_escalate
from petitions.services.dossiers import dossier_add, dossier_ask_again, dossier_end, dossier_reply

SOON = timezone.localdate() + timedelta(days=30)


@pytest.fixture
def dossier(standing, coordinator):
    """Two petitions put to a ministry."""
    rows = [standing(PetitionState.ASSIGNED) for _row in range(2)]
    order = EscalationOrder(to_name="Bộ Tài chính", subject="Cho vay tín chấp", letter=Letter("12/UBND-KT"))
    return petitions_escalate(actor=coordinator, petitions=rows, order=order)


def petitions_of(dossier):
    return [item.petition for item in dossier.items.select_related("petition").order_by("pk")]


def test_it_is_found_by_its_words_without_accents(dossier, coordinator):
    assert list(dossiers_listed(coordinator, "tin chap 12/ubnd")) == [dossier]
    assert list(dossiers_listed(coordinator, "bo cong thuong")) == []


def test_asked_again_is_one_line_in_its_history_and_in_each_petitions(dossier, coordinator, representative):
    dossier_ask_again(actor=coordinator, escalation=dossier, next_check=SOON, letter=Letter("45/UBND-KT"))
    dossier.refresh_from_db()
    assert dossier.next_check == SOON
    for told in (dossier, *petitions_of(dossier)):
        assert sum("45/UBND-KT" in entry.render() for entry in audit_for(told)) == 1
    assert Message.objects.filter(to_user=representative, channel="in_app", body__contains="45/UBND-KT").count() == 2


def test_the_next_day_lies_ahead(dossier, coordinator):
    with pytest.raises(DomainError) as error:
        dossier_ask_again(actor=coordinator, escalation=dossier, next_check=timezone.localdate())
    assert error.value.field == "next_check"


def test_one_reply_for_two_and_each_goes_back_to_who_led_it(dossier, coordinator, so_cong_thuong):
    rows = petitions_of(dossier)
    done = dossier_reply(actor=coordinator, escalation=dossier, petitions=rows, text="Bộ đồng ý.")
    assert {(one.state, one.current_lead.department) for one in done} == {(PetitionState.ASSIGNED, so_cong_thuong)}
    assert list(dossiers_listed(coordinator)) == []
    assert list(dossiers_listed(coordinator, state="replied")) == [dossier]


def test_a_reply_may_name_one_lead_for_all(dossier, coordinator, so_tai_chinh):
    rows = petitions_of(dossier)
    done = dossier_reply(
        actor=coordinator, escalation=dossier, petitions=rows[:1], text="Đồng ý.", lead=AssignmentOrder(so_tai_chinh)
    )
    assert done[0].current_lead.department == so_tai_chinh
    assert list(dossiers_listed(coordinator)) == [dossier]


def test_what_was_replied_to_is_not_replied_to_again(dossier, coordinator):
    rows = petitions_of(dossier)
    dossier_reply(actor=coordinator, escalation=dossier, petitions=rows[:1], text="Đồng ý.")
    with pytest.raises(DomainError):
        dossier_reply(actor=coordinator, escalation=dossier, petitions=rows, text="Đồng ý.")


def test_the_rest_is_ended_and_then_nothing_joins_it(dossier, coordinator, standing):
    done = dossier_end(actor=coordinator, escalation=dossier, petitions=petitions_of(dossier), reason="Không trả lời.")
    assert {one.state for one in done} == {PetitionState.RECEIVED}
    with pytest.raises(DomainError):
        dossier_add(actor=coordinator, escalation=dossier, petitions=[standing(PetitionState.RECEIVED)])


def test_another_petition_joins_while_it_waits(dossier, coordinator, standing):
    dossier_add(actor=coordinator, escalation=dossier, petitions=[standing(PetitionState.RECEIVED)])
    assert dossier.items.count() == 3


def test_only_the_coordinator_acts_on_it(dossier, head, neighbour):
    for actor in (head, neighbour):
        with pytest.raises(PermissionDenied):
            dossier_ask_again(actor=actor, escalation=dossier, next_check=SOON)
