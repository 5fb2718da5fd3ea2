"""The page of terms: all steps on one form."""

import pytest
from django.urls import reverse

from petitions.enums import DEFAULT_TERMS, Counting, StepKind
from petitions.selectors.terms import term_of

pytestmark = pytest.mark.django_db
URL = "/manage/settings/terms/"


def form(**changes):
    data = {f"{kind}_days": str(days) for kind, (days, _counting) in DEFAULT_TERMS.items()}
    data |= {f"{kind}_counting": counting for kind, (_days, counting) in DEFAULT_TERMS.items()}
    return data | changes


def test_administrator_changes_one_term(admin_user, client_for):
    assert reverse("petitions:terms") == URL
    client = client_for(admin_user)
    text = client.post(URL, form(answer_days="12", answer_counting="working"), follow=True).content.decode()
    assert term_of(StepKind.ANSWER) == (12, Counting.WORKING)
    assert "Đã thay đổi 1 thời hạn." in text
    assert "89/CĐ-TTg" in text


@pytest.mark.parametrize("days", ["0", "731", "abc", "", "１２x"])
def test_wrong_days_are_said_beside_the_field_and_kept(admin_user, client_for, days):
    response = client_for(admin_user).post(URL, form(answer_days=days))
    assert response.status_code == 422
    assert 'id="id_answer_days_error"' in response.content.decode()
    assert f'value="{days}"' in response.content.decode() or not days
    assert term_of(StepKind.ANSWER) == DEFAULT_TERMS[StepKind.ANSWER]


def test_nothing_changed_says_so(admin_user, client_for):
    assert "Không có gì thay đổi." in client_for(admin_user).post(URL, form(), follow=True).content.decode()
