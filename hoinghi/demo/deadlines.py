"""Due dates that moved, in Lam Giang: a body asks for more time, the office gives some, one clock stands still."""

from datetime import timedelta

from hoinghi.demo.lam_giang import CODE
from hoinghi.demo.lam_giang_story import STORIES
from hoinghi.demo.people import People
from petitions.enums import PetitionState
from petitions.models import DueChange, Petition
from petitions.selectors import working_ids
from petitions.services import due_extend, extension_ask, petition_pause

EXTENDED, PAUSED = 30, 22


def seed_deadlines(people: People) -> None:
    """Nothing is done when a due date was moved before."""
    ours = Petition.objects.filter(meeting__code=CODE, state=PetitionState.ASSIGNED, due__isnull=False)
    if DueChange.objects.filter(petition__meeting__code=CODE).exists():
        return
    coordinator, head = people.users["dieuphoi"], people.users["truongphong"]
    moved = ours.filter(summary=STORIES[EXTENDED].summary).first()
    if moved is not None and moved.due is not None:
        due_extend(
            actor=coordinator,
            petition=moved,
            due=moved.due + timedelta(days=7),
            reason="Chờ kết quả khảo sát thực địa tại trại gà theo đề nghị của hợp tác xã.",
        )
    paused = ours.filter(summary=STORIES[PAUSED].summary).first()
    if paused is not None:
        petition_pause(
            actor=coordinator,
            petition=paused,
            reason="Chờ Cục Sở hữu trí tuệ thông báo kết quả thẩm định đơn đăng ký nhãn hiệu.",
        )
    asked = ours.filter(current_lead__department_id__in=working_ids(head), current_lead__state="open")
    wish = asked.exclude(pk__in=[one.pk for one in (moved, paused) if one]).order_by("-due_order", "id").first()
    if wish is not None and wish.due is not None:
        extension_ask(
            actor=head,
            petition=wish,
            due=wish.due + timedelta(days=10),
            reason="Nội dung liên quan nhiều đơn vị; Sở cần làm việc với UBND xã trước khi trả lời.",
        )
