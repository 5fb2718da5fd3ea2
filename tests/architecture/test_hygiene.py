"""Size, names, migrations, translations: what a reader would otherwise have to watch for."""

import ast
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

BASE = settings.BASE_DIR
APPS = ["hoinghi", "core", "accounts", "cooperatives", "meetings", "petitions", "reports"]
CODE = sorted(path for app in APPS for path in (BASE / app).rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = sorted((BASE / "templates").rglob("*.html"))


def test_no_file_passes_400_lines():
    assert [str(p) for p in CODE if p.read_text("utf-8").count("\n") > 400] == []


def test_no_function_passes_60_lines():
    long = [
        f"{path.relative_to(BASE)}:{node.lineno} {node.name}"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 60
    ]
    assert long == []


def test_no_junk_drawers():
    drawers = {"utils.py", "helpers.py", "utils", "helpers", "common", "common.py", "misc.py"}
    assert [str(p) for p in CODE if drawers & set(p.relative_to(BASE).parts)] == []


def test_services_tasks_and_documents_say_what_they_do():
    silent = [
        f"{path.relative_to(BASE)}:{node.name}"
        for path in CODE
        if {"services", "services.py", "tasks.py", "documents"} & set(path.relative_to(BASE).parts)
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_catalogue_holds_every_message():
    call_command("catalogue", "check")


def test_blocktranslate_is_trimmed():
    untrimmed = [
        str(path.relative_to(BASE))
        for path in TEMPLATES
        for tag in re.findall(r"{%\s*blocktrans(?:late)?\b[^%]*%}", path.read_text("utf-8"))
        if "trimmed" not in tag
    ]
    assert untrimmed == []


def test_nothing_leaves_the_site():
    """No page names a remote address to load from: no CDN, no remote font."""
    remote = re.compile(r"(?:src|href)=[\"'](?:https?:)?//|url\([\"']?(?:https?:)?//|@import")
    files = [*TEMPLATES, *(BASE / "static" / "css").glob("*.css"), *(BASE / "static" / "js").glob("*.js")]
    assert [str(p.relative_to(BASE)) for p in files if remote.search(p.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("variable", "value", "line"),
    [
        ("DATABASE_URL", "mysql://x", "DATABASE_URL must start with"),
        ("REDIS_URL", "localhost", "REDIS_URL must start with"),
        ("SITE_URL", "hoinghi.vn", "SITE_URL must start with"),
        ("SECRET_KEY_FILE", "/does/not/exist", "SECRET_KEY_FILE"),
    ],
)
def test_bad_environment_stops_the_start_with_one_clear_line(variable, value, line, tmp_path):
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOINGHI_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "hoinghi.settings.production",
    }
    environment |= {
        "DATABASE_URL": "postgres://u@127.0.0.1/x",
        "REDIS_URL": "redis://127.0.0.1",
        "SITE_URL": "https://hoinghi.example.vn",
        "EMAIL_URL": "smtp://127.0.0.1",
        "ALLOWED_HOSTS": "hoinghi.example.vn",
    }
    run = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=BASE,
        env=environment | {variable: value},
        capture_output=True,
        text=True,
    )
    assert run.returncode != 0
    assert line in run.stderr.strip().splitlines()[-1]


def test_production_passes_the_deploy_check(tmp_path):
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOINGHI_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "hoinghi.settings.production",
        "DATABASE_URL": "postgres://u@127.0.0.1/x",
        "REDIS_URL": "redis://127.0.0.1",
        "SITE_URL": "https://hoinghi.example.vn",
        "EMAIL_URL": "smtp://127.0.0.1",
        "ALLOWED_HOSTS": "hoinghi.example.vn",
        "SECRET_KEY": "k" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz!@#",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    run = subprocess.run(command, cwd=BASE, env=environment, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
