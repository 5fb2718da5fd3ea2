"""Petitions alike: found by rare words in any order and without marks, shown only to those who may read them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from petitions.enums import DeclineReason, Outcome, PetitionState, PublicationState
from petitions.models import PetitionTerms, PublicationTerms
from petitions.selectors import petitions_similar, publications_similar
from petitions.services.similar import petition_terms_refresh, publication_terms_refresh
from tests.factories.petitions import PublicationFactory

S = PetitionState
COLD = "Hợp tác xã cần kho lạnh 200 m3 để bảo quản quả trám và măng, đề nghị tỉnh đầu tư kho dùng chung."
ASKED = "tram va mang can bao quan: de nghi dau tu KHO LANH dung chung cho cac HTX"
OTHERS = (
    "Đường nội đồng vào vùng sản xuất hư hỏng nặng, xe tải không vào được mùa mưa.",
    "Đề nghị hướng dẫn thủ tục thuê đất rừng để trồng ba kích dưới tán.",
    "Mất điện ba bốn lần mỗi tuần vì trạm biến áp quá tải.",
)


@pytest.fixture
def written(standing):
    """Builds a petition in a state with these words, ready to be found."""

    def build(text, state=S.ASSIGNED, **fields):
        row = standing(state, text=text, **fields)
        petition_terms_refresh(row)
        return row

    return build


@pytest.fixture
def published(written):
    """Builds an answered petition whose public words are others than its own."""

    def build(text, public_text, **fields):
        row = written(text, S.ANSWERED, **fields)
        one = PublicationFactory(petition=row, answer=row.current_answer, petition_text=public_text)
        publication_terms_refresh(one)
        return one

    return build


def codes(found):
    return [one.code for one in found]


def test_the_same_wish_is_found_without_marks_reordered_and_with_the_abbreviation_written_out(coordinator, written):
    for text in OTHERS:
        written(text)
    wanted = written(COLD)
    assert codes(petitions_similar(coordinator, ASKED))[0] == wanted.code


def test_the_words_of_every_petition_find_nothing(coordinator, written):
    for text in (COLD, *OTHERS):
        written(text)
    assert petitions_similar(coordinator, "Đề nghị UBND tỉnh xem xét, hỗ trợ hợp tác xã trong thời gian tới.") == []


def test_the_office_s_wording_finds_it_too(coordinator, written):
    wanted = written("Như đơn kèm theo.", summary="Đầu tư kho lạnh dùng chung bảo quản trám, măng")
    assert codes(petitions_similar(coordinator, ASKED)) == [wanted.code]


def test_amounts_and_years_are_no_likeness(coordinator, written):
    written("Xin vay 480 triệu năm 2026 mua máy sấy.")
    assert petitions_similar(coordinator, "Năm 2026 cầu treo hỏng, sửa hết 480 triệu.") == []


def test_what_was_answered_then_is_told(coordinator, written):
    written(COLD, S.ANSWERED)
    (one,) = petitions_similar(coordinator, ASKED)
    assert (one.answered, one.answer[:13], one.outcome_label) == (True, "Cụm công nghi", str(Outcome.EXPLAINED.label))
    assert 0.2 < one.closeness <= 1


def test_an_answer_that_waits_for_approval_is_not_told(coordinator, written):
    written(COLD, S.IN_REVIEW)
    (one,) = petitions_similar(coordinator, ASKED)
    assert (one.answered, one.answer, one.answer_by) == (False, "", "")


def test_one_s_own_petition_is_left_out(coordinator, written):
    row = written(COLD)
    assert petitions_similar(coordinator, COLD, without=[row.pk]) == []


def test_a_merged_petition_gives_way_to_its_lead(coordinator, written):
    row = written(COLD, S.MERGED)
    assert codes(petitions_similar(coordinator, ASKED)) == [row.lead_petition.code]


@pytest.mark.parametrize("state", [S.DRAFT, S.DECLINED])
def test_drafts_and_mistakes_are_not_found(coordinator, written, state):
    row = written(COLD, state)
    if state == S.DECLINED:
        row.decline_reason = DeclineReason.MISTAKE
        row.save()
    assert petitions_similar(coordinator, ASKED) == []


def test_another_office_s_petition_is_not_found(neighbour, coordinator, written):
    written(COLD)
    assert petitions_similar(neighbour, ASKED) == []
    assert petitions_similar(coordinator, ASKED)


def test_an_officer_finds_what_their_body_works_on(officer, written, so_tai_chinh):
    mine = written(COLD)
    written(COLD, lead=so_tai_chinh)
    assert codes(petitions_similar(officer, ASKED)) == [mine.code]


class TestPublished:
    def test_staff_find_the_published_of_others_in_its_public_words(self, neighbour, published):
        one = published("Lời riêng của bà Mùi về cái kho.", COLD)
        (found,) = petitions_similar(neighbour, ASKED)
        assert (found.code, found.public, found.wording) == (one.petition.code, True, COLD)

    def test_who_reads_it_by_an_office_gets_it_once(self, coordinator, published):
        one = published(COLD, COLD)
        (found,) = petitions_similar(coordinator, ASKED)
        assert (found.code, found.public) == (one.petition.code, False)

    def test_everyone_finds_it_by_its_public_words(self, published):
        one = published("Lời riêng.", COLD)
        assert codes(publications_similar(ASKED)) == [one.petition.code]

    def test_no_one_finds_it_by_words_that_are_not_public(self, published, neighbour):
        published(COLD, "Đề nghị hỗ trợ cơ sở vật chất.")
        assert publications_similar(ASKED) == []
        assert petitions_similar(neighbour, ASKED) == []

    def test_private_petitions_do_not_change_how_close_a_public_one_is(self, published, written):
        published("Lời riêng.", COLD)
        before = publications_similar(ASKED)
        for text in (COLD, COLD, *OTHERS):
            written(text)
        assert publications_similar(ASKED) == before

    def test_what_was_taken_back_is_gone_from_the_index(self, published):
        one = published(COLD, COLD)
        one.state, one.withdrawn_at, one.withdraw_reason = PublicationState.WITHDRAWN, one.published_at, "Có sai sót."
        one.save()
        publication_terms_refresh(one)
        assert publications_similar(ASKED) == []
        assert not PublicationTerms.objects.exists()


class TestIndex:
    """The index follows the table whichever way a row is written."""

    def test_new_words_replace_the_old(self, coordinator, written):
        row = written(COLD)
        PetitionTerms.objects.filter(petition=row).update(terms="cau_treo cau treo")
        assert petitions_similar(coordinator, ASKED) == []
        PetitionTerms.objects.filter(petition=row).delete()
        assert petitions_similar(coordinator, "cầu treo") == []

    def test_a_text_of_signs_and_foreign_letters_is_no_error(self, coordinator, written):
        written("Đề nghị xử lý “日本語” AND NOT NEAR(*) \"'%_ — 100%")
        for text in ("日本語 AND NOT NEAR(*) \"'%_ OR -", "", "   ", "\x00", "a b c " * 3000):
            petitions_similar(coordinator, text)
            publications_similar(text)


def test_it_costs_the_same_with_one_found_and_with_three(coordinator, written):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            assert petitions_similar(coordinator, ASKED)
        return len(asked)

    written(COLD)
    petitions_similar(coordinator, ASKED)
    with_one = cost()
    written(COLD)
    written(COLD)
    assert cost() == with_one <= 22
