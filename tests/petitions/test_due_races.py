"""Two people move one due date at the same moment: one wins, the other is told. Needs the row locks of PostgreSQL."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from core.exceptions import DomainError
from core.models import AuditEntry, Message
from petitions.models import DueChange, Petition, Reminder
from petitions.selectors.reminding import in_office_hours
from petitions.services import due_extend, extension_ask, extension_decide, petition_pause, petition_resume
from petitions.services.reminders import reminders_send
from tests.petitions.test_races import one_winner, together

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks: runs in make test-services"),
]
WHY = "Chờ đo đạc."


@pytest.fixture
def row(standing):
    made = standing("assigned", due=timezone.localdate() + timedelta(days=5))
    made.assignments.update(due=made.due)
    return made


def later(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize("turn", range(3))
def test_grant_against_refuse(row, head, coordinator, turn):
    change = extension_ask(actor=head, petition=row, due=later(20), reason=WHY)
    one_winner(
        together(
            lambda: extension_decide(actor=coordinator, change=change, grant=True),
            lambda: extension_decide(actor=coordinator, change=change, grant=False, note=WHY),
        )
    )
    assert AuditEntry.objects.filter(action="petitions.decide_extension").count() == 1


def test_two_wishes(row, head):
    loser = one_winner(together(*[lambda: extension_ask(actor=head, petition=row, due=later(20), reason=WHY)] * 2))
    assert isinstance(loser, DomainError)
    assert DueChange.objects.count() == 1


def test_two_pauses_and_two_resumings(row, coordinator):
    one_winner(together(*[lambda: petition_pause(actor=coordinator, petition=row, reason=WHY)] * 2))
    one_winner(together(*[lambda: petition_resume(actor=coordinator, petition=row)] * 2))
    row.refresh_from_db()
    assert row.due == later(5)


def test_pause_against_extension_leaves_one_truth(row, coordinator):
    together(
        lambda: petition_pause(actor=coordinator, petition=row, reason=WHY),
        lambda: due_extend(actor=coordinator, petition=row, due=later(20), reason=WHY),
    )
    row.refresh_from_db()
    assert (row.paused_at is None) == (row.due is not None)


def test_four_workers_remind_once(standing, head, coordinator):
    for _number in range(5):
        standing("assigned").assignments.update(due=timezone.localdate())
    Petition.objects.update(due=timezone.localdate())
    at = timezone.localtime().replace(hour=9, minute=0)
    while not in_office_hours(at):
        at += timedelta(days=1)
    told = together(*[lambda: reminders_send(at=at)] * 4)
    assert sum(told) == 1
    assert Message.objects.filter(dedupe_key__startswith="reminders:", channel="in_app").count() == 1
    assert Reminder.objects.count() == 5
