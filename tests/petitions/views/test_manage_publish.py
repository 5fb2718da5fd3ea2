"""A batch goes public at one moment, all of it or none."""

import pytest

from petitions.enums import PetitionState, PublicationState
from petitions.models import Publication
from tests.factories.petitions import PublicationFactory

URL = "/manage/petitions/publish/"


@pytest.fixture
def prepared(standing):
    def build(**kwargs):
        row = standing(PetitionState.ANSWERED, **kwargs)
        return PublicationFactory(
            answer=row.current_answer, petition=row, state=PublicationState.PREPARED, published_at=None
        )

    return build


def test_leader_publishes_what_is_ticked(client_for, leader, prepared):
    chosen, left = prepared(), prepared()
    client_for(leader).post(URL, {"codes": [chosen.petition.code]})
    assert list(Publication.objects.filter(state="published")) == [chosen]
    left.refresh_from_db()
    assert left.state == PublicationState.PREPARED


def test_nothing_ticked_is_said(client_for, leader, prepared):
    prepared()
    response = client_for(leader).post(URL, {})
    assert response.status_code == 422
    assert "Chọn ít nhất một kiến nghị" in response.content.decode()


def test_one_that_no_longer_stands_stops_the_whole_batch(client_for, leader, prepared):
    good, stale = prepared(), prepared()
    type(stale.petition).objects.filter(pk=stale.petition.pk).update(
        state=PetitionState.RECEIVED, current_answer=None, answered_at=None
    )
    response = client_for(leader).post(URL, {"codes": [good.petition.code, stale.petition.code]})
    assert response.status_code == 422
    assert not Publication.objects.filter(state="published").exists()


def test_anothers_prepared_answer_is_not_offered(client_for, leader, prepared, ubnd_xa):
    foreign = prepared(handled_by=ubnd_xa)
    assert client_for(leader).get(URL).context["prepared"] == []
    assert client_for(leader).post(URL, {"codes": [foreign.petition.code]}).status_code == 422


@pytest.mark.parametrize("person", ["coordinator", "officer", "head"])
def test_only_a_leader_publishes(client_for, request, person):
    assert client_for(request.getfixturevalue(person)).get(URL).status_code == 403
