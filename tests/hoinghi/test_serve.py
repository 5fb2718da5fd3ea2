"""The embedded way to run: what its worker says, and what it keeps to itself."""

import subprocess
import sys

from hoinghi.management.commands.serve import Command


def test_the_worker_prints_no_banner():
    command = Command()._worker_command()
    assert command.index("--quiet") < command.index("worker")


def test_only_the_word_about_the_root_user_is_silenced(monkeypatch):
    monkeypatch.setenv("PYTHONWARNINGS", "default")
    source = (
        "import warnings; from celery.platforms import SecurityWarning\n"
        "warnings.warn('You\\'re running the worker with superuser privileges: this is', SecurityWarning)\n"
        "warnings.warn('Something else is wrong', SecurityWarning)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", source], env=Command()._environment(), capture_output=True, text=True, check=True
    )
    assert "superuser" not in ran.stderr
    assert "Something else is wrong" in ran.stderr
