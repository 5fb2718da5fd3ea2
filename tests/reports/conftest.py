"""A meeting of the invented province with petitions in several states."""

import pytest

from core.jobs import working
from meetings.enums import MeetingState
from petitions.enums import AuthorityLevel, PetitionState
from tests.factories.meetings import MeetingFactory
from tests.factories.petitions import TopicFactory, petition_standing


@pytest.fixture(autouse=True)
def calm_heart(monkeypatch):
    """A test's transaction is not seen by the connection of the heartbeat: on a slow day it would give the job up."""
    monkeypatch.setitem(working.job_lease.__wrapped__.__kwdefaults__, "every", 3600)


@pytest.fixture
def meeting(ubnd):
    """Held on 29/10/2026, organised by UBND tỉnh Lam Giang."""
    return MeetingFactory(
        code="lam-giang-2026",
        title="Hội nghị đối thoại giữa lãnh đạo UBND tỉnh với hợp tác xã năm 2026",
        organiser=ubnd,
        state=MeetingState.CONCLUDED,
    )


@pytest.fixture
def land(db):
    return TopicFactory(code="dat-dai-thu", name="Đất đai, mặt bằng", order=2)


@pytest.fixture
def three_petitions(meeting, ubnd, so_cong_thuong, so_tai_chinh, land):
    """One answered by Sở Công Thương, one in work there together with Sở Tài chính, one put to a ministry."""
    common = {"handled_by": ubnd, "meeting": meeting, "topic": land}
    return [
        petition_standing(
            PetitionState.ANSWERED, lead=so_cong_thuong, authority_level=AuthorityLevel.PROVINCE, **common
        ),
        petition_standing(
            PetitionState.ASSIGNED,
            lead=so_cong_thuong,
            co=[so_tai_chinh],
            authority_level=AuthorityLevel.DISTRICT,
            **common,
        ),
        petition_standing(PetitionState.ESCALATED, authority_level=AuthorityLevel.MINISTRY, **common),
    ]
