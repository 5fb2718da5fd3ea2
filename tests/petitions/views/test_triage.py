"""Inbox and triage in the browser's eyes: few clicks, the suggestion visible, the next one after it."""

import re
import uuid

import pytest
from django.urls import reverse

from petitions.enums import AuthorityLevel, PetitionState
from petitions.models import RoutingRule

S = PetitionState


@pytest.fixture
def browser(client_for, coordinator):
    return client_for(coordinator)


@pytest.fixture
def rule(topic, so_cong_thuong, so_tai_chinh):
    row = RoutingRule.objects.create(topic=topic, authority_level=AuthorityLevel.PROVINCE, lead=so_cong_thuong)
    row.parts.add(so_tai_chinh)
    return row


def url(row):
    return reverse("petitions:triage", args=[row.code])


def filled(row, **changes):
    data = {
        "summary": "Xin mặt bằng", "topic": row.topic_id or "", "kind": "petition", "authority_level": "province",
        "version": row.version, "form_key": str(uuid.uuid4()), "request": "", "due": "", "due_note": "",
        "parts-TOTAL_FORMS": "3", "parts-INITIAL_FORMS": "0",
    }  # fmt: skip
    return data | changes


def test_the_inbox_leads_to_sorting_with_its_filters(browser, standing):
    row = standing(S.RECEIVED)
    page = browser.get(reverse("petitions:inbox") + "?channel=floor").content.decode()
    assert f"{url(row)}?channel=floor" in page
    assert browser.get(reverse("petitions:inbox_next")).url == url(row)


def test_the_page_begins_with_the_suggestion_and_its_reason(
    browser, standing, topic, rule, so_cong_thuong, so_tai_chinh
):
    page = browser.get(url(standing(S.RECEIVED, topic=topic)))
    assert page.context["form"]["lead"].value() == so_cong_thuong.pk
    assert page.context["parts"].forms[0].initial["body"] == so_tai_chinh.pk
    assert page.context["suggestion"].reason in page.content.decode()


def test_one_form_sorts_and_assigns_and_leads_on(browser, standing, topic, so_cong_thuong, so_tai_chinh):
    first, second = standing(S.RECEIVED), standing(S.RECEIVED)
    data = filled(first, topic=topic.pk, lead=so_cong_thuong.pk) | {"parts-0-body": so_tai_chinh.pk}
    answer = browser.post(url(first), data)
    assert answer.url == url(second)
    first.refresh_from_db()
    assert (first.state, first.topic, first.summary) == (S.ASSIGNED, topic, "Xin mặt bằng")
    assert first.assignments.count() == 2
    # A double click made one.
    browser.post(url(first), data)
    assert first.assignments.count() == 2


def test_a_chosen_topic_brings_another_suggestion_but_never_over_a_choice(browser, standing, topic, rule, so_tai_chinh):
    row = standing(S.RECEIVED)
    ask = filled(row, topic=topic.pk, suggest="1", lead="", suggested="")
    fresh = browser.post(url(row), ask, headers={"HX-Request": "true"})
    assert re.search(rf'<option value="{rule.lead_id}" selected', fresh.content.decode())
    assert b"<html" not in fresh.content
    kept = browser.post(url(row), ask | {"lead": so_tai_chinh.pk}, headers={"HX-Request": "true"})
    assert re.search(rf'<option value="{so_tai_chinh.pk}" selected', kept.content.decode())
    row.refresh_from_db()
    assert (row.state, row.topic) == (S.RECEIVED, None)


def test_a_chosen_body_beside_the_suggested_lead_stays_too(browser, standing, topic, rule, ubnd):
    """The lead is the suggested one, the body beside it is not: another level must not undo that choice."""
    row = standing(S.RECEIVED)
    suggested = {"lead": rule.lead_id, "suggested": rule.lead_id, "suggested_parts": str(rule.parts.get().pk)}
    ask = filled(row, topic=topic.pk, suggest="1", **suggested) | {"parts-0-body": ubnd.pk}
    kept = browser.post(url(row), ask, headers={"HX-Request": "true"})
    assert re.search(rf'<option value="{ubnd.pk}" selected', kept.content.decode())


def test_sorting_alone_needs_no_lead(browser, standing, topic):
    row = standing(S.NEEDS_INFO)
    assert browser.post(url(row), filled(row, topic=topic.pk, sort="1")).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.topic) == (S.NEEDS_INFO, topic)


def test_without_a_lead_what_was_typed_stays(browser, standing):
    row = standing(S.RECEIVED)
    page = browser.post(url(row), filled(row, summary="Gõ dở", lead=""))
    assert page.status_code == 422
    assert "Gõ dở" in page.content.decode()


def test_two_coordinators_at_once_the_second_is_told(browser, standing, so_cong_thuong, so_tai_chinh):
    row = standing(S.RECEIVED)
    late = filled(row, lead=so_tai_chinh.pk)
    browser.post(url(row), filled(row, lead=so_cong_thuong.pk))
    assert browser.post(url(row), late).url == reverse("petitions:detail", args=[row.code])
    row.refresh_from_db()
    assert row.current_lead.department == so_cong_thuong


def test_the_other_parts_go_on_after_the_leads_return(browser, standing, so_tai_chinh, head):
    from petitions.services import assignment_return

    row = standing(S.ASSIGNED, co=[so_tai_chinh])
    assignment_return(actor=head, assignment=row.current_lead, reason="Không thuộc Sở.")
    page = browser.get(url(row))
    assert page.context["parts"].forms[0].initial["body"] == so_tai_chinh.pk
