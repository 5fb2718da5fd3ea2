import pytest

from accounts.models import Department
from petitions.forms.assign import AssignForm, PartFormSet

BODIES = [Department(pk=1, name="Sở Công Thương"), Department(pk=2, name="Sở Tài chính")]


def rows(*bodies, **more):
    data = {"parts-TOTAL_FORMS": str(len(bodies)), "parts-INITIAL_FORMS": "0"}
    for number, body in enumerate(bodies):
        data |= {f"parts-{number}-body": body, f"parts-{number}-request": "", f"parts-{number}-due": ""}
    return data | more


def test_value_of_a_body_field_is_the_body():
    form = AssignForm({"lead": "1"}, bodies=BODIES)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["lead"] is BODIES[0]


@pytest.mark.parametrize("lead", ["", "3", "abc", "-1", "1 OR 1=1"])
def test_a_body_that_is_not_offered_is_refused(lead):
    assert list(AssignForm({"lead": lead}, bodies=BODIES).errors) == ["lead"]


def test_rows_without_a_body_do_not_count():
    parts = PartFormSet(rows("", "2", ""), bodies=BODIES)
    assert parts.is_valid(), parts.errors
    assert [one["body"].pk for one in parts.chosen] == [2]


def test_a_body_stands_once_and_is_not_the_lead():
    twice = PartFormSet(rows("2", "2"), bodies=BODIES)
    twice.is_valid()
    assert "body" in twice.forms[1].errors
    lead = PartFormSet(rows("1"), bodies=BODIES)
    assert lead.is_valid()
    assert not lead.agree_with(BODIES[0])
    assert "body" in lead.forms[0].errors


def test_a_request_without_a_body_is_not_lost_silently():
    parts = PartFormSet(rows("", **{"parts-0-request": "Phần giá thuê đất"}), bodies=BODIES)
    assert not parts.is_valid()
    assert "body" in parts.forms[0].errors
