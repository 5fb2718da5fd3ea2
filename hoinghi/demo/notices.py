"""A batch of messages that waits for the coordinator's look, so that the page has something to show."""

from core.messages import messages_held
from core.models import MessageBatch
from hoinghi.demo.people import People
from petitions.enums import PetitionState
from petitions.models import Petition
from petitions.services import interim_note_add

TITLE = "Báo tình hình các kiến nghị đang xử lý"
NOTE = (
    "Cơ quan chủ trì đang lấy ý kiến các sở liên quan; dự kiến có dự thảo trả lời trước kỳ giao ban tuần tới "
    "của UBND tỉnh."
)


def seed_notices(people: People) -> None:
    """Nothing is done when the batch is there."""
    if MessageBatch.objects.filter(title=TITLE).exists():
        return
    coordinator = people.users["dieuphoi"]
    asked = Petition.objects.filter(state=PetitionState.ASSIGNED, handled_by=people.bodies["ubnd"]).order_by("pk")
    with messages_held(actor=coordinator, title=TITLE):
        for petition in asked[:3]:
            interim_note_add(actor=coordinator, petition=petition, text=NOTE)
