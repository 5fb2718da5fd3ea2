"""Phone numbers, e-mail addresses and codes in the one spelling that is stored and compared."""

import re
import unicodedata

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

HOME_REGION = "VN"
HOME_COUNTRY = 84
#: Fewer digits are an extension, more are no number anywhere (ITU-T E.164).
PHONE_DIGITS = range(6, 16)
#: With its area code a Vietnamese number has at least nine digits after the 0.
SHORTEST_WITH_AREA = 9

# No "_" or "%": codes stand in materialised paths that are compared with LIKE.
validate_unit_code = RegexValidator(r"^[0-9A-Z][0-9A-Z.-]*$", _("Use digits, capital letters, dots and hyphens only."))


def phone_normalise(text: str) -> str:
    """The number as stored: national digits with a leading 0 ("0912345678"), foreign ones as "+856…".

    Odd landlines, hotlines (1900…) and extensions of old exchanges are kept, not judged.
    Raises ValidationError where there are no digits to dial.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    digits = "".join(sign for sign in plain if sign in "0123456789")
    if len(digits) not in PHONE_DIGITS or any(sign.isalpha() for sign in plain):
        raise ValidationError(_("Enter a phone number, for example 0912 345 678."), code="invalid_phone")
    international = plain.startswith(("+", "00"))
    dialled = "+" + digits.removeprefix("00") if international else digits
    try:
        number = phonenumbers.parse(dialled, HOME_REGION)
    except phonenumbers.NumberParseException:
        return digits
    if number.country_code != HOME_COUNTRY:
        return f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
    national = phonenumbers.national_significant_number(number)
    hotline = national.startswith(("1800", "1900"))
    short = len(national) < SHORTEST_WITH_AREA and not digits.startswith("0")
    return national if hotline or short else "0" + national.removeprefix("0")


def phone_display(stored: str) -> str:
    """A stored number as people read it: "0912 345 678". Unknown shapes come back as they are."""
    if stored.startswith("+"):
        try:
            number = phonenumbers.parse(stored, None)
        except phonenumbers.NumberParseException:
            return stored
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL))
    for shape, groups in _SHAPES:
        if shape.fullmatch(stored):
            return " ".join(stored[start:end] for start, end in groups)
    return stored


# Mobile, landline of Hà Nội and TP.HCM, landline of a province, hotline.
_SHAPES = (
    (re.compile(r"0[35789]\d{8}"), ((0, 4), (4, 7), (7, None))),
    (re.compile(r"02[48]\d{8}"), ((0, 3), (3, 7), (7, None))),
    (re.compile(r"02\d{9}"), ((0, 4), (4, 7), (7, None))),
    (re.compile(r"1[89]00\d{4,6}"), ((0, 4), (4, None))),
)


def email_normalise(text: str) -> str:
    """Lower case without surrounding space: people do not know that the part before @ may differ by case."""
    return unicodedata.normalize("NFC", text).strip().lower()
