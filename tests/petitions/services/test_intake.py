"""How petitions come in: drafts, sending, logging, lists; one form makes one petition."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from core.audit import audit_for
from core.exceptions import DomainError, TransitionError
from core.models import AuditEntry, Message
from meetings.enums import MeetingState
from meetings.services import meeting_undo_open
from petitions.enums import Channel, PetitionerKind
from petitions.models import Petition
from petitions.services import PetitionEntry, PetitionerEntry, petition_draft_save, petition_log, petition_submit
from tests.factories.meetings import MeetingFactory, TurnFactory

pytestmark = pytest.mark.django_db
WISH = "Đề nghị bố trí khoảng 0,8 ha trong cụm công nghiệp."


def entry(*petitioners, **kwargs):
    kwargs = {"text": WISH, "channel": Channel.FLOOR} | kwargs
    return PetitionEntry(petitioners=petitioners or (PetitionerEntry(name="Các hợp tác xã"),), **kwargs)


@pytest.fixture
def meeting(ubnd):
    return MeetingFactory(organiser=ubnd, state=MeetingState.IN_SESSION)


def test_log_at_a_meeting_gives_code_due_date_names_and_history(coordinator, cooperative, meeting, ubnd):
    row = petition_log(
        actor=coordinator,
        entry=entry(PetitionerEntry(cooperative, speaker_name="Triệu Thị Mùi"), meeting=meeting),
        at=datetime(2026, 10, 29, 2, 14, tzinfo=UTC),
    )
    assert row.code == "KN-2026-000001"
    assert (row.state, row.handled_by, row.handled_by_name) == ("received", ubnd, ubnd.name)
    # 15 calendar days end on Friday 13/11/2026.
    assert (row.due, row.due_days, row.due_counting) == (date(2026, 11, 13), 15, "calendar")
    petitioner = row.petitioners.get()
    assert (petitioner.name, petitioner.unit_name) == (cooperative.name, cooperative.unit_name)
    told = audit_for(row).get()
    assert told.actor_name == "Trần Thu Hà"
    assert cooperative.name in told.render()
    assert audit_for(meeting).get() == told


def test_second_submission_of_a_form_finds_the_first_petition(coordinator, meeting):
    key = uuid.uuid4()
    first = petition_log(actor=coordinator, entry=entry(meeting=meeting), once_key=key)
    second = petition_log(actor=coordinator, entry=entry(meeting=meeting), once_key=key)
    assert first.pk == second.pk
    assert Petition.objects.count() == 1
    assert AuditEntry.objects.count() == 1


def test_refused_log_leaves_no_row_no_code_and_no_history(coordinator, meeting):
    def log_and_fail():
        with transaction.atomic():
            petition_log(actor=coordinator, entry=entry(meeting=meeting))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        log_and_fail()
    assert not Petition.objects.exists()
    assert not AuditEntry.objects.exists()
    assert petition_log(actor=coordinator, entry=entry(meeting=meeting)).code == "KN-2026-000001"


@pytest.mark.parametrize("text", ["", "   \n ", "a" * 100_000])
def test_text_empty_or_endless_is_refused_beside_the_field(coordinator, meeting, text):
    with pytest.raises(DomainError) as refusal:
        petition_log(actor=coordinator, entry=entry(text=text, meeting=meeting))
    assert refusal.value.field == "text"
    assert not Petition.objects.exists()


def test_text_is_kept_composed_and_as_given(coordinator, meeting):
    row = petition_log(actor=coordinator, entry=entry(text="Hợp tác <script> 🌾", meeting=meeting))
    assert Petition.objects.get(pk=row.pk).text == "Hợp tác <script> 🌾"


@pytest.mark.parametrize("state", [MeetingState.DRAFT, MeetingState.CLOSED, MeetingState.CANCELLED])
def test_meeting_that_takes_no_petitions_refuses(coordinator, ubnd, state):
    meeting = MeetingFactory(organiser=ubnd, state=state)
    with pytest.raises(DomainError) as refusal:
        petition_log(actor=coordinator, entry=entry(meeting=meeting))
    assert refusal.value.field == "meeting"


def test_opening_of_a_meeting_stands_once_something_is_logged(coordinator, meeting):
    petition_log(actor=coordinator, entry=entry(meeting=meeting))
    with pytest.raises(DomainError):
        meeting_undo_open(actor=coordinator, meeting=meeting, at=meeting.opened_at)


def test_past_meeting_without_a_day_makes_nothing_up(coordinator, ubnd):
    meeting = MeetingFactory(
        organiser=ubnd, state=MeetingState.CONCLUDED, recorded_as_past=True, held_on=None, year=2024, starts_at=None,
        ends_at=None, place="",
    )  # fmt: skip
    row = petition_log(actor=coordinator, entry=entry(meeting=meeting))
    assert (row.code, row.year, row.due) == ("KN-2024-000001", 2024, None)


def test_turn_of_another_meeting_is_refused(coordinator, meeting):
    with pytest.raises(DomainError) as refusal:
        petition_log(actor=coordinator, entry=entry(meeting=meeting, turn=TurnFactory()))
    assert refusal.value.field == "turn"


def test_moment_that_has_not_come_is_refused(coordinator, meeting):
    with pytest.raises(DomainError):
        petition_log(actor=coordinator, entry=entry(meeting=meeting), at=timezone.now() + timedelta(days=1))


def test_several_petitioners_each_once(coordinator, cooperative, meeting):
    with pytest.raises(DomainError):
        petition_log(
            actor=coordinator,
            entry=entry(PetitionerEntry(cooperative), PetitionerEntry(cooperative), meeting=meeting),
        )
    row = petition_log(
        actor=coordinator,
        entry=entry(
            PetitionerEntry(cooperative),
            PetitionerEntry(name="Các HTX trên địa bàn", kind=PetitionerKind.COLLECTIVE),
            meeting=meeting,
        ),
    )
    assert [one.kind for one in row.petitioners.all()] == ["cooperative", "collective"]


@pytest.mark.parametrize("who", ["officer", "head", "leader", "admin_user", "neighbour", "outsider", "representative"])
def test_log_belongs_to_the_coordinator_of_the_handling_body(request, who, meeting):
    with pytest.raises(PermissionDenied):
        petition_log(actor=request.getfixturevalue(who), entry=entry(meeting=meeting))


class TestIntermediary:
    def test_logs_what_it_collected(self, collector, alliance, meeting):
        row = petition_log(actor=collector, entry=entry(meeting=meeting, collected_by=alliance, channel=Channel.LIST))
        assert (row.collected_by, row.collected_by_name) == (alliance, alliance.name)

    def test_may_not_log_in_nobodys_name(self, collector, meeting):
        with pytest.raises(PermissionDenied):
            petition_log(actor=collector, entry=entry(meeting=meeting))

    def test_sends_its_own_drafts(self, collector, alliance, ubnd):
        draft = petition_draft_save(actor=collector, entry=entry(collected_by=alliance, handled_by=ubnd))
        assert petition_submit(actor=collector, petition=draft).state == "received"


class TestPortal:
    def test_draft_then_sent_with_receipt(self, representative, cooperative, coordinator, na_khoang, ubnd):
        draft = petition_draft_save(
            actor=representative, entry=entry(PetitionerEntry(cooperative), channel=Channel.ONLINE, text="")
        )
        # The commune has no coordinator: the nearest place above it handles it.
        assert (draft.state, draft.code, draft.handled_by) == ("draft", None, ubnd)
        with pytest.raises(DomainError):
            petition_submit(actor=representative, petition=draft)
        petition_draft_save(
            actor=representative, petition=draft, entry=entry(PetitionerEntry(cooperative), channel=Channel.ONLINE)
        )
        sent = petition_submit(actor=representative, petition=draft)
        assert sent.state == "received"
        assert Message.objects.filter(to_user=representative, subject__contains=sent.code).exists()
        assert Message.objects.filter(to_user=coordinator, subject__contains=sent.code).exists()

    def test_nearest_office_with_a_coordinator_handles_it(
        self, representative, cooperative, coordinator, commune_coordinator, ubnd_xa
    ):
        draft = petition_draft_save(actor=representative, entry=entry(PetitionerEntry(cooperative)))
        assert draft.handled_by == ubnd_xa

    def test_sent_twice_is_refused_politely(self, representative, standing):
        row = standing("draft")
        petition_submit(actor=representative, petition=row)
        with pytest.raises(TransitionError):
            petition_submit(actor=representative, petition=row)

    def test_sent_petition_is_no_draft_any_more(self, representative, cooperative, standing):
        row = standing("received")
        with pytest.raises(TransitionError):
            petition_draft_save(
                actor=representative, petition=row, entry=entry(PetitionerEntry(cooperative), text="Lời khác.")
            )

    def test_for_another_organisation_is_refused(self, rival, cooperative, coordinator):
        with pytest.raises(DomainError) as refusal:
            petition_draft_save(actor=rival, entry=entry(PetitionerEntry(cooperative)))
        assert refusal.value.field == "petitioners"

    def test_window_of_the_meeting_must_be_open(self, representative, cooperative, ubnd, standing):
        meeting = MeetingFactory(organiser=ubnd, state=MeetingState.ANNOUNCED)
        row = standing("draft", meeting=meeting)
        with pytest.raises(DomainError) as refusal:
            petition_submit(actor=representative, petition=row)
        assert refusal.value.field == "meeting"
        meeting.petition_window_opens = timezone.now() - timedelta(days=1)
        meeting.save()
        assert petition_submit(actor=representative, petition=row).state == "received"
