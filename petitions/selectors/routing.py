"""Who usually answers: the rule that fits a topic, a level and a place best, and the words that say why."""

from dataclasses import dataclass, replace

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.enums import BodyLevel
from accounts.models import AdministrativeUnit, Department
from accounts.selectors import bodies_valid_on
from petitions.enums import AssignmentState, AuthorityLevel
from petitions.models import Petition, RoutingRule, Topic
from petitions.selectors.handling import successors_today

# Whose affair it usually is while nobody has judged the level: the handling office's own.
_USUAL_LEVEL = {BodyLevel.COMMUNE: AuthorityLevel.DISTRICT, BodyLevel.DISTRICT: AuthorityLevel.DISTRICT}


@dataclass(frozen=True)
class Suggestion:
    """A lead and the bodies beside it, as a rule has them; only ever a suggestion. `reason`: why, in words.

    `is_higher`: the body stands above the handling office; the petition is put to it, not assigned. `came_back`: the
    body returned this very petition.
    """

    rule_id: int
    lead: Department
    parts: tuple[Department, ...]
    reason: str
    is_higher: bool = False
    came_back: bool = False

    @property
    def fits(self) -> bool:
        """Whether a form may begin with it."""
        return not (self.is_higher or self.came_back)


def routing_suggested(
    petition: Petition, *, topic: Topic | None = None, level: str = "", places: list[AdministrativeUnit] | None = None
) -> Suggestion | None:
    """What the rules say to a petition, or to `topic` and `level` where somebody is just choosing them.

    The nearest place of the petitioner wins, then everywhere. A body that was abolished gives its successor; a rule
    whose lead has none says nothing.
    """
    topic = topic or petition.topic
    if topic is None:
        return None
    judged = level or petition.authority_level
    level = judged or _USUAL_LEVEL.get(BodyLevel(petition.handled_by.level), AuthorityLevel.PROVINCE)
    paths = _paths(petition_places(petition) if places is None else places)
    rules = (
        RoutingRule.objects.filter(Q(unit=None) | Q(unit__path__in=paths), topic=topic, authority_level=level)
        .select_related("unit", "lead__successor")
        .prefetch_related("parts__successor")
        .order_by(Length("unit__path").desc(nulls_last=True), "pk")
    )
    today = set(bodies_valid_on(timezone.localdate()).values_list("pk", flat=True))
    found = next((one for rule in rules if (one := _suggestion(rule, today, bool(judged))) is not None), None)
    if found is None or petition.pk is None:
        return found
    back = petition.assignments.filter(state=AssignmentState.RETURNED, department_id=found.lead.pk)
    return replace(found, came_back=back.exists())


def _suggestion(rule: RoutingRule, today: set[int], judged: bool) -> Suggestion | None:
    lead = _of_today(rule.lead, today)
    if lead is None:
        return None
    parts = [body for one in rule.parts.all() if (body := _of_today(one, today)) is not None and body.pk != lead.pk]
    return Suggestion(
        rule.pk, lead, tuple(dict.fromkeys(parts)), _reason(rule, lead, judged), lead.level == BodyLevel.MINISTRY
    )


def _of_today(body: Department, today: set[int]) -> Department | None:
    if body.pk in today:
        return body
    return next(iter(successors_today(body)), None)


def _reason(rule: RoutingRule, lead: Department, judged: bool) -> str:
    words = [rule.topic.name, str(AuthorityLevel(rule.authority_level).label)]
    words.append(rule.unit.name if rule.unit else _("everywhere"))
    said = _("The rule for: %(words)s.") % {"words": "; ".join(words)}
    if not judged:
        said += " " + _("Nobody has judged the level yet; the office's own is taken.")
    if lead.pk != rule.lead_id:
        said += " " + _("%(former)s does not exist any more; %(body)s took over.") % {
            "former": rule.lead.name,
            "body": lead.name,
        }
    return f"{said} {rule.note}".strip()


def petition_places(petition: Petition) -> list[AdministrativeUnit]:
    """Where the petition comes from: the places of its registered petitioners, else the meeting's, else the office's.

    A place that was merged into another counts as that other too.
    """
    units = [
        one.cooperative.unit
        for one in petition.petitioners.select_related("cooperative__unit__successor")
        if one.cooperative is not None and one.cooperative.unit is not None
    ]
    if not units:
        body = petition.meeting.organiser if petition.meeting is not None else petition.handled_by
        units = [body.unit] if body.unit is not None else []
    seen: dict[int, AdministrativeUnit] = {}
    for unit in units:
        after: AdministrativeUnit | None = unit
        while after is not None and after.pk not in seen:
            seen[after.pk] = after
            after = after.successor
    return list(seen.values())


def _paths(units: list[AdministrativeUnit]) -> set[str]:
    """The places and all above them: a path is "/24/05/"."""
    found = set()
    for unit in units:
        steps = [step for step in unit.path.split("/") if step]
        found |= {"/" + "/".join(steps[:count]) + "/" for count in range(1, len(steps) + 1)}
    return found


def routing_rules() -> QuerySet[RoutingRule]:
    """Every rule, by topic, level and place, with what a list shows of it."""
    return (
        RoutingRule.objects.select_related("topic", "unit__parent", "lead__successor")
        .prefetch_related("parts")
        .order_by("topic__order", "topic__name", "authority_level", F("unit__path").asc(nulls_first=True), "pk")
    )
