"""The petitioner's own view of an answer, and what becomes of the wish to open the petition again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from core.models import Message
from petitions.enums import PetitionState, RatingValue, WishDecision
from petitions.models import Rating
from petitions.services import RatingEntry, petition_reopen, petition_unmerge, rating_give, wishes_refuse
from tests.factories.cooperatives import CooperativeFactory, RepresentativeFactory
from tests.factories.petitions import PetitionerFactory

NOT_SOLVED = RatingEntry(RatingValue.NOT, "Chưa thấy ai đến.", "Mời Sở xuống xem thực tế.")


def test_a_representative_rates_the_answer(standing, representative, cooperative):
    row = standing(PetitionState.ANSWERED)
    entry = RatingEntry(RatingValue.PARTLY, "Mới được một nửa.")
    one = rating_give(actor=representative, petition=row, cooperative=cooperative, entry=entry)
    assert (one.value, one.answer, one.wants_reopening) == (RatingValue.PARTLY, row.current_answer, False)


def test_the_history_says_it_in_vietnamese(standing, representative, cooperative):
    row = standing(PetitionState.ANSWERED)
    rating_give(actor=representative, petition=row, cooperative=cooperative, entry=RatingEntry(RatingValue.PARTLY))
    assert "Giải quyết một phần" in audit_for(row)[0].render()


def test_another_cooperative_does_not_rate_it(standing, rival, cooperative):
    with pytest.raises(PermissionDenied):
        rating_give(actor=rival, petition=standing(PetitionState.ANSWERED), cooperative=cooperative, entry=NOT_SOLVED)


def test_nor_may_one_rate_for_an_organisation_that_did_not_ask(standing, representative):
    second = CooperativeFactory()
    RepresentativeFactory(user=representative, cooperative=second)
    with pytest.raises(DomainError):
        rating_give(
            actor=representative, petition=standing(PetitionState.ANSWERED), cooperative=second, entry=NOT_SOLVED
        )


def test_nothing_is_rated_before_the_answer(standing, representative, cooperative):
    with pytest.raises(TransitionError):
        rating_give(
            actor=representative, petition=standing(PetitionState.IN_REVIEW), cooperative=cooperative, entry=NOT_SOLVED
        )


def test_a_second_thought_replaces_the_first_and_the_day_stays(standing, representative, cooperative):
    row = standing(PetitionState.ANSWERED)
    first = rating_give(
        actor=representative, petition=row, cooperative=cooperative, entry=RatingEntry(RatingValue.SOLVED)
    )
    rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED)
    one = Rating.objects.get(petition=row)
    assert (one.value, one.rated_at) == (RatingValue.NOT, first.rated_at)


def test_after_thirty_days_it_stands(standing, representative, cooperative):
    row = standing(PetitionState.ANSWERED)
    past = timezone.now() - timedelta(days=31)
    rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED, at=past)
    with pytest.raises(DomainError):
        rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED)


def test_what_is_solved_is_not_to_be_opened_again(standing, representative, cooperative):
    with pytest.raises(DomainError):
        rating_give(
            actor=representative,
            petition=standing(PetitionState.ANSWERED),
            cooperative=cooperative,
            entry=RatingEntry(RatingValue.SOLVED, wish="Xem lại."),
        )


def test_the_office_is_told_once_of_a_wish(standing, representative, cooperative, coordinator):
    row = standing(PetitionState.ANSWERED)
    for _time in range(2):
        rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED)
    assert Message.objects.filter(to_user=coordinator, channel="in_app").count() == 1


def test_reopening_grants_the_wish(standing, representative, cooperative, coordinator):
    row = standing(PetitionState.ANSWERED)
    one = rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED)
    petition_reopen(actor=coordinator, petition=row, reason=one.wish, asked_by_petitioner=True)
    one.refresh_from_db()
    assert (one.decision, one.decided_by_name) == (WishDecision.GRANTED, "Trần Thu Hà")


def test_refused_with_a_reason_it_cannot_be_changed_and_only_who_asked_is_told(
    standing, representative, rival, cooperative, coordinator
):
    row = standing(PetitionState.ANSWERED)
    PetitionerFactory(petition=row, cooperative=rival_cooperative(rival))
    one = rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED)
    wishes_refuse(actor=coordinator, petition=row, reason="Đã trả lời đủ.")
    one.refresh_from_db()
    assert (one.decision, one.decision_note) == (WishDecision.REFUSED, "Đã trả lời đủ.")
    assert Message.objects.filter(to_user=representative, body__contains="Đã trả lời đủ.").exists()
    assert not Message.objects.filter(to_user=rival).exists()
    with pytest.raises(DomainError):
        rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED)


def rival_cooperative(rival):
    """The organisation the rival speaks for."""
    return RepresentativeFactory._meta.model.objects.get(user=rival).cooperative


def test_there_is_nothing_to_refuse_where_nobody_asks(standing, coordinator):
    with pytest.raises(DomainError):
        wishes_refuse(actor=coordinator, petition=standing(PetitionState.ANSWERED), reason="Đã trả lời đủ.")


def test_a_merged_petition_rates_the_answer_of_its_lead_and_unmerging_grants_its_wish(
    standing, representative, cooperative, coordinator
):
    lead = standing(PetitionState.ANSWERED, cooperative=CooperativeFactory())
    row = standing(PetitionState.MERGED)
    row.lead_petition = lead
    row.save()
    one = rating_give(actor=representative, petition=row, cooperative=cooperative, entry=NOT_SOLVED)
    assert (one.petition, one.answer) == (row, lead.current_answer)
    petition_unmerge(actor=coordinator, petition=row)
    one.refresh_from_db()
    assert one.decision == WishDecision.GRANTED
