"""Hosts, programme, delegates, documents, drafts, conclusions, awards, pictures, turns."""

from datetime import date, time

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from meetings import services
from meetings.enums import DelegateKind
from tests.factories.meetings import (
    AgendaItemFactory,
    AwardFactory,
    ConclusionFactory,
    ConsultationFactory,
    DelegateFactory,
    HostFactory,
    PhotoFactory,
    ReferenceDocumentFactory,
)

pytestmark = pytest.mark.django_db

ADD = {
    "host_add": {"name": "Tỉnh ủy Lam Giang"},
    "agenda_item_add": {"title": "Khai mạc"},
    "delegate_add": {"name": "Hoàng Minh Đức"},
    "reference_add": {"symbol": "20-NQ/TW"},
    "consultation_add": {"title": "Dự thảo Kế hoạch"},
    "conclusion_add": {"text": "Rà soát quỹ đất"},
    "award_add": {"giver": "Chủ tịch UBND tỉnh", "count": 8},
    "photo_add": {"caption": "Quang cảnh hội nghị"},
}
CHANGE = {
    "agenda_item_change": (AgendaItemFactory, "item", {"title": "Bế mạc"}),
    "delegate_change": (DelegateFactory, "delegate", {"name": "Vũ Thị Hạnh"}),
    "reference_change": (ReferenceDocumentFactory, "document", {"symbol": "1/KH-UBND"}),
    "consultation_change": (ConsultationFactory, "consultation", {"title": "Dự thảo khác"}),
    "conclusion_change": (ConclusionFactory, "conclusion", {"text": "Khác"}),
    "award_change": (AwardFactory, "award", {"giver": "Liên minh HTX"}),
    "photo_change": (PhotoFactory, "photo", {"caption": "Khác"}),
    "host_remove": (HostFactory, "host", {}),
    "agenda_item_remove": (AgendaItemFactory, "item", {}),
    "delegate_remove": (DelegateFactory, "delegate", {}),
    "reference_remove": (ReferenceDocumentFactory, "document", {}),
    "consultation_remove": (ConsultationFactory, "consultation", {}),
    "conclusion_remove": (ConclusionFactory, "conclusion", {}),
    "award_remove": (AwardFactory, "award", {}),
    "photo_remove": (PhotoFactory, "photo", {}),
}
MOVE = {
    "host_move": (HostFactory, "host"),
    "agenda_item_move": (AgendaItemFactory, "item"),
    "delegate_move": (DelegateFactory, "delegate"),
    "reference_move": (ReferenceDocumentFactory, "document"),
    "conclusion_move": (ConclusionFactory, "conclusion"),
    "photo_move": (PhotoFactory, "photo"),
}


@pytest.mark.parametrize("name", ADD)
def test_add_is_told_in_the_history(draft, coordinator, name):
    row = getattr(services, name)(actor=coordinator, meeting=draft, **ADD[name])
    entry = audit_for(draft).get()
    assert row.meeting == draft
    for language in ("vi", "en"):
        with translation.override(language):
            assert entry.render().startswith("Trần Thu Hà ")
            assert "%(" not in entry.render()
            assert "…" not in entry.render()


@pytest.mark.parametrize("name", ADD)
def test_add_is_refused_to_others_and_in_a_closed_file(draft, closed, coordinator, neighbour, name):
    with pytest.raises(PermissionDenied):
        getattr(services, name)(actor=neighbour, meeting=draft, **ADD[name])
    with pytest.raises(TransitionError):
        getattr(services, name)(actor=coordinator, meeting=closed, **ADD[name])


@pytest.mark.parametrize("name", CHANGE)
def test_change_and_removal_are_told_and_guarded(draft, coordinator, neighbour, name):
    build, word, values = CHANGE[name]
    row = build(meeting=draft)
    act = getattr(services, name)
    with pytest.raises(PermissionDenied):
        act(actor=neighbour, **{word: row}, **values)
    act(actor=coordinator, **{word: row}, **values)
    entry = audit_for(draft).get()
    assert entry.action == f"meetings.{name}"
    with translation.override("vi"):
        assert "%(" not in entry.render()
    if name.endswith("_remove"):
        with pytest.raises(DomainError):
            act(actor=coordinator, **{word: row})


@pytest.mark.parametrize("name", MOVE)
def test_move_swaps_neighbours_and_stops_at_the_ends(draft, coordinator, name):
    build, word = MOVE[name]
    draft.hosts.all().delete()
    draft.delegates.all().delete()
    first, second = build(meeting=draft, order=1), build(meeting=draft, order=2)
    move = getattr(services, name)
    move(actor=coordinator, **{word: second}, up=True)
    assert list(type(first).objects.filter(meeting=draft)) == [second, first]
    move(actor=coordinator, **{word: second}, up=True)
    assert list(type(first).objects.filter(meeting=draft)) == [second, first]
    move(actor=coordinator, **{word: second}, up=False)
    assert list(type(first).objects.filter(meeting=draft)) == [first, second]


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [
        ("host_add", {"name": " "}, "body"),
        ("agenda_item_add", {"title": ""}, "title"),
        ("agenda_item_add", {"title": "A", "starts_at": time(9), "ends_at": time(8)}, "ends_at"),
        ("delegate_add", {"name": ""}, "name"),
        ("delegate_add", {"kind": DelegateKind.GROUP, "name": "Các xã", "count": 0}, "count"),
        ("reference_add", {}, "symbol"),
        ("consultation_add", {"title": ""}, "title"),
        (
            "consultation_add",
            {"title": "A", "opens_on": date(2026, 2, 2), "closes_on": date(2026, 2, 1)},
            "closes_on",
        ),
        ("conclusion_add", {"text": ""}, "text"),
        ("award_add", {"giver": ""}, "giver"),
        ("award_add", {"giver": "A", "count": 1, "recipients": ["HTX A", "HTX B"]}, "count"),
        ("photo_add", {"caption": ""}, "caption"),
    ],
)
def test_refusals_name_the_field(draft, coordinator, name, values, field):
    with pytest.raises(DomainError) as refused:
        getattr(services, name)(actor=coordinator, meeting=draft, **values)
    assert refused.value.field == field
