"""The register of numbers: one series a body, kind and year, without gap or double."""

import threading
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from core.exceptions import DomainError
from reports.enums import DocumentKind
from reports.models import Document, DocumentNumber
from reports.services import document_number_take
from tests.factories.core import stored_file

DAY = date(2026, 11, 22)


def _document(body, meeting=None):
    from django.utils import timezone

    return Document.objects.create(
        kind=DocumentKind.SUMMARY_REPORT, title="Báo cáo", key="x", issuing_body=body, issuing_name=body.name,
        meeting=meeting, symbol="BC-UBND", file=stored_file(), sha256="a" * 64, pages=1, made_at=timezone.now(),
    )  # fmt: skip


def test_numbers_run_from_one(coordinator, ubnd):
    given = [document_number_take(actor=coordinator, document=_document(ubnd), day=DAY).number for _ in range(3)]
    assert given == [1, 2, 3]


def test_each_year_and_each_body_begins_anew(coordinator, ubnd, so_tai_chinh, meeting):
    document_number_take(actor=coordinator, document=_document(ubnd), day=DAY)
    assert document_number_take(actor=coordinator, document=_document(ubnd), day=date(2027, 1, 4)).number == 1
    assert document_number_take(actor=coordinator, document=_document(so_tai_chinh, meeting), day=DAY).number == 1


def test_a_document_keeps_its_number(coordinator, ubnd):
    document = _document(ubnd)
    first = document_number_take(actor=coordinator, document=document, day=DAY)
    assert document_number_take(actor=coordinator, document=document, day=DAY) == first
    assert DocumentNumber.objects.count() == 1


def test_a_document_that_is_not_ready_gets_none(coordinator, ubnd):
    document = Document.objects.create(
        kind=DocumentKind.SUMMARY_REPORT, title="Báo cáo", key="x", issuing_body=ubnd, issuing_name=ubnd.name
    )
    with pytest.raises(DomainError):
        document_number_take(actor=coordinator, document=document, day=DAY)


def test_a_stranger_gives_no_number(neighbour, ubnd):
    with pytest.raises(PermissionDenied):
        document_number_take(actor=neighbour, document=_document(ubnd), day=DAY)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_neither_gap_nor_double(coordinator, ubnd):
    documents = [_document(ubnd) for _ in range(12)]
    errors: list[Exception] = []

    def take(document):
        try:
            document_number_take(actor=coordinator, document=document, day=DAY)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(document,)) for document in documents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert sorted(DocumentNumber.objects.values_list("number", flat=True)) == list(range(1, 13))
