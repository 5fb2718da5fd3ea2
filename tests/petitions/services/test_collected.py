"""A list of many as one act: drafts nobody else sees, submitted all or none, one message to the office."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from core.audit import audit_for
from core.exceptions import DomainError
from core.models import Message
from meetings.enums import MeetingState
from petitions.enums import Channel, PetitionState
from petitions.models import CollectedList, Petition
from petitions.selectors import petitions_visible
from petitions.selectors.collected import lists_visible, petitions_of_list
from petitions.services import Letter, PetitionerEntry
from petitions.services.collected import (
    ListEntry,
    list_add,
    list_change,
    list_create,
    list_move,
    list_remove,
    list_submit,
    list_update,
)
from tests.factories.meetings import MeetingFactory

S = PetitionState


@pytest.fixture
def row(collector, alliance, coordinator):
    return list_create(actor=collector, body=alliance, entry=ListEntry("Kiến nghị quý III"))


@pytest.fixture
def add(collector, row, cooperative):
    def build(text, **kwargs):
        return list_add(
            actor=collector,
            collected_list=row,
            petitioner=PetitionerEntry(cooperative=cooperative),
            text=text,
            **kwargs,
        )

    return build


def words(row):
    return list(row.petitions.order_by("list_order").values_list("text", flat=True))


def test_drafts_are_the_collectors_alone_until_submitted(row, add, collector, coordinator, representative):
    one = add("Xin máy sấy.")
    assert (one.state, one.code, one.channel) == (S.DRAFT, None, Channel.LIST)
    assert lists_visible(collector).get() == row
    assert not lists_visible(coordinator).exists()
    assert not petitions_visible(coordinator).filter(pk=one.pk).exists()


def test_one_form_adds_one(row, add):
    key = uuid.uuid4()
    assert add("Xin máy sấy.", once_key=key) == add("Xin máy sấy.", once_key=key)
    assert row.petitions.count() == 1


def test_order_change_and_take_out(row, add, collector, cooperative):
    first, second = add("Một"), add("Hai")
    list_move(actor=collector, petition=second, up=True)
    list_move(actor=collector, petition=second, up=True)
    assert words(row) == ["Hai", "Một"]
    list_change(actor=collector, petition=first, petitioner=PetitionerEntry(name="Các hợp tác xã"), text="Một, sửa lại")
    assert words(row) == ["Hai", "Một, sửa lại"]
    assert first.petitioners.get().name == "Các hợp tác xã"
    list_remove(actor=collector, petition=second)
    assert words(row) == ["Một, sửa lại"]
    assert "Hai" in audit_for(row).first().render()


def test_submitted_at_one_moment_each_with_its_code_in_order_and_one_message(row, add, collector, coordinator, ubnd):
    add("Một")
    second = add("Hai")
    list_move(actor=collector, petition=second, up=True)
    Message.objects.all().delete()
    list_submit(actor=collector, collected_list=row)
    rows = list(Petition.objects.filter(collected_list=row).order_by("code"))
    assert [one.text for one in rows] == ["Hai", "Một"]
    assert {one.state for one in rows} == {S.RECEIVED}
    assert len({one.received_at for one in rows}) == 1
    assert {one.handled_by for one in rows} == {ubnd}
    told = Message.objects.filter(to_user=coordinator, channel="in_app").get()
    assert "2" in told.subject
    # Submitted again by a double click: nothing happens.
    list_submit(actor=collector, collected_list=row)
    assert Message.objects.filter(to_user=coordinator, channel="in_app").count() == 1
    assert lists_visible(coordinator).get() == row
    assert petitions_of_list(coordinator, row).count() == 2


def test_all_or_none(row, add, collector):
    add("Một")
    broken = add("Hai")
    Petition.objects.filter(pk=broken.pk).update(state=S.DRAFT, meeting=None, text="Hai")
    row.meeting = MeetingFactory(state=MeetingState.CANCELLED)
    row.save()
    with pytest.raises(DomainError):
        list_submit(actor=collector, collected_list=row)
    assert set(row.petitions.values_list("state", flat=True)) == {S.DRAFT}
    assert CollectedList.objects.get().submitted_at is None


def test_an_empty_list_is_not_submitted(row, collector):
    with pytest.raises(DomainError):
        list_submit(actor=collector, collected_list=row)


def test_after_submission_only_the_letter_changes(row, add, collector, cooperative):
    one = add("Một")
    list_submit(actor=collector, collected_list=row)
    list_update(actor=collector, collected_list=row, entry=ListEntry("Tên khác", letter=Letter("12/LMHTX")))
    row.refresh_from_db()
    assert (row.title, row.letter_number) == ("Kiến nghị quý III", "12/LMHTX")
    one.refresh_from_db()
    for act in (
        lambda: list_remove(actor=collector, petition=one),
        lambda: list_move(actor=collector, petition=one, up=True),
        lambda: add("Thêm"),
    ):
        with pytest.raises(DomainError):
            act()


def test_a_meetings_list_goes_to_its_organiser(collector, alliance, ubnd_xa, cooperative):
    meeting = MeetingFactory(organiser=ubnd_xa, state=MeetingState.ANNOUNCED)
    row = list_create(actor=collector, body=alliance, entry=ListEntry("Cho hội nghị", meeting))
    petitioner = PetitionerEntry(cooperative=cooperative)
    one = list_add(actor=collector, collected_list=row, petitioner=petitioner, text="Một")
    list_submit(actor=collector, collected_list=row)
    one.refresh_from_db()
    assert (one.handled_by, one.meeting) == (ubnd_xa, meeting)


def test_nobody_else_compiles_it(row, add, coordinator, officer, alliance):
    for other in (coordinator, officer):
        assert isinstance(other, User)
        with pytest.raises(PermissionDenied):
            list_submit(actor=other, collected_list=row)
        with pytest.raises(PermissionDenied):
            list_create(actor=other, body=alliance, entry=ListEntry("Của người khác"))
