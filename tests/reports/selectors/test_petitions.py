"""What a paper may print of petitions."""

from datetime import date

import pytest

from core.actors import SYSTEM
from petitions.enums import DeclineReason, PetitionState
from reports.selectors import meeting_facts, meeting_fingerprint
from reports.selectors.petitions import petition_facts, petitions_of_meeting
from tests.factories.meetings import MeetingFactory
from tests.factories.petitions import petition_standing

DAY = date(2026, 11, 22)


def test_facts_tell_answer_parts_and_dossier(coordinator, meeting, three_petitions):
    answered, assigned, escalated = petition_facts(coordinator, petitions_of_meeting(coordinator, meeting))
    assert answered.answered
    assert answered.answer == "Cụm công nghiệp còn 3,2 ha; hợp tác xã nộp hồ sơ trước ngày 25."
    assert answered.lead == "Sở Công Thương tỉnh Lam Giang"
    assert answered.topic == "Đất đai, mặt bằng"
    assert not assigned.answered
    assert assigned.parts == ("Sở Tài chính tỉnh Lam Giang",)
    assert (escalated.sent_to, escalated.sent_number) == ("Bộ Nông nghiệp và Môi trường", "512/UBND-KT")


def test_no_contact_and_no_speaker_reaches_a_paper(coordinator, meeting, three_petitions):
    told = repr(meeting_facts(coordinator, meeting).petitions)
    assert "0912" not in told
    assert "Triệu Thị Mùi" not in told
    assert "(xã Nà Khoang)" in told


def test_words_that_wait_for_approval_are_not_printed(coordinator, meeting, ubnd, so_cong_thuong):
    petition_standing(PetitionState.IN_REVIEW, handled_by=ubnd, meeting=meeting, lead=so_cong_thuong)
    (fact,) = petition_facts(coordinator, petitions_of_meeting(coordinator, meeting))
    assert fact.state == PetitionState.IN_REVIEW
    assert not fact.answered
    assert fact.answer == ""


@pytest.mark.parametrize("state", [PetitionState.DRAFT, PetitionState.WITHDRAWN, PetitionState.REDIRECTED])
def test_what_is_not_a_case_is_counted_at_most(coordinator, meeting, ubnd, state):
    petition_standing(state, handled_by=ubnd, meeting=meeting)
    facts = meeting_facts(coordinator, meeting)
    assert facts.petitions == ()
    assert facts.withdrawn == (state == PetitionState.WITHDRAWN)
    assert facts.redirected == (state == PetitionState.REDIRECTED)


def test_a_mistake_of_logging_is_not_counted(coordinator, meeting, ubnd):
    row = petition_standing(PetitionState.DECLINED, handled_by=ubnd, meeting=meeting)
    type(row).objects.filter(pk=row.pk).update(decline_reason=DeclineReason.MISTAKE)
    assert meeting_facts(coordinator, meeting).petitions == ()


def test_a_merged_petition_is_told_with_its_lead(coordinator, meeting, ubnd, so_cong_thuong):
    lead = petition_standing(PetitionState.ANSWERED, handled_by=ubnd, meeting=meeting, lead=so_cong_thuong)
    row = petition_standing(PetitionState.MERGED, handled_by=ubnd, meeting=meeting)
    type(row).objects.filter(pk=row.pk).update(lead_petition=lead)
    facts = {one.id: one for one in meeting_facts(coordinator, meeting).petitions}
    assert facts[row.pk].follows == lead.pk
    assert facts[row.pk].state == PetitionState.ANSWERED
    assert facts[row.pk].answered


def test_petitions_of_another_meeting_stay_there(coordinator, meeting, ubnd, three_petitions):
    other = MeetingFactory(organiser=ubnd)
    petition_standing(PetitionState.RECEIVED, handled_by=ubnd, meeting=other)
    assert petitions_of_meeting(coordinator, meeting).count() == 3
    three_petitions[0].agenda_meetings.add(other)
    assert petitions_of_meeting(coordinator, other).count() == 2


def test_a_stranger_sees_none_and_the_system_all(neighbour, meeting, three_petitions):
    assert not petitions_of_meeting(neighbour, meeting)
    assert petitions_of_meeting(SYSTEM, meeting).count() == 3
    assert len(meeting_facts(SYSTEM, meeting).petitions) == 3


def test_facts_cost_the_same_for_one_petition_and_three(
    coordinator, meeting, ubnd, so_cong_thuong, django_assert_num_queries, django_assert_max_num_queries
):
    petition_standing(PetitionState.ANSWERED, handled_by=ubnd, meeting=meeting, lead=so_cong_thuong)
    meeting_facts(coordinator, meeting)
    with django_assert_max_num_queries(30) as first:
        meeting_facts(coordinator, meeting)
    for _number in range(2):
        petition_standing(PetitionState.ANSWERED, handled_by=ubnd, meeting=meeting, lead=so_cong_thuong)
    with django_assert_num_queries(len(first.captured_queries)):
        meeting_facts(coordinator, meeting)


def test_fingerprint_changes_with_data_day_and_reader(coordinator, neighbour, meeting, ubnd, three_petitions):
    before = meeting_fingerprint(coordinator, meeting, DAY)
    assert meeting_fingerprint(coordinator, meeting, DAY) == before
    assert meeting_fingerprint(coordinator, meeting, date(2026, 11, 23)) != before
    assert meeting_fingerprint(neighbour, meeting, DAY) != before
    petition_standing(PetitionState.RECEIVED, handled_by=ubnd, meeting=meeting)
    assert meeting_fingerprint(coordinator, meeting, DAY) != before
