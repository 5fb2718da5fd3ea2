"""Builds what the addresses of the matrix name. Each function adds rows to `world`, by the names of `OBJECTS`."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.utils import timezone

from accounts.enums import BodyKind, BodyLevel, Role
from accounts.models import Appointment
from core.audit import N_, audit_record
from core.messages import Sender, letter_queue, letters_hand_over, message_queue, messages_held
from core.models import (
    CalendarDay,
    ImportRow,
    ImportRowState,
    ImportRun,
    ImportState,
    JobState,
    Message,
    MessageState,
)
from meetings.enums import MeetingState
from petitions.enums import AuthorityLevel, PetitionState, PublicationState
from petitions.models import AnswerTemplate, Attachment, CollectedList, RoutingRule
from reports.enums import DocumentKind
from reports.models import Document
from tests.factories.accounts import AppointmentFactory, DepartmentFactory, SignatoryFactory, UserFactory
from tests.factories.cooperatives import (
    AnnualFiguresFactory,
    AreaFiguresFactory,
    CooperativeFactory,
    ProductFactory,
    RepresentativeFactory,
)
from tests.factories.core import job, stored_file
from tests.factories.meetings import (
    AgendaItemFactory,
    AwardFactory,
    ConclusionFactory,
    ConsultationFactory,
    DelegateFactory,
    HostFactory,
    MeetingFactory,
    OpinionFactory,
    PhotoFactory,
    ReferenceDocumentFactory,
)
from tests.factories.petitions import MatterFactory, PublicationFactory, TopicFactory, petition_standing


def places_made(world: SimpleNamespace) -> None:
    """Bodies and people that only administrators manage, and what is set on the ground floor."""
    world.body = DepartmentFactory(name="Sở Y tế tỉnh Lam Giang", kind=BodyKind.SO, level=BodyLevel.PROVINCE)
    world.person = UserFactory(full_name="Hà Thị Mới", email="moi@lamgiang.example.vn")
    world.closed_person = UserFactory(full_name="Hà Thị Cũ", email="cu@lamgiang.example.vn", is_active=False)
    world.appointment = Appointment.objects.get(user=world.cast.officer, role=Role.OFFICER)
    leads = Appointment.objects.get(user=world.cast.leader, role=Role.LEADER)
    world.delegation = AppointmentFactory(
        user=world.person, role=Role.LEADER, department=world.ubnd, acting_for=leads, basis="GUQ 12",
        valid_until=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip
    world.signatory = SignatoryFactory(body=world.ubnd)
    world.day = CalendarDay.objects.create(day=date(2027, 2, 5), is_working=False, note="Nghỉ Tết")
    (world.message,) = message_queue(
        to_user=world.cast.representative, subject="Đã nhận", body="Đã nhận kiến nghị.", link="/portal/",
        dedupe_key="matrix", channels=["in_app"],
    )  # fmt: skip
    world.mail = Message.objects.create(
        to_user=world.cast.representative, channel="email", address="htx@datrang.example.vn", subject="Đã nhận",
        body="Đã nhận kiến nghị.", dedupe_key="matrix-mail", state=MessageState.FAILED, sender_id=world.ubnd.pk,
    )  # fmt: skip
    sender = Sender(world.ubnd.pk, world.ubnd.name)
    with messages_held(actor=world.cast.leader, title="Công bố 1 câu trả lời") as hold:
        (world.held,) = message_queue(
            to_user=world.cast.representative, subject="Đã công bố", body="Đã công bố.", dedupe_key="matrix-held",
            channels=["in_app"], sender=sender, reviewable=True,
        )  # fmt: skip
    world.batch = hold.batch(sender)
    world.letter = letter_queue(
        to_name="Hợp tác xã Bản Lùng", to_place="xã Nà Khoang", subject="Đã nhận", body="x", dedupe_key="matrix",
        sender=sender,
    )  # fmt: skip
    letters_hand_over(actor=world.cast.coordinator, letters=[world.letter], on=timezone.localdate())


def register_made(world: SimpleNamespace) -> None:
    """The representative's cooperative with all that belongs to one, and another one of the same commune."""
    world.cooperative = CooperativeFactory(name="Hợp tác xã Miến dong Đá Trắng", unit=world.commune)
    world.other_cooperative = CooperativeFactory(name="Hợp tác xã Suối Mây", unit=world.commune)
    world.far_cooperative = CooperativeFactory(name="Hợp tác xã Ngoài Tỉnh")
    AnnualFiguresFactory(cooperative=world.cooperative)
    world.product = ProductFactory(cooperative=world.cooperative)
    world.area_figure = AreaFiguresFactory(unit=world.commune, year=2025)
    world.mandate = RepresentativeFactory(user=world.cast.representative, cooperative=world.cooperative)


