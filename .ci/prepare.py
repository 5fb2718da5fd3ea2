"""Prepare a machine that has only Python: `python prepare.py venv DIR | documents | browser`. Standard library only.

What Debian or Ubuntu must add is installed where this user may, and named in one clear line where not.
"""

import ctypes.util
import os
import shutil
import subprocess
import sys

MINIMUM = (3, 11)


def give_up(line: str) -> None:
    sys.exit(f"hoinghi: {line}")


def install(packages: list[str], why: str) -> None:
    """Install Debian packages, or say which command would."""
    if not shutil.which("apt-get"):
        give_up(f"{why} needs {', '.join(packages)} (Debian names): install them with this system's package manager.")
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode:
        give_up(f"{why} needs: sudo apt-get install {' '.join(packages)}")
    print(f"Installing {' '.join(packages)} ...", flush=True)
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False, **quiet)
    command = [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(command, check=False, **quiet).returncode:
        give_up(f"{why} needs {' '.join(packages)}, and apt-get could not install them.")


def venv(folder: str) -> None:
    if sys.version_info < MINIMUM:
        give_up(f"Python {MINIMUM[0]}.{MINIMUM[1]} or newer is needed, this is {sys.version.split()[0]}.")
    make = [sys.executable, "-m", "venv", folder]
    if subprocess.run(make, capture_output=True, check=False).returncode:
        shutil.rmtree(folder, ignore_errors=True)
        install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"], "A virtual environment")
        subprocess.run(make, check=True)


def documents() -> None:
    """Pango, which WeasyPrint lays text out with. Fonts come with the project."""
    names = {
        "pango-1.0": "libpango-1.0-0",
        "pangoft2-1.0": "libpangoft2-1.0-0",
        "harfbuzz-subset": "libharfbuzz-subset0",
    }
    missing = [package for library, package in names.items() if not ctypes.util.find_library(library)]
    if missing:
        install(missing, "Making PDF documents")


def browser() -> None:
    if not any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        install(["chromium"], "The browser tests")
    if not shutil.which("pdftoppm"):
        install(["poppler-utils"], "The document tests")


if __name__ == "__main__":
    if sys.argv[1:2] == ["venv"]:
        venv(sys.argv[2])
    else:
        for part in sys.argv[1:]:
            {"documents": documents, "browser": browser}[part]()
