"""The tax code: how it is written, and whether its check digit holds."""

import re

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_CODE = re.compile(r"[0-9]{10}(-[0-9]{3})?")


def code_normalised(text: str) -> str:
    """The code as it is stored: no spaces or dots, upper case, a 13-digit branch code with its hyphen.

    Old organisations carry paper registration numbers, so what is not a tax code is kept as typed, only tidied.
    """
    code = re.sub(r"[\s.]+", "", text).upper()
    if re.fullmatch(r"[0-9]{13}", code):
        return f"{code[:10]}-{code[10:]}"
    return code


def code_check_holds(code: str) -> bool:
    """Whether `code` is a tax code of 10 (or 10 and 3) digits whose check digit is right (TT 105/2020/TT-BTC Điều 5).

    False is a reason to look again, never to refuse: old registration numbers have no check digit.
    """
    if not _CODE.fullmatch(code):
        return False
    remainder = sum(int(digit) * weight for digit, weight in zip(code[:9], _WEIGHTS, strict=True)) % 11
    return int(code[9]) == 10 - remainder
