"""A whole hoinghi beside the tests: own data, own queue, web, worker and beat as real processes on a free port."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import redis
from django.conf import settings

START_SECONDS = 180
STOP_SECONDS = 40
_REDIS_MARK = "hoinghi:browser-tests"


@dataclass
class RunningSite:
    """One running hoinghi: its address, its environment and the command that holds its processes."""

    url: str
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"

    def manage(self, *arguments: str) -> str:
        """Run a management command against this site's data; returns what it printed."""
        return manage(self.environment, *arguments)

    def worker_pid(self) -> int | None:
        """The process id of the Celery worker, a child of `serve`; None while there is none."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in children:
            command = Path(f"/proc/{child}/cmdline")
            if command.exists() and b"celery" in command.read_bytes():
                return int(child)
        return None

    def read(self, query: str) -> list[tuple[object, ...]]:
        """What stands in this site's database, without the seconds that a management command takes to start."""
        if url := self.environment.get("DATABASE_URL"):
            with psycopg.connect(url) as connection:
                return connection.execute(query).fetchall()  # type: ignore[call-overload, no-any-return]
        path = Path(self.environment["HOINGHI_DATA"]) / "hoinghi.sqlite3"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=20)) as connection:
            return connection.execute(query).fetchall()

    @contextmanager
    def worker_paused(self) -> Iterator[None]:
        """Nothing asked for is worked on meanwhile: what a page shows of waiting can be looked at calmly."""
        pid = self.worker_pid()
        assert pid is not None
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)


def manage(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "manage.py", *arguments]
    run = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@contextmanager
def running_site(folder: Path) -> Iterator[RunningSite]:
    """A site on fresh demo data, stopped and cleared away afterwards."""
    port = _free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
        "HOINGHI_DATA": str(folder),
        "SITE_URL": f"http://127.0.0.1:{port}",
    }
    # What is right for the tests' own process is not for a real site.
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    with _own_database(environment), _own_queue(environment):
        manage(environment, "migrate", "--verbosity", "0")
        manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
        manage(environment, "seed_demo")
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment)
        try:
            site = RunningSite(f"http://127.0.0.1:{port}", environment, process)
            _wait_until_answering(site)
            yield site
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_answering(site: RunningSite) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert site.process.poll() is None, "serve ended"
        try:
            urllib.request.urlopen(f"{site.url}/readyz", timeout=10)
            return
        except OSError:
            time.sleep(0.3)
    raise AssertionError("The site did not start.")


@contextmanager
def _own_database(environment: dict[str, str]) -> Iterator[None]:
    """With PostgreSQL an empty database beside the suite's: the site sees only what is committed to its own."""
    if not environment.get("DATABASE_URL"):
        yield
        return
    base, name = environment["DATABASE_URL"].rsplit("/", 1)[0], f"hoinghi_browser_{os.getpid()}"
    with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
        environment["DATABASE_URL"] = f"{base}/{name}"
        yield
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def _own_queue(environment: dict[str, str]) -> Iterator[None]:
    """With Redis a numbered database that nobody uses: two sites on one queue would take each other's jobs."""
    if not environment.get("REDIS_URL"):
        yield
        return
    base = re.sub(r"/\d*$", "", environment["REDIS_URL"])
    taken = _free_redis(base)
    environment["REDIS_URL"] = f"{base}/{taken.connection_pool.connection_kwargs['db']}"
    try:
        yield
    finally:
        taken.flushdb()
        taken.close()


def _free_redis(base: str) -> "redis.Redis":
    """The highest numbered database that is empty, or was left behind by a run of these tests that is over."""
    for number in range(15, 0, -1):
        database = redis.Redis.from_url(f"{base}/{number}", decode_responses=True)
        owner = database.get(_REDIS_MARK) if database.dbsize() else None
        if owner is not None and not Path(f"/proc/{owner}").exists():
            database.flushdb()
        if database.set(_REDIS_MARK, os.getpid(), nx=True):
            if database.dbsize() == 1:
                return database
            database.delete(_REDIS_MARK)
        database.close()
    raise AssertionError("No numbered database of Redis is free for the browser tests.")
