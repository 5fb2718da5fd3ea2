"""What outlives one petition in Lam Giang: earlier years, promises, ratings, a dossier asked again, a next meeting."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from cooperatives.selectors import mandates_of
from core.calendar import add_working_days
from hoinghi.demo.lam_giang import CODE
from hoinghi.demo.people import People
from meetings.models import Meeting
from meetings.services import meeting_create
from petitions.enums import Channel, EscalationState, Outcome, PetitionState, PromiseState, RatingValue
from petitions.models import Escalation, Matter, Petition, Promise
from petitions.services import (
    Letter,
    OutcomeEntry,
    PetitionEntry,
    PetitionerEntry,
    RatingEntry,
    SpotAnswer,
    petition_answer_on_the_spot,
    petition_log,
    promise_keep,
    rating_give,
)
from petitions.services.dossiers import dossier_ask_again
from petitions.services.matters import matter_create

NEXT_CODE = "lam-giang-2027"
# Words in the office's wording of 2026, the matter's title, and the same wish in earlier years: year, text, answer.
WISHES: tuple[tuple[str, str, tuple[tuple[int, str, str], ...]], ...] = (
    (
        "cụm công nghiệp để xây dựng",
        "Bố trí mặt bằng trong cụm công nghiệp cho hợp tác xã chế biến",
        (
            (2021, "Đề nghị bố trí đất trong cụm công nghiệp để xây xưởng miến dong.", "Tỉnh sẽ rà soát quỹ đất."),
            (2024, "Xin thuê 0,5 ha trong cụm công nghiệp làm xưởng sơ chế.", "Cụm công nghiệp chưa có hạ tầng."),
        ),
    ),
    (
        "máy sấy lạnh",
        "Hỗ trợ máy móc chế biến nông sản cho hợp tác xã",
        (
            (
                2023,
                "Đề nghị hỗ trợ máy sấy và máy nghiền bột nghệ.",
                "Sở hướng dẫn hồ sơ khuyến công.",
            ),
        ),
    ),
    (
        "Bố trí điểm tập kết",
        "Bố trí điểm tập kết, trung chuyển rác hợp vệ sinh",
        ((2022, "Đề nghị bố trí điểm trung chuyển rác cho tổ thu gom.", "Xã khảo sát địa điểm trong quý sau."),),
    ),
)


def seed_memory(people: People) -> None:
    """Nothing is done when it is there."""
    if Matter.objects.exists():
        return
    meeting = Meeting.objects.get(code=CODE)
    coordinator = people.users["dieuphoi"]
    for words, title, earlier in WISHES:
        row = Petition.objects.filter(meeting=meeting, summary__contains=words).first()
        if row is not None:
            _wish(people, coordinator, row, title, earlier)
    _promises(coordinator, meeting)
    _ratings(people.users["htx"], meeting)
    _asked_again(coordinator)
    _next_meeting(people, coordinator)


def _wish(
    people: People, coordinator: User, row: Petition, title: str, earlier: tuple[tuple[int, str, str], ...]
) -> None:
    asker = row.petitioners.get()
    rows = [row]
    for year, text, answer in earlier:
        at = timezone.make_aware(datetime.combine(date(year, 9, 15), time(9)))
        entry = PetitionEntry(
            text=text,
            petitioners=(PetitionerEntry(cooperative=asker.cooperative),),
            channel=Channel.LETTER,
            topic=row.topic,
            handled_by=people.bodies["ubnd"],
        )
        old = petition_log(actor=coordinator, entry=entry, at=at)
        spot = SpotAnswer(
            body=people.bodies["ct"],
            text=answer,
            outcome=OutcomeEntry(Outcome.EXPLAINED),
            answered_on=date(year, 10, 10),
        )
        rows.append(
            petition_answer_on_the_spot(actor=coordinator, petition=old, answer=spot, at=at + timedelta(days=25))
        )
    matter_create(actor=coordinator, title=title, petitions=rows)


def _promises(coordinator: User, meeting: Meeting) -> None:
    """One that is kept; the others run."""
    first = Promise.objects.filter(petition__meeting=meeting, state=PromiseState.OPEN).order_by("pk").first()
    if first is not None:
        promise_keep(actor=coordinator, promise=first, note="Đã bàn giao mặt bằng cho hợp tác xã tại thực địa.")


def _ratings(representative: User, meeting: Meeting) -> None:
    """The representative's own organisations rate what was answered to them."""
    ids = [one.cooperative_id for one in mandates_of(representative)]
    views = (
        RatingEntry(RatingValue.PARTLY, "Đã được hướng dẫn, chưa biết bao giờ làm."),
        RatingEntry(RatingValue.NOT, "Chưa thấy ai đến.", "Mời Sở xuống xem thực tế trước khi trả lời."),
    )
    answered = Petition.objects.filter(
        meeting=meeting, state=PetitionState.ANSWERED, petitioners__cooperative_id__in=ids
    ).order_by("pk")
    for row, view in zip(answered, views, strict=False):
        asker = row.petitioners.filter(cooperative_id__in=ids).get()
        if asker.cooperative is not None:
            rating_give(actor=representative, petition=row, cooperative=asker.cooperative, entry=view)


def _asked_again(coordinator: User) -> None:
    dossier = Escalation.objects.filter(items__state=EscalationState.OPEN).order_by("pk").first()
    if dossier is not None:
        dossier_ask_again(
            actor=coordinator,
            escalation=dossier,
            next_check=add_working_days(timezone.localdate(), 10),
            letter=Letter(number="1387/UBND-KT", date=timezone.localdate()),
        )


def _next_meeting(people: People, coordinator: User) -> None:
    """A draft for next year: its first page is the account of this one."""
    year = timezone.localdate().year + 1
    meeting_create(
        actor=coordinator,
        code=NEXT_CODE,
        title=f"Hội nghị đối thoại giữa lãnh đạo UBND tỉnh với hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác năm {year}",
        year=year,
        organiser=people.bodies["ubnd"],
        unit=people.province,
        hosts=(people.bodies["ubnd"],),
    )
