"""The guess by which progress is told."""

import pytest

from reports.documents.size import pages_guessed
from reports.rendering import paper_pdf
from tests.factories import reports as made


@pytest.mark.parametrize("number", [0, 12, 40])
def test_the_guess_is_right_to_a_quarter(number):
    paper = made.paper(made.facts(petitions=made.petitions(number)))
    pages = paper_pdf(paper, template="reports/pdf/summary_report.html").pages
    assert pages_guessed(paper) == pytest.approx(pages, rel=0.25, abs=1)
