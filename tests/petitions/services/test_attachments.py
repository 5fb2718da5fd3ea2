"""Files of a petition and of a part, and who may have them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from core.exceptions import DomainError, TransitionError
from petitions.enums import AssignmentRole
from petitions.selectors.files import file_is_readable
from petitions.services import attachment_add

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def upload(name="so-do.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def readers(request, file, names):
    return {name for name in names if file_is_readable(request.getfixturevalue(name), file)}


EVERYBODY = (
    "coordinator", "leader", "head", "officer", "co_head", "representative", "rival", "neighbour", "outsider",
    "admin_user", "collector",
)  # fmt: skip


def test_petitions_file_is_read_by_those_at_work_and_its_petitioner(request, standing, representative):
    row = standing("assigned")
    one = attachment_add(actor=representative, petition=row, upload=upload(), caption="Sơ đồ")
    assert readers(request, one.file, EVERYBODY) == {"coordinator", "leader", "head", "officer", "representative"}


def test_file_of_a_part_is_its_own_until_signed_and_told_with_the_answer(
    request, standing, officer, head, so_tai_chinh
):
    row = standing("assigned", co=[so_tai_chinh])
    one = attachment_add(actor=officer, petition=row, upload=upload(), assignment=row.current_lead)
    assert readers(request, one.file, EVERYBODY) == {"head", "officer"}
    row.assignments.filter(role=AssignmentRole.LEAD).update(
        state="signed_off", signed_at=row.received_at, signed_by_name="Phạm Quốc Huy", text="Đủ."
    )
    assert readers(request, one.file, EVERYBODY) == {"coordinator", "leader", "head", "officer", "co_head"}


def test_nobody_elses_petition_takes_a_file(standing, rival, head):
    for stranger in (rival, head):
        with pytest.raises(PermissionDenied):
            attachment_add(actor=stranger, petition=standing("assigned"), upload=upload())


def test_file_that_is_not_what_its_name_says(standing, representative):
    with pytest.raises(DomainError) as refusal:
        attachment_add(actor=representative, petition=standing("received"), upload=upload("anh.png"))
    assert refusal.value.field == "file"


def test_answered_petition_takes_no_more(standing, representative):
    with pytest.raises(TransitionError):
        attachment_add(actor=representative, petition=standing("answered"), upload=upload())
