"""What an act on a petition is to the one page that serves them all (`manage_acts`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from accounts.models import User
from petitions.forms.base import ActForm
from petitions.models import Petition
from petitions.views.acts_run import Run

Kwargs = Callable[[User, Any], dict[str, Any]]


def _no_kwargs(user: User, petition: Petition) -> dict[str, Any]:
    return {}


def _itself(petition: Petition) -> Any:
    return petition


@dataclass(frozen=True)
class Act:
    """One act; `danger`: something is lost."""

    label: str | Promise
    perm: str
    form: type[ActForm]
    run: Run
    done: str | Promise
    says: str | Promise = ""
    kwargs: Kwargs = _no_kwargs
    template: str = "petitions/manage/petition_form.html"
    danger: bool = False
    # On what the permission is asked: the petition, or something of it.
    obj: Callable[[Petition], Any] = _itself
    # Fields that a link to the act may fill in.
    prefilled: tuple[str, ...] = ()
