"""How far a person's rights reach into petitions, and the one queryset that every list starts from."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.enums import Role
from accounts.models import Department
from accounts.selectors import rights_of
from cooperatives.selectors import mandates_of
from core.audiences import Audience
from petitions.enums import (
    LIVE_ASSIGNMENT_STATES,
    AnswerKind,
    AnswerState,
    AssignmentState,
    DeclineReason,
    PetitionState,
    PublicationState,
)
from petitions.models import Answer, Assignment, Petition, Petitioner, Publication

# A waived or signed part is still part of the work; a returned or withdrawn one is not.
_AT_WORK = sorted({*LIVE_ASSIGNMENT_STATES, AssignmentState.WAIVED})


def handling_ids(user: Any) -> frozenset[int]:
    """Bodies for which the person coordinates. An intermediary only compiles lists."""
    rights = rights_of(user)
    return rights.body_ids(Role.COORDINATOR) - rights.intermediary_ids


def collecting_ids(user: Any) -> frozenset[int]:
    """Intermediaries for which the person coordinates."""
    rights = rights_of(user)
    return rights.body_ids(Role.COORDINATOR) & rights.intermediary_ids


def area_ids(user: Any) -> frozenset[int]:
    """Bodies whose petitions the person reads as coordinator or leader of the area."""
    rights = rights_of(user)
    return (rights.area_body_ids(Role.COORDINATOR) | rights.area_body_ids(Role.LEADER)) - rights.intermediary_ids


def working_ids(user: Any) -> frozenset[int]:
    """Bodies for which the person drafts or signs, with those under them."""
    return rights_of(user).below_ids(Role.OFFICER)


def represented_ids(user: Any) -> frozenset[int]:
    """Cooperatives for which the person holds a confirmed mandate today; remembered on the user object."""
    if user.pk is None or not getattr(user, "is_active", False):
        return frozenset()
    remembered: frozenset[int] | None = getattr(user, "_represented", None)
    if remembered is None:
        remembered = frozenset(mandates_of(user).values_list("cooperative_id", flat=True))
        user._represented = remembered
    return remembered


def approving_body_ids(petition: Petition) -> frozenset[int]:
    """Bodies whose leader approves: the handling body, and the committee a department of the same level belongs to."""
    body = petition.handled_by
    parent = body.parent
    return frozenset({body.pk, parent.pk} if parent is not None and parent.level == body.level else {body.pk})


def leading_ids(user: Any) -> frozenset[int]:
    """Bodies whose petitions the person approves (`approving_body_ids` the other way round); remembered on the object.

    Ids and not a subquery: with them the database can use its index on the handling body.
    """
    ids = rights_of(user).body_ids(Role.LEADER)
    if not ids:
        return frozenset()
    remembered: tuple[frozenset[int], frozenset[int]] | None = getattr(user, "_leading", None)
    if remembered is None or remembered[0] != ids:
        own_level = Q(parent_id__in=ids, level=F("parent__level"))
        found = Department.objects.filter(Q(pk__in=ids) | own_level).values_list("pk", flat=True)
        remembered = user._leading = (ids, frozenset(found))
    return remembered[1]


def leading_q(user: Any) -> Q:
    """The petitions that the person approves."""
    return Q(handled_by_id__in=leading_ids(user))


def _spoken(ids: frozenset[int]) -> QuerySet[Answer]:
    return Answer.objects.filter(body_id__in=ids, kind=AnswerKind.ON_THE_SPOT, state=AnswerState.APPROVED)


def spoke_q(ids: frozenset[int]) -> Q:
    """What bodies answered on the spot: they read, and confirm, what was noted as their words."""
    return Q(pk__in=_spoken(ids).values("petition_id"))


def _row_by_row(rows: QuerySet[Any]) -> Q:
    """Petitions that have one of `rows`, asked petition by petition (EXISTS).

    This narrows what is looked up by something else, a code or a meeting. A list that has nothing else starts from the
    small side: see `lists.office_q`.
    """
    return Q(Exists(rows.filter(petition_id=OuterRef("pk"))))


def _official_q(user: Any) -> Q:
    """What the person reads by an office: as handling body, leader, area, body at work, or collector."""
    ids = area_ids(user) | handling_ids(user) | leading_ids(user)
    seen = Q(handled_by_id__in=ids) & ~Q(state=PetitionState.DRAFT)
    if ids := working_ids(user):
        seen |= _row_by_row(Assignment.objects.filter(department_id__in=ids)) | _row_by_row(_spoken(ids))
    if ids := collecting_ids(user):
        seen |= Q(collected_by_id__in=ids)
    return seen


def petitions_official(user: Any) -> QuerySet[Petition]:
    """What the person reads by an office: the petitions of staff pages. What is merely published is not among them:
    their rows show the office's own wording.
    """
    return Petition.objects.filter(_official_q(user))


def petitions_visible(user: Any) -> QuerySet[Petition]:
    """All that the person may see at all, narrowed in SQL; anonymous visitors see the published.

    Drafts are seen by their petitioners and their collector only. Which parts of a row are shown, `petition_view` says.
    """
    seen = _row_by_row(Publication.objects.filter(state=PublicationState.PUBLISHED)) | _official_q(user)
    if ids := represented_ids(user):
        theirs = _row_by_row(Petitioner.objects.filter(cooperative_id__in=ids))
        seen |= theirs & ~Q(decline_reason=DeclineReason.MISTAKE)
    return Petition.objects.filter(seen)


def petition_is_visible(user: Any, petition: Petition) -> bool:
    """Whether this one is among them; one query."""
    return petitions_visible(user).filter(pk=petition.pk).exists()


def audience_of(user: Any, petition: Petition) -> Audience | None:
    """In which capacity the person reads this petition, the widest first; None when not at all.

    Reads `petition.assignments`, `answers`, `petitioners` and `publications`: prefetch them for lists.
    """
    sent = petition.state != PetitionState.DRAFT
    if sent and petition.handled_by_id in handling_ids(user):
        return Audience.HANDLING
    if sent and rights_of(user).body_ids(Role.LEADER) & approving_body_ids(petition):
        return Audience.HANDLING
    ids = working_ids(user)
    assigned = [one for one in petition.assignments.all() if one.department_id in ids]
    if any(one.state in _AT_WORK for one in assigned):
        return Audience.DEPARTMENT
    spoke = any(one.body_id in ids and one.kind == AnswerKind.ON_THE_SPOT for one in petition.answers.all())
    if assigned or spoke or (sent and petition.handled_by_id in area_ids(user)):
        return Audience.AREA
    if petition.collected_by_id in collecting_ids(user):
        return Audience.PETITIONER
    mistake = petition.decline_reason == DeclineReason.MISTAKE
    if not mistake and any(one.cooperative_id in represented_ids(user) for one in petition.petitioners.all()):
        return Audience.PETITIONER
    if any(one.state == PublicationState.PUBLISHED for one in petition.publications.all()):
        return Audience.PUBLIC
    return None
