"""Lists that intermediaries compile: their own, and those submitted to an office."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from petitions.enums import OPEN_STATES, PetitionState
from petitions.models import CollectedList, Petition
from petitions.selectors.detail import petitions_rows
from petitions.selectors.reach import collecting_ids, handling_ids


def lists_visible(user: Any) -> QuerySet[CollectedList]:
    """Lists of the person's intermediaries, and submitted ones of which something came to the person's offices."""
    seen = Q(body_id__in=collecting_ids(user))
    if ids := handling_ids(user):
        theirs = Petition.objects.filter(collected_list=OuterRef("pk"), handled_by_id__in=ids)
        seen |= Q(Exists(theirs), submitted_at__isnull=False)
    return CollectedList.objects.filter(seen).select_related("body", "meeting__organiser", "letter_file")


def lists_counted(lists: QuerySet[CollectedList]) -> QuerySet[CollectedList]:
    """With `total`, and of the submitted `running` and `answered`."""
    answered = [PetitionState.ANSWERED, PetitionState.CLOSED]
    return lists.annotate(
        total=Count("petitions"),
        running=Count("petitions", filter=Q(petitions__state__in=sorted(OPEN_STATES))),
        answered=Count("petitions", filter=Q(petitions__state__in=answered)),
    )


def petitions_of_list(user: Any, row: CollectedList) -> QuerySet[Petition]:
    """The petitions of a list in its order: all to who compiled it, to an office those it handles."""
    found = Petition.objects.filter(collected_list=row)
    if row.body_id not in collecting_ids(user):
        found = found.filter(handled_by_id__in=handling_ids(user))
    return petitions_rows(found).order_by("list_order", "id")
