"""A meeting in session, petitions at it, and what a browser sends."""

import re
import uuid

import pytest

from meetings.enums import MeetingState
from tests.factories.meetings import MeetingFactory


@pytest.fixture
def meeting(ubnd):
    return MeetingFactory(code="doi-thoai-2026", organiser=ubnd, state=MeetingState.IN_SESSION)


@pytest.fixture
def log_data():
    """One line of the log as the page sends it, with its own form number."""

    def build(**changes):
        data = {"organisation": "HTX Chè Shan", "text": "Xin hỗ trợ máy sấy lạnh.", "form_key": str(uuid.uuid4())}
        return data | changes

    return build


@pytest.fixture
def said():
    """The words of the messages on a page, without markup."""

    def read(response):
        found = re.search(r'<div id="messages".*?</main>', response.content.decode(), re.S)
        return re.sub(r"<[^>]+>|\s+", " ", found.group()) if found else ""

    return read
