"""What each audience reads of a petition. Every secret below is planted and looked for in every other view."""

from dataclasses import asdict

import pytest

from core.audiences import Audience
from petitions.enums import AssignmentRole, PetitionerKind
from petitions.models import InterimNote, Petition, Petitioner
from petitions.selectors import petition_view, petitions_detailed, timeline
from petitions.selectors.lines import public_petition
from tests.factories.petitions import AnswerFactory, AssignmentFactory, PetitionFactory, PublicationFactory

pytestmark = pytest.mark.django_db
SECRETS = {
    "contact": "0912 345 678",
    "speaker": "Triệu Thị Mùi",
    "draft": "NHÁP-CỦA-SỞ-TÀI-CHÍNH",
    "signed": "PHẦN-ĐÃ-KÝ-CỦA-SỞ-CÔNG-THƯƠNG",
    "request": "YÊU-CẦU-NỘI-BỘ",
    "remark": "NHẬN-XÉT-CỦA-LÃNH-ĐẠO",
    "submitted": "BẢN-CHỜ-DUYỆT",
    "officer": "Cán Bộ Soạn Thảo",
    "note": "GHI-CHÚ-TIẾN-ĐỘ",
    "person": "Người Dân Cụ Thể",
    "text": "LỜI-NGUYÊN-VĂN",
    "summary": "TÓM-TẮT-NỘI-BỘ",
}
SEEN = {
    Audience.HANDLING: set(SECRETS) - {"draft"},
    Audience.DEPARTMENT: set(SECRETS) - {"draft", "submitted", "remark"},
    Audience.AREA: {"speaker", "note", "person", "text", "summary"},
    # The wording that is printed heads their page too.
    Audience.PETITIONER: {"note", "person", "text", "summary"},
}


@pytest.fixture
def row(standing, so_tai_chinh):
    """In review for the second time, with everything in it that somebody must not read."""
    row = standing("in_review", text=SECRETS["text"], summary=SECRETS["summary"])
    Petition.objects.filter(pk=row.pk).update(state="assigned", current_answer=None)
    row.answers.update(state="dropped", decided_at=row.received_at, text=SECRETS["submitted"], remark=SECRETS["remark"])
    row.assignments.update(text=SECRETS["signed"], request=SECRETS["request"], officer_name=SECRETS["officer"])
    AssignmentFactory(petition=row, department=so_tai_chinh, role=AssignmentRole.CO, text=SECRETS["draft"])
    InterimNote.objects.create(petition=row, text=SECRETS["note"], author_name=SECRETS["officer"] + " Hai")
    Petitioner.objects.create(petition=row, kind=PetitionerKind.PERSON, name=SECRETS["person"], order=9)
    return row


def detailed(row):
    return petitions_detailed(Petition.objects.filter(pk=row.pk)).get()


def seen_in(view):
    text = repr(asdict(view))
    return {name for name, secret in SECRETS.items() if secret in text}


@pytest.mark.parametrize("audience", SEEN)
def test_audience_reads_what_is_its_own_and_no_more(row, audience):
    view = petition_view(detailed(row), audience)
    expected = SEEN[audience]
    if audience == Audience.HANDLING:
        assert seen_in(view) == expected
    else:
        # The note's author is an officer too; only offices read names of officers.
        assert seen_in(view) - {"officer"} == expected - {"officer"}
    if audience == Audience.PETITIONER:
        assert "officer" not in seen_in(view)


def test_body_reads_its_own_draft_and_the_signed_parts_of_others(row, so_tai_chinh):
    view = petition_view(detailed(row), Audience.DEPARTMENT, body_ids=frozenset({so_tai_chinh.pk}))
    assert {"draft", "signed"} <= seen_in(view)
    mine = next(part for part in view.parts if part.department_id == so_tai_chinh.pk)
    assert (mine.is_mine, mine.text) == (True, SECRETS["draft"])


