"""Lists cost the same number of statements with one row and with three, and no more than is written here."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.enums import Role
from core.messages import Sender, letter_queue, message_queue, messages_held
from core.models import CalendarDay, ImportRun, JobState, Message
from meetings.enums import MeetingState
from petitions.enums import PetitionState, PublicationState
from petitions.models import AnswerTemplate, RoutingRule
from reports.enums import DocumentKind
from reports.models import Document
from tests.architecture.matrix_walk import clients_of
from tests.factories.accounts import AdministrativeUnitFactory, AppointmentFactory, DepartmentFactory, UserFactory
from tests.factories.cooperatives import AreaFiguresFactory, CooperativeFactory, ProductFactory, RepresentativeFactory
from tests.factories.core import job, stored_file
from tests.factories.meetings import AgendaItemFactory, DelegateFactory, HostFactory, MeetingFactory
from tests.factories.petitions import MatterFactory, PromiseFactory, PublicationFactory, TopicFactory, petition_standing

# Statements of a whole page: session, user and rights are among them (5 for staff).
PAGES = {
    ("public_home", "anonymous"): 4,
    ("petitions:public_petitions", "anonymous"): 7,
    ("petitions:public_meetings", "anonymous"): 1,
    ("petitions:public_meeting", "anonymous"): 14,
    ("petitions:portal_home", "representative"): 10,
    ("home_by_role", "officer"): 14,
    ("home_by_role", "head"): 14,
    ("home_by_role", "leader"): 13,
    ("home_by_role", "coordinator"): 14,
    ("home_by_role", "administrator"): 6,
    ("petitions:list", "officer"): 14,
    ("petitions:list", "leader"): 15,
    ("petitions:list", "coordinator"): 14,
    ("petitions:inbox", "coordinator"): 15,
    ("petitions:routing_list", "administrator"): 8,
    ("petitions:topic_list", "administrator"): 6,
    ("petitions:publish_many", "leader"): 7,
    ("petitions:template_list", "coordinator"): 6,
    ("petitions:approve_many", "leader"): 9,
    ("petitions:terms", "administrator"): 5,
    ("petitions:promises", "coordinator"): 12,
    ("petitions:matters", "coordinator"): 12,
    ("petitions:dossiers", "coordinator"): 12,
    ("petitions:last_time", "coordinator"): 20,
    ("petitions:meeting_detail", "coordinator"): 22,
    ("petitions:log", "coordinator"): 12,
    ("meetings:list", "coordinator"): 7,
    ("meetings:delegates", "coordinator"): 9,
    ("cooperatives:list", "coordinator"): 7,
    ("cooperatives:suggest", "coordinator"): 5,
    ("cooperatives:area_list", "coordinator"): 15,
    ("reports:list", "coordinator"): 6,
    ("reports:request", "coordinator"): 14,
    ("core:messages", "representative"): 5,
    ("core:mail_list", "administrator"): 5,
    ("core:mail_list", "coordinator"): 7,
    ("core:batches", "coordinator"): 7,
    ("core:letters", "coordinator"): 7,
    ("core:letters_print", "coordinator"): 6,
    ("core:notice_choices", "officer"): 7,
    ("core:imports", "head"): 7,
    ("core:calendar", "administrator"): 5,
    ("accounts:user_list", "administrator"): 6,
    ("accounts:body_list", "administrator"): 5,
    ("accounts:unit_list", "administrator"): 5,
}
OF_ONE_MEETING = {"petitions:meeting_detail", "petitions:last_time", "petitions:public_meeting", "petitions:log",
                  "meetings:delegates", "reports:request"}  # fmt: skip


@pytest.fixture
def grown(cast, ubnd, so_cong_thuong, so_tai_chinh, lam_giang, na_khoang) -> SimpleNamespace:
    """The ground that rows stand on; `number` counts the rows of each kind."""
    meeting = MeetingFactory(
        organiser=ubnd, code="dang-hop", state=MeetingState.IN_SESSION, published_at=timezone.now()
    )
    return SimpleNamespace(
        cast=cast, ubnd=ubnd, sct=so_cong_thuong, stc=so_tai_chinh, province=lam_giang, commune=na_khoang,
        meeting=meeting, number=0,
    )  # fmt: skip


def grow(world: SimpleNamespace) -> None:
    """One more row of every kind, each with bodies, topics and organisations of its own."""
    world.number += 1
    register_grown(world)
    meetings_grown(world)
    petitions_grown(world)
    settings_grown(world)


def register_grown(world: SimpleNamespace) -> None:
    unit = AdministrativeUnitFactory(parent=world.province)
    world.cooperative = CooperativeFactory(unit=unit, name=f"Hợp tác xã Mới {world.number}")
    ProductFactory(cooperative=world.cooperative)
    AreaFiguresFactory(unit=world.province, year=timezone.localdate().year - world.number)
    RepresentativeFactory(user=world.cast.representative, cooperative=world.cooperative)


def meetings_grown(world: SimpleNamespace) -> None:
    world.body = DepartmentFactory(name=f"Sở Mới {world.number}", unit=world.province)
    day = timezone.localdate() + timedelta(days=world.number)
    coming = MeetingFactory(
        organiser=world.ubnd, state=MeetingState.ANNOUNCED, held_on=day, published_at=timezone.now()
    )
    for meeting in (coming, world.meeting):
        HostFactory(meeting=meeting, body=world.body, name=world.body.name)
        AgendaItemFactory(meeting=meeting)
        DelegateFactory(meeting=meeting, kind="body", body=world.body, name=world.body.name, honorific="")
        DelegateFactory(meeting=meeting, cooperative=world.cooperative)
        asked = job(state=JobState.DONE, requested_by=world.cast.coordinator, finished_at=timezone.now())
        Document.objects.create(
            kind=DocumentKind.SUMMARY_REPORT, title="Báo cáo tổng hợp", key=str(asked.pk), issuing_body=world.body,
            issuing_name=world.body.name, meeting=meeting, job=asked,
        )  # fmt: skip


def petitions_grown(world: SimpleNamespace) -> None:
    topic = TopicFactory()
    AnswerTemplate.objects.create(title=f"Mẫu {world.number}", text="Kính gửi {ten_htx}.", topic=topic, body=world.ubnd)
    common = {"handled_by": world.ubnd, "cooperative": world.cooperative, "topic": topic, "meeting": world.meeting}
    late = timezone.localdate() - timedelta(days=3)
    for lead, co in ((world.sct, world.body), (world.body, world.sct)):
        petition_standing(PetitionState.ASSIGNED, lead=lead, co=[co, world.stc], due=late, **common)
        petition_standing(PetitionState.IN_REVIEW, lead=lead, co=[co], **common)
    rule = RoutingRule.objects.create(topic=topic, authority_level="province", lead=world.sct, unit=world.commune)
    rule.parts.add(world.body)
    matter = MatterFactory(handled_by=world.ubnd, topic=topic)
    for state in (PetitionState.RECEIVED, PetitionState.NEEDS_INFO, PetitionState.DRAFT, PetitionState.ESCALATED):
        petition_standing(state, matter=matter, **common)
    for state in (PublicationState.PUBLISHED, PublicationState.PREPARED):
        row = petition_standing(PetitionState.ANSWERED, lead=world.body, **common)
        PublicationFactory(petition=row, answer=row.current_answer, state=state)
        PromiseFactory(petition=row, answer=row.current_answer)


def settings_grown(world: SimpleNamespace) -> None:
    person = UserFactory()
    AppointmentFactory(user=person, role=Role.OFFICER, department=world.body)
    for channels in (["in_app"], ["email"]):
        message_queue(
            to_user=world.cast.representative, subject="Đã nhận", body="Đã nhận.", channels=channels,
            dedupe_key=f"{channels}{world.number}",
        )  # fmt: skip
    ImportRun.objects.create(
        kind="petitions.answers", created_by=world.cast.head, file=stored_file(f"tra-loi-{world.number}.pdf")
    )
    sender = Sender(world.ubnd.pk, world.ubnd.name)
    Message.objects.filter(channel="email").update(to_user=person, sender_id=world.ubnd.pk)
    common = {"subject": "Đã nhận", "body": "Đã nhận.", "sender": sender}
    letter_queue(to_name=f"Hợp tác xã Cũ {world.number}", dedupe_key=f"letter{world.number}", **common)
    with messages_held(actor=world.cast.leader, title="Công bố"):
        message_queue(to_user=person, dedupe_key=f"held{world.number}", reviewable=True, **common)
    CalendarDay.objects.create(
        day=timezone.localdate() + timedelta(days=world.number), is_working=False, note="Nghỉ bù"
    )


def counts(world: SimpleNamespace) -> dict[tuple[str, str], int]:
    """The statements of each page, after one visit that fills what is remembered between requests."""
    clients = clients_of(world.cast)
    found = {}
    for name, role in PAGES:
        url = reverse(name, args=[world.meeting.code] if name in OF_ONE_MEETING else [])
        url += "?q=moi" if name == "cooperatives:suggest" else ""
        clients[role].get(url)
        with CaptureQueriesContext(connection) as asked:
            response = clients[role].get(url)
        assert response.status_code == 200, url
        found[name, role] = len(asked)
    return found


def test_a_list_costs_the_same_with_one_row_and_with_three(grown):
    grow(grown)
    with_one = counts(grown)
    grow(grown)
    grow(grown)
    assert counts(grown) == with_one
    assert {page: count for page, count in with_one.items() if count > PAGES[page]} == {}
