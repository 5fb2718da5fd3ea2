import pytest

from cooperatives.validators import code_check_holds, code_normalised


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0100233488", "0100233488"),
        (" 0100 233 488 ", "0100233488"),
        ("0314409058002", "0314409058-002"),
        ("0314409058-002", "0314409058-002"),
        ("4107a/hđ", "4107A/HĐ"),
        ("", ""),
    ],
)
def test_code_normalised_keeps_old_numbers_and_hyphenates_branches(typed, stored):
    assert code_normalised(typed) == stored


@pytest.mark.parametrize(
    ("code", "holds"),
    [
        ("0100233488", True),
        ("0314409058-002", True),
        ("0100233489", False),
        ("4107A", False),
        ("", False),
        ("٠١٠٠٢٣٣٤٨٨", False),
    ],
)
def test_code_check_holds_for_real_tax_codes_only(code, holds):
    assert code_check_holds(code) is holds
