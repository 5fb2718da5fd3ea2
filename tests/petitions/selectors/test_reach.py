"""Who sees which petition at all, and in which capacity. A datum that could leak is always there."""

import pytest
from django.contrib.auth.models import AnonymousUser

from petitions.enums import AssignmentRole, DeclineReason
from petitions.models import Petition
from petitions.selectors import audience_of, petitions_detailed, petitions_visible
from petitions.services import SpotAnswer, petition_answer_on_the_spot, petition_decline
from tests.factories.cooperatives import CooperativeFactory
from tests.factories.petitions import AnswerFactory, AssignmentFactory, PublicationFactory

pytestmark = pytest.mark.django_db
EVERYBODY = (
    "coordinator", "leader", "head", "officer", "co_head", "representative", "rival", "collector",
    "commune_coordinator", "commune_leader", "neighbour", "admin_user", "outsider", "anonymous",
)  # fmt: skip
# Petition of HTX Đá Trắng handled by UBND tỉnh, led by Sở Công Thương while assigned, with Sở Tài chính beside it.
EXPECTED = {
    "draft": {"representative": "petitioner"},
    "received": {"coordinator": "handling", "leader": "handling", "representative": "petitioner"},
    "assigned": {
        "coordinator": "handling",
        "leader": "handling",
        "head": "department",
        "officer": "department",
        "co_head": "department",
        "representative": "petitioner",
    },
    "declined": {"coordinator": "handling", "leader": "handling", "representative": "petitioner"},
}


@pytest.fixture
def person(request):
    return lambda who: AnonymousUser() if who == "anonymous" else request.getfixturevalue(who)


def capacities(row, person):
    """Everyone's capacity, and a check that the list in SQL agrees with it."""
    found = {}
    for who in EVERYBODY:
        user = person(who)
        audience = audience_of(user, petitions_detailed(Petition.objects.filter(pk=row.pk)).get())
        assert petitions_visible(user).filter(pk=row.pk).exists() == (audience is not None), who
        if audience is not None:
            found[who] = str(audience.value)
    return found


@pytest.mark.parametrize("state", EXPECTED)
def test_capacity_by_state(standing, person, so_tai_chinh, state):
    row = standing(state, co=[so_tai_chinh]) if state == "assigned" else standing(state)
    assert capacities(row, person) == EXPECTED[state]


def test_published_is_everyones(standing, person):
    row = standing("answered")
    PublicationFactory(answer=row.current_answer)
    found = capacities(row, person)
    assert set(found) == set(EVERYBODY)
    assert {found[who] for who in EVERYBODY if who not in {"coordinator", "leader", "representative"}} == {"public"}


def test_withdrawn_or_prepared_publication_shows_nothing(standing, person):
    row = standing("answered")
    PublicationFactory(answer=row.current_answer, state="prepared")
    assert "anonymous" not in capacities(row, person)


def test_province_reads_its_commune_and_not_the_other_way(standing, person, ubnd_xa):
    row = standing("received", handled_by=ubnd_xa)
    assert capacities(row, person) == {
        "coordinator": "area",
        "leader": "area",
        "commune_coordinator": "handling",
        "commune_leader": "handling",
        "representative": "petitioner",
    }


def test_department_that_returned_it_reads_it_as_the_area_does(standing, person, so_tai_chinh):
    row = standing("assigned")
    AssignmentFactory(
        petition=row, department=so_tai_chinh, role=AssignmentRole.CO, state="returned", end_reason="Không.",
        ended_at=row.received_at,
    )  # fmt: skip
    assert capacities(row, person)["co_head"] == "area"


def test_what_was_a_mistake_is_not_the_petitioners_to_see(standing, person, coordinator):
    row = petition_decline(actor=coordinator, petition=standing("received"), reason=DeclineReason.MISTAKE)
    assert capacities(row, person) == {"coordinator": "handling", "leader": "handling"}


def test_intermediary_follows_its_own_lists(standing, person, alliance):
    row = standing("received", collected_by=alliance, collected_by_name=alliance.name)
    assert capacities(row, person)["collector"] == "petitioner"
    # Handled by the alliance in name only: it triages nothing.
    other = standing("received", handled_by=alliance)
    assert "collector" not in capacities(other, person)


def test_draft_of_an_intermediary_is_its_own(standing, person, alliance):
    row = standing("draft", collected_by=alliance, cooperative=CooperativeFactory())
    assert capacities(row, person) == {"collector": "petitioner"}


def test_leader_of_the_committee_approves_for_its_department(standing, person, so_tai_chinh):
    row = standing("received", handled_by=so_tai_chinh)
    assert capacities(row, person)["leader"] == "handling"


def test_visible_is_one_statement_however_many(standing, coordinator, django_assert_num_queries):
    for _ in range(3):
        AnswerFactory(petition=standing("received"), version=9)
    list(petitions_visible(coordinator)[:1])
    with django_assert_num_queries(1):
        assert len(petitions_visible(coordinator)) == 3


def test_body_that_spoke_on_the_spot_reads_its_words_without_contact_data(standing, person, coordinator, so_tai_chinh):
    row = petition_answer_on_the_spot(
        actor=coordinator, petition=standing("received"), answer=SpotAnswer(so_tai_chinh, text="Giá theo bảng giá.")
    )
    assert capacities(row, person)["co_head"] == "area"
    assert "head" not in capacities(row, person)
