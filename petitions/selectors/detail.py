"""The related rows that `petition_view` reads, fetched in a fixed number of statements for one petition or many."""

from django.db.models import Prefetch, QuerySet

from petitions.enums import PublicationState
from petitions.models import (
    Answer,
    Assignment,
    Attachment,
    EscalationItem,
    Petition,
    Petitioner,
    Publication,
    Rating,
)


def petitions_detailed(petitions: QuerySet[Petition]) -> QuerySet[Petition]:
    """Everything of a petition's page: 16 statements, however many petitions."""
    linked = Petition.objects.prefetch_related("petitioners")
    return petitions.select_related(
        "topic", "meeting", "handled_by__parent", "current_lead", "current_answer", "current_escalation__escalation"
    ).prefetch_related(
        "petitioners",
        "assignments",
        Prefetch("attachments", Attachment.objects.select_related("file")),
        Prefetch("answers", Answer.objects.prefetch_related("parts", "remarks")),
        Prefetch("publications", Publication.objects.select_related("answer")),
        Prefetch("escalations", EscalationItem.objects.select_related("escalation")),
        "info_requests",
        "due_changes",
        "notes",
        "promises",
        Prefetch("ratings", Rating.objects.select_related("answer").order_by("rated_at", "id")),
        Prefetch("followers", linked),
        Prefetch("split_off", linked),
        Prefetch("lead_petition", linked.select_related("current_answer").prefetch_related("publications__answer")),
        Prefetch("split_from", linked),
    )


def petitions_rows(petitions: QuerySet[Petition]) -> QuerySet[Petition]:
    """What a row of a list shows, and no long text of another table: 3 statements."""
    return (
        petitions.select_related("topic", "meeting", "current_lead")
        .only(
            "code", "receipt_token", "state", "kind", "text", "summary", "due", "due_order", "received_at", "year",
            "answered_at", "handled_by_id", "handled_by_name", "decline_reason", "channel", "collected_by_id",
            "collected_by_name", "collected_list_id", "reopened_at",
            "topic__name", "meeting__code", "meeting__title", "meeting__held_on", "meeting__year",
            "current_lead__department_name", "current_lead__department_id", "authority_level", "created_at",
        )
        .prefetch_related(
            Prefetch(
                "petitioners",
                Petitioner.objects.only("petition_id", "kind", "name", "unit_name", "cooperative_id", "order"),
            ),
            Prefetch(
                "assignments",
                Assignment.objects.only(
                    "petition_id", "department_id", "department_name", "role", "state", "due", "due_order"
                ),
            ),
        )
    )  # fmt: skip


def publications_detailed(publications: QuerySet[Publication]) -> QuerySet[Publication]:
    """Everything of a public row: 2 statements, however many."""
    return (
        publications.filter(state=PublicationState.PUBLISHED)
        .select_related("answer", "petition__topic", "petition__meeting")
        .prefetch_related("answer__parts")
    )
