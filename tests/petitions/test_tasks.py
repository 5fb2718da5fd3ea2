"""The clock closes what was answered long enough ago, once, and steps over what has moved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.audit import audit_for
from petitions.enums import Counting, StepKind
from petitions.models import Petition, StepTerm
from petitions.tasks import close_answered

pytestmark = pytest.mark.django_db


def aged(row, days):
    Petition.objects.filter(pk=row.pk).update(answered_at=timezone.now() - timedelta(days=days))
    return row


def test_closes_after_the_set_days_once(standing):
    old, fresh, reopened = aged(standing("answered"), 40), aged(standing("answered"), 3), standing("received")
    assert close_answered() == 1
    assert close_answered() == 0
    states = dict(Petition.objects.values_list("pk", "state"))
    assert [states[row.pk] for row in (old, fresh, reopened)] == ["closed", "answered", "received"]
    entry = audit_for(old).get()
    assert (entry.action, entry.render()) == ("petitions.close", "Hệ thống kết thúc kiến nghị.")


def test_term_an_administrator_set_is_used(standing):
    StepTerm.objects.create(kind=StepKind.CLOSE, days=2, counting=Counting.CALENDAR)
    aged(standing("answered"), 12)
    assert close_answered() == 1
