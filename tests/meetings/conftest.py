"""What the tests of meetings share."""

from datetime import date, time

import pytest

from meetings.enums import MeetingState
from meetings.models import Meeting
from tests.factories.meetings import DelegateFactory, HostFactory, MeetingFactory


@pytest.fixture
def draft(ubnd) -> Meeting:
    """A draft that has everything an invitation needs."""
    row = MeetingFactory(organiser=ubnd, code="lam-giang-2026", held_on=date(2026, 12, 15), starts_at=time(8, 0))
    HostFactory(meeting=row, body=ubnd, name=ubnd.name)
    DelegateFactory(meeting=row, chair=True, name="Hoàng Minh Đức")
    return row


@pytest.fixture
def announced(ubnd) -> Meeting:
    return MeetingFactory(organiser=ubnd, code="da-thong-bao", state=MeetingState.ANNOUNCED)


@pytest.fixture
def in_session(ubnd) -> Meeting:
    return MeetingFactory(organiser=ubnd, code="dang-hop", state=MeetingState.IN_SESSION)


@pytest.fixture
def closed(ubnd) -> Meeting:
    return MeetingFactory(organiser=ubnd, code="da-khep", state=MeetingState.CLOSED)
