"""The acts that move, stop and start due dates: rows for `acts.ACTS` and `part_acts.PART_ACTS`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from petitions.forms import deadlines
from petitions.models import Assignment, Petition
from petitions.selectors.deadlines import chairs_days, extensions_asked
from petitions.services import due_extend, extension_ask, extension_decide, petition_pause, petition_resume
from petitions.views.act_row import Act
from petitions.views.acts_run import plain


def _asked(user: User, petition: Petition) -> dict[str, Any]:
    return {"changes": extensions_asked(petition)}


def _chairs_days(user: User, petition: Petition) -> dict[str, Any]:
    return {"conclusions": chairs_days(petition)}


def _chairs_days_of_part(user: User, part: Assignment) -> dict[str, Any]:
    return {"conclusions": chairs_days(part.petition)}


def _ask(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    extension_ask(actor=user, petition=petition, due=data["due"], reason=data["reason"])


def _ask_for_part(user: User, part: Assignment, form: Any) -> None:
    data = form.cleaned_data
    extension_ask(actor=user, petition=part.petition, assignment=part, due=data["due"], reason=data["reason"])


def _decide(user: User, petition: Petition, form: Any) -> None:
    data = form.cleaned_data
    extension_decide(actor=user, change=data["change"], grant=data["grant"], note=data["note"])


def _extend(user: User, petition: Petition, form: Any) -> None:
    _set(user, petition, None, form.cleaned_data)


def _extend_part(user: User, part: Assignment, form: Any) -> None:
    _set(user, part.petition, part, form.cleaned_data)


def _set(user: User, petition: Petition, part: Assignment | None, data: dict[str, Any]) -> None:
    due_extend(
        actor=user,
        petition=petition,
        assignment=part,
        due=data["due"],
        reason=data["reason"],
        conclusion=data.get("conclusion"),
    )


_NO_DATE_MOVES = _("No date moves until the office has decided.")
DUE_ACTS: dict[str, Act] = {
    "ask_extension": Act(
        _("Ask for more time for the whole"), "petitions.ask_extension", deadlines.AskExtensionForm, _ask,
        _("Asked. The office decides."), says=_NO_DATE_MOVES,
    ),
    "decide_extension": Act(
        _("Decide about more time"), "petitions.decide_extension", deadlines.DecideExtensionForm, _decide,
        _("Decided. The body is told."), kwargs=_asked, template="petitions/manage/petition_extension.html",
    ),
    "extend": Act(
        _("Change the due date"), "petitions.extend", deadlines.ExtendForm, _extend,
        _("The due date has moved. Everybody concerned is told."), kwargs=_chairs_days,
        says=_("Parts that shared the date move with it. The petitioner is told the new date and the reason."),
    ),
    "pause": Act(
        _("Pause the due date"), "petitions.pause", deadlines.PauseForm, plain(petition_pause, "reason"),
        _("The clock stands still. Everybody concerned is told."),
        says=_("No date runs and nobody is reminded until you let it run again; the days are added then."),
    ),
    "resume": Act(
        _("Let the due date run again"), "petitions.resume", deadlines.ResumeForm, plain(petition_resume),
        _("The clock runs again. Everybody concerned is told."),
        says=_("The days the pause lasted are added to every date that stood."),
    ),
}  # fmt: skip
DUE_PART_ACTS: dict[str, Act] = {
    "ask_extension": Act(
        _("Ask for more time"), "petitions.assignment_ask_extension", deadlines.AskExtensionForm, _ask_for_part,
        _("Asked. The office decides."), says=_NO_DATE_MOVES,
    ),
    "extend": Act(
        _("Change the due date"), "petitions.assignment_extend", deadlines.ExtendForm, _extend_part,
        _("The due date has moved. Everybody concerned is told."), kwargs=_chairs_days_of_part,
        says=_("Only this part; the petitioner's date stays."),
    ),
}  # fmt: skip
