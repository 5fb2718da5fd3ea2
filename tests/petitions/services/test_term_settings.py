"""Terms are an administrator's to set; each change is in the history, the usual term leaves no row."""

import pytest
from django.core.exceptions import PermissionDenied

from core.exceptions import DomainError
from core.models import AuditEntry
from petitions.enums import Counting, StepKind
from petitions.models import StepTerm
from petitions.selectors.terms import term_of, terms_all
from petitions.services.term_settings import terms_set

pytestmark = pytest.mark.django_db
TEN = {StepKind.ANSWER: (10, Counting.WORKING)}


def test_a_term_is_set_told_and_set_back(admin_user):
    assert terms_set(actor=admin_user, terms=TEN) == [StepKind.ANSWER]
    assert term_of(StepKind.ANSWER) == (10, Counting.WORKING)
    assert terms_set(actor=admin_user, terms=TEN) == []
    terms_set(actor=admin_user, terms={StepKind.ANSWER: (15, Counting.CALENDAR)})
    assert not StepTerm.objects.exists()
    assert [entry.render() for entry in AuditEntry.objects.order_by("id")] == [
        "Hoàng Quản Trị đặt thời hạn “Trả lời, một cơ quan” là 10 (Ngày làm việc); trước đó là 15 (Ngày lịch).",
        "Hoàng Quản Trị đặt thời hạn “Trả lời, một cơ quan” là 15 (Ngày lịch); trước đó là 10 (Ngày làm việc).",
    ]


@pytest.mark.parametrize("days", [0, 731])
def test_days_out_of_reach_are_refused_beside_their_step(admin_user, days):
    with pytest.raises(DomainError) as refusal:
        terms_set(actor=admin_user, terms={StepKind.CLOSE: (days, Counting.CALENDAR)})
    assert refusal.value.field == "close"


@pytest.mark.parametrize("who", ["coordinator", "leader", "head"])
def test_others_may_not(request, who):
    with pytest.raises(PermissionDenied):
        terms_set(actor=request.getfixturevalue(who), terms=TEN)


def test_each_step_shows_its_usual_term_and_where_it_comes_from(admin_user):
    terms_set(actor=admin_user, terms=TEN)
    lines = {line.kind: line for line in terms_all()}
    answer, remind = lines[StepKind.ANSWER], lines[StepKind.REMIND]
    assert (answer.days, answer.usual_days, answer.is_usual, "89/CĐ-TTg" in answer.source) == (10, 15, False, True)
    assert (remind.days, remind.is_usual, remind.source) == (3, True, "")
