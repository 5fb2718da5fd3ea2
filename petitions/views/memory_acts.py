"""The acts on a petition that concern what outlives it: promises, wishes to reopen, the matter it belongs to."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.exceptions import DomainError
from core.permissions import allowed
from petitions.forms import memory
from petitions.forms.lifecycle import UnmergeForm
from petitions.forms.matters import LinkMatterForm
from petitions.models import Petition, Promise
from petitions.selectors import Act as Choice
from petitions.selectors.matters import matters_reached, matters_suggested
from petitions.selectors.promises import promise_open
from petitions.selectors.ratings import reopening_reason, wishes_of
from petitions.services import promise_drop, promise_keep, wishes_refuse
from petitions.services.matters import matter_create, matter_link, matter_unlink
from petitions.views.access import petitions_named
from petitions.views.act_row import Act
from petitions.views.acts_run import plain


def _promise(petition: Petition) -> Promise:
    found = promise_open(petition) or Promise(petition=petition)
    found.petition = petition
    return found


def _open_promise(petition: Petition) -> Promise:
    found = _promise(petition)
    if found.pk is None:
        raise DomainError(_now("No promise stands open here."))
    return found


def _today(user: User, petition: Petition) -> dict[str, Any]:
    return {"initial": {"done_on": timezone.localdate()}}


def _keep(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    promise_keep(
        actor=user, promise=_open_promise(petition), note=data["note"], done_on=data["done_on"], proof=data["proof"]
    )


def _drop(user: User, petition: Petition, form: Any) -> None:
    promise_drop(actor=user, promise=_open_promise(petition), reason=form.cleaned_data["reason"])


def _matters(user: User, petition: Petition) -> dict[str, Any]:
    """Matters it may belong to; a new one is offered under the petition's own heading."""
    return {"matters": matters_suggested(user, petition), "initial": {"also": ""}}


def _link(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    rows = [petition, *petitions_named(user, data["also"], field="also")]
    if data["title"]:
        matter_create(actor=user, title=data["title"], petitions=rows)
        return
    one = data.get("matter") or matters_reached(user).filter(code=data["code"].upper()).first()
    if one is None:
        raise DomainError(_now("There is no matter with this code among those you see."), field="code")
    matter_link(actor=user, matter=one, petitions=rows)


def reopening_initial(user: User, petition: Petition) -> dict[str, Any]:
    """The reason filled in: the petitioner's own words, or what was said at a later meeting."""
    reason, asked = reopening_reason(petition)
    return {"initial": {"reason": reason, "asked_by_petitioner": asked}}


MEMORY_ACTS: dict[str, Act] = {
    "promise_keep": Act(
        _("Mark the promise as done"), "petitions.promise_end", memory.PromiseKeepForm, _keep,
        _("Marked as done. The petitioner is told."), kwargs=_today, obj=_promise,
        template="petitions/manage/petition_promise.html",
    ),
    "promise_drop": Act(
        _("The promise no longer stands"), "petitions.promise_end", memory.PromiseDropForm, _drop,
        _("Noted. The petitioner is told why."), obj=_promise, danger=True,
        template="petitions/manage/petition_promise.html",
    ),
    "link_matter": Act(
        _("Put it to a matter"), "petitions.link_matter", LinkMatterForm, _link, _("It belongs to the matter now."),
        kwargs=_matters, says=_("The same wish asked before or elsewhere: what was answered then stays in sight."),
        prefilled=("code", "also"),
    ),
    "unlink_matter": Act(
        _("Take it out of the matter"), "petitions.link_matter", UnmergeForm, plain(matter_unlink, "reason"),
        _("It belongs to no matter any more."),
    ),
    "wish_refuse": Act(
        _("Do not open it again"), "petitions.wish_refuse", memory.WishRefuseForm, plain(wishes_refuse, "reason"),
        _("Decided. The petitioner is told why."), danger=True, template="petitions/manage/petition_wish.html",
    ),
}  # fmt: skip


def memory_choices(user: User, petition: Petition) -> list[Choice]:
    """Those of them that this person can do now."""
    found = []
    if promise_open(petition) is not None and allowed(user, "petitions.promise_end", _promise(petition)):
        found += ["promise_keep", "promise_drop"]
    if wishes_of(petition) and allowed(user, "petitions.wish_refuse", petition):
        found.append("wish_refuse")
    if allowed(user, "petitions.link_matter", petition):
        found += ["unlink_matter"] if petition.matter_id else ["link_matter"]
    return [Choice(name, str(MEMORY_ACTS[name].label), True) for name in found]
