"""What becomes public: read by a person, confirmed, published in one batch, taken back, replaced."""

import pytest
from django.core.exceptions import PermissionDenied

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from petitions.enums import PUBLICATION_TRANSITIONS, Outcome
from petitions.models import Publication
from petitions.selectors import petitions_visible
from petitions.services import (
    OutcomeEntry,
    PublicWords,
    SpotAnswer,
    answer_confirm,
    petition_answer_on_the_spot,
    petition_reopen,
    publication_prepare,
    publication_publish,
    publication_reword,
    publication_withdraw,
)

pytestmark = pytest.mark.django_db
WORDS = PublicWords(petition_text="Đề nghị bố trí mặt bằng.", answer_text="Còn 3,2 ha.")
EXPLAINED = OutcomeEntry(Outcome.EXPLAINED)


@pytest.fixture
def row(standing):
    return standing("answered")


@pytest.fixture
def prepared(row, coordinator):
    return publication_prepare(actor=coordinator, petition=row, words=WORDS)


def spot(coordinator, row, **kwargs):
    answer = SpotAnswer(**({"body_name": "Chi cục Thuế", "text": "Được miễn.", "outcome": EXPLAINED} | kwargs))
    return petition_answer_on_the_spot(actor=coordinator, petition=row, answer=answer)


def test_table_is_the_design():
    assert {
        action.value: (sorted(rule.sources), rule.target.value) for action, rule in PUBLICATION_TRANSITIONS.items()
    } == {
        "prepare": (["private", "withdrawn"], "prepared"),
        "publish": (["prepared"], "published"),
        "withdraw_publication": (["published"], "withdrawn"),
    }


def test_prepared_published_withdrawn_prepared_again(row, prepared, coordinator, leader):
    publication_publish(actor=leader, publications=[prepared])
    with pytest.raises(TransitionError):
        publication_publish(actor=leader, publications=[prepared])
    with pytest.raises(TransitionError):
        publication_prepare(actor=coordinator, petition=row, words=WORDS)
    publication_withdraw(actor=coordinator, publication=prepared, reason="Có tên cá nhân.")
    with pytest.raises(TransitionError):
        publication_withdraw(actor=coordinator, publication=prepared, reason="Lần nữa.")
    assert publication_prepare(actor=coordinator, petition=row, words=WORDS).pk == prepared.pk
    assert publication_withdraw_refused_while_prepared(prepared, leader)


def publication_withdraw_refused_while_prepared(prepared, leader):
    with pytest.raises(TransitionError):
        publication_withdraw(actor=leader, publication=prepared, reason="Chưa công khai.")
    return True


@pytest.mark.parametrize("who", ["head", "officer", "leader", "representative", "neighbour", "outsider", "collector"])
def test_only_the_coordinator_prepares(request, row, who):
    with pytest.raises(PermissionDenied):
        publication_prepare(actor=request.getfixturevalue(who), petition=row, words=WORDS)


@pytest.mark.parametrize("who", ["coordinator", "head", "officer", "representative", "neighbour", "commune_leader"])
def test_only_the_leader_publishes(request, prepared, who):
    with pytest.raises(PermissionDenied):
        publication_publish(actor=request.getfixturevalue(who), publications=[prepared])


def test_both_may_take_it_back(row, prepared, coordinator, leader, head):
    publication_publish(actor=leader, publications=[prepared])
    with pytest.raises(PermissionDenied):
        publication_withdraw(actor=head, publication=prepared, reason="Thôi.")
    assert publication_withdraw(actor=leader, publication=prepared, reason="Thôi.").state == "withdrawn"


def test_public_words_are_written_by_a_person(row, coordinator):
    with pytest.raises(DomainError) as refusal:
        publication_prepare(actor=coordinator, petition=row)
    assert refusal.value.field == "petition_text"


def test_answer_on_the_spot_is_confirmed_first(standing, coordinator, so_cong_thuong, head, officer):
    row = spot(coordinator, standing("received"), body=so_cong_thuong)
    with pytest.raises(DomainError, match="Sở Công Thương"):
        publication_prepare(actor=coordinator, petition=row, words=WORDS)
    with pytest.raises(PermissionDenied):
        answer_confirm(actor=officer, answer=row.current_answer)
    answer_confirm(actor=head, answer=row.current_answer)
    assert publication_prepare(actor=coordinator, petition=row, words=WORDS).state == "prepared"


def test_words_not_recorded_are_published_as_such(standing, coordinator, leader):
    row = spot(coordinator, standing("received"), text="", outcome=None)
    assert (row.current_answer.words_recorded, row.current_answer.outcome) == (False, "")
    one = publication_prepare(actor=coordinator, petition=row, words=PublicWords(petition_text="Tiền thuê đất."))
    assert publication_publish(actor=leader, publications=[one])[0].answer_text == ""


def test_outcome_unknown_in_the_room_is_named_with_the_confirmation(standing, coordinator, so_cong_thuong, head):
    row = spot(coordinator, standing("received"), body=so_cong_thuong, outcome=None)
    assert row.current_answer.outcome == ""
    assert answer_confirm(actor=head, answer=row.current_answer, outcome=EXPLAINED).outcome == "explained"


def test_batch_is_one_moment_and_all_or_none(standing, coordinator, leader):
    rows = [standing("answered") for _ in range(3)]
    batch = [publication_prepare(actor=coordinator, petition=row, words=WORDS) for row in rows]
    petition_reopen(actor=coordinator, petition=rows[2], reason="Có sai sót.")
    with pytest.raises(DomainError, match=rows[2].code):
        publication_publish(actor=leader, publications=batch)
    assert not Publication.objects.filter(state="published").exists()
    done = publication_publish(actor=leader, publications=batch[:2])
    assert len({(one.batch, one.published_at) for one in done}) == 1


def test_reopened_stays_public_until_the_new_answer_replaces_it(
    row, prepared, coordinator, leader, so_cong_thuong, head
):
    publication_publish(actor=leader, publications=[prepared])
    petition_reopen(actor=coordinator, petition=row, reason="Có sai sót.")
    prepared.refresh_from_db()
    assert prepared.state == "published"
    answered = spot(coordinator, row, body=so_cong_thuong, text="Đúng là 3,5 ha.")
    answer_confirm(actor=head, answer=answered.current_answer)
    newer = publication_prepare(actor=coordinator, petition=row, words=WORDS)
    publication_publish(actor=leader, publications=[newer])
    prepared.refresh_from_db()
    assert (prepared.state, prepared.withdraw_reason) == ("withdrawn", "Được thay bằng câu trả lời mới hơn.")


def test_prepared_words_are_corrected_and_traced(row, prepared, coordinator):
    publication_reword(actor=coordinator, publication=prepared, words=PublicWords("Đề nghị B.", "Trả lời B."))
    entry = audit_for(row).first()
    assert (entry.before["answer_text"], entry.after["answer_text"]) == ("Còn 3,2 ha.", "Trả lời B.")


def test_nothing_unanswered_is_prepared(standing, coordinator):
    for state in ("received", "assigned", "in_review", "escalated", "merged"):
        with pytest.raises(TransitionError):
            publication_prepare(actor=coordinator, petition=standing(state), words=WORDS)


def test_visible_to_everyone_only_while_published(row, prepared, leader, outsider):
    assert not petitions_visible(outsider).exists()
    publication_publish(actor=leader, publications=[prepared])
    assert petitions_visible(outsider).get() == row
    publication_withdraw(actor=leader, publication=prepared, reason="Có tên cá nhân.")
    assert not petitions_visible(outsider).exists()
