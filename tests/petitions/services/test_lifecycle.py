"""Questions, refusals, endings and the way back."""

import pytest
from django.core.exceptions import PermissionDenied

from core.audit import audit_for
from core.exceptions import DomainError, StaleError, TransitionError
from core.models import AuditEntry, Message
from petitions.enums import AuthorityLevel, DeclineReason, Outcome, PetitionKind
from petitions.models import Petition
from petitions.services import (
    Classification,
    OutcomeEntry,
    SpotAnswer,
    interim_note_add,
    petition_answer_on_the_spot,
    petition_ask_info,
    petition_classify,
    petition_decline,
    petition_reopen,
    petition_supply_info,
    petition_transfer,
    petition_withdraw,
)

pytestmark = pytest.mark.django_db


def test_question_and_reply_stand_beside_the_words_as_given(standing, coordinator, representative):
    row = standing("received")
    words = row.text
    petition_ask_info(actor=coordinator, petition=row, question="Bao nhiêu héc-ta?")
    back = petition_supply_info(actor=representative, petition=row, reply="0,8 ha.")
    asked = back.info_requests.get()
    assert (back.state, back.text) == ("received", words)
    assert (asked.reply, asked.replied_by_name) == ("0,8 ha.", "Triệu Thị Mùi")


def test_coordinator_notes_a_call(standing, coordinator):
    row = standing("needs_info")
    petition_supply_info(actor=coordinator, petition=row, reply="0,8 ha.", by_name="bà Mùi")
    assert "bà Mùi" in audit_for(row).first().render()


def test_mistake_is_told_to_nobody_other_refusals_are(standing, coordinator, representative):
    mistake, unclear = standing("received"), standing("received")
    petition_decline(actor=coordinator, petition=mistake, reason=DeclineReason.MISTAKE)
    assert not Message.objects.exists()
    petition_decline(actor=coordinator, petition=unclear, reason=DeclineReason.UNCLEAR, note="Gửi lại kèm sơ đồ.")
    assert Message.objects.filter(to_user=representative, body__contains="Gửi lại kèm sơ đồ.").exists()


def test_withdrawn_releases_the_departments(standing, coordinator):
    row = standing("assigned")
    done = petition_withdraw(actor=coordinator, petition=row, by_name="bà Mùi")
    assert (done.state, done.current_lead, row.assignments.get().state) == ("withdrawn", None, "withdrawn")


@pytest.mark.parametrize("state", ["answered", "closed", "declined", "redirected", "withdrawn"])
def test_reopened_is_received_with_a_new_date_and_its_old_answers(standing, coordinator, state):
    row = standing(state)
    versions = row.answers.count()
    back = petition_reopen(actor=coordinator, petition=row, reason="Câu trả lời có sai sót.")
    assert (back.state, back.current_answer, back.answers.count()) == ("received", None, versions)
    assert back.due is not None
    assert (back.decline_reason, back.redirect_kind) == ("", "")


def test_answered_on_the_spot_but_wrong(standing, coordinator, so_cong_thuong):
    row = standing("assigned")
    spot = SpotAnswer(so_cong_thuong, text="Đã có quỹ đất.", outcome=OutcomeEntry(Outcome.EXPLAINED))
    done = petition_answer_on_the_spot(actor=coordinator, petition=row, answer=spot)
    assert done.current_answer.body_name == so_cong_thuong.name
    assert row.assignments.get().state == "withdrawn"
    petition_reopen(actor=coordinator, petition=row, reason="Sở báo lại: hết quỹ đất.")
    again = SpotAnswer(
        so_cong_thuong, text="Quỹ đất đã hết.", outcome=OutcomeEntry(Outcome.NOT_POSSIBLE, note="Hết đất.")
    )
    last = petition_answer_on_the_spot(actor=coordinator, petition=row, answer=again)
    assert [one.text for one in last.answers.all()] == ["Đã có quỹ đất.", "Quỹ đất đã hết."]


class TestWording:
    def entry(self, **kwargs):
        return Classification(**({"kind": PetitionKind.PETITION, "topic": None, "summary": "Xin 0,8 ha."} | kwargs))

    def test_office_words_never_touch_the_petitioners(self, standing, coordinator, topic):
        row = standing("received")
        done = petition_classify(
            actor=coordinator,
            petition=row,
            classification=self.entry(topic=topic, authority_level=AuthorityLevel.PROVINCE),
        )
        assert (done.text, done.wording, done.topic) == (row.text, "Xin 0,8 ha.", topic)
        assert "0 8 ha" in Petition.objects.get(pk=row.pk).search_key

    def test_two_editors_at_once(self, standing, coordinator):
        row = standing("received")
        petition_classify(actor=coordinator, petition=row, classification=self.entry(), seen_version=1)
        with pytest.raises(StaleError):
            petition_classify(
                actor=coordinator, petition=row, classification=self.entry(summary="Khác."), seen_version=1
            )

    def test_no_change_leaves_no_history(self, standing, coordinator):
        row = standing("received")
        petition_classify(actor=coordinator, petition=row, classification=self.entry())
        petition_classify(actor=coordinator, petition=row, classification=self.entry())
        assert AuditEntry.objects.count() == 1

    @pytest.mark.parametrize("state", ["draft", "closed", "declined", "merged", "withdrawn", "redirected"])
    def test_not_in(self, standing, coordinator, state):
        with pytest.raises((TransitionError, PermissionDenied)):
            petition_classify(actor=coordinator, petition=standing(state), classification=self.entry())


def test_note_informs_without_changing_anything(standing, coordinator, representative):
    row = standing("assigned")
    before = (row.state, row.due)
    interim_note_add(actor=coordinator, petition=row, text="Đã kiến nghị Bộ Tài chính.")
    fresh = Petition.objects.get(pk=row.pk)
    assert (fresh.state, fresh.due) == before
    assert Message.objects.filter(to_user=representative, body="Đã kiến nghị Bộ Tài chính.").exists()
    with pytest.raises(TransitionError):
        interim_note_add(actor=coordinator, petition=standing("answered"), text="Muộn rồi.")


def test_transfer_gives_the_right_to_act_away(standing, coordinator, commune_coordinator, ubnd_xa):
    row = standing("received")
    with pytest.raises(DomainError):
        petition_transfer(actor=coordinator, petition=row, handled_by=row.handled_by)
    petition_transfer(actor=coordinator, petition=row, handled_by=ubnd_xa, reason="Thuộc cấp xã.")
    with pytest.raises(PermissionDenied):
        petition_ask_info(actor=coordinator, petition=row, question="Bao nhiêu?")
    assert petition_ask_info(actor=commune_coordinator, petition=row, question="Bao nhiêu?").state == "needs_info"
