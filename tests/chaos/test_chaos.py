"""The killing script, shorter than a person runs it (`python -m tests.chaos.run`, five minutes)."""

import shutil
import subprocess
import sys

import pytest


# Slow: processes start, die and start again for the better part of a minute, then everything comes to rest.
@pytest.mark.slow
def test_nothing_is_lost_or_told_twice_while_worker_beat_broker_and_mail_server_die():
    assert shutil.which("redis-server"), "The script starts a Redis of its own: install redis-server."
    run = subprocess.run(
        [sys.executable, "-m", "tests.chaos.run", "--seconds", "45", "--seed", "11"],
        capture_output=True, text=True, timeout=420, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    assert "nothing was lost, nothing was told twice" in run.stdout
