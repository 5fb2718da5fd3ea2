"""The embedded way to run: web, worker and beat as child processes of one command."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

STOP_SECONDS = 15
# On one machine of one's own the worker may run as root; what else it warns of is shown.
WORKER_SILENT_ABOUT = "You're running the worker with superuser privileges"
DEMO_ACCOUNTS = (
    ("dieuphoi@demo.hoinghi.vn", "điều phối viên, UBND tỉnh"),
    ("chuyenvien@demo.hoinghi.vn", "chuyên viên, Sở Nông nghiệp và Môi trường"),
    ("truongphong@demo.hoinghi.vn", "trưởng phòng, Sở Nông nghiệp và Môi trường"),
    ("lanhdao@demo.hoinghi.vn", "lãnh đạo UBND tỉnh"),
    ("lienminh@demo.hoinghi.vn", "Liên minh HTX tỉnh, lập danh sách"),
    ("htx@demo.hoinghi.vn", "đại diện hợp tác xã"),
    ("admin@demo.hoinghi.vn", "quản trị hệ thống"),
)


class Command(BaseCommand):
    help = "Run web, worker and beat together and stop them together. For one machine; production runs them apart."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="print the demo accounts")

    def handle(self, *args: Any, host: str, port: int, demo: bool, **options: Any) -> None:
        self._refuse_taken_port(host, port)
        # Links in mails and on paper lead here, unless the site is known under another name.
        os.environ.setdefault("SITE_URL", f"http://{host}:{port}")
        self.stopping = False
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGTERM, self._stop)
        self.worker = self._start(self._worker_command())
        self.web = self._start(self._web_command(host, port))
        try:
            self._wait_until_answering(host, port)
            if not self.stopping:
                self._greet(host, port, demo=demo)
            self._watch()
        finally:
            self._end()

    def _refuse_taken_port(self, host: str, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise CommandError(f"Port {port} is taken. Choose another: make demo PORT={port + 1}") from error

    def _web_command(self, host: str, port: int) -> list[str]:
        return [
            *(sys.executable, "-m", "gunicorn", "hoinghi.wsgi:application", "--bind", f"{host}:{port}"),
            *("--workers", "2", "--threads", "4", "--timeout", "60", "--log-level", "warning", "--no-control-socket"),
        ]

    def _worker_command(self) -> list[str]:
        # Threads: one process, so that a killed worker is one thing to notice and to start again.
        return [
            *(sys.executable, "-m", "celery", "--quiet", "-A", "hoinghi", "worker", "--beat", "--pool", "threads"),
            *("--concurrency", "2", "--loglevel", "WARNING", "--without-gossip", "--without-mingle"),
        ]

    def _start(self, command: list[str]) -> subprocess.Popen[bytes]:
        # An own session: Ctrl-C reaches this process only, which then stops its children in order.
        return subprocess.Popen(command, cwd=settings.BASE_DIR, env=self._environment(), start_new_session=True)

    def _environment(self) -> dict[str, str]:
        wishes = [os.environ.get("PYTHONWARNINGS", ""), f"ignore:{WORKER_SILENT_ABOUT}"]
        return os.environ | {"PYTHONWARNINGS": ",".join(filter(None, wishes))}

    def _wait_until_answering(self, host: str, port: int) -> None:
        for _try in range(300):
            if self.stopping or self.web.poll() is not None:
                return
            with socket.socket() as probe:
                probe.settimeout(1)
                if probe.connect_ex((host, port)) == 0:
                    return
            time.sleep(0.1)

    def _greet(self, host: str, port: int, *, demo: bool) -> None:
        self.stdout.write(f"\nhoinghi: http://{host}:{port}/   (Ctrl-C stops)")
        if demo:
            self.stdout.write("Password of every demo account: hoinghi-demo")
            for address, who in DEMO_ACCOUNTS:
                self.stdout.write(f"  {address:<28} {who}")
        self.stdout.flush()

    def _watch(self) -> None:
        """A dead worker is started again: what it held is a row, and the sweep gives it to the new one."""
        while not self.stopping:
            if self.web.poll() is not None:
                raise CommandError(f"The web process ended with code {self.web.returncode}.")
            if self.worker.poll() is not None:
                self.stderr.write(f"The worker ended with code {self.worker.returncode}; starting it again.")
                self._clear_after(self.worker)
                self.worker = self._start(self._worker_command())
                time.sleep(2)
            time.sleep(0.5)

    def _clear_after(self, child: subprocess.Popen[bytes]) -> None:
        """A worker that is killed leaves its beat behind, a process of the same group: two would tick, and for ever."""
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _end(self) -> None:
        for child in (self.web, self.worker):
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for child in (self.web, self.worker):
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()
            self._clear_after(child)
        self.stdout.write("hoinghi stopped.")
