"""A body writes and signs its part on the petition's own page; nobody's words are lost to somebody else's."""

import pytest
from django.urls import reverse

from petitions.enums import AssignmentState, PetitionState

S = PetitionState


def url(row):
    return reverse("petitions:part", args=[row.code, row.current_lead_id])


def typed(row, text, version=0, **more):
    prefix = f"part{row.current_lead_id}"
    return {f"{prefix}-text": text, f"{prefix}-version": version, "do": "save"} | more


def test_officer_keeps_a_draft_and_the_head_signs(client_for, officer, head, standing, said):
    row = standing(S.ASSIGNED)
    response = client_for(officer).post(url(row), typed(row, "Cụm còn 3,2 ha."), follow=True)
    assert "Đã lưu bản nháp." in said(response)
    client_for(head).post(url(row), typed(row, "Cụm còn 3,2 ha đất.", 1, do="sign_off"))
    lead = row.assignments.get()
    assert (lead.state, lead.text, lead.signed_by) == (AssignmentState.SIGNED_OFF, "Cụm còn 3,2 ha đất.", head)


def test_officer_does_not_sign(client_for, officer, standing):
    row = standing(S.ASSIGNED)
    assert client_for(officer).post(url(row), typed(row, "x", do="sign_off")).status_code == 403


def test_second_writer_sees_both_texts_and_loses_none(client_for, officer, head, standing):
    row = standing(S.ASSIGNED)
    client_for(officer).post(url(row), typed(row, "Bản của chuyên viên"))
    client = client_for(head)
    response = client.post(url(row), typed(row, "Bản của trưởng phòng", 0))
    page = response.content.decode()
    assert response.status_code == 422
    assert ">\nBản của trưởng phòng</textarea>" in page
    assert "Bản của chuyên viên" in page
    # The page now carries the version that is there: saving again is a decision.
    version = response.context["part_form"]["version"].value()
    assert client.post(url(row), typed(row, "Bản chung", version)).status_code == 302
    assert row.assignments.get().text == "Bản chung"


def test_text_too_long_stays_in_the_form(client_for, officer, standing):
    row = standing(S.ASSIGNED)
    response = client_for(officer).post(url(row), typed(row, "ý" * 100_000))
    assert response.status_code == 422
    assert "ý" * 100_000 in response.content.decode()


@pytest.mark.parametrize(
    ("person", "status"), [("co_head", 404), ("neighbour", 404), ("coordinator", 403), ("leader", 403)]
)
def test_who_may_not_write_it(client_for, request, standing, person, status):
    row = standing(S.ASSIGNED)
    assert client_for(request.getfixturevalue(person)).post(url(row), typed(row, "x")).status_code == status


def test_in_review_nothing_is_written_any_more(client_for, officer, standing):
    row = standing(S.IN_REVIEW)
    response = client_for(officer).post(url(row), typed(row, "x"))
    assert response.status_code == 302
    assert row.assignments.get().text != "x"
