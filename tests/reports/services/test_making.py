"""Making the file: once, whatever happens to workers."""

import hashlib
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import Appointment
from core.audit import audit_for
from core.jobs import JobLost, job_cancel, job_claim, job_lease, jobs_sweep
from core.models import Job, JobState, Message, StoredFile
from reports.enums import DocumentKind, DocumentState
from reports.exceptions import RenderingError
from reports.models import Document
from reports.services import document_make, document_request, making
from reports.tasks import render_document

KIND = DocumentKind.SUMMARY_REPORT


@pytest.fixture
def document(coordinator, meeting, three_petitions):
    return document_request(actor=coordinator, kind=KIND, meeting=meeting)


def _run(document):
    render_document(job_id=str(document.job_id))
    return Document.objects.select_related("job", "file").get(pk=document.pk)


def test_the_task_makes_a_file_with_its_checksum(document):
    made = _run(document)
    assert made.state == DocumentState.DONE
    content = made.file.content.read()
    assert hashlib.sha256(content).hexdigest() == made.sha256 == made.file.sha256
    reader = PdfReader(BytesIO(content))
    assert len(reader.pages) == made.pages
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert "đã ghi nhận 03 ý kiến, kiến nghị" in text
    assert "Đã kiến nghị Bộ Nông nghiệp và Môi trường tại văn bản số 512/UBND-KT ngày 03/11/2026." in text


def test_the_file_name_says_what_it_is_and_names_no_person(document):
    made = _run(document)
    today = timezone.localdate()
    assert made.file.name == f"bao-cao-tong-hop-lam-giang-2026-{today:%d-%m-%Y}.pdf"


def test_the_paper_is_vietnamese_for_a_reader_of_english(document, settings):
    from django.utils import translation

    with translation.override("en"):
        made = _run(document)
    text = PdfReader(BytesIO(made.file.content.read())).pages[0].extract_text()
    assert "TÌNH HÌNH TỔ CHỨC HỘI NGHỊ" in text


def test_run_twice_it_makes_one_file(document):
    first = _run(document)
    second = _run(document)
    assert second.file_id == first.file_id
    assert StoredFile.objects.count() == 1
    assert [entry.action for entry in audit_for(document)] == ["reports.make", "reports.request"]


def test_a_killed_worker_loses_nothing(document):
    # The worker that claimed it is gone: nobody renews its lease.
    assert job_claim(document.job_id) is not None
    render_document(job_id=str(document.job_id))
    assert Document.objects.get(pk=document.pk).file_id is None
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    jobs_sweep()
    made = _run(document)
    assert made.state == DocumentState.DONE
    assert made.job.attempts == 2
    assert StoredFile.objects.count() == 1


def test_a_worker_that_comes_back_after_its_lease_writes_nothing(document):
    slow = job_claim(document.job_id)
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    quick = _run(document)
    assert quick.state == DocumentState.DONE
    with job_lease(slow), pytest.raises(JobLost):
        making._keep(Document.objects.get(pk=document.pk), making.builder_of(KIND), making.Pdf(b"%PDF-x", 1), slow)
    assert StoredFile.objects.count() == 1
    assert Document.objects.get(pk=document.pk).sha256 == quick.sha256


def test_a_job_cancelled_in_the_middle_leaves_no_file(document, coordinator, monkeypatch):
    real = making.paper_pdf

    def cancelled_meanwhile(paper, *, template, progress):
        job_cancel(actor=coordinator, job=Job.objects.get(pk=document.job_id))
        return real(paper, template=template, progress=progress)

    monkeypatch.setattr(making, "paper_pdf", cancelled_meanwhile)
    stopped = _run(document)
    assert stopped.state == DocumentState.CANCELLED
    assert not StoredFile.objects.exists()


def test_a_failure_says_why_and_can_be_mended(document, monkeypatch):
    def broken(*args, **kwargs):
        raise RenderingError("Error fetching")

    monkeypatch.setattr(making, "paper_pdf", broken)
    failed = _run(document)
    assert failed.state == DocumentState.FAILED
    assert failed.job.error_text == "Không dàn được trang. Hãy báo cho quản trị viên."
    monkeypatch.undo()
    from reports.services import document_retry

    document_retry(actor=failed.created_by, document=failed)
    assert _run(failed).state == DocumentState.DONE


def test_who_lost_the_right_gets_no_document(document, coordinator):
    Appointment.objects.filter(user=coordinator).update(valid_until=timezone.localdate() - timedelta(days=1))
    failed = _run(document)
    assert failed.state == DocumentState.FAILED
    assert "không còn quyền" in failed.job.error_text
    assert not StoredFile.objects.exists()


def test_the_progress_is_told_in_stages(document, monkeypatch):
    told = []
    real = making.job_progress

    def progress(job, done, total, note=""):
        told.append((done, total, note))
        real(job, done, total, note)

    monkeypatch.setattr(making, "job_progress", progress)
    made = _run(document)
    notes = list(dict.fromkeys(note for _done, _total, note in told))
    assert notes == [making.COLLECTING, making.LAYING_OUT, making.WRITING]
    assert all(done <= total for done, total, note in told if note != making.COLLECTING)
    assert told[-1] == (made.pages, made.pages, making.WRITING)


def test_who_asked_is_told_when_it_is_ready(document, coordinator):
    _run(document)
    message = Message.objects.get(to_user=coordinator)
    assert str(document.pk) in message.link


def test_an_unchanged_document_is_not_made_again(document, coordinator, meeting):
    made = _run(document)
    assert document_request(actor=coordinator, kind=KIND, meeting=meeting) == made
    assert Job.objects.count() == 1


def test_a_job_without_its_document_fails_quietly(document, caplog):
    Job.objects.update(params={"document": "00000000-0000-0000-0000-000000000000"})
    render_document(job_id=str(document.job_id))
    assert Job.objects.get().state == JobState.FAILED


def test_document_make_returns_where_it_is(document):
    job = job_claim(document.job_id)
    with job_lease(job):
        assert document_make(job)["url"].endswith(f"/manage/reports/{document.pk}/")
