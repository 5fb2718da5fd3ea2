"""Production: PostgreSQL, Redis, a mail server and TLS. A missing value stops the start with one line."""

from hoinghi.settings.env import env, env_list, env_text, env_url

# Asked for before base reads them, so that a missing one is an error here and not a silent embedded part.
env_url("DATABASE_URL", ("postgres", "postgresql"))
env_url("REDIS_URL", ("redis", "rediss"))
env_url("SITE_URL", ("http", "https"))
env_text("EMAIL_URL")

from hoinghi.settings.base import *  # noqa: E402
from hoinghi.settings.base import SITE_URL  # noqa: E402

SECRET_KEY = env_text("SECRET_KEY")
# The health probe inside a container calls the web by this address.
ALLOWED_HOSTS = [*env_list("ALLOWED_HOSTS"), "127.0.0.1"]
DEFAULT_FROM_EMAIL = env_text("DEFAULT_FROM_EMAIL", f"hoinghi@{SITE_URL.split('//', 1)[1].split(':', 1)[0]}")

CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
_TLS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = _TLS and env.bool("SECURE_SSL_REDIRECT", default=True)
# The health probes of a container come without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
# TLS ends at a proxy. Without counting it, all visitors would come from its address and share one limit of sign-ins.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1 if _TLS else 0)
SESSION_COOKIE_SECURE = _TLS
CSRF_COOKIE_SECURE = _TLS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if _TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _TLS
SECURE_HSTS_PRELOAD = _TLS
