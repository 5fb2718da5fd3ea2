"""Bulk rows are held to the same facts as single ones."""

import pytest
from django.core.management import call_command

from core.audit import audit_for
from petitions.enums import PetitionState
from petitions.models import Assignment, Petition, Petitioner, Publication


@pytest.fixture
def sample(db):
    call_command("sample_data", cooperatives=60, meetings=6, petitions=400, verbosity=0)


def test_the_same_numbers_give_that_many_rows_in_many_states(sample):
    assert Petition.objects.count() == Petitioner.objects.count() == 400
    assert len(set(Petition.objects.values_list("state", flat=True))) > 6


def test_each_petition_has_one_line_of_history_and_what_its_state_claims(sample):
    for petition in Petition.objects.select_related("current_answer", "current_lead"):
        assert audit_for(petition).count() == 1
        if petition.state in {PetitionState.ANSWERED, PetitionState.CLOSED}:
            assert petition.current_answer.petition_id == petition.pk
            assert petition.current_lead.petition_id == petition.pk
    assert Assignment.objects.exists()
    assert Publication.objects.filter(state="published").exists()


def test_rows_written_afterwards_get_keys_of_their_own(sample):
    call_command("sample_data", cooperatives=5, meetings=1, petitions=20, verbosity=0)
    assert Petition.objects.count() == 420
    assert Petition.objects.values("code").distinct().count() == 420
