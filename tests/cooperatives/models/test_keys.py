import unicodedata

import pytest
from django.db import IntegrityError, transaction

from cooperatives.enums import CooperativeKind, LegalStatus
from cooperatives.models import Cooperative
from cooperatives.models.keys import accent_key, own_name, similar_key, sort_column
from tests.factories.cooperatives import CooperativeFactory


def test_sort_column_follows_the_vietnamese_alphabet_and_skips_the_kind():
    names = [
        "HTX Áo",
        "Hợp tác xã An",
        "Tổ hợp tác Ăn",
        "HTX Đá",
        "HTX Dừa",
        "HTX Ớt",
        "HTX Ong",
        "HTX 19/5",
        "HTX An Bình",
    ]
    assert sorted(names, key=sort_column) == [
        "HTX 19/5",
        "Hợp tác xã An",
        "HTX An Bình",
        "HTX Áo",
        "Tổ hợp tác Ăn",
        "HTX Dừa",
        "HTX Đá",
        "HTX Ong",
        "HTX Ớt",
    ]


def test_sort_column_is_short_ascii_for_any_name():
    column = sort_column("Ỡ😀" * 300)
    assert column.isascii()
    assert len(column) <= 310


def test_own_name_of_a_bare_kind_is_the_kind():
    assert own_name("Hợp tác xã") == "Hợp tác xã"
    assert own_name("Liên hiệp hợp tác xã Lúa gạo") == "Lúa gạo"


def test_similar_key_meets_two_spellings_of_one_name():
    assert similar_key("HTX Thuỷ sản Hồ Ngọc") == similar_key("Hợp tác xã Thủy Sản  Hồ Ngọc")


def test_accent_key_has_one_placement_of_tones():
    assert accent_key("Hoà Bình, THUỶ sản") == "hòa bình thủy sản"


def test_cooperative_in_decomposed_letters_is_stored_composed(db):
    row = CooperativeFactory(name=unicodedata.normalize("NFD", "Hợp tác xã Suối Mây"))
    row.refresh_from_db()
    assert row.name == "Hợp tác xã Suối Mây"
    assert "suoi may" in row.search_key


def test_cooperative_without_code_may_be_many(db):
    CooperativeFactory(code="")
    CooperativeFactory(code="")
    assert Cooperative.objects.filter(code="").count() == 2


def test_cooperative_code_is_unique_in_the_database(db):
    CooperativeFactory(code="0100233488")
    with pytest.raises(IntegrityError), transaction.atomic():
        CooperativeFactory(code="0100233488")


def test_legal_status_of_a_group_is_worded_for_groups():
    group = Cooperative(kind=CooperativeKind.GROUP, legal_status=LegalStatus.CLOSED)
    other = Cooperative(kind=CooperativeKind.COOPERATIVE, legal_status=LegalStatus.CLOSED)
    assert group.legal_status_label != other.legal_status_label
