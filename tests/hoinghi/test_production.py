"""What production settings make of their environment."""

import subprocess
import sys
from pathlib import Path

import pytest

BASE = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("site", "given", "counted"),
    [
        ("https://hoinghi.example.vn", {}, "1"),
        ("https://hoinghi.example.vn", {"TRUSTED_PROXIES": "2"}, "2"),
        ("http://10.0.0.5:8000", {}, "0"),
    ],
)
def test_limits_of_sign_ins_count_visitors_and_not_the_proxy(site, given, counted, tmp_path):
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOINGHI_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "hoinghi.settings.production",
        "DATABASE_URL": "postgres://u@127.0.0.1/x",
        "REDIS_URL": "redis://127.0.0.1",
        "SITE_URL": site,
        "EMAIL_URL": "smtp://127.0.0.1",
        "ALLOWED_HOSTS": "hoinghi.example.vn",
        "SECRET_KEY": "k" * 50,
    }
    ask = "from django.conf import settings; print(settings.ALLAUTH_TRUSTED_PROXY_COUNT)"
    run = subprocess.run(
        [sys.executable, "-c", ask], cwd=BASE, env=environment | given, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == counted
