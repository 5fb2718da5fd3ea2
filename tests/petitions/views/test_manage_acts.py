"""Every act has one page: it does the act, or says beside the field what is wrong, or why it is not possible now."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from core.models import AuditEntry, StoredFile
from petitions.enums import AnswerKind, PetitionState
from petitions.models import Escalation, Petition
from petitions.views.acts import ACTS
from petitions.views.part_acts import PART_ACTS
from tests.factories.accounts import DepartmentFactory
from tests.factories.petitions import AnswerFactory, PublicationFactory

S = PetitionState
PAPER = {"paper_number": "12/UBND", "paper_date": "05/03/2026", "paper_signatory": "Lê Thị Hạnh"}

PUBLIC_WORDS = {"petition_text": "x", "answer_text": "y", "petitioners": "HTX", "read_by_me": "on"}


def act(row, action):
    return reverse("petitions:act", args=[row.code, action])


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


DONE = [
    ("ask_info", S.RECEIVED, {"question": "Bao nhiêu héc-ta?"}, S.NEEDS_INFO),
    ("supply_info", S.NEEDS_INFO, {"reply": "0,8 ha", "by_name": "Bà Mùi"}, S.RECEIVED),
    ("decline", S.RECEIVED, {"reason": "unclear", "note": ""}, S.DECLINED),
    ("redirect", S.RECEIVED, {"kind": "complaint", "to": "Thanh tra tỉnh"}, S.REDIRECTED),
    ("withdraw", S.ASSIGNED, {"by_name": "Bà Mùi"}, S.WITHDRAWN),
    ("unmerge", S.MERGED, {}, S.RECEIVED),
    ("answer_on_the_spot", S.RECEIVED, {"body_name": "Chi cục Thuế"}, S.ANSWERED),
    ("escalate", S.ASSIGNED, {"to_name": "Bộ Công Thương"}, S.ESCALATED),
    ("end_escalation", S.ESCALATED, {"reason": "Bộ không trả lời."}, S.RECEIVED),
    ("close", S.ANSWERED, {}, S.CLOSED),
    ("reopen", S.CLOSED, {"reason": "Chưa đủ."}, S.RECEIVED),
    ("approve", S.IN_REVIEW, {"outcome": "explained", "seen_version": "1"} | PAPER, S.ANSWERED),
    ("send_back", S.IN_REVIEW, {"remark": "Ghi rõ nguồn vốn.", "seen_version": "1"} | PAPER, S.ASSIGNED),
    ("add_note", S.ASSIGNED, {"text": "Đang lấy ý kiến."}, S.ASSIGNED),
    ("split", S.RECEIVED, {"texts": "Xin cống.\n\nXin biển báo."}, S.RECEIVED),
    ("classify", S.RECEIVED, {"kind": "petition", "version": "1", "summary": "Đường vào xưởng"}, S.RECEIVED),
    (
        "prepare",
        S.ANSWERED,
        {"petition_text": "x", "answer_text": "y", "petitioners": "HTX", "read_by_me": "on"},
        S.ANSWERED,
    ),
]


@pytest.mark.parametrize(("action", "state", "data", "after"), DONE, ids=[row[0] for row in DONE])
def test_act_is_asked_for_done_and_said(browser, standing, said, action, state, data, after):
    row = standing(state)
    assert browser.get(act(row, action)).status_code == 200
    response = browser.post(act(row, action), data, follow=True)
    row.refresh_from_db()
    assert (row.state, response.redirect_chain[-1][0]) == (after, reverse("petitions:detail", args=[row.code]))
    assert str(ACTS[action].done) in said(response)


def test_reply_of_a_higher_authority_names_who_answers(browser, standing, so_tai_chinh):
    row = standing(S.ESCALATED)
    browser.post(act(row, "record_reply"), {"text": "Bộ đồng ý.", "lead": so_tai_chinh.pk})
    row.refresh_from_db()
    assert (row.state, row.current_lead.department) == (S.ASSIGNED, so_tai_chinh)


def test_merge_by_code_in_any_case(browser, standing):
    row, lead = standing(S.RECEIVED), standing(S.ASSIGNED)
    browser.post(act(row, "merge"), {"lead": f" {lead.code.lower()} "})
    row.refresh_from_db()
    assert row.lead_petition == lead


def test_merge_with_a_petition_out_of_sight_tells_nothing(browser, standing):
    row, foreign = standing(S.RECEIVED), standing(S.RECEIVED, handled_by=None)
    response = browser.post(act(row, "merge"), {"lead": foreign.code})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["lead"]


@pytest.mark.parametrize(
    ("action", "state", "data", "field"),
    [
        ("ask_info", S.RECEIVED, {"question": " "}, "question"),
        ("ask_info", S.RECEIVED, {"question": "x" * 100_000}, "question"),
        ("ask_info", S.RECEIVED, {"question": "Bao nhiêu?", "due": "01/01/0203"}, "due"),
        ("ask_info", S.RECEIVED, {"question": "Bao nhiêu?", "due": "01/01/2020"}, "due"),
        ("decline", S.RECEIVED, {"reason": "because"}, "reason"),
        ("reopen", S.CLOSED, {"reason": ""}, "reason"),
        ("escalate", S.ASSIGNED, {}, "to_body"),
        ("approve", S.IN_REVIEW, {"outcome": "explained", "seen_version": "1"}, "paper_number"),
        ("approve", S.IN_REVIEW, {"outcome": "explained", "seen_version": "7"} | PAPER, "__all__"),
        ("split", S.RECEIVED, {"texts": " \n\n "}, "texts"),
        ("prepare", S.ANSWERED, {"petition_text": "x", "petitioners": "HTX"}, "read_by_me"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(browser, standing, action, state, data, field):
    row = standing(state)
    response = browser.post(act(row, action), data)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    row.refresh_from_db()
    assert row.state == state


def test_second_editor_of_the_wording_keeps_their_words(browser, standing):
    row = standing(S.RECEIVED)
    data = {"kind": "petition", "version": "1"}
    browser.post(act(row, "classify"), data | {"summary": "Của người thứ nhất"})
    response = browser.post(act(row, "classify"), data | {"summary": "Của người thứ hai"})
    assert response.status_code == 422
    assert "Của người thứ hai" in response.content.decode()
    assert "Người khác vừa sửa" in response.content.decode()


def test_wrong_state_is_said_before_the_form_and_after_a_late_press(browser, standing, said):
    row = standing(S.ANSWERED)
    for response in (
        browser.get(act(row, "ask_info"), follow=True),
        browser.post(act(row, "ask_info"), {"question": "Bao nhiêu?"}, follow=True),
    ):
        assert response.status_code == 200
        assert "không làm được" in said(response).lower() or "trạng thái" in said(response).lower()
    row.refresh_from_db()
    assert row.state == S.ANSWERED


def test_double_press_is_polite(browser, standing):
    row = standing(S.ANSWERED)
    assert browser.post(act(row, "close"), {}).status_code == 302
    assert browser.post(act(row, "close"), {}).status_code == 302


@pytest.mark.parametrize("action", ["assign", "decline", "approve", "escalate", "prepare", "publish", "classify"])
def test_seeing_is_not_doing(client_for, officer, standing, action):
    row = standing(S.ASSIGNED)
    client = client_for(officer)
    assert client.get(act(row, action)).status_code == 403
    assert client.post(act(row, action), {}).status_code == 403


@pytest.mark.parametrize("action", sorted([*ACTS, "assign"]))
def test_anothers_petition_has_no_acts(client_for, neighbour, standing, action):
    row = standing(S.RECEIVED)
    assert client_for(neighbour).post(act(row, action), {}).status_code == 404


def test_unknown_act_is_not_found(browser, standing):
    row = standing(S.ASSIGNED)
    assert browser.get(act(row, "nonsense")).status_code == 404
    part = reverse("petitions:part_act", args=[row.code, row.current_lead_id, "nonsense"])
    assert browser.get(part).status_code == 404


def test_leader_approves_without_any_paper(client_for, leader, standing):
    row = standing(S.IN_REVIEW)
    page = client_for(leader).get(act(row, "approve"))
    assert "paper_number" not in page.context["form"].fields
    client_for(leader).post(act(row, "approve"), {"outcome": "resolved", "seen_version": "1"})
    row.refresh_from_db()
    assert (row.state, row.current_answer.decided_by) == (S.ANSWERED, leader)


def test_body_confirms_what_it_said_on_the_spot(browser, standing):
    row = standing(S.ANSWERED)
    answer = AnswerFactory(petition=row, version=2, kind=AnswerKind.ON_THE_SPOT)
    Petition.objects.filter(pk=row.pk).update(current_answer=answer)
    assert browser.post(act(row, "confirm_answer"), PAPER).status_code == 302
    answer.refresh_from_db()
    assert (answer.confirmed_at is not None, answer.confirmed_by_name) == (True, "Lê Thị Hạnh")


def test_taken_off_the_public_page(browser, standing):
    row = standing(S.ANSWERED)
    one = PublicationFactory(answer=row.current_answer, petition=row)
    browser.post(act(row, "withdraw_publication"), {"reason": "Sai tên đơn vị."})
    one.refresh_from_db()
    assert one.state == "withdrawn"


def test_attached_file_is_judged_by_its_content(browser, standing):
    row = standing(S.RECEIVED)
    fake = {"file": SimpleUploadedFile("so-do.pdf", b"MZ not a pdf"), "caption": ""}
    response = browser.post(act(row, "attach"), fake)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["file"])
    good = {"file": SimpleUploadedFile("so-do.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"), "caption": "Sơ đồ"}
    assert browser.post(act(row, "attach"), good).status_code == 302
    assert row.attachments.get().caption == "Sơ đồ"


@pytest.mark.parametrize("action", sorted(PART_ACTS))
def test_acts_of_a_part_are_not_for_bystanders(client_for, leader, neighbour, standing, action):
    row = standing(S.ASSIGNED)
    url = reverse("petitions:part_act", args=[row.code, row.current_lead_id, action])
    assert client_for(leader).post(url, {}).status_code == 403
    assert client_for(neighbour).post(url, {}).status_code == 404


def test_part_of_another_petition_is_not_found(browser, standing):
    row, other = standing(S.ASSIGNED), standing(S.ASSIGNED)
    url = reverse("petitions:part_act", args=[row.code, other.current_lead_id, "receive"])
    assert browser.post(url, PAPER).status_code == 404


SCAN = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def test_scan_of_a_paper_is_kept_for_those_at_work(browser, client_for, representative, neighbour, standing):
    row = standing(S.IN_REVIEW)
    data = {"outcome": "explained", "seen_version": "1"} | PAPER
    fake = browser.post(act(row, "approve"), data | {"paper_scan": SimpleUploadedFile("cv.pdf", b"MZ no pdf")})
    assert (fake.status_code, list(fake.context["form"].errors)) == (422, ["paper_scan"])
    browser.post(act(row, "approve"), data | {"paper_scan": SimpleUploadedFile("cv.pdf", SCAN)})
    entry = AuditEntry.objects.get(action="petitions.approve")
    url = reverse("core:file", args=[entry.paper_scan_id])
    assert url in browser.get(reverse("petitions:detail", args=[row.code])).content.decode()
    assert browser.get(url).status_code == 200
    assert client_for(representative).get(url).status_code == 404
    assert client_for(neighbour).get(url).status_code == 404


def test_scan_of_an_act_that_was_refused_is_not_kept(browser, standing):
    row = standing(S.IN_REVIEW)
    data = {"outcome": "explained", "seen_version": "7", "paper_scan": SimpleUploadedFile("cv.pdf", SCAN)} | PAPER
    assert browser.post(act(row, "approve"), data).status_code == 422
    assert not StoredFile.objects.exists()


def test_part_of_an_abolished_body_goes_to_its_successor(browser, standing, so_tai_chinh):
    yesterday = timezone.localdate() - timedelta(days=1)
    former = DepartmentFactory(name="Sở Kế hoạch", valid_until=yesterday, successor=so_tai_chinh)
    row = standing(S.ASSIGNED, lead=former)
    url = reverse("petitions:part_act", args=[row.code, row.current_lead_id, "hand_over"])
    assert "officer" not in browser.get(url).context["form"].fields
    assert list(browser.post(url, {}).context["form"].errors) == ["department"]
    assert browser.post(url, {"department": so_tai_chinh.pk, "reason": "Sáp nhập"}).status_code == 302
    row.refresh_from_db()
    assert row.current_lead.department == so_tai_chinh


def test_public_words_are_corrected_before_they_are_published(browser, standing):
    row = standing(S.ANSWERED)
    one = PublicationFactory(
        answer=row.current_answer, petition=row, state="prepared", published_at=None, petition_text="Lời cũ"
    )
    assert browser.get(act(row, "reword")).context["form"]["petition_text"].value() == "Lời cũ"
    browser.post(act(row, "reword"), PUBLIC_WORDS | {"petition_text": "Lời mới"})
    one.refresh_from_db()
    assert (one.state, one.petition_text) == ("prepared", "Lời mới")


def test_published_words_are_not_corrected(browser, standing):
    row = standing(S.ANSWERED)
    PublicationFactory(answer=row.current_answer, petition=row)
    assert browser.get(act(row, "reword")).status_code == 302
    assert browser.post(act(row, "reword"), PUBLIC_WORDS).status_code in {302, 422}


def test_letter_of_a_dossier_is_entered_once_it_is_issued(browser, standing):
    row = standing(S.ESCALATED)
    data = {"letter_number": "88/UBND-KT", "letter_date": "05/03/2026", "next_check": ""}
    assert list(browser.post(act(row, "escalation_letter"), {}).context["form"].errors) == [
        "letter_number",
        "letter_date",
    ]
    browser.post(act(row, "escalation_letter"), data)
    dossier = Escalation.objects.get()
    assert (dossier.letter_number, dossier.letter_date) == ("88/UBND-KT", date(2026, 3, 5))
