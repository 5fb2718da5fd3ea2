"""Codes: one after another, never one twice."""

import threading

import pytest
from django.db import connection, transaction

from core.codes import code_text, next_code, next_numbers


@pytest.mark.django_db
def test_codes_count_up_within_their_series():
    assert [next_code("KN", 2026), next_code("KN", 2026)] == ["KN-2026-000001", "KN-2026-000002"]
    assert [next_code("KN", 2027), next_code("BC", 2026)] == ["KN-2027-000001", "BC-2026-000001"]


@pytest.mark.django_db
def test_a_range_is_taken_at_once():
    next_code("KN", 2026)
    assert next_numbers("KN", 2026, 200) == range(2, 202)
    assert next_code("KN", 2026) == "KN-2026-000202"
    assert code_text("KN", 2026, 1_234_567) == "KN-2026-1234567"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_codes_are_unique_under_eight_threads():
    """The first code of a series is the hardest: nobody's row is there to be locked."""
    taken: list[str] = []
    start = threading.Barrier(8)

    def take() -> None:
        try:
            start.wait()
            for _number in range(10):
                with transaction.atomic():
                    taken.append(next_code("KN", 2026))
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [f"KN-2026-{number:06d}" for number in range(1, 81)]
