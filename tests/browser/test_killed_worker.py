"""A worker that dies in the middle of a report loses nothing: another one makes it, once."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.browser.running import RunningSite

MEETING = "/manage/meetings/lam-giang-2026/"
# Bounds against hanging: the killed run is missed only when its lease has run out, and the machine may be busy.
PATIENCE_SECONDS = 240


def wait_until(happened: Callable[[], object], *, every: float) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert time.monotonic() < deadline, "It did not happen."
        time.sleep(every)


# Slow: waits until the dead worker's lease has run out.
@pytest.mark.slow
def group_members(group: int) -> list[int]:
    """The processes of a group, by what stands after the name in /proc: state, parent, group."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _parent, its_group, *_rest = stat.read_text().rpartition(")")[2].split()
            if int(its_group) == group and state != "Z":
                found.append(int(stat.parent.name))
    return found


def test_a_report_survives_the_death_of_its_worker_and_is_made_once(
    site: RunningSite, someone: Callable[..., Person]
) -> None:
    def job() -> tuple[object, ...]:
        return site.read("SELECT state, attempts FROM core_job ORDER BY created_at DESC LIMIT 1")[0]

    files_before = site.read("SELECT count(*) FROM core_storedfile WHERE owner_kind = 'reports.document'")[0][0]
    coordinator = someone("dieuphoi").goto(MEETING)
    with site.worker_paused():
        coordinator.press("Lập báo cáo tổng hợp")
        expect(coordinator.page.get_by_role("progressbar")).to_be_visible()
    killed = site.worker_pid()
    assert killed is not None
    wait_until(lambda: job()[0] == "running", every=0.01)
    os.kill(killed, signal.SIGKILL)
    assert job() == ("running", 1)

    wait_until(lambda: site.worker_pid() not in (None, killed), every=0.2)
    # Its beat went with it: two would tick, and one would outlive the site.
    wait_until(lambda: not group_members(killed), every=0.2)
    # The page has followed it all by itself.
    expect(coordinator.page.get_by_role("link", name="Tải tệp PDF")).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    assert job() == ("done", 2)
    files = site.read("SELECT count(*) FROM core_storedfile WHERE owner_kind = 'reports.document'")[0][0]
    assert files == files_before + 1
    made = site.read(
        "SELECT count(*) FROM reports_document JOIN meetings_meeting ON meetings_meeting.id = meeting_id"
        " WHERE meetings_meeting.code = 'lam-giang-2026' AND file_id IS NOT NULL"
    )
    assert made == [(1,)]