def test_public_reads_the_published_copies_only(row):
    answer = AnswerFactory(petition=row, version=7, text="TOÀN-VĂN-TRẢ-LỜI", remark=SECRETS["remark"])
    PublicationFactory(
        answer=answer, petition_text="Xin mặt bằng.", answer_text="Còn 3,2 ha.", petitioners="HTX Đá Trắng"
    )
    view = petition_view(detailed(row), Audience.PUBLIC)
    assert seen_in(view) == set()
    assert "TOÀN-VĂN-TRẢ-LỜI" not in repr(view)
    assert "Lê Thị Hạnh" not in repr(view)
    assert (view.text, view.answer_text, view.petitioners) == ("Xin mặt bằng.", "Còn 3,2 ha.", "HTX Đá Trắng")
    # Another answer is in the making: the public one is marked.
    assert view.under_review
    sentences = " ".join(one.sentence for one in timeline(detailed(row), Audience.PUBLIC))
    assert all(secret not in sentences for secret in SECRETS.values())


def test_what_is_not_public_has_no_public_view(row):
    with pytest.raises(LookupError):
        petition_view(detailed(row), Audience.PUBLIC)


def test_petitioner_never_reads_an_answer_that_is_not_approved(standing):
    for state in ("in_review", "assigned", "received"):
        row = standing(state)
        if state == "in_review":
            row.answers.update(text=SECRETS["submitted"])
        view = petition_view(detailed(row), Audience.PETITIONER)
        assert view.answer is None
        assert SECRETS["submitted"] not in repr(view)


def test_petitioner_reads_the_approved_answer_without_the_leaders_remark(standing):
    row = standing("answered")
    row.answers.update(remark=SECRETS["remark"], submitted_by_name=SECRETS["officer"])
    view = petition_view(detailed(row), Audience.PETITIONER)
    assert view.answer.text.startswith("Cụm công nghiệp")
    assert seen_in(view) & {"remark", "officer", "contact", "speaker"} == set()


class TestMerged:
    @pytest.fixture
    def merged(self, standing):
        lead = standing("answered", text="LỜI-CỦA-NGƯỜI-KHÁC")
        row = standing("merged")
        row.lead_petition = lead
        row.save()
        return row, lead

    def test_stands_where_its_lead_stands_and_waits_for_public_words(self, merged):
        view = petition_view(detailed(merged[0]), Audience.PETITIONER)
        assert view.state_label == "Đã trả lời"
        assert view.answer is None

    def test_reads_the_leads_answer_in_its_public_form(self, merged):
        PublicationFactory(answer=merged[1].current_answer, answer_text="Bản công khai.")
        view = petition_view(detailed(merged[0]), Audience.PETITIONER)
        assert (view.answer.text, view.answer_is_of.code) == ("Bản công khai.", merged[1].code)
        assert view.answer.parts == ()

    def test_reads_the_words_written_for_it(self, merged):
        merged[0].follower_answer = "Riêng hợp tác xã."
        merged[0].save()
        assert petition_view(detailed(merged[0]), Audience.PETITIONER).answer.text == "Riêng hợp tác xã."


def test_view_asks_the_database_nothing(standing, django_assert_num_queries, so_tai_chinh):
    for audience in (Audience.HANDLING, Audience.AREA, Audience.PETITIONER):
        row = detailed(standing("in_review", co=[so_tai_chinh]))
        with django_assert_num_queries(0):
            petition_view(row, audience)


@pytest.mark.parametrize("count", [1, 3])
def test_detail_costs_the_same_for_one_and_for_three(standing, so_tai_chinh, django_assert_num_queries, count):
    for _ in range(count):
        standing("in_review", co=[so_tai_chinh])
    # The petitions; petitioners, parts, files, answers, their parts and remarks, publications, dossiers, questions,
    # notes, promises, ratings, changes of dates, followers, split off. No lead petition and no origin: nothing is asked
    # for them.
    with django_assert_num_queries(16):
        rows = list(petitions_detailed(Petition.objects.all()))
        assert len([petition_view(row, Audience.HANDLING) for row in rows]) == count


def test_due_date_explains_itself(standing, coordinator):
    row = PetitionFactory(due="2026-11-25", due_from="2026-11-03", due_days=15, due_counting="working")
    view = petition_view(detailed(row), Audience.HANDLING)
    assert (
        view.due.explained
        == "15 ngày làm việc kể từ ngày sau 03/11/2026; không tính 24/11/2026 (Ngày Văn hóa Việt Nam)"
    )


def test_person_is_not_named_to_the_public_by_a_link(standing, coordinator):
    row = standing("answered")
    publication = PublicationFactory(answer=row.current_answer)
    publication.petition = row
    assert SECRETS["speaker"] not in repr(public_petition(publication))
