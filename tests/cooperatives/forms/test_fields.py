import unicodedata
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cooperatives.forms import CooperativeForm, OrganisationField, YearFiguresForm
from cooperatives.forms.fields import AmountField, YearField
from tests.factories.cooperatives import CooperativeFactory


@pytest.fixture
def field(coordinator):
    made = OrganisationField(required=False)
    made.user = coordinator
    return made


def test_organisation_field_takes_the_choice(field, suoi_may):
    assert field.clean((suoi_may.name, str(suoi_may.pk))) == suoi_may


def test_organisation_field_believes_the_words_when_they_were_changed_after_the_choice(field, suoi_may, na_khoang):
    other = CooperativeFactory(name="HTX Đồi Thông", unit=na_khoang)
    assert field.clean(("htx doi thong", str(suoi_may.pk))) == other


@pytest.mark.parametrize("words", ["0100233488", "suoi may", "Hợp tác xã Nông nghiệp hữu cơ Suối Mây"])
def test_organisation_field_works_without_scripts(words, field, suoi_may):
    assert field.clean((words, "")) == suoi_may


def test_organisation_field_does_not_see_other_provinces(field, far_away):
    with pytest.raises(ValidationError) as refused:
        field.clean((far_away.name, str(far_away.pk)))
    assert refused.value.code == "unknown"


def test_organisation_field_asks_when_several_fit(field, suoi_may, na_khoang):
    CooperativeFactory(name="HTX Suối Mây Hạ", unit=na_khoang)
    with pytest.raises(ValidationError) as refused:
        field.clean(("suoi may", ""))
    assert refused.value.code == "ambiguous"


def test_organisation_field_empty_is_none(field, suoi_may):
    assert field.clean(("", "")) is None


def test_organisation_field_survives_a_nonsense_key(field, suoi_may):
    for nonsense in ("x", "9" * 30, "-1", "²"):
        assert field.clean((suoi_may.name, nonsense)) == suoi_may


@pytest.mark.parametrize(
    ("typed", "number"), [("1.234,5", "1234.5"), ("59", "59"), ("59,5", "59.5"), ("59.5", "59.5"), ("2.839", "2839")]
)
def test_amounts_are_read_as_written_in_vietnam(typed, number):
    with translation.override("vi"):
        assert AmountField().clean(typed) == Decimal(number)


def test_amounts_are_shown_without_idle_noughts():
    assert AmountField().prepare_value(Decimal("59.000")) == 59
    assert AmountField().prepare_value(Decimal("59.500")) == Decimal("59.5")


def test_year_is_shown_without_a_point():
    assert YearField().prepare_value(2026) == "2026"
    with pytest.raises(ValidationError):
        YearField().clean("1944")


def test_entry_form_takes_a_long_decomposed_name(coordinator, na_khoang):
    name = unicodedata.normalize("NFD", "Hợp tác xã Nông nghiệp Suối Mây " * 8).strip()
    form = CooperativeForm(
        {"name": name, "kind": "cooperative", "legal_status": "active", "unit": na_khoang.pk}, user=coordinator
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == unicodedata.normalize("NFC", name)
    assert len(form.cleaned_data["name"]) > 200


def test_entry_form_offers_the_units_of_the_area_only(coordinator, na_khoang, far_away):
    form = CooperativeForm(
        {"name": "HTX", "kind": "cooperative", "legal_status": "active", "unit": far_away.unit_id}, user=coordinator
    )
    assert list(form.errors) == ["unit"]


def test_year_form_asks_for_one_figure():
    form = YearFiguresForm({"year": "2025"})
    assert list(form.errors) == ["members"]
    assert YearFiguresForm({"year": "2025", "workers": "0"}).is_valid()
