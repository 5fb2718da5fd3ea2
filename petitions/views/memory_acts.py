"""The acts on a petition that concern what outlives it: promises, wishes to reopen, the matter it belongs to."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.exceptions import DomainError
from core.permissions import allowed
from petitions.forms import memory
from petitions.models import Petition, Promise
from petitions.selectors import Act as Choice
from petitions.selectors.promises import promise_open
from petitions.selectors.ratings import reopening_reason, wishes_of
from petitions.services import promise_drop, promise_keep, wishes_refuse
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
    return [Choice(name, str(MEMORY_ACTS[name].label), True) for name in found]
