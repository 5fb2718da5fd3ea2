"""Stories that begin where people speak: several wishes in one breath, answers on the spot, wishes before a meeting."""

from datetime import date

import pytest

from core.exceptions import DomainError
from petitions.enums import Channel, Outcome, PetitionState
from petitions.services import (
    AssignmentOrder,
    OutcomeEntry,
    PublicWords,
    SpotAnswer,
    answer_approve,
    answer_confirm,
    answer_submit,
    assignment_sign_off,
    petition_answer_on_the_spot,
    petition_assign,
    petition_reopen,
    petition_split,
    publication_prepare,
)
from petitions.services.entries import SplitPiece
from tests.factories.meetings import MeetingFactory

pytestmark = pytest.mark.django_db
SPEECH = (
    "Hợp tác xã đề nghị tỉnh bố trí mặt bằng 0,8 ha, cho vay vốn mua máy sấy miến và mở lớp dạy bán hàng qua mạng cho "
    "thành viên trẻ."
)


def test_one_speech_with_three_wishes(
    logged, coordinator, head, leader, so_cong_thuong, so_tai_chinh, petitioner_reads, office_reads, history
):
    speech = logged(SPEECH)
    loan, course = petition_split(
        actor=coordinator,
        petition=speech,
        pieces=[
            SplitPiece("Đề nghị cho vay vốn mua máy sấy miến."),
            SplitPiece("Đề nghị mở lớp dạy bán hàng qua mạng."),
        ],
    )
    # Three petitions of the same people, the same day and channel, that go three ways.
    assert [one.state for one in (loan, course)] == [PetitionState.RECEIVED] * 2
    assert len({speech.code, loan.code, course.code}) == 3
    for piece in (loan, course):
        assert petitioner_reads(piece).petitioners == petitioner_reads(speech).petitioners
        assert (piece.received_at, piece.due) == (speech.received_at, speech.due)
        assert office_reads(piece).split_from.code == speech.code
    # The words of the speech stay whole where they were said.
    assert petitioner_reads(speech).text == SPEECH
    assert [one.code for one in office_reads(speech).split_off] == [loan.code, course.code]
    petition_assign(actor=coordinator, petition=loan, lead=AssignmentOrder(so_tai_chinh))
    row = petition_assign(actor=coordinator, petition=speech, lead=AssignmentOrder(so_cong_thuong))
    assignment_sign_off(actor=head, assignment=row.current_lead, text="Cụm công nghiệp còn 3,2 ha.")
    answer_submit(actor=head, petition=row)
    answer_approve(actor=leader, petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))
    # One wish answered says nothing about the others.
    states = [petitioner_reads(one).state for one in (speech, loan, course)]
    assert states == [PetitionState.ANSWERED, PetitionState.ASSIGNED, PetitionState.RECEIVED]
    assert history(loan) == [
        f"Trần Thu Hà tách ra từ kiến nghị {speech.code}.",
        f"Trần Thu Hà giao {so_tai_chinh.name}; hạn {loan.due:%d/%m/%Y}.",
    ]


def test_answered_on_the_spot_but_wrong(logged, coordinator, head, leader, so_cong_thuong, petitioner_reads, history):
    row = logged("Đề nghị cho biết hợp tác xã có được miễn tiền thuê đất ba năm đầu không.")
    said = SpotAnswer(
        body=so_cong_thuong,
        person_name="Phạm Quốc Huy",
        text="Được miễn năm năm.",
        outcome=OutcomeEntry(Outcome.EXPLAINED),
    )
    row = petition_answer_on_the_spot(actor=coordinator, petition=row, answer=said)
    assert petitioner_reads(row).answer.text == "Được miễn năm năm."
    # The body has not confirmed what was noted: nobody outside may rely on it yet.
    with pytest.raises(DomainError):
        publication_prepare(
            actor=coordinator, petition=row, words=PublicWords("Miễn tiền thuê đất?", "Năm năm.", "HTX Đá Trắng")
        )
    # Instead of confirming, the body finds its answer wrong.
    row = petition_reopen(actor=coordinator, petition=row, reason="Sở trả lời nhầm: thời gian miễn là ba năm.")
    assert petitioner_reads(row).state == PetitionState.RECEIVED
    assert petitioner_reads(row).answer is None
    row = petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong))
    assignment_sign_off(actor=head, assignment=row.current_lead, text="Được miễn ba năm theo quy định.")
    answer_submit(actor=head, petition=row)
    row = answer_approve(actor=leader, petition=row, outcome=OutcomeEntry(Outcome.EXPLAINED))
    told = petitioner_reads(row)
    assert told.answer.text == "Được miễn ba năm theo quy định."
    # The wrong answer is not hidden: it stands below as the earlier one, and the history says why it fell.
    assert [one.text for one in told.earlier_answers] == ["Được miễn năm năm."]
    assert "Trần Thu Hà mở lại: Sở trả lời nhầm: thời gian miễn là ba năm." in history(row)


def test_answered_on_the_spot_and_confirmed_may_be_published(logged, coordinator, head, so_cong_thuong):
    """The counterpart: the same answer, right this time."""
    said = SpotAnswer(body=so_cong_thuong, text="Được miễn ba năm.", outcome=OutcomeEntry(Outcome.EXPLAINED))
    row = petition_answer_on_the_spot(actor=coordinator, petition=logged("Có được miễn không?"), answer=said)
    answer_confirm(actor=head, answer=row.current_answer)
    one = publication_prepare(
        actor=coordinator, petition=row, words=PublicWords("Có được miễn tiền thuê đất?", "", "HTX Đá Trắng")
    )
    assert one.answer_text == "Được miễn ba năm."


def test_a_petition_before_any_meeting(
    logged, coordinator, head, leader, so_cong_thuong, ubnd, petitioner_reads, office_reads, days_ago
):
    row = logged("Đề nghị sửa mương thủy lợi thôn Nà Lốc.", channel=Channel.LETTER, at=days_ago(20))
    assert office_reads(row).meeting is None
    assert row.handled_by == ubnd
    assert row.due is not None
    row = petition_assign(actor=coordinator, petition=row, lead=AssignmentOrder(so_cong_thuong), at=days_ago(19))
    # A meeting is called later: the petition is put on its agenda, and is not thereby raised there.
    meeting = MeetingFactory(organiser=ubnd, starts_at=None, code="doi-thoai-2026")
    row.agenda_meetings.add(meeting)
    assert office_reads(row).meeting is None
    # It did not have to wait for the meeting to be answered.
    assignment_sign_off(actor=head, assignment=row.current_lead, text="Mương được sửa trước vụ xuân.")
    answer_submit(actor=head, petition=row)
    row = answer_approve(
        actor=leader, petition=row, outcome=OutcomeEntry(Outcome.ROADMAP, due=date(row.year + 1, 3, 31))
    )
    told = petitioner_reads(row)
    assert (told.state, told.answer.outcome_due) == (PetitionState.ANSWERED, date(row.year + 1, 3, 31))
