"""Which meetings a person may see, and how they are found."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format

from accounts.enums import Role
from accounts.selectors import rights_of
from core.audiences import Audience
from core.calendar import calendar_note, is_working_day
from core.models import StoredFile
from core.text import search_terms
from meetings.enums import MeetingState
from meetings.models import Consultation, Delegate, Host, Meeting, Photo, ReferenceDocument
from meetings.selectors.shapes import PART_PAGES

# The order of every list: pass it to core.web.pagination.keyset_page.
LIST_KEY = ("-sort_date", "-id")
PARTS = (
    "hosts",
    "agenda",
    "references",
    "consultations__opinions",
    "delegates",
    "awards__recipients",
    "conclusions",
    "photos",
)
FILE_OWNERS = ("meetings.reference", "meetings.consultation", "meetings.photo")


def meetings_published() -> QuerySet[Meeting]:
    """What anybody may see: published, drafts never."""
    return Meeting.objects.filter(published_at__isnull=False).exclude(state=MeetingState.DRAFT)


def meetings_visible(user: Any) -> QuerySet[Meeting]:
    """What `user` may see: the published, those of their area, and those their body runs, hosts or is invited to.

    Drafts are seen by coordinators and leaders of the organiser's area only.
    """
    rights = rights_of(user)
    visible = Q(published_at__isnull=False) & ~Q(state=MeetingState.DRAFT)
    area = rights.area_body_ids(Role.COORDINATOR) | rights.area_body_ids(Role.LEADER)
    if area:
        visible |= Q(organiser_id__in=area)
    own = rights.body_ids(Role.COORDINATOR) | rights.body_ids(Role.LEADER) | rights.below_ids(Role.OFFICER)
    if own:
        takes_part = (
            Q(organiser_id__in=own)
            | Exists(Host.objects.filter(meeting=OuterRef("pk"), body_id__in=own))
            | Exists(Delegate.objects.filter(meeting=OuterRef("pk"), body_id__in=own))
        )
        visible |= takes_part & ~Q(state=MeetingState.DRAFT)
    return Meeting.objects.filter(visible)


def meetings_handled(user: Any) -> QuerySet[Meeting]:
    """Meetings whose organiser the user coordinates: those they may change."""
    return Meeting.objects.filter(organiser_id__in=rights_of(user).body_ids(Role.COORDINATOR))


def meeting_audience(user: Any, row: Meeting) -> Audience:
    """As whom `user` reads this meeting. Staff of bodies that have no part in it read what the public reads."""
    rights = rights_of(user)
    if row.organiser_id in rights.body_ids(Role.COORDINATOR) | rights.body_ids(Role.LEADER):
        return Audience.HANDLING
    if row.organiser_id in rights.area_body_ids(Role.COORDINATOR) | rights.area_body_ids(Role.LEADER):
        return Audience.AREA
    own = rights.body_ids(Role.COORDINATOR) | rights.body_ids(Role.LEADER) | rights.below_ids(Role.OFFICER)
    taking_part = {row.organiser_id, *(one.body_id for part in (row.hosts, row.delegates) for one in part.all())}
    return Audience.DEPARTMENT if own & taking_part else Audience.PUBLIC


def meetings_found(
    meetings: QuerySet[Meeting], *, q: str = "", state: str = "", year: int | None = None, kind: str = ""
) -> QuerySet[Meeting]:
    """Narrow `meetings` by words (accents not needed) in title, code, theme, place and names, and by filters."""
    for term in search_terms(q):
        meetings = meetings.filter(search_key__contains=term)
    if state:
        meetings = meetings.filter(state=state)
    if year:
        meetings = meetings.filter(year=year)
    if kind:
        meetings = meetings.filter(kind=kind)
    return meetings


def meetings_upcoming(meetings: QuerySet[Meeting], on: date | None = None) -> QuerySet[Meeting]:
    """Announced or in session from `on` (today) on, the nearest first."""
    return meetings.filter(
        state__in=[MeetingState.ANNOUNCED, MeetingState.IN_SESSION], held_on__gte=on or timezone.localdate()
    ).order_by("held_on", "starts_at", "id")


def meeting_years(meetings: QuerySet[Meeting]) -> list[int]:
    """The years that occur, latest first, for a filter."""
    return list(meetings.order_by("-year").values_list("year", flat=True).distinct())


def meetings_with_parts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The same meetings with everything `meeting_view` reads: one query for each kind of part, however many rows."""
    return meetings.prefetch_related(*PARTS)


def part_counts(meeting: Meeting) -> dict[str, int]:
    """How many rows each part of `meeting` has, by the name of its page; one statement."""
    sums = {f"n_{name}": _rows_of(name) for name in PART_PAGES}
    found: dict[str, Any] = dict(Meeting.objects.filter(pk=meeting.pk).values(**sums).get())
    return {name: found[f"n_{name}"] for name in PART_PAGES}


def _rows_of(part: str) -> Coalesce:
    model: Any = Meeting._meta.get_field(part).related_model
    rows = model.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(n=Count("pk"))
    return Coalesce(Subquery(rows.values("n")), 0)


def day_note(day: date | None) -> str:
    """Why a meeting on `day` deserves a second look (the holiday's name, or the weekend); "" for a working day."""
    if day is None or is_working_day(day):
        return ""
    return calendar_note(day) or date_format(day, "l")


def meeting_file_visible(user: Any, file: StoredFile) -> bool:
    """Whether `user` may read a file of a meeting. Asked by core's file view.

    Whoever sees the meeting does, but a draft put to opinion is for the bodies concerned, not for the public.
    """
    models: dict[str, Any] = {
        "meetings.reference": ReferenceDocument,
        "meetings.consultation": Consultation,
        "meetings.photo": Photo,
    }
    holders = models[file.owner_kind]._default_manager.filter(file=file)
    meetings = meetings_visible(user).filter(pk__in=holders.values("meeting_id"))
    if file.owner_kind == "meetings.consultation":
        return any(meeting_audience(user, meeting) != Audience.PUBLIC for meeting in meetings)
    return meetings.exists()
