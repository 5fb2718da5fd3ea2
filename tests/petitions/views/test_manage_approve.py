"""Many answers in one go: one question, each judged on its own, and a polite word about those somebody else decided."""

import pytest
from django.urls import reverse

from core.messages import messages_of
from core.models import MessageBatch
from petitions.models import Petition
from petitions.services import answer_send_back

URL = reverse("petitions:approve_many")


def ticked(*rows, **changes):
    data = {"remark": ""}
    for row in rows:
        data |= {f"p{row.pk}-pick": "on", f"p{row.pk}-outcome": "explained", f"p{row.pk}-seen_version": "1"}
    return data | changes


def states(*rows):
    return [Petition.objects.get(pk=row.pk).state for row in rows]


def test_two_of_three_are_approved_after_one_question(client_for, leader, standing, said):
    first, second, third = (standing("in_review") for _ in range(3))
    data = ticked(first, second, remark="Thống nhất.")
    data |= {f"p{second.pk}-outcome": "roadmap", f"p{second.pk}-outcome_due": "31/12/2026"}
    client = client_for(leader)
    asked = client.post(URL, data)
    assert asked.status_code == 200
    assert states(first, second) == ["in_review", "in_review"]
    done = client.post(URL, data | {"sure": "1"}, follow=True)
    assert "Đã duyệt 2 câu trả lời." in said(done)
    assert states(first, second, third) == ["answered", "answered", "in_review"]
    answers = [Petition.objects.get(pk=row.pk).current_answer for row in (first, second)]
    assert [(one.outcome, one.remark) for one in answers] == [("explained", "Thống nhất."), ("roadmap", "Thống nhất.")]


def test_the_question_carries_every_answer_given(client_for, leader, standing):
    row = standing("in_review")
    data = ticked(row, **{f"p{row.pk}-outcome": "not_possible", f"p{row.pk}-outcome_note": "Ngoài quy hoạch."})
    page = client_for(leader).post(URL, data).content.decode()
    for name in ("pick", "outcome", "outcome_note", "seen_version"):
        assert f'name="p{row.pk}-{name}"' in page
    assert 'value="Ngoài quy hoạch."' in page


def test_the_loser_is_named_and_the_others_go_on(client_for, leader, standing, said, monkeypatch):
    first, second = standing("in_review"), standing("in_review")
    data = ticked(first, second, sure="1")
    # A second version was submitted after the page was opened: this leader has not read it.
    first.answers.update(version=2)
    done = client_for(leader).post(URL, data, follow=True)
    assert states(first, second) == ["in_review", "answered"]
    assert f"{first.code} được giữ nguyên" in said(done)


def test_what_was_sent_back_meanwhile_is_not_in_the_list_any_more(client_for, leader, standing):
    row = standing("in_review")
    answer_send_back(actor=leader, petition=row, remark="Ghi rõ.")
    response = client_for(leader).post(URL, ticked(row, sure="1"))
    assert response.status_code == 422
    assert states(row) == ["assigned"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outcome": "roadmap"}, "Lộ trình cần có ngày."),
        ({"outcome": "not_possible"}, "Nêu rõ vì sao không thực hiện được."),
        ({"outcome": "x"}, ""),
        ({"outcome_due": "31/02/2026", "outcome": "roadmap"}, ""),
    ],
)
def test_what_a_ticked_row_lacks_is_said_in_the_row(client_for, leader, standing, changes, message):
    row = standing("in_review")
    data = ticked(row, **{f"p{row.pk}-{name}": value for name, value in changes.items()})
    response = client_for(leader).post(URL, data | {"sure": "1"})
    assert response.status_code == 422
    assert states(row) == ["in_review"]
    assert response.context["form"].rows[0].errors


def test_a_row_that_is_not_ticked_is_not_judged(client_for, leader, standing):
    row, other = standing("in_review"), standing("in_review")
    data = ticked(row, sure="1", **{f"p{other.pk}-outcome": "roadmap", f"p{other.pk}-outcome_due": "xx"})
    assert client_for(leader).post(URL, data).status_code == 302
    assert states(row, other) == ["answered", "in_review"]


def test_nothing_ticked_is_said(client_for, leader, standing):
    standing("in_review")
    response = client_for(leader).post(URL, {"remark": ""})
    assert response.status_code == 422
    assert "Đánh dấu ít nhất một câu trả lời." in response.content.decode()


def test_another_provinces_answers_are_not_there(client_for, leader):
    from tests.factories.petitions import petition_standing

    row = petition_standing("in_review")
    assert row.code not in client_for(leader).get(URL).content.decode()
    client_for(leader).post(URL, ticked(row, sure="1"))
    assert states(row) == ["in_review"]


def test_the_messages_may_wait_for_a_look(client_for, leader, standing, representative):
    rows = [standing("in_review") for _ in range(2)]
    assert 'name="hold"' in client_for(leader).post(URL, ticked(*rows)).content.decode()
    client_for(leader).post(URL, ticked(*rows, sure="1", hold="on"))
    assert states(*rows) == ["answered", "answered"]
    assert MessageBatch.objects.get().title == "Duyệt 2 câu trả lời"
    assert list(messages_of(representative)) == []