def meeting_made(world: SimpleNamespace) -> None:
    """A meeting in session that is not public, with one of each part; a draft; a public one; another province's."""
    world.meeting = row = MeetingFactory(organiser=world.ubnd, code="dang-hop", state=MeetingState.IN_SESSION)
    world.host = HostFactory(meeting=row, body=world.ubnd, name=world.ubnd.name)
    world.agenda_item = AgendaItemFactory(meeting=row)
    world.delegate = DelegateFactory(meeting=row, kind="body", body=world.sct, name=world.sct.name, honorific="")
    world.meeting_file = stored_file("ke-hoach.pdf", owner_kind="meetings.reference")
    world.reference = ReferenceDocumentFactory(meeting=row, file=world.meeting_file)
    world.consultation = ConsultationFactory(meeting=row)
    world.opinion = OpinionFactory(consultation=world.consultation)
    world.conclusion = ConclusionFactory(meeting=row)
    world.award = AwardFactory(meeting=row)
    world.photo = PhotoFactory(meeting=row)
    world.draft_meeting = MeetingFactory(organiser=world.ubnd, code="dang-soan")
    world.public_meeting = MeetingFactory(
        organiser=world.ubnd, code="cong-khai", state=MeetingState.CONCLUDED, published_at=timezone.now()
    )
    world.public_file = stored_file("chuong-trinh.pdf", owner_kind="meetings.reference")
    ReferenceDocumentFactory(meeting=world.public_meeting, file=world.public_file)
    world.far_meeting = MeetingFactory(code="tinh-khac", state=MeetingState.ANNOUNCED)


def case_made(world: SimpleNamespace) -> None:
    """The representative's petitions: at work with the officer's body, a draft, one just received, a public one."""
    world.topic = TopicFactory(code="thue-dat-thu", name="Thuê đất, mặt nước")
    world.rule = RoutingRule.objects.create(topic=world.topic, authority_level=AuthorityLevel.PROVINCE, lead=world.sct)
    common = {"handled_by": world.ubnd, "cooperative": world.cooperative, "topic": world.topic}
    world.template = AnswerTemplate.objects.create(
        title="Hướng dẫn thuê đất", text="Kính gửi {ten_htx}.", body=world.sct
    )
    world.petition = petition_standing(
        PetitionState.ASSIGNED, lead=world.sct, co=[world.stc], meeting=world.meeting, **common
    )
    world.part = world.petition.current_lead
    world.co_part = world.petition.assignments.exclude(pk=world.part.pk).get()
    world.attachment = stored_file("don.pdf", owner_kind="petitions.attachment")
    Attachment.objects.create(petition=world.petition, file=world.attachment)
    world.draft = petition_standing(PetitionState.DRAFT, **common)
    world.received = petition_standing(PetitionState.RECEIVED, meeting=world.meeting, **common)
    world.asked = petition_standing(PetitionState.NEEDS_INFO, **common)
    public = petition_standing(PetitionState.ANSWERED, lead=world.stc, meeting=world.public_meeting, **common)
    PublicationFactory(petition=public, answer=public.current_answer)
    world.public_petition = public
    prepared = petition_standing(PetitionState.ANSWERED, lead=world.sct, **common)
    PublicationFactory(
        petition=prepared, answer=prepared.current_answer, state=PublicationState.PREPARED, published_at=None
    )
    escalated = petition_standing(PetitionState.ESCALATED, **common)
    world.dossier = escalated.current_escalation.escalation
    world.matter = MatterFactory(handled_by=world.ubnd)
    alliance = DepartmentFactory(name="Liên minh hợp tác xã", is_intermediary=True, unit=world.ubnd.unit)
    about = {"body": alliance, "body_name": alliance.name}
    world.draft_list = CollectedList.objects.create(title="Danh sách đang lập", **about)
    world.sent_list = CollectedList.objects.create(
        title="Danh sách đã gửi", submitted_at=timezone.now(), submitted_by_name="Hoàng Thị Liên", **about
    )
    world.listed = petition_standing(PetitionState.RECEIVED, collected_list=world.sent_list, **common)
    world.far_petition = petition_standing(PetitionState.RECEIVED, cooperative=world.far_cooperative)
    for row in (world.petition, world.received):
        audit_record(actor=world.cast.coordinator, action="petitions.log", target=row, sentence=N_("%(actor)s …"))


def papers_made(world: SimpleNamespace) -> None:
    """A finished paper with its file, a failed one, one at work; and a failed job of its own."""
    now = timezone.now()
    coordinator = world.cast.coordinator
    world.document_file = stored_file("bao-cao.pdf", owner_kind="reports.document", actor=coordinator)
    common = {"kind": DocumentKind.SUMMARY_REPORT, "title": "Báo cáo tổng hợp", "issuing_body": world.ubnd}
    common |= {"issuing_name": world.ubnd.name, "meeting": world.meeting, "created_by": coordinator}
    ended = {"requested_by": coordinator, "finished_at": now}
    world.document = Document.objects.create(
        key="a", file=world.document_file, sha256=world.document_file.sha256, pages=3, made_at=now,
        job=job(state=JobState.DONE, **ended), **common,
    )  # fmt: skip
    world.failed_document = Document.objects.create(key="b", job=job(state=JobState.FAILED, **ended), **common)
    world.waiting_document = Document.objects.create(key="c", job=job(requested_by=coordinator), **common)
    world.run = ImportRun.objects.create(
        kind="petitions.answers", state=ImportState.PREVIEW, created_by=world.cast.head,
        file=stored_file("tra-loi.csv", b"a;b", owner_kind="core.import", actor=world.cast.head),
    )  # fmt: skip
    ImportRow.objects.create(run=world.run, number=2, state=ImportRowState.NEW)
    world.job = job(state=JobState.FAILED, **ended)
    world.waiting_job = job(requested_by=coordinator, created_at=now - timedelta(minutes=1))
