import pytest
from django.core.exceptions import ValidationError

from accounts.validators import email_normalise, phone_display, phone_normalise


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("0912 345 678", "0912345678", "0912 345 678"),
        ("+84 912.345.678", "0912345678", "0912 345 678"),
        ("84912345678", "0912345678", "0912 345 678"),
        ("0084 912 345 678", "0912345678", "0912 345 678"),
        ("912345678", "0912345678", "0912 345 678"),
        ("０９１２３４５６７８", "0912345678", "0912 345 678"),
        ("(0299) 386 1234", "02993861234", "0299 386 1234"),
        ("024 3825 1234", "02438251234", "024 3825 1234"),
        ("1900 1234", "19001234", "1900 1234"),
        # Odd ones are kept as they are: a landline with a digit short, a mobile of before 2018, an old exchange.
        ("0299386123", "0299386123", "0299386123"),
        ("01681234567", "01681234567", "01681234567"),
        ("386123", "386123", "386123"),
        ("+856 20 5512 3456", "+8562055123456", "+856 20 55 123 456"),
    ],
)
def test_phone_has_one_stored_spelling(typed, stored, shown):
    assert phone_normalise(typed) == stored
    assert phone_normalise(stored) == stored
    assert phone_display(stored) == shown


@pytest.mark.parametrize("typed", ["", "12345", "chưa có", "0912 345 678 (anh Hà)", "1" * 16])
def test_text_without_a_number_to_dial_is_refused(typed):
    with pytest.raises(ValidationError):
        phone_normalise(typed)


def test_email_is_compared_in_lower_case():
    assert email_normalise(" Ha@Example.VN ") == "ha@example.vn"
