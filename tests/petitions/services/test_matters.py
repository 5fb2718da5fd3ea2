"""The same wish across years: linked, taken apart, joined, and what its page tells."""

import pytest
from django.core.exceptions import PermissionDenied

from core.exceptions import DomainError
from petitions.enums import DeclineReason, PetitionState
from petitions.selectors.matters import matter_line, matter_view, matters_suggested
from petitions.services.matters import matter_create, matter_link, matter_unlink, matters_merge
from tests.factories.petitions import MatterFactory, PromiseFactory

TITLE = "Thuê mặt bằng trong cụm công nghiệp"


@pytest.fixture
def twice(standing, coordinator):
    """The same wish in 2023 and 2026."""
    rows = [standing(PetitionState.ANSWERED, year=2023), standing(PetitionState.RECEIVED, year=2026)]
    matter_create(actor=coordinator, title=TITLE, petitions=rows)
    for row in rows:
        row.refresh_from_db()
    return rows


def test_a_petition_says_how_often_its_wish_was_asked_and_since_when(twice):
    line = matter_line(twice[1])
    assert (line.title, line.times, line.since) == (TITLE, 2, 2023)


def test_what_was_logged_by_mistake_is_not_counted(twice, standing, coordinator):
    mistake = standing(PetitionState.DECLINED, year=2021)
    mistake.decline_reason = DeclineReason.MISTAKE
    mistake.matter = twice[0].matter
    mistake.save()
    assert matter_line(twice[1]).times == 2


def test_asked_once_is_nothing_to_tell(standing, coordinator):
    row = standing(PetitionState.RECEIVED)
    matter_create(actor=coordinator, title=TITLE, petitions=[row])
    row.refresh_from_db()
    assert matter_line(row) is None


def test_the_page_holds_answers_and_promises_by_year_the_newest_first(twice, coordinator):
    PromiseFactory(petition=twice[0], answer=twice[0].current_answer)
    view = matter_view(coordinator, twice[0].matter)
    assert [year for year, _asked in view.years] == [2026, 2023]
    old = view.years[1][1][0]
    assert "3,2 ha" in old.answers[0].text
    assert (len(old.promises), view.open_promises) == (1, 1)
    assert view.organisations == ("Hợp tác xã Miến dong Đá Trắng",)


def test_nobody_else_links(standing, head, neighbour):
    for actor in (head, neighbour):
        with pytest.raises(PermissionDenied):
            matter_create(actor=actor, title=TITLE, petitions=[standing(PetitionState.RECEIVED)])


def test_taken_out_again(twice, coordinator):
    matter_unlink(actor=coordinator, petition=twice[1], reason="Nội dung khác.")
    twice[0].refresh_from_db()
    assert matter_line(twice[0]) is None


def test_two_matters_that_are_the_same_become_one_and_the_old_one_leads_there(twice, standing, coordinator, ubnd):
    other = MatterFactory(handled_by=ubnd)
    row = standing(PetitionState.RECEIVED, matter=other, year=2025)
    matters_merge(actor=coordinator, matter=other, into=twice[0].matter)
    row.refresh_from_db()
    other.refresh_from_db()
    assert matter_line(row).times == 3
    assert other.merged_into == twice[0].matter
    with pytest.raises(DomainError):
        matter_link(actor=coordinator, matter=other, petitions=[row])


def test_a_matter_is_not_joined_with_itself(twice, coordinator):
    with pytest.raises(DomainError):
        matters_merge(actor=coordinator, matter=twice[0].matter, into=twice[0].matter)


def test_a_matter_with_a_word_of_the_petition_is_proposed(twice, standing, coordinator):
    row = standing(PetitionState.RECEIVED)
    assert matters_suggested(coordinator, row) == [twice[0].matter]


def test_a_year_is_written_as_a_year_and_not_as_a_number(twice, client_for, coordinator):
    client = client_for(coordinator)
    code = twice[0].matter.code
    for url in (f"/manage/matters/{code}/", "/manage/matters/", f"/manage/petitions/{twice[1].code}/"):
        assert "2023" in client.get(url).content.decode(), url
