"""Acts on many: one confirmation that says what will happen to each, each judged alone, once however often sent."""

import uuid

import pytest
from django.urls import reverse

from core.audit import audit_for
from core.messages import batch_release, messages_of
from core.models import MessageBatch
from meetings.enums import MeetingState
from petitions.enums import AuthorityLevel, PetitionState
from petitions.models import Escalation, RoutingRule
from petitions.views.bulk_acts import BULK_ACTS
from tests.factories.meetings import MeetingFactory
from tests.factories.petitions import PetitionFactory

S = PetitionState
URL = reverse("petitions:bulk")


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


def sent(do, *rows, **data):
    return {"do": do, "codes": [row.code for row in rows], "form_key": str(uuid.uuid4())} | data


def states(*rows):
    for row in rows:
        row.refresh_from_db()
    return [row.state for row in rows]


def test_the_confirmation_tells_apart_what_can_and_what_cannot(browser, standing):
    fresh, answered, foreign = standing(S.RECEIVED), standing(S.ANSWERED), PetitionFactory()
    page = browser.get(URL, {"do": "assign", "codes": [fresh.code, answered.code, foreign.code]})
    assert [one.petition for one in page.context["can"]] == [fresh]
    assert [one.petition for one in page.context["cannot"]] == [answered]
    assert page.context["gone"] == 1
    assert "Đã trả lời" in page.context["cannot"][0].why_not


def test_what_can_is_done_what_cannot_is_named_and_a_double_click_does_nothing(
    browser, standing, so_tai_chinh, so_cong_thuong
):
    first, second, answered = standing(S.RECEIVED), standing(S.RECEIVED), standing(S.ANSWERED)
    data = sent("assign", first, second, answered, lead=so_tai_chinh.pk, part_1=so_cong_thuong.pk)
    result = browser.post(URL, data).context["result"]
    assert (set(result.done), [one for one, _why in result.refused]) == ({first, second}, [answered])
    assert states(first, second, answered) == [S.ASSIGNED, S.ASSIGNED, S.ANSWERED]
    written = audit_for(first).count()
    assert browser.post(URL, data).context["result"].repeated
    assert audit_for(first).count() == written


def test_one_that_was_taken_meanwhile_does_not_hold_back_the_others(browser, standing, so_tai_chinh):
    taken, free = standing(S.DECLINED), standing(S.RECEIVED)
    result = browser.post(URL, sent("assign", taken, free, lead=so_tai_chinh.pk)).context["result"]
    assert list(result.done) == [free]


def test_each_to_its_own_suggestion(browser, standing, topic, so_tai_chinh):
    RoutingRule.objects.create(topic=topic, authority_level=AuthorityLevel.PROVINCE, lead=so_tai_chinh)
    sorted_one, unsorted = standing(S.RECEIVED, topic=topic), standing(S.RECEIVED)
    page = browser.get(URL, {"do": "assign_suggested", "codes": [sorted_one.code, unsorted.code]})
    assert page.context["can"][0].will == so_tai_chinh.label
    browser.post(URL, sent("assign_suggested", sorted_one, unsorted))
    assert states(sorted_one, unsorted) == [S.ASSIGNED, S.RECEIVED]


def test_classify_changes_only_what_was_chosen(browser, standing, topic):
    row = standing(S.RECEIVED, summary="Tóm tắt cũ", authority_level=AuthorityLevel.MINISTRY)
    assert browser.post(URL, sent("classify", row)).status_code == 422
    browser.post(URL, sent("classify", row, topic=topic.pk))
    row.refresh_from_db()
    assert (row.topic, row.summary, row.authority_level) == (topic, "Tóm tắt cũ", AuthorityLevel.MINISTRY)


def test_one_dossier_for_all_and_none_twice(browser, standing):
    rows = [standing(S.RECEIVED), standing(S.ASSIGNED)]
    data = sent("escalate", *rows, standing(S.CLOSED), to_name="Bộ Tài chính")
    assert len(browser.post(URL, data).context["result"].done) == 2
    assert browser.post(URL, data).context["result"].repeated
    assert Escalation.objects.get().items.count() == 2
    assert states(*rows) == [S.ESCALATED] * 2


def test_put_on_the_agenda_of_a_coming_meeting(browser, standing, ubnd):
    meeting = MeetingFactory(organiser=ubnd, state=MeetingState.IN_SESSION)
    row = standing(S.RECEIVED)
    browser.post(URL, sent("put_on_agenda", row, meeting=meeting.pk))
    assert list(row.agenda_meetings.all()) == [meeting]
    again = browser.post(URL, sent("put_on_agenda", row, meeting=meeting.pk)).context["result"]
    assert not again.done


@pytest.mark.parametrize(("do", "start", "data", "end"), [
    ("close", S.ANSWERED, {}, S.CLOSED),
    ("decline", S.RECEIVED, {"reason": "unclear", "note": ""}, S.DECLINED),
])  # fmt: skip
def test_close_and_decline(browser, standing, do, start, data, end):
    rows = [standing(start), standing(start)]
    browser.post(URL, sent(do, *rows, **data))
    assert states(*rows) == [end, end]


def test_transfer_to_another_office(browser, standing, ubnd_xa):
    row = standing(S.RECEIVED)
    browser.post(URL, sent("transfer", row, handled_by=ubnd_xa.pk, reason=""))
    row.refresh_from_db()
    assert row.handled_by == ubnd_xa


def test_nothing_ticked_too_many_or_an_unknown_act(browser, standing):
    back = reverse("petitions:inbox")
    assert browser.get(URL, {"do": "close", "back": back}).url == back
    assert browser.get(URL, {"do": "close", "back": "https://example.com/"}).url == reverse("petitions:list")
    many = [f"KN-2026-{number:06d}" for number in range(201)]
    assert browser.post(URL, {"do": "close", "codes": many}).status_code == 302
    assert browser.get(URL, {"do": "burn", "codes": ["KN-2026-000001"]}).status_code == 404


@pytest.mark.parametrize("do", BULK_ACTS)
def test_every_act_shows_its_page_and_mends_an_empty_form(browser, standing, do):
    row = standing(S.ANSWERED if do == "close" else S.RECEIVED)
    assert browser.get(URL, {"do": do, "codes": [row.code]}).status_code == 200
    assert browser.post(URL, {"do": do, "codes": [row.code]}).status_code == 422


def test_a_leader_acts_on_none(client_for, leader, standing):
    row = standing(S.ANSWERED)
    assert client_for(leader).post(URL, sent("close", row)).status_code == 403


def test_the_messages_may_wait_for_a_look(browser, standing, so_tai_chinh, representative, coordinator):
    first, second, done = standing(S.RECEIVED), standing(S.RECEIVED), standing(S.ANSWERED)
    browser.post(URL, sent("decline", first, done, second, reason="unclear", note="", hold="on"))
    assert states(first, second) == [S.DECLINED, S.DECLINED]
    batch = MessageBatch.objects.get()
    assert batch.messages.filter(channel="in_app").count() == 2
    assert list(messages_of(representative)) == []
    batch_release(actor=coordinator, batch=batch)
    assert messages_of(representative).count() == 2
