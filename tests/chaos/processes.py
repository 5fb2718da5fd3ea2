"""The processes that the script starts, kills and starts again. It never touches a process it has not started."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Started:
    """One process in a group of its own; `weight`: how often it is the one that dies."""

    name: str
    command: list[str]
    environment: dict[str, str]
    log: Path
    weight: int
    process: "subprocess.Popen[bytes] | None" = None
    deaths: int = 0

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self) -> None:
        """kill -9, the whole group: a worker leaves no child behind."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.deaths += 1
        if self.process is not None:
            self.process.wait()

    def keep_up(self) -> None:
        """Start it again when it is dead, whatever it died of."""
        if self.process is None or self.process.poll() is not None:
            self.start()


@dataclass
class Ground:
    """Everything the site stands on: broker, mail, worker, beat. Ports are free ones, data is in `folder`."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    all: list[Started] = field(default_factory=list)

    def __post_init__(self) -> None:
        redis_port, mail_port = free_port(), free_port()
        self.mail_file, self.clock = self.folder / "mails.jsonl", self.folder / "clock"
        self.environment = {
            **{key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "EMAIL_URL"}},
            "DJANGO_SETTINGS_MODULE": "hoinghi.settings.embedded",
            "HOINGHI_DATA": str(self.folder / "data"),
            "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0",
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
            "CHAOS_CLOCK": str(self.clock),
        }
        celery = [sys.executable, "-m", "celery", "--quiet", "-A", "tests.chaos.site"]
        redis = ["redis-server", "--port", str(redis_port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                 "--dir", str(self.folder)]  # fmt: skip
        mail = [sys.executable, "-m", "tests.chaos.mail_stand_in", str(mail_port), str(self.mail_file)]
        worker = [*celery, "worker", "--pool", "threads", "--concurrency", "3", "--without-mingle", "--without-gossip"]
        beat = [*celery, "beat", "--schedule", str(self.folder / "beat"), "--pidfile", ""]
        for name, command, weight in (
            ("redis", redis, 2), ("mail", mail, 4), ("worker", worker, 2), ("beat", beat, 1),
        ):  # fmt: skip
            self.all.append(Started(name, command, self.environment, self.folder / f"{name}.log", weight))

    def start(self) -> None:
        for one in self.all:
            one.start()

    def kill_one(self, chance: random.Random) -> str:
        """One of them dies, at once and without a word."""
        victim = chance.choices(self.all, [one.weight for one in self.all])[0]
        victim.kill()
        time.sleep(chance.uniform(0, 1.5))
        victim.start()
        return victim.name

    def keep_up(self) -> None:
        for one in self.all:
            one.keep_up()

    def stop(self) -> None:
        for one in self.all:
            one.kill()

    @property
    def deaths(self) -> dict[str, int]:
        return {one.name: one.deaths for one in self.all}
