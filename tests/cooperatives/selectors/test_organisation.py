import dataclasses

import pytest

from cooperatives.selectors import organisation_audience, organisation_view
from core.audiences import Audience

SECRETS = ["Triệu Thị Mùi", "0912345678", "suoimay@example.vn", "Gọi sau 17 giờ"]


def text_of(view):
    return " ".join(str(value) for value in dataclasses.asdict(view).values())


@pytest.mark.parametrize("audience", [Audience.AREA, Audience.DEPARTMENT, Audience.PUBLIC])
def test_view_of_others_holds_no_contact_and_no_note(audience, suoi_may):
    text = text_of(organisation_view(suoi_may, audience))
    assert suoi_may.name in text
    assert [word for word in SECRETS if word in text] == []


def test_view_of_the_handling_body_holds_everything(suoi_may):
    text = text_of(organisation_view(suoi_may, Audience.HANDLING))
    assert [word for word in SECRETS if word in text] == SECRETS


def test_view_of_the_organisation_itself_holds_its_contact_but_not_the_note(suoi_may):
    view = organisation_view(suoi_may, Audience.PETITIONER)
    assert (view.phone, view.note) == ("0912345678", "")


def test_audience_is_judged_by_area_and_mandate(coordinator, leader, officer, representative, suoi_may):
    assert organisation_audience(coordinator, suoi_may) == Audience.HANDLING
    assert organisation_audience(leader, suoi_may) == Audience.AREA
    assert organisation_audience(officer, suoi_may) == Audience.AREA
    assert organisation_audience(representative, suoi_may) == Audience.PETITIONER
