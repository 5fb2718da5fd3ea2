"""What the forms of answering refuse, and in which words."""

from datetime import date

import pytest

from petitions.forms.answers import OnTheSpotForm, PartForm
from petitions.forms.review import ApproveForm, SendBackForm
from petitions.models import Assignment
from petitions.validators import ANSWER_TEXT_MAX

PAPER = {"paper_number": "12/SCT-VP", "paper_date": "05/03/2026", "paper_signatory": "Ông Lương Đức Thắng"}


def test_part_may_be_kept_empty_but_not_signed_empty():
    assert PartForm({"do": "save", "part3-text": "", "part3-version": "0"}, part_id=3).is_valid()
    form = PartForm({"do": "sign_off", "part3-text": " ", "part3-version": "0"}, part_id=3)
    assert list(form.errors) == ["text"]


def test_part_text_is_composed_before_it_is_measured():
    # Decomposed as a Mac sends it: ế is three code points, one letter.
    form = PartForm({"do": "save", "part0-text": "e\u0302\u0301" * ANSWER_TEXT_MAX, "part0-version": "0"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["text"] == "ế" * ANSWER_TEXT_MAX


def test_part_text_too_long_is_refused_not_cut():
    form = PartForm({"do": "save", "part0-text": "a" * 100_000, "part0-version": "0"})
    assert list(form.errors) == ["text"]


@pytest.mark.parametrize("missing", sorted(PAPER))
def test_act_from_a_paper_names_the_whole_paper(missing):
    data = {"outcome": "explained", "seen_version": "1"} | PAPER | {missing: ""}
    assert list(ApproveForm(data, by_paper=True).errors) == [missing]


def test_paper_as_typed():
    form = ApproveForm({"outcome": "explained", "seen_version": "1"} | PAPER, by_paper=True)
    assert form.is_valid(), form.errors
    paper = form.paper()
    assert (paper.number, paper.date, paper.signatory) == ("12/SCT-VP", date(2026, 3, 5), "Ông Lương Đức Thắng")


def test_no_paper_means_the_persons_own_act():
    form = ApproveForm({"outcome": "resolved", "seen_version": "1"} | PAPER)
    assert form.is_valid()
    assert form.paper() is None


@pytest.mark.parametrize(
    ("outcome", "field"), [("roadmap", "outcome_due"), ("not_possible", "outcome_note"), ("perhaps", "outcome")]
)
def test_outcome_asks_for_what_it_needs(outcome, field):
    assert list(ApproveForm({"outcome": outcome, "seen_version": "1"}).errors) == [field]


@pytest.mark.parametrize("day", ["05/03/0203", "31/02/2026", "ngày mai"])
def test_a_day_that_cannot_be_is_refused_beside_its_field(day):
    form = ApproveForm({"outcome": "roadmap", "outcome_due": day, "seen_version": "1"})
    assert list(form.errors) == ["outcome_due"]


def test_send_back_names_only_bodies_that_signed():
    signed = [Assignment(pk=7, department_name="Sở Tài chính")]
    form = SendBackForm({"remark": "Ghi rõ nguồn vốn", "seen_version": "1", "reopen": ["7"]}, signed=signed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["reopen"] == signed
    other = SendBackForm({"remark": "Ghi rõ", "seen_version": "1", "reopen": ["8"]}, signed=signed)
    assert list(other.errors) == ["reopen"]


def test_on_the_spot_without_words_needs_no_outcome():
    form = OnTheSpotForm({"body_name": "Chi cục Thuế quận Tân Bình"})
    assert form.is_valid(), form.errors
    assert form.paper() is None


def test_on_the_spot_leaves_an_outcome_nobody_named_open():
    form = OnTheSpotForm({"body_name": "Chi cục Thuế", "text": "Nộp tại bộ phận một cửa."})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["outcome"] == ""


def test_on_the_spot_needs_a_body():
    assert list(OnTheSpotForm({}).errors) == ["body"]
