"""The meeting's page: its facts, its petitions, the way to logging and to documents."""

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import MeetingState
from petitions.enums import DeclineReason, PetitionState, PublicationState
from tests.factories.meetings import MeetingFactory
from tests.factories.petitions import PublicationFactory

S = PetitionState


@pytest.fixture
def url(meeting):
    return reverse("petitions:meeting_detail", args=[meeting.code])


def test_petitions_are_counted_by_state_without_mistakes(client_for, coordinator, url, meeting, standing):
    standing(S.RECEIVED, meeting=meeting)
    standing(S.ANSWERED, meeting=meeting)
    mistake = standing(S.DECLINED, meeting=meeting)
    type(mistake).objects.filter(pk=mistake.pk).update(decline_reason=DeclineReason.MISTAKE)
    context = client_for(coordinator).get(url).context
    assert [(one.state, one.count) for one in context["states"]] == [("received", 1), ("answered", 1)]
    assert context["count"] == 2


def test_coordinator_logs_and_asks_for_the_report_here(client_for, coordinator, url, meeting):
    page = client_for(coordinator).get(url).content.decode()
    assert reverse("petitions:log", args=[meeting.code]) in page
    assert reverse("reports:request", args=[meeting.code]) in page


def test_leader_reads_and_does_not_log(client_for, leader, url, meeting):
    page = client_for(leader).get(url).content.decode()
    assert meeting.title in page
    assert reverse("petitions:log", args=[meeting.code]) not in page


def test_closed_meeting_offers_no_logging(client_for, coordinator, ubnd):
    row = MeetingFactory(organiser=ubnd, state=MeetingState.CLOSED)
    page = client_for(coordinator).get(reverse("petitions:meeting_detail", args=[row.code])).content.decode()
    assert reverse("petitions:log", args=[row.code]) not in page


@pytest.mark.parametrize(("person", "status"), [("neighbour", 404), ("officer", 404), ("outsider", 404)])
def test_who_does_not_see_it(client_for, request, url, person, status):
    assert client_for(request.getfixturevalue(person)).get(url).status_code == status


@pytest.mark.parametrize("rows", [1, 3])
def test_page_costs_the_same_with_one_petition_and_three(
    client_for, coordinator, url, meeting, standing, rows, django_assert_num_queries
):
    for _number in range(rows):
        standing(S.ASSIGNED, meeting=meeting)
    client = client_for(coordinator)
    client.get(url)
    with django_assert_num_queries(22):
        client.get(url)


def test_of_another_area_the_published_petitions_are_pointed_to(client_for, neighbour, ubnd, standing):
    row = MeetingFactory(organiser=ubnd, state=MeetingState.CONCLUDED, published_at=timezone.now())
    PublicationFactory(petition=standing(S.ANSWERED, meeting=row), state=PublicationState.PUBLISHED)
    standing(S.RECEIVED, meeting=row)
    response = client_for(neighbour).get(reverse("petitions:meeting_detail", args=[row.code]))
    assert (response.context["count"], response.context["published"]) == (0, 1)
    page = response.content.decode()
    assert reverse("petitions:public_meeting", args=[row.code]) in page
    assert "0 kiến nghị" not in page
