"""The register under several processes on one SQLite file: the embedded default has no row locks."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.utils import timezone
from accounts.models import Department
from core.actors import SYSTEM
from core.models import StoredFile
from reports.models import Document
body = Department.objects.create(name="Ủy ban nhân dân tỉnh Lam Giang", kind="ubnd", level="province", symbol="UBND")
file = StoredFile.objects.create(owner_kind="test", name="a.pdf", content="a", content_type="application/pdf", size=1,
                                 sha256="a" * 64)
for number in range(100):
    Document.objects.create(kind="summary_report", title=f"Báo cáo {number}", key="x", issuing_body=body,
                            issuing_name=body.name, symbol="BC-UBND", file=file, sha256="a" * 64, pages=1,
                            made_at=timezone.now())
"""
TAKE = """
import sys, datetime, django; django.setup()
from core.actors import SYSTEM
from reports.models import Document
from reports.services import document_number_take
for document in Document.objects.filter(pk__isnull=False).order_by("title")[int(sys.argv[1])::4]:
    document_number_take(actor=SYSTEM, document=document, day=datetime.date(2026, 11, 22))
"""
COUNT = """
import django; django.setup()
from reports.models import DocumentNumber
print(sorted(DocumentNumber.objects.values_list("number", flat=True)) == list(range(1, 101)))
"""


def _run(code: str, folder, *args: str) -> "subprocess.Popen[str]":
    env = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "REDIS_URL"}}
    env |= {"HOINGHI_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "hoinghi.settings.embedded"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *args], cwd=settings.BASE_DIR, env=env, text=True, stdout=subprocess.PIPE
    )


@pytest.mark.slow  # migrates a database of its own and starts four processes
def test_four_processes_take_a_hundred_numbers(tmp_path):
    prepared = _run(PREPARE, tmp_path)
    prepared.communicate(timeout=300)
    assert prepared.returncode == 0
    takers = [_run(TAKE, tmp_path, str(number)) for number in range(4)]
    for taker in takers:
        taker.communicate(timeout=300)
    assert [taker.returncode for taker in takers] == [0, 0, 0, 0]
    counted, _errors = _run(COUNT, tmp_path).communicate(timeout=60)
    assert counted.strip() == "True"
