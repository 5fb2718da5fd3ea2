import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperatives.models import Cooperative
from petitions.enums import PetitionerKind
from petitions.forms.intake import LogForm, PortalPetitionForm, names_several
from petitions.validators import PETITION_TEXT_MAX

MIEN_DONG = Cooperative(pk=5, name="Hợp tác xã Miến dong Đá Trắng", short_name="HTX Miến dong Đá Trắng")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def log_form(register=None, **data):
    given = {"organisation": "HTX Chè Shan", "text": "Xin hỗ trợ máy sấy", "form_key": str(uuid.uuid4())} | data
    return LogForm(given, register=register or (lambda pk, name: None))


def portal_form(files=None, **data):
    given = {"cooperative": "5", "text": "Đường vào xưởng bị sạt"} | data
    return PortalPetitionForm(given, files, cooperatives=[MIEN_DONG])


@pytest.mark.parametrize("words", ["các HTX", "Các hợp tác xã", "CÁC HTX huyện Na Rì", "nhiều HTX", "cac htx"])
def test_words_for_several(words):
    assert names_several(words)


@pytest.mark.parametrize("words", ["HTX Các Sơn", "Hợp tác xã", "Cà phê"])
def test_words_for_one(words):
    assert not names_several(words)


def test_log_a_name_that_is_not_in_the_register():
    form = log_form()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["cooperative"] is None
    assert form.cleaned_data["petitioner_kind"] == PetitionerKind.UNREGISTERED


def test_log_one_of_the_register():
    form = log_form(lambda pk, name: MIEN_DONG, organisation="htx miến dong đá trắng", cooperative="5")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["cooperative"] is MIEN_DONG
    assert form.cleaned_data["petitioner_kind"] == PetitionerKind.COOPERATIVE


def test_log_what_was_typed_over_a_choice_wins():
    form = log_form(lambda pk, name: MIEN_DONG, organisation="HTX khác hẳn", cooperative="5")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["cooperative"] is None


def test_log_refuses_a_text_too_long_and_keeps_it():
    form = log_form(text="ý" * 100_000)
    assert list(form.errors) == ["text"]
    assert form["text"].value() == "ý" * 100_000


def test_log_measures_composed_letters():
    assert log_form(text="e\u0302\u0301" * PETITION_TEXT_MAX).is_valid()


def test_log_answer_on_the_spot_needs_its_body():
    assert list(log_form(spot_text="Sẽ khảo sát").errors) == ["spot_body"]


def test_portal_takes_one_organisation_of_the_person_only():
    assert portal_form().is_valid()
    assert list(portal_form(cooperative="6").errors) == ["cooperative"]


def test_portal_draft_may_be_empty_but_sending_not():
    assert portal_form(text="", draft="1").is_valid()
    assert list(portal_form(text="").errors) == ["text"]


def test_portal_file_is_judged_by_content_and_size(settings):
    good = {"file_1": SimpleUploadedFile("so-do.pdf", PDF)}
    assert portal_form(good).is_valid(), portal_form(good).errors
    fake = {"file_1": SimpleUploadedFile("so-do.pdf", b"MZ this is a program")}
    assert list(portal_form(fake).errors) == ["file_1"]
    settings.UPLOAD_MAX_BYTES = 10
    assert list(portal_form({"file_2": SimpleUploadedFile("so-do.pdf", PDF)}).errors) == ["file_2"]
