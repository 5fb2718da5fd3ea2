"""Takes the demo's petitions through their lives, step by step, through the services and at the hours told."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cooperatives.models import Cooperative
from core.calendar import add_working_days, is_working_day
from hoinghi.demo.lam_giang_story import Story
from hoinghi.demo.people import People
from hoinghi.demo.topics import demo_topics
from meetings.models import Meeting
from petitions.enums import AuthorityLevel, Channel, DeclineReason, Outcome, RedirectKind
from petitions.models import Assignment, Petition
from petitions.services import (
    AssignmentOrder,
    EscalationOrder,
    Letter,
    OutcomeEntry,
    PassageRemark,
    PetitionEntry,
    PetitionerEntry,
    PublicWords,
    SpotAnswer,
    answer_approve,
    answer_confirm,
    answer_directly,
    answer_send_back,
    answer_submit,
    assignment_receive,
    assignment_return,
    assignment_save_text,
    assignment_sign_off,
    petition_answer_on_the_spot,
    petition_ask_info,
    petition_assign,
    petition_close,
    petition_decline,
    petition_draft_save,
    petition_escalate,
    petition_log,
    petition_merge,
    petition_redirect,
    petition_withdraw,
    publication_prepare,
    publication_publish,
)

SPEAKERS = ("Bà Lò Thị Nga", "Ông Vi Văn Khánh", "Bà Triệu Thị Mùi", "Ông Bàn Văn Sinh", "Ông Đặng Quốc Hưng")
CO_TEXT = {
    "nnmt": "Cơ sở lập hồ sơ đề nghị cấp giấy phép môi trường; Sở hướng dẫn trong 05 ngày làm việc khi nhận yêu cầu.",
    "tc": "Sở thống nhất mức hỗ trợ theo quy định hiện hành, cân đối trong dự toán năm sau.",
    "ct": "Sở phối hợp khảo sát thực tế và giới thiệu đơn vị tiêu thụ.",
    "khcn": "Sở hỗ trợ nội dung ứng dụng khoa học và công nghệ của dự án.",
}
HIGHER_OF = {4: "nhnn_tw", 11: "tc_tw", 16: "nnmt_tw"}


class Fates:
    """The demo's clerk: enters each petition in the room and then does what its story says."""

    def __init__(self, people: People, meeting: Meeting, day: date, today: date) -> None:
        self.people, self.meeting, self.day, self.today = people, meeting, day, today
        self.coordinator, self.leader = people.users["dieuphoi"], people.users["lanhdao"]
        self.topics = demo_topics()
        self.rows: dict[int, tuple[Petition, dict[str, Any], Story, str]] = {}
        self.prepared: list[Any] = []

    def at(self, days: int, hour: int, minute: int = 0) -> datetime:
        """An hour of the day `days` working days after the meeting; never later than now."""
        day = add_working_days(self.day, days) if days else self.day
        return min(timezone.make_aware(datetime.combine(day, time(hour, minute))), timezone.now())

    def due(self, days: int) -> date:
        """`days` working days from today; negative ones lie in the past."""
        if days >= 0:
            return add_working_days(self.today, days) if days else self.today
        day = self.today
        while days:
            day -= timedelta(days=1)
            days += is_working_day(day)
        return day

    # --- In the room ----------------------------------------------------------------------------------------------

    def enter(self, number: int, text: dict[str, Any], story: Story, cooperative: Cooperative, lead: str) -> None:
        """Log one petition; the representative's own is kept as a draft."""
        speaker = SPEAKERS[number % len(SPEAKERS)] if story.channel == Channel.FLOOR else ""
        alliance = self.people.bodies["lm"] if story.channel == Channel.LIST else None
        draft = story.fate == "draft"
        entry = PetitionEntry(
            text=text["text"],
            petitioners=(
                PetitionerEntry(
                    cooperative=cooperative, speaker_name=speaker, speaker_position="Giám đốc" if speaker else ""
                ),
            ),
            channel=story.channel,
            topic=self.topics[text["topic"]],
            authority_level=AuthorityLevel(text["authority_level"]),
            summary="" if draft else story.summary,
            meeting=None if draft else self.meeting,
            collected_by=alliance,
            handled_by=self.people.bodies["ubnd"],
        )
        if draft:
            petition_draft_save(actor=self.people.users["htx"], entry=entry)
            return
        at = self.at(0, 8, 30) + timedelta(minutes=number * 3)
        petition = petition_log(actor=self.coordinator, entry=entry, at=at)
        self.rows[number] = (petition, text, story, lead)

    # --- Afterwards -----------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Every story, then the batch that the leader publishes, then what is closed."""
        for number, (petition, text, story, lead) in self.rows.items():
            getattr(self, f"_{story.fate}")(number, petition, text, story, lead)
        publication_publish(actor=self.leader, publications=self.prepared)
        for petition, _text, story, _lead in self.rows.values():
            if story.fate == "closed":
                petition.refresh_from_db()
                petition_close(actor=self.coordinator, petition=petition, at=self.at(15, 9))

    def _assigned(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        self._assign(petition, story, lead, due=self.due(story.due))
        if number % 3 == 0 or lead == "nnmt":
            self._receive(petition, lead)
        if number == 14:
            self._sign(petition, "tc", CO_TEXT["tc"], day=6)
        if number == 20:
            self._sign(petition, "tc", CO_TEXT["tc"], day=8)
            self._draft(petition, "Sở đã khảo sát 02 địa điểm có thể đặt kho lạnh dùng chung.")

    def _assign(self, petition: Petition, story: Story, lead: str, *, due: date) -> None:
        officer = self.people.users["chuyenvien"]
        orders = [
            AssignmentOrder(
                department=self.people.bodies[key],
                request="" if key == lead else "Góp ý phần thuộc chức năng của cơ quan.",
                due=due,
                officer=officer if key == "nnmt" else None,
            )
            for key in (lead, *story.co)
        ]
        petition_assign(
            actor=self.coordinator, petition=petition, lead=orders[0], parts=orders[1:], due=due, at=self.at(1, 9, 30)
        )

    def _part(self, petition: Petition, key: str) -> Assignment:
        return petition.assignments.get(department=self.people.bodies[key])

    def _receive(self, petition: Petition, key: str) -> None:
        assignment_receive(actor=self._reader(key), assignment=self._part(petition, key), at=self.at(2, 8, 15))

    def _reader(self, key: str) -> User:
        return self.people.users["chuyenvien"] if key == "nnmt" else self.people.head_of(key)

    def _draft(self, petition: Petition, words: str) -> None:
        part = self._part(petition, "nnmt")
        assignment_save_text(
            actor=self.people.users["chuyenvien"], assignment=part, text=words, seen_version=part.text_version
        )

    def _sign(self, petition: Petition, key: str, words: str, day: int = 7) -> None:
        assignment_sign_off(
            actor=self.people.head_of(key), assignment=self._part(petition, key), text=words, at=self.at(day, 15, 10)
        )

    def _in_review(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        self._assign(petition, story, lead, due=self.due(story.due))
        for key in story.co:
            self._sign(petition, key, CO_TEXT[key], day=5)
        self._sign(petition, lead, text["answer"])
        answer_submit(actor=self.people.head_of(lead), petition=petition, at=self.at(8, 9))

    def _sent_back(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        self._in_review(number, petition, text, story, lead)
        answer_send_back(
            actor=self.leader,
            petition=petition,
            passages=[
                PassageRemark("Ghi rõ thời điểm trình và cơ quan trình.", "dự kiến trình UBND tỉnh trong quý tới"),
                PassageRemark("Nêu mức giá đề xuất, đối chiếu với mức đang thu."),
            ],
            at=self.at(10, 14, 20),
        )

    def _outcome(self, story: Story) -> OutcomeEntry:
        later = add_working_days(self.today, 60) if story.outcome == Outcome.ROADMAP else None
        return OutcomeEntry(outcome=story.outcome, due=later)

    def _approved(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        self._in_review(number, petition, text, story, lead)
        answer_approve(actor=self.leader, petition=petition, outcome=self._outcome(story), at=self.at(11, 10, 5))

    def _prepare(self, petition: Petition, text: dict[str, Any]) -> Any:
        petition.refresh_from_db()
        words = PublicWords(petition_text=text["text"])
        return publication_prepare(actor=self.coordinator, petition=petition, words=words, at=self.at(13, 9))

    def _prepared(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        self._approved(number, petition, text, story, lead)
        self._prepare(petition, text)

    def _published(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        self._approved(number, petition, text, story, lead)
        self.prepared.append(self._prepare(petition, text))

    _closed = _published

    def _direct(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        """A body outside the province's line answers in its own name; nobody else approves."""
        self._assign(petition, story, lead, due=self.due(story.due))
        answer_directly(
            actor=self.people.head_of(lead),
            petition=petition,
            outcome=self._outcome(story),
            text=text["answer"],
            letter=Letter(number=f"{300 + number}/CV", date=timezone.localdate(self.at(9, 9))),
            at=self.at(9, 10),
        )
        self.prepared.append(self._prepare(petition, text))

    def _on_the_spot(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        head = self.people.head_of(lead)
        spot = SpotAnswer(
            body=self.people.bodies[lead],
            person_name=head.full_name,
            person_position="Chủ tịch",
            text=text["answer"],
            outcome=self._outcome(story),
            answered_on=self.day,
        )
        petition_answer_on_the_spot(actor=self.coordinator, petition=petition, answer=spot, at=self.at(0, 11))
        petition.refresh_from_db()
        answer_confirm(actor=head, answer=petition.answers.get(), at=self.at(2, 9))
        self.prepared.append(self._prepare(petition, text))

    def _received(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        """Waits for the coordinator."""

    def _returned(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        self._assign(petition, story, lead, due=self.due(story.due))
        assignment_return(
            actor=self.people.head_of(lead),
            assignment=self._part(petition, lead),
            reason="Trạm biến áp do hợp tác xã đầu tư, chưa bàn giao cho ngành điện.",
            belongs_to="Sở Công Thương",
            at=self.at(3, 10),
        )

    def _escalated(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        order = EscalationOrder(
            to_body=self.people.bodies[HIGHER_OF[number]],
            subject=story.summary,
            letter=Letter(number=f"{1200 + number}/UBND-KT", date=timezone.localdate(self.at(6, 9))),
            next_check=add_working_days(self.today, 5),
        )
        petition_escalate(actor=self.coordinator, petition=petition, order=order, at=self.at(6, 9))

    def _merged(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        petition_merge(
            actor=self.coordinator,
            petition=petition,
            lead=self.rows[22][0],
            reason="Cùng nội dung hỗ trợ tem nhãn.",
            at=self.at(2, 14),
        )

    def _needs_info(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        petition_ask_info(
            actor=self.coordinator,
            petition=petition,
            question="Hợp tác xã cần tuyển bao nhiêu người, vào vị trí nào?",
            due=self.due(3),
            at=self.at(2, 15),
        )

    def _redirected(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        petition_redirect(
            actor=self.coordinator,
            petition=petition,
            kind=RedirectKind.COMPLAINT,
            to="Ban Tiếp công dân tỉnh",
            note="Nội dung là khiếu nại việc chậm giải quyết hồ sơ.",
            at=self.at(3, 9),
        )

    def _withdrawn(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        petition_withdraw(
            actor=self.coordinator,
            petition=petition,
            reason="Xã đã cử cán bộ hướng dẫn trực tiếp.",
            by_name="Tổ trưởng tổ hợp tác",
            at=self.at(4, 9),
        )

    def _declined(self, number: int, petition: Petition, text: dict[str, Any], story: Story, lead: str) -> None:
        petition_decline(
            actor=self.coordinator,
            petition=petition,
            reason=DeclineReason.ANSWERED_BEFORE,
            note="Đã trả lời bằng văn bản tháng 8, không có nội dung mới.",
            at=self.at(3, 16),
        )
