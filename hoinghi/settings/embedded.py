"""The embedded default: one machine, no other service. What `make demo` and `manage.py` run when nothing else is said.

DEBUG is off; the secret key is made once and kept beside the data.
"""

import secrets

from hoinghi.settings.base import *
from hoinghi.settings.base import DATA_DIR, EMAIL_BACKEND, env
from hoinghi.settings.env import env_list


def _kept_secret_key() -> str:
    path = DATA_DIR / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), "ascii")
    return path.read_text("ascii").strip()


SECRET_KEY = env.str("SECRET_KEY", default="") or _kept_secret_key()
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
DEMO_ALLOWED = EMAIL_BACKEND.endswith((".filebased.EmailBackend", ".locmem.EmailBackend", ".console.EmailBackend"))
