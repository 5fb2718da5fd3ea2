"""One form, one effect."""

import threading
import uuid
from datetime import date

import pytest
from django.db import connection, transaction

from core.actors import SYSTEM
from core.exceptions import DomainError
from core.models import CalendarDay, OnceKey
from core.web.once import once_key


@transaction.atomic
def _make(form_uuid, actor=SYSTEM) -> CalendarDay:
    claim = once_key(form_uuid, actor)
    if claim.earlier is not None:
        return claim.earlier
    day = CalendarDay.objects.create(day=date(2027, 1, 1 + CalendarDay.objects.count()), is_working=True, note="x")
    claim.made(day)
    return day


@pytest.mark.django_db
def test_a_second_submission_finds_the_first_ones_object(officer):
    number = uuid.uuid4()
    first = _make(number, officer)
    assert _make(str(number), officer) == first
    assert _make(uuid.uuid4(), officer) != first


@pytest.mark.django_db
def test_no_form_no_claim():
    assert _make(None) != _make(None)
    assert not OnceKey.objects.exists()


@pytest.mark.django_db
def test_a_failed_attempt_claims_nothing(officer):
    number = uuid.uuid4()

    @transaction.atomic
    def fail() -> None:
        once_key(number, officer)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _make(number, officer).pk


@pytest.mark.django_db
def test_another_persons_number_gives_nothing_away(officer, head):
    number = uuid.uuid4()
    _make(number, officer)
    with pytest.raises(DomainError):
        _make(number, head)
    with pytest.raises(DomainError):
        _make("no-number", head)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_make_one():
    number, start, made = uuid.uuid4(), threading.Barrier(4), []

    def click() -> None:
        try:
            start.wait()
            made.append(_make(number).pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    assert len(set(made)) == 1
