"""One running hoinghi for all browser tests, and people who come to it."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.people import Person
from tests.browser.running import RunningSite, running_site

# Playwright's event loop lives in this thread for the whole session; the database tests that run after a browser test
# in the same process are synchronous all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

CHROMIUM = next(
    (p for p in ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome") if Path(p).exists()), None
)
HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `--dist loadgroup` the browser tests share one worker, and so one site; every other file stays whole."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
        elif item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path.relative_to(item.config.rootpath))))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    report = yield
    if report.when == "call":
        item.stash[REPORT] = report
    return report


REPORT = pytest.StashKey[pytest.TestReport]()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    assert CHROMIUM, "Chromium is missing: make prepared installs it"
    quiet = ("--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *quiet])


@pytest.fixture
def someone(chromium: Browser, site: RunningSite, request: pytest.FixtureRequest) -> Iterator[Callable[..., Person]]:
    """A factory of people at their browsers; fails the test when one of them met a server error or a script error."""
    people: list[Person] = []

    def arrive(account: str | None = None, *, width: int = 1280, scripts: bool = True) -> Person:
        person = Person(chromium, site, width=width, scripts=scripts)
        people.append(person)
        return person.sign_in(account) if account else person

    yield arrive
    report = request.node.stash.get(REPORT, None)
    if report is not None and report.failed:
        sys.stderr.write("\n\n".join(person.look() for person in people))
    for person in people:
        person.context.close()
    assert [failure for person in people for failure in person.failures] == []
