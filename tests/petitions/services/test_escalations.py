"""The round trip to a higher authority: dossier, letter, reply, answer; and the year without one."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from core.models import Message
from petitions.models import Petition
from petitions.services import (
    AssignmentOrder,
    EscalationOrder,
    Letter,
    assignment_save_text,
    escalation_end,
    escalation_letter_set,
    escalation_record_reply,
    petition_assign,
    petition_escalate,
    petitions_escalate,
)

pytestmark = pytest.mark.django_db
TO_CITY = EscalationOrder(
    to_name="Ủy ban nhân dân Thành phố", subject="Tiền thuê đất",
    letter=Letter("512/UBND-KT", date(2026, 11, 10)), due=date(2026, 12, 31), next_check=date(2026, 12, 15),
)  # fmt: skip


def test_one_dossier_for_many_all_or_none(standing, coordinator):
    rows = [standing("received"), standing("assigned"), standing("in_review")]
    dossier = petitions_escalate(actor=coordinator, petitions=rows, order=TO_CITY)
    assert dossier.code == "HS-2026-000001"
    assert (dossier.due, dossier.next_check) == (date(2026, 12, 31), date(2026, 12, 15))
    fresh = Petition.objects.filter(pk__in=[row.pk for row in rows])
    assert {row.state for row in fresh} == {"escalated"}
    assert {row.current_escalation.escalation_id for row in fresh} == {dossier.pk}
    assert rows[2].answers.get().state == "dropped"
    assert set(rows[1].assignments.values_list("state", flat=True)) == {"withdrawn"}
    other = standing("received")
    with pytest.raises(TransitionError):
        petitions_escalate(actor=coordinator, petitions=[other, standing("answered")], order=TO_CITY)
    assert Petition.objects.get(pk=other.pk).state == "received"


def test_dossier_holds_one_offices_petitions(standing, coordinator, ubnd_xa):
    with pytest.raises(PermissionDenied):
        petitions_escalate(
            actor=coordinator, petitions=[standing("received"), standing("received", handled_by=ubnd_xa)], order=TO_CITY
        )


def test_joins_a_dossier_that_is_there(standing, coordinator):
    dossier = petitions_escalate(actor=coordinator, petitions=[standing("received")], order=TO_CITY)
    row = petition_escalate(actor=coordinator, petition=standing("received"), dossier=dossier)
    assert row.current_escalation.escalation == dossier
    with pytest.raises(DomainError):
        petition_escalate(actor=coordinator, petition=standing("received"))


def test_next_check_comes_by_itself(standing, coordinator):
    order = EscalationOrder(to_name="Bộ Tài chính", letter=Letter("5/UBND", date(2026, 11, 2)))
    row = petition_escalate(actor=coordinator, petition=standing("received"), order=order)
    # 30 calendar days after 02/11/2026.
    assert row.current_escalation.escalation.next_check == date(2026, 12, 2)


def test_letter_entered_later_is_told_on_each_page(standing, coordinator, leader):
    row = petition_escalate(actor=coordinator, petition=standing("received"), order=EscalationOrder(to_name="Bộ NN&MT"))
    dossier = row.current_escalation.escalation
    with pytest.raises(PermissionDenied):
        escalation_letter_set(actor=leader, escalation=dossier, letter=Letter("77/UBND-KT"))
    escalation_letter_set(actor=coordinator, escalation=dossier, letter=Letter("77/UBND-KT", date(2026, 11, 12)))
    assert "77/UBND-KT" in audit_for(row).first().render()


def test_reply_goes_back_to_who_led_with_its_text(standing, coordinator, officer, representative, so_cong_thuong):
    row = petition_assign(actor=coordinator, petition=standing("received"), lead=AssignmentOrder(so_cong_thuong))
    assignment_save_text(actor=officer, assignment=row.current_lead, text="Đã kiến nghị Bộ.", seen_version=0)
    petition_escalate(actor=coordinator, petition=row, order=TO_CITY)
    back = escalation_record_reply(
        actor=coordinator, petition=row, text="Đồng ý giảm 30 %.", letter=Letter("99/UBND-KT", date(2026, 12, 20))
    )
    assert (back.state, back.current_escalation) == ("assigned", None)
    assert (back.current_lead.department, back.current_lead.text) == (so_cong_thuong, "Đã kiến nghị Bộ.")
    item = back.escalations.get()
    assert (item.state, item.reply_text, item.reply_number) == ("replied", "Đồng ý giảm 30 %.", "99/UBND-KT")
    told = Message.objects.filter(to_user=representative, channel="in_app").order_by("id")
    assert [row.code in one.subject for one in told] == [True] * 3


def test_without_a_former_lead_one_is_named(standing, coordinator, ubnd):
    row = petition_escalate(actor=coordinator, petition=standing("received"), order=TO_CITY)
    with pytest.raises(DomainError) as refusal:
        escalation_record_reply(actor=coordinator, petition=row, text="Đồng ý.")
    assert refusal.value.field == "lead"
    with pytest.raises(DomainError) as refusal:
        escalation_record_reply(actor=coordinator, petition=row, lead=AssignmentOrder(ubnd))
    assert refusal.value.field == "text"
    assert (
        escalation_record_reply(
            actor=coordinator, petition=row, text="Đồng ý.", lead=AssignmentOrder(ubnd)
        ).current_lead.department
        == ubnd
    )


def test_no_reply_for_a_year(standing, coordinator):
    row = petition_escalate(actor=coordinator, petition=standing("received"), order=TO_CITY)
    with pytest.raises(DomainError):
        escalation_end(actor=coordinator, petition=row, reason=" ")
    back = escalation_end(actor=coordinator, petition=row, reason="Một năm không có trả lời.")
    assert (back.state, back.current_escalation, back.escalations.get().state) == ("received", None, "ended")
    again = petition_escalate(actor=coordinator, petition=row, order=TO_CITY)
    assert again.escalations.count() == 2
