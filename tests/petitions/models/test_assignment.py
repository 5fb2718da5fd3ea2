"""One word for how far a part is, whoever reads it and on whichever page."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from petitions.enums import AssignmentState
from petitions.models import Assignment

READ = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "word", "shape"),
    [
        ({}, "Chưa nhận", "received"),
        ({"acknowledged_at": READ}, "Chưa soạn", "received"),
        ({"text": "Đã rà soát."}, "Đang soạn", "drafting"),
        ({"text": "Đã rà soát.", "state": AssignmentState.SIGNED_OFF}, "Đã ký", "signed"),
        ({"state": AssignmentState.WAIVED}, "Không có ý kiến đến hạn", "closed"),
    ],
)
def test_how_far_it_is_in_one_word(facts, word, shape):
    one = Assignment(**facts)
    with translation.override("vi"):
        assert (one.progress_label, one.progress_shape) == (word, shape)
