"""Similar petitions while one is typed, and beside one that is there."""

import pytest
from django.urls import reverse

from petitions.enums import Channel, PetitionState
from petitions.models import Petition
from petitions.services import PetitionEntry, PetitionerEntry, petition_draft_save, petition_log, petition_submit
from petitions.services.similar import petition_terms_refresh, publication_terms_refresh
from tests.factories.petitions import PublicationFactory

S = PetitionState
COLD = "Hợp tác xã cần kho lạnh 200 m3 để bảo quản quả trám và măng, đề nghị tỉnh đầu tư kho dùng chung."
ASKED = "dau tu kho lanh dung chung bao quan tram, mang cho cac HTX"


@pytest.fixture
def written(standing):
    def build(text=COLD, state=S.ASSIGNED, **fields):
        row = standing(state, text=text, **fields)
        petition_terms_refresh(row)
        return row

    return build


@pytest.fixture
def logged(ubnd, coordinator, cooperative):
    entry = PetitionEntry(
        text=COLD, petitioners=(PetitionerEntry(cooperative=cooperative),), channel=Channel.VISIT, handled_by=ubnd
    )
    return petition_log(actor=coordinator, entry=entry)


def test_what_is_typed_brings_up_what_was_logged(client_for, coordinator, logged):
    response = client_for(coordinator).post(reverse("petitions:similar_typed"), {"text": ASKED})
    assert f"/manage/petitions/{logged.code}/" in response.content.decode()
    assert [row.line.code for row in response.context["rows"]] == [logged.code]


def test_what_a_representative_sends_is_found_and_their_draft_is_not(
    client_for, coordinator, representative, cooperative, ubnd
):
    entry = PetitionEntry(
        text=COLD, petitioners=(PetitionerEntry(cooperative=cooperative),), channel=Channel.ONLINE, handled_by=ubnd
    )
    draft = petition_draft_save(actor=representative, entry=entry)
    browser, url = client_for(coordinator), reverse("petitions:similar_typed")
    assert browser.post(url, {"text": ASKED}).context["rows"] == []
    petition_submit(actor=representative, petition=draft)
    assert len(browser.post(url, {"text": ASKED}).context["rows"]) == 1


@pytest.mark.parametrize("text", ["", "Kho lạnh", "Đề nghị tỉnh"])
def test_a_few_words_are_not_looked_for(client_for, coordinator, logged, text):
    response = client_for(coordinator).post(reverse("petitions:similar_typed"), {"text": text})
    assert (response.status_code, response.context["rows"]) == (200, [])


def test_the_pages_for_typing_hold_the_place(client_for, coordinator):
    page = client_for(coordinator).get(reverse("petitions:new")).content.decode()
    assert f'data-hx-post="{reverse("petitions:similar_typed")}"' in page
    assert 'aria-live="polite"' in page


class TestBesideAPetition:
    def test_it_shows_the_answer_given_then(self, client_for, coordinator, written):
        old = written(state=S.ANSWERED)
        row = written(text=ASKED, state=S.RECEIVED)
        page = client_for(coordinator).get(reverse("petitions:similar", args=[row.code]))
        assert [one.line.code for one in page.context["rows"]] == [old.code]
        assert "Cụm công nghiệp còn 3,2 ha" in page.content.decode()

    def test_it_is_a_part_for_htmx_and_a_page_without(self, client_for, coordinator, written):
        row, browser = written(), client_for(coordinator)
        url = reverse("petitions:similar", args=[row.code])
        assert "<html" in browser.get(url).content.decode()
        assert "<html" not in browser.get(url, headers={"HX-Request": "true"}).content.decode()

    def test_merging_comes_with_the_code_filled_in(self, client_for, coordinator, written):
        old, row = written(state=S.ANSWERED), written(text=ASKED, state=S.RECEIVED)
        browser = client_for(coordinator)
        (found,) = browser.get(reverse("petitions:similar", args=[row.code])).context["rows"]
        assert f'value="{old.code}"' in browser.get(found.merge_url).content.decode()

    def test_the_same_matter_comes_with_the_other_petition_filled_in(self, client_for, coordinator, written):
        old, row = written(state=S.ANSWERED), written(text=ASKED, state=S.RECEIVED)
        browser = client_for(coordinator)
        (found,) = browser.get(reverse("petitions:similar", args=[row.code])).context["rows"]
        assert old.code in browser.get(found.matter_url).context["form"].initial["also"]

    def test_what_cannot_lead_offers_no_merging(self, client_for, coordinator, written):
        written(state=S.WITHDRAWN)
        row = written(text=ASKED, state=S.RECEIVED)
        (found,) = client_for(coordinator).get(reverse("petitions:similar", args=[row.code])).context["rows"]
        assert found.merge_url == ""

    def test_an_officer_is_offered_no_merging(self, client_for, officer, written):
        written()
        row = written(text=ASKED)
        (found,) = client_for(officer).get(reverse("petitions:similar", args=[row.code])).context["rows"]
        assert (found.merge_url, found.matter_url) == ("", "")


class TestPortal:
    def test_a_representative_sees_published_ones_in_public_words_only(self, client_for, representative, written):
        public = written(state=S.ANSWERED, text="Lời riêng Zqrieng")
        one = PublicationFactory(petition=public, answer=public.current_answer, petition_text=COLD)
        publication_terms_refresh(one)
        written()
        response = client_for(representative).post(reverse("petitions:portal_similar"), {"text": ASKED})
        assert [row.line.code for row in response.context["rows"]] == [public.code]
        assert "Zqrieng" not in response.content.decode()
        assert Petition.objects.count() == 2

    def test_words_that_are_not_public_bring_up_nothing(self, client_for, representative, written):
        written()
        response = client_for(representative).post(reverse("petitions:portal_similar"), {"text": ASKED})
        assert response.content.decode().strip() == ""
