"""What the public pages ask beside the list of publications."""

from django.db.models import Exists, IntegerField, OuterRef, Subquery

from petitions.enums import PetitionState, PublicationState
from petitions.models import Petition, Publication, Topic
from petitions.selectors.detail import petitions_detailed

# The front page says "1.000+" rather than counting a hundred thousand petitions for everyone who opens it.
TOPIC_COUNTED = 1000


class _Counted(Subquery):
    """How many rows the subquery has; its own LIMIT ends the counting."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def topics_published() -> list[Topic]:
    """Topics with published petitions, each with their number as `published`, counted up to one more than
    TOPIC_COUNTED; one statement.
    """
    public = Exists(Publication.objects.filter(petition_id=OuterRef("pk"), state=PublicationState.PUBLISHED))
    # In the order of an index of its own, so that the LIMIT ends the reading.
    of_topic = Petition.objects.filter(public, topic_id=OuterRef("pk")).order_by("-received_at", "-id").values("pk")
    topics = Topic.objects.annotate(published=_Counted(of_topic[: TOPIC_COUNTED + 1])).order_by("order", "name")
    return [topic for topic in topics if topic.published]


def petition_followed(receipt: str) -> Petition | None:
    """The sent petition of a receipt, with everything its page shows. Whoever holds the receipt may follow it."""
    if not receipt:
        return None
    sent = Petition.objects.exclude(state=PetitionState.DRAFT).filter(receipt_token=receipt)
    return petitions_detailed(sent).first()


def code_is_public(code: str) -> bool:
    """Whether everyone may read the petition of this code."""
    return Publication.objects.filter(petition__code=code, state=PublicationState.PUBLISHED).exists()
